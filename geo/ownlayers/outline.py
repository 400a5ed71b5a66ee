"""A small outline map as SVG: land, water, borders, and shapes over them, without names.

Positions are [longitude, latitude] in WGS 84 degrees; the projection is Web Mercator.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.basemap import read_basemap
from geo.geometry import Extent
from geo.ownlayers.sound import sound_shape
from geo.ownlayers.thinning import thinned

_UNITS_PER_MM = 10
_PX = 2.6
_LEAST_DEGREES = 3.0
_FINEST_MM = 0.15
_FARTHEST = 85.0
_MOST_A_SHAPE = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paint:
    sea: str
    land: str
    shore: str
    border: str


_COLOUR = _Paint(sea="#d3e4ec", land="#f4f0e8", shore="#7f9aa6", border="#8d857a")
_MONO = _Paint(sea="#e9e9e9", land="#ffffff", shore="#777777", border="#777777")


def _mercator(lat: float) -> float:
    lat = min(max(lat, -_FARTHEST), _FARTHEST)
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


def fit(extent: Extent, ratio: float, pad: float = 0.08) -> Extent:
    """Return the extent widened to `ratio` (width by height) with a margin around it."""
    west, south, east, north = extent
    low, high = _mercator(south), _mercator(north)
    wide = max(east - west, _LEAST_DEGREES) * (1 + 2 * pad)
    tall = max(high - low, _LEAST_DEGREES) * (1 + 2 * pad)
    wide, tall = max(wide, tall * ratio), max(tall, wide / ratio)
    x, y = (west + east) / 2, (low + high) / 2
    return x - wide / 2, _latitude(y - tall / 2), x + wide / 2, _latitude(y + tall / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where a map lies on paper: its extent in degrees, its width and height in millimetres."""

    extent: Extent
    width: float
    height: float

    @property
    def finest(self) -> float:
        """The degrees below which nothing is to be seen."""
        west, _, east, _ = self.extent
        return (east - west) / self.width * _FINEST_MM

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the millimetres from the left and from the top."""
        west, south, east, north = self.extent
        low, high = _mercator(south), _mercator(north)
        x = (lon - west) / (east - west) * self.width
        return x, (high - _mercator(lat)) / (high - low) * self.height


def _path(frame: Frame, positions: Iterable[Sequence[float]], end: str = "") -> str:
    points = []
    for lon, lat, *_ in positions:
        x, y = frame.place(lon, lat)
        points.append(f"{x * _UNITS_PER_MM:.0f} {y * _UNITS_PER_MM:.0f}")
    return "M" + "L".join(points) + end


def _parts(shape: BaseGeometry, kind: str) -> list[Any]:
    found = getattr(shape, "geoms", [shape])
    return [part for part in found if part.geom_type == kind and not part.is_empty]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """The base map's shapes, valid and ready to be cut."""

    land: tuple[BaseGeometry, ...]
    lakes: tuple[BaseGeometry, ...]
    borders: tuple[BaseGeometry, ...]
    disputed: tuple[BaseGeometry, ...]


@lru_cache(maxsize=2)
def _ground(_checksum: str) -> _Ground:
    """Return the base map of the atlas with that checksum."""
    data = read_basemap()
    return _Ground(
        land=tuple(Polygon(outer, holes).buffer(0) for outer, *holes in data["land"]),
        lakes=tuple(Polygon(outer, holes).buffer(0) for outer, *holes in data["lakes"]),
        borders=tuple(map(LineString, data["borders"])),
        disputed=tuple(map(LineString, data["disputed"])),
    )


def _areas(frame: Frame, polygons: Iterable[BaseGeometry]) -> str:
    window = box(*frame.extent)
    paths = []
    for polygon in polygons:
        for part in _parts(polygon.intersection(window).simplify(frame.finest), "Polygon"):
            rings = (part.exterior, *part.interiors)
            paths += [_path(frame, ring.coords, "Z") for ring in rings]
    return "".join(paths)


def _courses(frame: Frame, lines: Iterable[BaseGeometry]) -> str:
    window = box(*frame.extent)
    return "".join(
        _path(frame, part.coords)
        for line in lines
        for part in _parts(line.intersection(window), "LineString")
    )


def _stroke(path: str, colour: str, width: float, dash: Sequence[float] = ()) -> str:
    dashes = f' stroke-dasharray="{" ".join(f"{d * _PX:.1f}" for d in dash)}"' if dash else ""
    end = "round" if dash and dash[0] < 1 else "butt"
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:.1f}" '
        f'stroke-linejoin="round" stroke-linecap="{end}"{dashes}/>'
    )


def _fill(path: str, colour: str, edge: str) -> str:
    paint = f'fill="{colour}" fill-rule="evenodd" stroke="{edge}" stroke-width="2"'
    return f'<path d="{path}" {paint}/>'


def shapes_svg(frame: Frame, shapes: Iterable[BaseGeometry], colour: str) -> str:
    """Return shapes of any kind in one colour; points that would cover each other are one."""
    areas, lines, spots = [], [], set()
    few = thinned(np.array(list(shapes), dtype=object), frame.finest, _MOST_A_SHAPE)
    for shape in (sound_shape(shapely.simplify(sound_shape(one), frame.finest)) for one in few):
        areas += _parts(shape, "Polygon")
        lines += _parts(shape, "LineString")
        for point in _parts(shape, "Point"):
            x, y = frame.place(point.x, point.y)
            spots.add((round(x), round(y)))
    drawn = _areas(frame, areas)
    dots = "".join(
        f'<circle cx="{x * _UNITS_PER_MM}" cy="{y * _UNITS_PER_MM}" r="13" fill="{colour}" '
        f'stroke="#ffffff" stroke-width="4"/>'
        for x, y in sorted(spots)
    )
    fill = f'<path d="{drawn}" fill="{colour}" fill-opacity=".35" stroke="{colour}" '
    return f'{fill}stroke-width="4"/>{_stroke(_courses(frame, lines), colour, 9)}{dots}'


def outline_svg(checksum: str, frame: Frame, over: str, *, mono: bool = False) -> str:
    """Return the base map of the atlas with that checksum, and a drawing over it."""
    ground, paint = _ground(checksum), _MONO if mono else _COLOUR
    width, height = round(frame.width * _UNITS_PER_MM), round(frame.height * _UNITS_PER_MM)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
            f'<rect width="{width}" height="{height}" fill="{paint.sea}"/>',
            _fill(_areas(frame, ground.land), paint.land, paint.shore),
            _fill(_areas(frame, ground.lakes), paint.sea, paint.shore),
            _stroke(_courses(frame, ground.borders), paint.border, 2.5, (4, 2)),
            _stroke(_courses(frame, ground.disputed), paint.border, 2.5, (1, 2)),
            over,
            "</svg>",
        )
    )
