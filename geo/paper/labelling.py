"""The worksheet's map: numbered places to name, each a quoted place of the topics."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from geo.atlas import Atlas, Feature
from geo.geometry import Extent
from geo.languages import localise_digits
from geo.paper.typeset import Ink
from geo.printing.choice import MapChoice
from geo.printing.pane import Pane
from geo.printing.projecting import kept_within, pad
from geo.quiz.hints import share_words
from geo.quiz.likeness import names_of
from geo.quiz.places import spots
from geo.quiz.pool import Pool, is_spot

Json = dict[str, Any]
_RATIO = 1.55
_APART_MM = 9.0
_MOST = 8
_FEWEST = 3
# Size of type in points, and pixels of the relief an inch: a handout has a dozen maps.
_LETTERS, _DPI = 8.0, 96
_MARGIN, _LEAST = 0.1, 1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineMap:
    """A map, the places to name on it, in the order of their numbers, and the lines drawn."""

    pane: Pane
    places: tuple[Feature, ...]
    lines: tuple[Feature, ...]


def extent_of(features: Iterable[Feature]) -> Extent:
    """Return west, south, east, north of some features together."""
    west, south, east, north = zip(*(f.geometry.bounds for f in features), strict=True)
    return min(west), min(south), max(east), max(north)


def pane_of(
    atlas: Atlas,
    extent: Extent,
    width: float,
    ink: Ink,
    ratio: float = _RATIO,
    letters: float = _LETTERS,
    **more: Any,
) -> Pane:
    """Return the map that shows an extent on paper `width` millimetres wide, as the screen would.

    It ends where the base map does.
    """
    plain = MapChoice(
        format="svg", paper="own", width=width, height=round(width / ratio, 1), extent=extent,
        projection="mercator", dpi=_DPI, letters=letters, style=ink, legend=False, north=False,
        stamp=False, **more,
    )  # fmt: skip
    frame = kept_within(Pane(atlas=atlas, choice=plain).frame, atlas.info.basemap_extent)
    return Pane(atlas=atlas, choice=plain.model_copy(update={"extent": frame.bounds}))


def _apart(pane: Pane, one: Feature, other: Feature) -> bool:
    x, y = pane.place(one.geometry.x, one.geometry.y)
    across, down = pane.place(other.geometry.x, other.geometry.y)
    return float((x - across) ** 2 + (y - down) ** 2) >= _APART_MM**2


def _has_course(line: Feature) -> bool:
    """Whether a line is where the map draws it; an arrow that stands for trade would crowd it."""
    return line.is_line and "schematic" not in line.part_classes


def _quoted(pool: Pool) -> list[Feature]:
    """Return the places that have quotes of their own."""
    return [pool.atlas.features[name] for _, name in spots(pool)]


def _along(pool: Pool) -> list[Feature]:
    """Return the other places along quoted lines, each name once and none of a quoted place."""
    names = {name for place in _quoted(pool) for name in names_of(place)}
    found: list[Feature] = []
    for place in filter(is_spot, pool.features):
        line = pool.atlas.features[place.facts.along] if place.facts.along else None
        if line and pool.proven(line.facts.quotes) and names.isdisjoint(names_of(place)):
            names |= names_of(place)
            found.append(place)
    return found


def outline_map(pool: Pool, width: float, rng: Random, ink: Ink = "colour") -> OutlineMap | None:
    """Return the map of the topics' places; None where they have too few."""
    own, along = _quoted(pool), _along(pool)
    known = [*own, *along]
    if len(known) < _FEWEST:
        return None
    rng.shuffle(own)
    rng.shuffle(along)
    lines = [f for f in pool.features if _has_course(f) and pool.proven(f.facts.quotes)]
    layers = tuple(dict.fromkeys(line.layer for line in lines))
    pane = pane_of(pool.atlas, pad(extent_of(known), _MARGIN, _LEAST), width, ink,
                   layers=layers, language=pool.language, relief=False)  # fmt: skip
    chosen: list[Feature] = []
    for place in (*own, *along):
        if len(chosen) < _MOST and all(_apart(pane, place, other) for other in chosen):
            chosen.append(place)
    order = sorted(chosen, key=lambda place: (-place.geometry.y, place.geometry.x))
    return OutlineMap(pane=pane, places=tuple(order), lines=tuple(lines))


def _mark(pane: Pane, place: Feature, number: str) -> Json:
    x, y = pane.place(place.geometry.x, place.geometry.y)
    return {"x": round(x, 2), "y": round(y, 2), "number": number}


def figure_json(pane: Pane, svg: str, marks: list[Json]) -> Json:
    """Return a map for the template: drawing, size and marks in millimetres."""
    choice = pane.choice
    return {"svg": svg, "width": choice.width, "height": choice.height, "marks": marks}


def map_json(pool: Pool, drawn: OutlineMap) -> Json:
    """Return the worksheet's map for the template; no name on it gives a place away."""
    names = [place.facts.names.in_language(pool.language) for place in drawn.places]
    marks = [
        _mark(drawn.pane, place, localise_digits(str(number), pool.language))
        for number, place in enumerate(drawn.places, start=1)
    ]
    svg = drawn.pane.outline(
        (line.id for line in drawn.lines),
        ((place.geometry.x, place.geometry.y) for place in drawn.places),
        lambda name: not any(share_words(name, other) for other in names),
    )
    return figure_json(drawn.pane, svg, marks)
