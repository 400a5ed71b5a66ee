"""Which names stand on a map image: those of features, with their notes, and of the ground."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from matplotlib.colors import to_hex, to_rgb
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.printing.canvas import Canvas
from geo.printing.choice import MapChoice
from geo.printing.content import Shown
from geo.printing.lettering import Name, Rect, Spot
from geo.printing.linework import pixel_of
from geo.printing.palette import ink_of
from geo.printing.pointwork import HALO, Symbol
from geo.printing.projecting import Box, Frame
from geo.symbology import style_of

_KIND_RANK = {"country": 40.0, "sea": 41.0, "town": 60.0, "region": 70.0}
_KIND_SIZE = {"country": 0.86, "sea": 0.98, "region": 0.8, "town": 0.8}
_ALONG = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)
# Names of features begin at the zoom at which the web map shows them.
_QUOTED_FROM, _CONTEXT_FROM = 4.4, 7.0


def _parts(geometry: BaseGeometry) -> tuple[BaseGeometry, ...]:
    return tuple(getattr(geometry, "geoms", (geometry,)))


def line_points(
    shown: tuple[Shown, ...], ways: list[BaseGeometry], box: Box, step: float
) -> NDArray[np.float64]:
    """Return points along lines and ways within a box, as rows of x, y and weight."""
    lines = [one for one in shown if not one.feature.is_point]
    weighed = [(one.geometry, 0.25 if one.feature.facts.context else 1.0) for one in lines]
    weighed += [(way, 1.5) for way in ways]
    found = [np.empty((0, 3))]
    for geometry, weight in weighed:
        for part in _parts(geometry):
            if part.length:
                pairs = np.asarray(part.segmentize(step).coords)[:, :2]
                found.append(np.column_stack((pairs, np.full(len(pairs), weight))))
    rows = np.concatenate(found)
    inside = (rows[:, 0] > box.left) & (rows[:, 0] < box.right)
    return rows[inside & (rows[:, 1] > box.bottom) & (rows[:, 1] < box.top)]


def spots_along(one: Shown, box: Box) -> tuple[Spot, ...]:
    """Return points of a line within a box, those near its middle first."""
    window = shapely.box(box.left, box.bottom, box.right, box.top)
    visible = shapely.intersection(one.geometry, window)
    lines = [part for part in _parts(visible) if part.length] or list(_parts(one.geometry))
    merged = shapely.line_merge(shapely.multilinestrings(lines))
    longest = max(_parts(merged), key=lambda part: part.length)
    points = [longest.interpolate(share, normalized=True) for share in _ALONG]
    spots = [(round(float(p.x), 3), round(float(p.y), 3)) for p in points]
    inside = [s for s in spots if box.left < s[0] < box.right and box.bottom < s[1] < box.top]
    return tuple(inside or spots[:1])


def _darker(colour: str, ink: str) -> str:
    (a, b, c), (d, e, f) = to_rgb(colour), to_rgb(ink)
    return str(to_hex((0.6 * a + 0.4 * d, 0.6 * b + 0.4 * e, 0.6 * c + 0.4 * f)))


def feature_names(
    canvas: Canvas, atlas: Atlas, choice: MapChoice, shown: tuple[Shown, ...],
    symbols: list[Symbol], box: Box,
) -> Iterator[Name]:  # fmt: skip
    """Yield the names of the features; a point's is left to the zoom that shows it."""
    by_id, size, pixel = {s.id: s for s in symbols}, canvas.sheet.type_size, pixel_of(canvas)
    for one in shown:
        facts = one.feature.facts
        words = facts.names.in_language(choice.language)
        rank = 0.0 if one.selected else 20.0 if facts.quotes else 80.0
        common: dict[str, Any] = {
            "words": words,
            "size": size * 0.84,
            "bold": True,
            "whole": one.selected,
            "owner": one.feature.id,
        }
        if one.feature.is_point:
            symbol = by_id[one.feature.id]
            reach = symbol.reach(pixel) * (1.25 if symbol.approximate else 1.0) + 1.2
            reach += HALO * pixel if symbol.selected else 0.0
            yield Name(**common, spots=((symbol.x, symbol.y),), reach=reach,
                       rank=rank + one.rank / 10)  # fmt: skip
        else:
            ink = ink_of(canvas.palette, style_of(atlas, one.feature), one.rank)
            yield Name(**common, spots=spots_along(one, box), reach=7 * pixel,
                       rank=rank + 5 + one.rank / 10,
                       colour=_darker(ink.colour, canvas.palette.ink))  # fmt: skip


def is_named(one: Shown, zoom: float) -> bool:
    """Whether a feature's name belongs on a map of this zoom."""
    facts, own = one.feature.facts, one.feature.own
    if one.selected:
        return True
    if not one.feature.is_point:
        return bool(facts.quotes or own)
    first = _QUOTED_FROM if facts.quotes or own else _CONTEXT_FROM
    return zoom >= max(facts.min_zoom, first)


def place_names_of(
    canvas: Canvas, atlas: Atlas, choice: MapChoice, frame: Frame, zoom: float
) -> Iterator[Name]:
    """Yield the names of countries, seas and towns."""
    size, look = canvas.sheet.type_size, canvas.palette
    colours = {"sea": look.water_name, "town": look.ink}
    west, south, east, north = frame.bounds
    for place in atlas.places:
        inside = west <= place.lon <= east and south <= place.lat <= north
        if not inside or zoom + 0.4 < place.min_zoom:
            continue
        ((x, y),) = frame.points([place.lon], [place.lat])
        words = place.names.in_language(choice.language)
        country = place.kind == "country" and choice.language not in ("fa", "ar")
        yield Name(
            words=words.upper() if country else words,
            spots=((round(float(x), 3), round(float(y), 3)),),
            reach=2.6 * pixel_of(canvas) + 1 if place.kind == "town" else 0.0,
            rank=_KIND_RANK[place.kind] + place.min_zoom / 20,
            size=size * _KIND_SIZE[place.kind],
            bold=place.kind == "country", italic=place.kind in {"sea", "region"},
            spaced=country, dot=place.kind == "town",
            colour=colours.get(place.kind, look.soft),
        )  # fmt: skip


def corners(canvas: Canvas, choice: MapChoice, frame: Frame, inset: Box | None) -> list[Rect]:
    """Return what scale bar, arrow and inset keep free of names."""
    size, b = canvas.sheet.type_size, frame.box
    found = []
    if choice.scale:
        high = size * (4.8 if choice.projection == "mercator" else 3.6)
        found.append((b.left, b.bottom, b.left + b.width * 0.24 + size * 6, b.bottom + high))
    if choice.north:
        found.append((b.right - size * 4.4, b.bottom, b.right, b.bottom + size * 5.4))
    if inset is not None:
        found.append((inset.left, inset.bottom, inset.right, inset.top))
    return found
