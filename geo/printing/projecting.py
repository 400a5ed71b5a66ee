"""From longitude and latitude to the points of a sheet, and back."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod, Transformer
from shapely import transform
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geo.geometry import Extent
from geo.printing.choice import ProjectionName

Floats = NDArray[np.float64]
GEOD: Final = Geod(ellps="WGS84")
# A world map ends where Web Mercator does.
_MOST_LAT: Final = 84.0


@lru_cache(maxsize=64)
def _transformer(definition: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", definition, always_xy=True)


def definition_of(name: ProjectionName, extent: Extent) -> str:
    """Return the PROJ string of a projection made for an extent."""
    west, south, east, north = extent
    if name == "mercator":
        return "EPSG:3857"
    middle, low = (west + east) / 2, south + (north - south) / 6
    high, centre = north - (north - south) / 6, (south + north) / 2
    if abs(low + high) < 2:
        high = low + 4
    kind = {"conic": "lcc", "equal-area": "aea"}[name]
    return (
        f"+proj={kind} +lat_1={low:.4f} +lat_2={high:.4f} +lat_0={centre:.4f} "
        f"+lon_0={middle:.4f} +datum=WGS84"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the sheet in points, from the lower left corner."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.bottom + self.height

    def inset(self, by: float) -> "Box":
        """Return the box without a border of so many points."""
        return Box(
            left=self.left + by,
            bottom=self.bottom + by,
            width=max(self.width - 2 * by, 0.0),
            height=max(self.height - 2 * by, 0.0),
        )


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A part of the world in a box of the sheet: `scale` is points a projected metre."""

    box: Box
    definition: str
    origin: tuple[float, float]
    scale: float

    def points(self, lons: Any, lats: Any) -> Floats:
        """Return longitudes and latitudes in degrees as an array of x, y in points."""
        x, y = _transformer(self.definition).transform(
            np.asarray(lons), np.clip(np.asarray(lats), -_MOST_LAT, _MOST_LAT)
        )
        return np.column_stack(
            (
                (np.asarray(x) - self.origin[0]) * self.scale + self.box.left,
                (np.asarray(y) - self.origin[1]) * self.scale + self.box.bottom,
            )
        )

    def lonlats(self, points: Floats) -> Floats:
        """Return points of the sheet as an array of longitude, latitude in degrees."""
        x = (points[:, 0] - self.box.left) / self.scale + self.origin[0]
        y = (points[:, 1] - self.box.bottom) / self.scale + self.origin[1]
        lons, lats = _transformer(self.definition).transform(x, y, direction="INVERSE")
        return np.column_stack((lons, lats))

    def project(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry in degrees as one in points."""
        return transform(geometry, lambda pairs: self.points(pairs[:, 0], pairs[:, 1]))

    @property
    def bounds(self) -> Extent:
        """The degrees that the box shows, as west, south, east, north."""
        b = self.box
        xs, ys = np.linspace(b.left, b.right, 25), np.linspace(b.bottom, b.top, 25)
        edges = [
            *((x, y) for x in xs for y in (b.bottom, b.top)),
            *((x, y) for y in ys for x in (b.left, b.right)),
        ]
        found = self.lonlats(np.array(edges))
        found = found[np.isfinite(found).all(axis=1)]
        (west, south), (east, north) = found.min(axis=0), found.max(axis=0)
        return float(west), float(south), float(east), float(north)

    @property
    def kilometre(self) -> float:
        """How many points a kilometre takes from west to east in the middle, geodesically."""
        middle = np.array(
            [[self.box.left + self.box.width * s, self.box.bottom + self.box.height / 2] for s in
             (0.48, 0.52)]
        )  # fmt: skip
        (lon_a, lat_a), (lon_b, lat_b) = self.lonlats(middle)
        _, _, metres = GEOD.inv(lon_a, lat_a, lon_b, lat_b)
        return float(0.04 * self.box.width / (metres / 1000))


def fit(place: Box, name: ProjectionName, extent: Extent) -> Frame:
    """Return the frame that shows an extent as large as the box allows."""
    definition = definition_of(name, extent)
    west, south, east, north = extent
    edges = box(west, south, east, north).segmentize((east - west) / 24 or 1.0)
    pairs = np.array(edges.exterior.coords)
    x, y = _transformer(definition).transform(pairs[:, 0], np.clip(pairs[:, 1], -84.0, 84.0))
    wide, high = float(np.ptp(x)), float(np.ptp(y))
    scale = min(place.width / wide, place.height / high)
    centre = (float(x.min() + wide / 2), float(y.min() + high / 2))
    origin = (centre[0] - place.width / scale / 2, centre[1] - place.height / scale / 2)
    return Frame(box=place, definition=definition, origin=origin, scale=scale)


def kept_within(frame: Frame, extent: Extent) -> Frame:
    """Return a Mercator frame moved, and drawn closer where that is not enough, into an extent."""
    west, south, east, north = extent
    xs, ys = _transformer(frame.definition).transform([west, east], [south, north])
    wide, high = frame.box.width / frame.scale, frame.box.height / frame.scale
    closer = max(wide / (xs[1] - xs[0]), high / (ys[1] - ys[0]), 1.0)
    x, y = frame.origin[0] + wide / 2, frame.origin[1] + high / 2
    wide, high = wide / closer, high / closer
    left = min(max(x - wide / 2, xs[0]), xs[1] - wide)
    low = min(max(y - high / 2, ys[0]), ys[1] - high)
    return replace(frame, origin=(left, low), scale=frame.scale * closer)


def pad(extent: Extent, share: float, least: float = 0.6) -> Extent:
    """Return an extent with a margin; points get at least `least` degrees around them."""
    west, south, east, north = extent
    wide = max((east - west) * share, least)
    high = max((north - south) * share, least * math.cos(math.radians((south + north) / 2)))
    return west - wide, max(south - high, -80.0), east + wide, min(north + high, 80.0)
