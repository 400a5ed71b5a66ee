"""The colours of a map image: paper, ground and ink in each style, and a line's own colour."""

from dataclasses import dataclass
from typing import Final

from geo.printing.choice import StyleName
from geo.symbology import SELECTION, Style

# The size of ordinary type, in points, at which widths and symbols are as they are given.
USUAL_TYPE: Final = 7.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one style.

    `shade` is how strong the relief is, `context` how strong what no document speaks of.
    """

    paper: str
    ink: str
    soft: str
    sea: str
    land: str
    shore: str
    border: str
    halo: str
    water_name: str
    note: str
    shade: float
    selection: str = SELECTION
    is_dark: bool = False
    is_mono: bool = False
    bolder: float = 1.0
    context: float = 0.55


_LIGHT: Final = Palette(
    paper="#ffffff", ink="#22262a", soft="#5c6166", sea="#d6e6ee", land="#f3eee4", shore="#8fabb8",
    border="#b3aa9b", halo="#ffffff", water_name="#3f6f87", note="#8c2f1b", shade=0.36,
)  # fmt: skip
PALETTES: Final[dict[StyleName, Palette]] = {
    "colour": _LIGHT,
    "mono": Palette(
        paper="#ffffff", ink="#000000", soft="#4a4a4a", sea="#ececec", land="#ffffff",
        shore="#7a7a7a", border="#a8a8a8", halo="#ffffff", water_name="#5a5a5a",
        note="#000000", shade=0.22,
        selection="#c4c4c4", is_mono=True,
    ),
    "contrast": Palette(
        paper="#ffffff", ink="#000000", soft="#1c1c1c", sea="#cfe6f5", land="#ffffff",
        shore="#35607a", border="#8a8a8a", halo="#ffffff", water_name="#123f5c",
        note="#6e1500", shade=0.0,
        bolder=1.45, context=0.8,
    ),
    "dark": Palette(
        paper="#15191b", ink="#ece9e3", soft="#aeb4b8", sea="#182229", land="#2b2f31",
        shore="#4d6370", border="#6d7174", halo="#14191c", water_name="#8fb8cc",
        note="#ff9d7a", shade=0.5,
        is_dark=True,
    ),
}  # fmt: skip
# In black and white a layer is told by its tone and whether its line has a white core;
# from the fifth on, by beads along its line; by the shape of its dots in any case.
_TONES: Final = (("#000000", False), ("#000000", True), ("#707070", False), ("#707070", True))
SHAPES: Final = ("circle", "square", "diamond", "triangle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How one line or symbol is coloured: its colour, and whether it has a core of paper.

    `dot` is the shape of its dots, `beads` the shape that recurs along its lines, if any,
    `filled` or not; `bars` is how many short bars cross them, by which the kinds of lines in
    a layer are told apart.
    """

    colour: str
    cored: bool = False
    dot: str = "circle"
    beads: str | None = None
    filled: bool = False
    bars: int = 0


def ink_of(palette: Palette, style: Style, rank: int, kind: int = 0) -> Ink:
    """Return the ink of a layer's style; `rank` is the layer's place among those drawn.

    `kind` is the place of a line's kind among those of its layer.
    """
    if not palette.is_mono:
        return Ink(colour=style.colour_dark if palette.is_dark else style.colour)
    tone, cored = _TONES[rank % len(_TONES)]
    shape = SHAPES[rank % len(SHAPES)]
    beads = shape if rank >= len(_TONES) else None
    return Ink(colour=tone, cored=cored, dot=shape, beads=beads, filled=rank >= 2 * len(_TONES),
               bars=kind)  # fmt: skip
