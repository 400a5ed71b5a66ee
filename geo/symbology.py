"""The one symbology: how kind, status and geometry class look, on the web and in print."""

from dataclasses import dataclass, replace
from typing import Any, Final, Literal, get_args

from geo.atlas import Atlas, Feature, Layer
from geo.model import GeometryClass, StatusValue

SELECTION: Final = "#F0E442"
GLYPHS: Final[dict[str, str]] = {
    "dot": "M8 4.2a3.8 3.8 0 1 1 0 7.6a3.8 3.8 0 1 1 0-7.6z",
    "gate": "M2.5 13.5v-10h2.4v2h6.2v-2h2.4v10h-2.4v-5.6h-6.2v5.6z",
    "anchor": (
        "M7.1 6.4v-.9a2 2 0 1 1 1.8 0v.9h2.3v1.6h-2.3v4.2c1.7-.3 2.8-1.3 3.2-2.7l-1.2.4"
        "l1.9-3l1.7 3.1l-1-.1c-.5 2.6-2.6 4.2-5.5 4.2s-5-1.6-5.5-4.2l-1 .1l1.7-3.1l1.9 3"
        "l-1.2-.4c.4 1.4 1.5 2.4 3.2 2.7v-4.2h-2.3v-1.6z"
    ),
    "flag": "M3.4 14.2v-12.6h1.5v1l7.9 1.7l-2.3 2.4l2.3 2.7h-7.9v4.8z",
    "book": "M2 3.4c2.2-.8 4.2-.6 6 .6c1.8-1.2 3.8-1.4 6-.6v9.2c-2.2-.7-4.2-.5-6 .6c-1.8-1.1-3.8-1.3-6-.6z",
    "drop": "M8 1.4c2.6 3.4 4.3 5.7 4.3 8a4.3 4.3 0 0 1-8.6 0c0-2.3 1.7-4.6 4.3-8z",
    "terminal": "M1.8 13.6v-7.2l6.2-4l6.2 4v7.2h-3v-5h-6.4v5z",
    "train": "M4 2.2h8v8.4h-8zM5.4 3.8v2.8h5.2v-2.8zM3 14l1.8-2.6h6.4l1.8 2.6h-1.9l-.8-1.2h-4.6l-.8 1.2z",
    "star": "M8 1.6l1.9 4.2l4.6.5l-3.4 3.1l1 4.5l-4.1-2.3l-4.1 2.3l1-4.5l-3.4-3.1l4.6-.5z",
    "venue": "M8 1.8l6 3.4v1.4h-12v-1.4zM3.4 7.6h1.8v4.4h-1.8zM7.1 7.6h1.8v4.4h-1.8zM10.8 7.6h1.8v4.4h-1.8zM2.2 12.8h11.6v1.6h-11.6z",
    "plane": "M7.2 1.8a.8 .8 0 0 1 1.6 0v4.2l5.4 3.4v1.5l-5.4-1.7v3.2l1.7 1.2v1l-2.5-.7l-2.5 .7v-1l1.7-1.2v-3.2l-5.4 1.7v-1.5l5.4-3.4z",
    "plant": "M1.8 14v-6.4l3.6 2.2v-2.2l3.6 2.2v-2.2l1.6 1v-6h2v7.2l1.6 1v3.2z",
    "people": "M5.4 7a2.2 2.2 0 1 1 0-4.4a2.2 2.2 0 1 1 0 4.4zM11 7.4a1.8 1.8 0 1 1 0-3.6a1.8 1.8 0 1 1 0 3.6zM1.6 13.4c0-3 1.6-5.2 3.8-5.2s3.8 2.2 3.8 5.2zM10.2 13.4c0-2-.5-3.6-1.3-4.6c.6-.5 1.3-.7 2.1-.7c2 0 3.4 2 3.4 5.3z",
    "junction": "M8 1.8l6.2 6.2l-6.2 6.2l-6.2-6.2z",
}
_SMALL: Final = frozenset({"dot"})
_SCHEMATIC_DASH: Final = (16.0, 7.0)
_PROPOSED_DASH: Final = (5.0, 5.0)
_BOTH_DASH: Final = (16.0, 5.0, 4.0, 5.0)
_HISTORICAL_DASH: Final = (0.1, 6.0)
_CANCELLED_DASH: Final = (2.0, 7.0)
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
    "approximate-place",
    "unbuilt-place",
]
_UNBUILT: Final = frozenset({"started", "planned", "proposed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How one part of a feature is drawn; widths, sizes and dashes in CSS pixels."""

    colour: str
    colour_dark: str
    width: float
    dash: tuple[float, ...]
    hollow: bool
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
    "approximate-place": {"glyph": "dot"},
    "unbuilt-place": {"glyph": "dot", "hollow": True},
}


def dash_of(kind: str, status: StatusValue, geometry_class: GeometryClass) -> tuple[float, ...]:
    """Return the dash pattern that tells status, geometry class and fluid apart."""
    if status == "historical":
        return _HISTORICAL_DASH
    if status == "cancelled":
        return _CANCELLED_DASH
    if status in _UNBUILT:
        return _BOTH_DASH if geometry_class == "schematic" else _PROPOSED_DASH
    if geometry_class == "schematic":
        return _SCHEMATIC_DASH
    if kind.endswith("gas-pipeline"):
        return _GAS_DASH
    if geometry_class == "approximate":
        return _APPROXIMATE_DASH
    return _THROUGH_DASH if geometry_class == "through-stations" else ()


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
        arrow=geometry_class == "schematic" and not (feature.is_point or facts.context),
        glyph=glyph,
        size=14 if glyph in _SMALL else 24,
    )


def legend_of(atlas: Atlas, layer: Layer) -> tuple[LegendEntry, ...]:
    """Return one entry for each kind of feature in the layer, lines first."""
    entries: dict[str, LegendEntry] = {}
    for feature in sorted(located_of(layer), key=lambda feature: feature.facts.context):
        facts = feature.facts
        style = replace(style_of(atlas, feature), arrow=False)
        if not feature.is_point:
            style = replace(style, dash=_GAS_DASH if facts.kind.endswith("gas-pipeline") else ())
        entries.setdefault(facts.kind, LegendEntry(kind=facts.kind, style=style))
    return tuple(sorted(entries.values(), key=lambda entry: entry.style.glyph is not None))


def located_of(layer: Layer) -> tuple[Feature, ...]:
    """Return the layer's features that have a place on the map."""
    return tuple(feature for feature in layer.features if feature.is_located)


def _keys_of(feature: Feature) -> set[MarkKey]:
    keys: set[MarkKey] = {"context"} if feature.facts.context else set()
    status = feature.facts.status.value
    if feature.is_point:
        if status in _UNBUILT:
            keys.add("unbuilt-place")
        return keys | ({"approximate-place"} if "approximate" in feature.part_classes else set())
    if status in _UNBUILT:
        keys.add("unbuilt")
    elif status in {"historical", "cancelled"}:
        keys.add("historical" if status == "historical" else "cancelled")
    return keys | set(feature.part_classes)


def marks_of(layer: Layer) -> tuple[Mark, ...]:
    """Return the marks that occur in the layer, in the order of the legend."""
    present = {key for feature in located_of(layer) for key in _keys_of(feature)}
    return tuple(
        Mark(key=key, style=replace(_NEUTRAL, **_SAMPLES[key]))
        for key in get_args(MarkKey)
        if key in present
    )
