"""The worksheet's map: numbered places to name, each a quoted place of the topics."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from geo.atlas import Feature
from geo.geometry import Extent
from geo.languages import localise_digits
from geo.paper.sketch import Frame, fit, sketch_svg
from geo.paper.typeset import Ink
from geo.quiz.hints import share_words
from geo.quiz.places import spots
from geo.quiz.pool import Pool

Json = dict[str, Any]
_RATIO = 1.55
_APART_MM = 9.0
_MOST = 8
_FEWEST = 3
_FARTHEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineMap:
    """A frame, the places to name on it, in the order of their numbers, and the lines drawn."""

    frame: Frame
    places: tuple[Feature, ...]
    lines: tuple[Feature, ...]


def extent_of(features: Iterable[Feature]) -> Extent:
    """Return west, south, east, north of some features together."""
    west, south, east, north = zip(*(f.geometry.bounds for f in features), strict=True)
    return min(west), min(south), max(east), max(north)


def frame_of(extent: Extent, width: float, ratio: float = _RATIO) -> Frame:
    """Return the frame that shows an extent on paper `width` millimetres wide."""
    return Frame(extent=fit(extent, ratio), width=width, height=round(width / ratio, 1))


def _apart(frame: Frame, one: Feature, other: Feature) -> bool:
    x, y = frame.place(one.geometry.x, one.geometry.y)
    across, down = frame.place(other.geometry.x, other.geometry.y)
    return float((x - across) ** 2 + (y - down) ** 2) >= _APART_MM**2


def outline_map(pool: Pool, width: float, rng: Random) -> OutlineMap | None:
    """Return the map of the topics' places; None where they have too few."""
    features = pool.atlas.features
    known = [features[name] for _, name in spots(pool)]
    if len(known) < _FEWEST:
        return None
    own = [place for place in known if pool.proven(place.facts.quotes)]
    along = [place for place in known if place not in own]
    rng.shuffle(own)
    rng.shuffle(along)
    frame = frame_of(extent_of(known), width)
    chosen: list[Feature] = []
    for place in (*own, *along):
        if len(chosen) < _MOST and all(_apart(frame, place, other) for other in chosen):
            chosen.append(place)
    lines = [f for f in pool.features if f.is_line and pool.proven(f.facts.quotes)]
    order = sorted(chosen, key=lambda place: (-place.geometry.y, place.geometry.x))
    return OutlineMap(frame=frame, places=tuple(order), lines=tuple(lines))


def _mark(frame: Frame, place: Feature, number: str) -> Json:
    x, y = frame.place(place.geometry.x, place.geometry.y)
    return {"x": round(x, 2), "y": round(y, 2), "number": number}


def country_labels(pool: Pool, frame: Frame, names: Iterable[str]) -> list[Json]:
    """Return the names of countries and seas on the map that tell none of `names`."""
    avoided, found = list(names), list[Json]()
    for place in sorted(pool.atlas.places, key=lambda place: place.min_zoom):
        name = place.names.in_language(pool.language)
        told = place.kind in ("country", "sea") and place.min_zoom <= _FARTHEST
        if not told or not frame.holds(place.lon, place.lat):
            continue
        x, y = frame.place(place.lon, place.lat)
        inside = 14 < x < frame.width - 14 and 5 < y < frame.height - 5
        free = all(abs(x - o["x"]) > 24 or abs(y - o["y"]) > 6 for o in found)
        if inside and free and not any(share_words(name, other) for other in avoided):
            found.append({"x": round(x, 2), "y": round(y, 2), "name": name, "kind": place.kind})
    return found


def map_json(pool: Pool, drawn: OutlineMap, ink: Ink) -> Json:
    """Return the map for the template: drawing, marks and names in millimetres."""
    names = [place.facts.names.in_language(pool.language) for place in drawn.places]
    numbers = [localise_digits(str(n + 1), pool.language) for n in range(len(names))]
    return {
        "svg": sketch_svg(pool.atlas, drawn.frame, drawn.lines, ink),
        "width": drawn.frame.width,
        "height": drawn.frame.height,
        "marks": [_mark(drawn.frame, p, n) for p, n in zip(drawn.places, numbers, strict=True)],
        "labels": country_labels(pool, drawn.frame, names),
    }
