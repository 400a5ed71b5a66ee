"""The one symbology: how kind, status and geometry class look, on the web and in print."""

from dataclasses import dataclass
from typing import Final

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
    "junction": "M8 1.8l6.2 6.2l-6.2 6.2l-6.2-6.2z",
}
_SMALL: Final = frozenset({"dot"})
_SCHEMATIC_DASH: Final = (16.0, 7.0)
_PROPOSED_DASH: Final = (5.0, 5.0)
_BOTH_DASH: Final = (16.0, 5.0, 4.0, 5.0)
_HISTORICAL_DASH: Final = (0.1, 6.0)
_CANCELLED_DASH: Final = (2.0, 7.0)
_THROUGH_DASH: Final = (22.0, 3.0)
_GAS_DASH: Final = (10.0, 3.5)
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
    """One line of the legend: what stands for it and what it is called."""

    kind: str
    status: StatusValue
    geometry_class: GeometryClass
    context: bool
    style: Style


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
    return _THROUGH_DASH if geometry_class == "through-stations" else ()


def style_of(atlas: Atlas, feature: Feature, part: int = 0) -> Style:
    """Return how part `part` of `feature` is drawn."""
    facts, info = feature.facts, atlas.layer(feature.layer).info
    geometry_class = feature.part_classes[part]
    glyph = atlas.kinds[facts.kind].glyph if feature.is_point else None
    return Style(
        colour=info.colour,
        colour_dark=info.colour_dark,
        width=2.0 if facts.context else 3.4,
        dash=() if feature.is_point else dash_of(facts.kind, facts.status.value, geometry_class),
        hollow=facts.context or (feature.is_point and facts.status.value in _UNBUILT),
        arrow=geometry_class == "schematic" and not feature.is_point,
        glyph=glyph,
        size=14 if glyph in _SMALL else 24,
    )


def legend_of(atlas: Atlas, layer: Layer) -> tuple[LegendEntry, ...]:
    """Return one entry for each way in which something of the layer is drawn."""
    entries: dict[tuple[object, ...], LegendEntry] = {}
    for feature in layer.features:
        facts = feature.facts
        for index, geometry_class in enumerate(feature.part_classes):
            style = style_of(atlas, feature, index)
            key = (facts.kind, facts.status.value, geometry_class, facts.context)
            entries.setdefault(
                key,
                LegendEntry(
                    kind=facts.kind,
                    status=facts.status.value,
                    geometry_class=geometry_class,
                    context=facts.context,
                    style=style,
                ),
            )
    return tuple(sorted(entries.values(), key=lambda e: (e.style.glyph is not None, e.context)))
