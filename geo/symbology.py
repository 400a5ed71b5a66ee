"""The one symbology: how kind, status and geometry class look, on the web and in print."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args

from geo.atlas import Atlas, Feature, Layer
from geo.model import GeometryClass, StatusValue

SELECTION: Final = "#F0E442"
# The colours of up to five ways, on light and on dark ground (Okabe-Ito); ways carry numbers too.
WAY_COLOURS: Final = (
    ("#0072B2", "#56B4E9"),
    ("#D55E00", "#F58A3C"),
    ("#009E73", "#2FC79B"),
    ("#A4477C", "#E09CC4"),
    ("#705800", "#E6C229"),
)
Dash = tuple[float, ...]
_SMALL: Final = frozenset({"dot"})
_SCHEMATIC_DASH: Final = (16.0, 7.0)
_PROPOSED_DASH: Final = (5.0, 5.0)
_BOTH_DASH: Final = (16.0, 5.0, 4.0, 5.0)
_HISTORICAL_DASH: Final = (0.1, 6.0)
_CANCELLED_DASH: Final = (2.0, 7.0)
_UNKNOWN_DASH: Final = (12.0, 5.0, 2.0, 5.0, 2.0, 5.0)
_THROUGH_DASH: Final = (22.0, 3.0)
_APPROXIMATE_DASH: Final = (30.0, 3.0, 3.0, 3.0)
_GAS_DASH: Final = (10.0, 3.5)
MarkKey = Literal[
    "traced",
    "through-stations",
    "schematic",
    "approximate",
    "unbuilt",
    "cancelled",
    "historical",
    "context",
    "unknown",
    "approximate-place",
    "unbuilt-place",
    "past-place",
]
_OVER: Final = frozenset({"historical", "cancelled"})
_UNBUILT: Final = frozenset({"started", "planned", "proposed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one part of a feature is drawn; widths, sizes and dashes in CSS pixels."""

    colour: str
    colour_dark: str
    width: float
    dash: Dash
    hollow: bool
    past: bool
    arrow: bool
    glyph: str | None
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One line of a layer's legend: a kind of feature and how it is drawn."""

    kind: str
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a dash, an outline or a hollow shape means, with a neutral sample."""

    key: MarkKey
    style: Style


_NEUTRAL: Final = Style(
    colour="#555555",
    colour_dark="#BBBBBB",
    width=3.0,
    dash=(),
    hollow=False,
    past=False,
    arrow=False,
    glyph=None,
    size=24,
)
_SAMPLES: Final[dict[MarkKey, dict[str, Any]]] = {
    "traced": {},
    "through-stations": {"dash": _THROUGH_DASH},
    "schematic": {"dash": _SCHEMATIC_DASH, "arrow": True},
    "approximate": {"dash": _APPROXIMATE_DASH},
    "unbuilt": {"dash": _PROPOSED_DASH},
    "cancelled": {"dash": _CANCELLED_DASH},
    "historical": {"dash": _HISTORICAL_DASH},
    "context": {"hollow": True},
    "unknown": {"dash": _UNKNOWN_DASH},
    "past-place": {"glyph": "dot", "past": True},
    "approximate-place": {"glyph": "dot"},
    "unbuilt-place": {"glyph": "dot", "hollow": True},
}


_STATUS_DASH: Final[dict[StatusValue, Dash]] = {
    "historical": _HISTORICAL_DASH,
    "cancelled": _CANCELLED_DASH,
    "unknown": _UNKNOWN_DASH,
}
_CLASS_DASH: Final[dict[GeometryClass, Dash]] = {
    "traced": (),
    "through-stations": _THROUGH_DASH,
    "schematic": _SCHEMATIC_DASH,
    "approximate": _APPROXIMATE_DASH,
}


def is_unbuilt(status: StatusValue) -> bool:
    """Whether a thing in this state does not stand yet, and is drawn hollow."""
    return status in _UNBUILT


def is_over(status: StatusValue) -> bool:
    """Whether a thing in this state is no more, or never came, and is drawn hatched."""
    return status in _OVER


def dash_of(kind: str, status: StatusValue, geometry_class: GeometryClass) -> Dash:
    """Return the dash pattern that tells status, geometry class and fluid apart."""
    if status in _STATUS_DASH:
        return _STATUS_DASH[status]
    if status in _UNBUILT:
        return _BOTH_DASH if geometry_class == "schematic" else _PROPOSED_DASH
    if kind.endswith("gas-pipeline") and geometry_class != "schematic":
        return _GAS_DASH
    return _CLASS_DASH[geometry_class]


def _width_of(feature: Feature, geometry_class: GeometryClass) -> float:
    if feature.facts.context:
        return 1.8
    return 2.6 if geometry_class == "schematic" else 3.6


def style_of(atlas: Atlas, feature: Feature, part: int = 0) -> Style:
    """Return how part `part` of `feature` is drawn."""
    facts, info = feature.facts, atlas.layer(feature.layer).info
    geometry_class = feature.part_classes[part]
    glyph = atlas.kinds[facts.kind].glyph if feature.is_point else None
    return Style(
        colour=info.colour,
        colour_dark=info.colour_dark,
        width=_width_of(feature, geometry_class),
        dash=() if feature.is_point else dash_of(facts.kind, facts.status.value, geometry_class),
        hollow=facts.context or (feature.is_point and facts.status.value in _UNBUILT),
        past=feature.is_point and facts.status.value in _OVER,
        arrow=geometry_class == "schematic" and not (feature.is_point or facts.context),
        glyph=glyph,
        size=14 if glyph in _SMALL else 24,
    )


def way_style(number: int, status: StatusValue, geometry_class: GeometryClass) -> Style:
    """Return how a stretch of way `number`, counted from 0, is drawn."""
    colour, colour_dark = WAY_COLOURS[number % len(WAY_COLOURS)]
    return replace(
        _NEUTRAL,
        colour=colour,
        colour_dark=colour_dark,
        width=4.0,
        dash=dash_of("way", status, geometry_class),
    )


def legend_of(atlas: Atlas, layer: Layer) -> tuple[LegendEntry, ...]:
    """Return one entry for each kind of feature in the layer, lines first."""
    return legend_of_shown(atlas, located_of(layer))


def legend_of_shown(atlas: Atlas, features: Iterable[Feature]) -> tuple[LegendEntry, ...]:
    """Return one entry for each kind among the features, lines first."""
    entries: dict[str, LegendEntry] = {}
    for feature in sorted(features, key=lambda feature: feature.facts.context):
        facts = feature.facts
        style = style_of(atlas, feature)
        entries.setdefault(facts.kind, LegendEntry(kind=facts.kind, style=style))
    return tuple(sorted(entries.values(), key=lambda entry: entry.style.glyph is not None))


def located_of(layer: Layer) -> tuple[Feature, ...]:
    """Return the layer's features that have a place on the map."""
    return tuple(feature for feature in layer.features if feature.is_located)


def kind_number(atlas: Atlas, feature: Feature) -> int:
    """Return the place of a line's kind among the kinds of lines in its layer, from 0."""
    lines = [one for one in atlas.layer(feature.layer).features if not one.is_point]
    lines.sort(key=lambda one: one.facts.context)
    return list(dict.fromkeys(one.facts.kind for one in lines)).index(feature.facts.kind)


def _keys_of(feature: Feature) -> set[MarkKey]:
    keys: set[MarkKey] = {"context"} if feature.facts.context else set()
    status = feature.facts.status.value
    if feature.is_point:
        if status in _UNBUILT:
            keys.add("unbuilt-place")
        if status in _OVER:
            keys.add("past-place")
        return keys | ({"approximate-place"} if "approximate" in feature.part_classes else set())
    if status in _UNBUILT:
        keys.add("unbuilt")
    elif status == "historical":
        keys.add("historical")
    elif status == "cancelled":
        keys.add("cancelled")
    elif status == "unknown":
        keys.add("unknown")
    # How a line of a visitor's own was made nobody knows.
    return keys if feature.own else keys | set(feature.part_classes)


def marks_of(layer: Layer) -> tuple[Mark, ...]:
    """Return the marks that occur in the layer, in the order of the legend."""
    return marks_of_shown(located_of(layer))


def marks_of_shown(features: Iterable[Feature]) -> tuple[Mark, ...]:
    """Return the marks that occur among the features, in the order of the legend."""
    present = {key for feature in features for key in _keys_of(feature)}
    return tuple(
        Mark(key=key, style=replace(_NEUTRAL, **_SAMPLES[key]))
        for key in get_args(MarkKey)
        if key in present
    )
