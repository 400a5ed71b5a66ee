"""The colours of layers and ways as people with each kind of colour blindness see them.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), at full severity, for linear RGB.
The distance is CIE 1976's ΔE in CIELAB under D65; 2.3 is just noticeable.
"""

from itertools import combinations

import pytest

from geo.symbology import SELECTION, WAY_COLOURS, style_of

MACHADO = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)
CLEAR = 10.0
THEMES = ("colour", "colour_dark")


def _times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _linear(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]


def _lab(linear):
    ratios = [v / w for v, w in zip(_times(TO_XYZ, linear), WHITE, strict=True)]
    x, y, z = (r ** (1 / 3) if r > 0.008856 else 7.787 * r + 16 / 116 for r in ratios)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour, kind):
    """Return a colour in CIELAB as somebody with that kind of colour blindness sees it."""
    return _lab([min(1.0, max(0.0, part)) for part in _times(MACHADO[kind], _linear(colour))])


def apart(one, other, kind):
    """Return how far two colours are apart for such eyes."""
    pairs = zip(seen(one, kind), seen(other, kind), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def test_the_simulation_leaves_grey_as_it_is_and_confuses_what_such_eyes_confuse():
    for kind in MACHADO:
        assert apart("#808080", "#808080", kind) == 0
        light, a, b = seen("#808080", kind)
        assert abs(light - 53.6) < 1
        assert abs(a) < 2
        assert abs(b) < 2
    for kind in ("protanopia", "deuteranopia"):
        assert apart("#B0651E", "#7D7A18", kind) < apart("#B0651E", "#7D7A18", "tritanopia") / 2


@pytest.mark.parametrize("kind", MACHADO)
@pytest.mark.parametrize("theme", [0, 1])
def test_ways_keep_apart(kind, theme):
    for one, other in combinations(WAY_COLOURS, 2):
        assert apart(one[theme], other[theme], kind) > CLEAR, (one, other)


def _looks(atlas, layer):
    """Return everything but the colour by which a layer's features are drawn."""
    found = set()
    for feature in layer.features:
        if feature.is_located:
            for part in range(len(feature.parts)):
                style = style_of(atlas, feature, part)
                found.add((style.glyph, style.dash, style.hollow, style.arrow, style.width))
    return found


@pytest.mark.parametrize("kind", MACHADO)
@pytest.mark.parametrize("theme", THEMES)
def test_layers_that_come_close_in_colour_share_no_symbol_and_no_dash(atlas, kind, theme):
    close = [
        (one.info.id, other.info.id, sorted(map(str, shared)))
        for one, other in combinations(atlas.layers, 2)
        if apart(getattr(one.info, theme), getattr(other.info, theme), kind) <= CLEAR
        for shared in [_looks(atlas, one) & _looks(atlas, other)]
        if shared
    ]
    assert close == []


@pytest.mark.parametrize("kind", MACHADO)
def test_the_halo_of_a_selection_keeps_apart_from_every_line_on_it(atlas, kind):
    for layer in atlas.layers:
        assert apart(SELECTION, layer.info.colour, kind) > CLEAR
