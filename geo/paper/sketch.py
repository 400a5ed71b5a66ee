"""An outline map for paper: land, water, borders and chosen lines as SVG, without names.

Positions are [longitude, latitude] in WGS 84 degrees; the projection is Web Mercator.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from shapely.geometry import LineString, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Feature
from geo.basemap import read_basemap
from geo.geometry import Extent
from geo.paper.typeset import Ink
from geo.symbology import SELECTION, Style, style_of

_UNITS_PER_MM = 10
_PX = 2.6
_LEAST_DEGREES = 3.0
_FINEST_MM = 0.15
_PAINTS = {
    "colour": {"sea": "#d3e4ec", "land": "#f4f0e8", "shore": "#7f9aa6", "border": "#8d857a"},
    "mono": {"sea": "#e9e9e9", "land": "#ffffff", "shore": "#777777", "border": "#777777"},
}


def _mercator(lat: float) -> float:
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

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return the millimetres from the left and from the top."""
        west, south, east, north = self.extent
        low, high = _mercator(south), _mercator(north)
        x = (lon - west) / (east - west) * self.width
        return x, (high - _mercator(lat)) / (high - low) * self.height

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a position lies on the map."""
        west, south, east, north = self.extent
        return west <= lon <= east and south <= lat <= north


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
    fine = (frame.extent[2] - frame.extent[0]) / frame.width * _FINEST_MM
    paths = []
    for polygon in polygons:
        for part in _parts(polygon.intersection(window).simplify(fine), "Polygon"):
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


def _drawn(frame: Frame, style: Style, line: BaseGeometry, ink: Ink) -> str:
    course = _courses(frame, [line])
    colour = style.colour if ink == "colour" else "#000000"
    width = style.width * _PX
    return _stroke(course, "#ffffff", width + 7) + _stroke(course, colour, width, style.dash)


def halo_svg(frame: Frame, lines: Iterable[BaseGeometry], ink: Ink) -> str:
    """Return the wide mark under lines that are spoken of."""
    colour = SELECTION if ink == "colour" else "#bbbbbb"
    return "".join(_stroke(_courses(frame, [line]), colour, 34) for line in lines)


def dots_svg(frame: Frame, lonlats: Iterable[tuple[float, float]], ink: Ink) -> str:
    """Return the marks of points that are spoken of."""
    fill = SELECTION if ink == "colour" else "#ffffff"
    made = []
    for lonlat in lonlats:
        x, y = (round(part * _UNITS_PER_MM) for part in frame.place(*lonlat))
        circle = f'<circle cx="{x}" cy="{y}" r="13" fill="{fill}" stroke="#000000" '
        made.append(f'{circle}stroke-width="6"/>')
    return "".join(made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accent:
    """Drawings below and above the lines of a map."""

    under: str = ""
    over: str = ""


def sketch_svg(
    atlas: Atlas, frame: Frame, lines: Iterable[Feature], ink: Ink, accent: Accent | None = None
) -> str:
    """Return the map: base map and line features, in the colours of paper or in black."""
    spoken = accent or Accent()
    paint, ground = _PAINTS[ink], _ground(atlas.checksum)
    width, height = round(frame.width * _UNITS_PER_MM), round(frame.height * _UNITS_PER_MM)
    drawn = [
        _drawn(frame, style_of(atlas, line, index), part, ink)
        for line in lines
        for index, part in enumerate(line.parts)
    ]
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">',
            f'<rect width="{width}" height="{height}" fill="{paint["sea"]}"/>',
            _fill(_areas(frame, ground.land), paint["land"], paint["shore"]),
            _fill(_areas(frame, ground.lakes), paint["sea"], paint["shore"]),
            _stroke(_courses(frame, ground.borders), paint["border"], 2.5, (4, 2)),
            _stroke(_courses(frame, ground.disputed), paint["border"], 2.5, (1, 2)),
            spoken.under,
            *drawn,
            spoken.over,
            "</svg>",
        )
    )
