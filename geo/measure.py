"""Geodesic lengths and kilometre posts on the WGS 84 ellipsoid, in kilometres."""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Feature
from geo.model import GeometryClass

Lonlat = tuple[float, float]
_GEOD = Geod(ellps="WGS84")
_RADIUS = _GEOD.a / 1000
_ECCENTRICITY = _GEOD.es
_NEAR_KM = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class KilometrePost:
    """A point's place along a line: kilometres from its beginning, kilometres aside."""

    feature: Feature
    km: float
    aside_km: float


def distance_km(start: Lonlat, end: Lonlat) -> float:
    """Return the geodesic distance between two (longitude, latitude) points."""
    return float(_GEOD.inv(start[0], start[1], end[0], end[1])[2]) / 1000


def _lonlats(line: BaseGeometry) -> list[Lonlat]:
    return [(float(x), float(y)) for x, y, *_ in line.coords]


def length_km(geometry: BaseGeometry) -> float:
    """Return the geodesic length of a line or of the parts of a multi-line."""
    return float(_GEOD.geometry_length(geometry)) / 1000


def length_by_class(feature: Feature) -> dict[GeometryClass, float]:
    """Return the kilometres of each geometry class in a line feature."""
    lengths: dict[GeometryClass, float] = {}
    for part, kind in zip(feature.parts, feature.part_classes, strict=True):
        lengths[kind] = lengths.get(kind, 0.0) + length_km(part)
    return lengths


@lru_cache(maxsize=64)
def posts_of(lonlats: tuple[Lonlat, ...]) -> tuple[float, ...]:
    """Return the geodesic kilometres from the beginning of a line to each of its points."""
    return tuple(accumulate((distance_km(a, b) for a, b in pairwise(lonlats)), initial=0.0))


def _plane(lonlats: tuple[Lonlat, ...], centre: Lonlat) -> NDArray[np.float64]:
    """Return kilometres east and north of `centre`, true near it (WGS 84 radii there)."""
    lat = np.radians(centre[1])
    flat = 1 - _ECCENTRICITY * np.sin(lat) ** 2
    north = _RADIUS * (1 - _ECCENTRICITY) / flat**1.5
    east = _RADIUS / np.sqrt(flat) * np.cos(lat)
    plane: NDArray[np.float64] = np.radians(np.array(lonlats) - centre) * (east, north)
    return plane


def locate_along(line: BaseGeometry, lonlat: Lonlat) -> tuple[float, float]:
    """Return (km from the line's beginning, km aside) of the point nearest to `lonlat`.

    The nearest place is sought in a plane that touches the ellipsoid at `lonlat`: exact
    for points near the line, as posts are; kilometres along the line are geodesic.
    """
    lonlats = tuple(_lonlats(line))
    points = _plane(lonlats, lonlat)
    begin, step = points[:-1], np.diff(points, axis=0)
    length = np.maximum((step**2).sum(axis=1), 1e-18)
    share = np.clip(-(begin * step).sum(axis=1) / length, 0.0, 1.0)
    aside = np.hypot(*(begin + step * share[:, None]).T)
    nearest = int(aside.argmin())
    posts, beside = posts_of(lonlats), float(aside[nearest])
    whole = posts[nearest + 1] - posts[nearest]
    from_begin = distance_km(lonlats[nearest], lonlat)
    along = math.sqrt(max(from_begin**2 - beside**2, 0.0)) if share[nearest] > 0 else 0.0
    return posts[nearest] + min(along, whole), beside


def locate_on(line: Feature, lonlat: Lonlat) -> tuple[float, float]:
    """Return (km from the beginning of the first part, km aside) for the nearest part."""
    begun = 0.0
    found: list[tuple[float, float]] = []
    for part in line.parts:
        km, aside = locate_along(part, lonlat)
        found.append((aside, begun + km))
        begun += length_km(part)
    aside, km = min(found)
    return km, aside


def kilometre_posts(atlas: Atlas, line: Feature) -> tuple[KilometrePost, ...]:
    """Return the points along a line in the order of their kilometres.

    The parts of a multi-line count on from one another. A point farther aside
    than three kilometres is left out: it is not on the line.
    """
    if not line.is_line:
        return ()
    posts = []
    for point in filter(lambda point: point.is_point, atlas.along(line)):
        km, aside = locate_on(line, (point.geometry.x, point.geometry.y))
        if aside <= _NEAR_KM:
            posts.append(KilometrePost(feature=point, km=km, aside_km=aside))
    return tuple(sorted(posts, key=lambda post: post.km))


def post_of(atlas: Atlas, point: Feature) -> tuple[Feature, float] | None:
    """Return the line on which a point lies and its kilometre, or None."""
    if point.facts.along is None or not point.is_point:
        return None
    line = atlas.features[point.facts.along]
    if not line.is_line:
        return None
    km, aside = locate_on(line, (point.geometry.x, point.geometry.y))
    return (line, km) if aside <= _NEAR_KM else None
