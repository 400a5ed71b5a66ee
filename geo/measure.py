"""Geodesic lengths and kilometre posts on the WGS 84 ellipsoid, in kilometres."""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from pyproj import Geod
from shapely import get_coordinates
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


def length_km(geometry: BaseGeometry) -> float:
    """Return the geodesic length of a line or of the parts of a multi-line."""
    return float(_GEOD.geometry_length(geometry)) / 1000


def length_by_class(feature: Feature) -> dict[GeometryClass, float]:
    """Return the kilometres of each geometry class in a line feature."""
    lengths: dict[GeometryClass, float] = {}
    for part, kind in zip(feature.parts, feature.part_classes, strict=True):
        lengths[kind] = lengths.get(kind, 0.0) + length_km(part)
    return lengths


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A line ready for measuring: its points in degrees, and the kilometres to each."""

    lonlats: NDArray[np.float64]
    posts: NDArray[np.float64]


def course_of(line: BaseGeometry) -> Course:
    """Return the course of a single line, measured along the ellipsoid."""
    lonlats = get_coordinates(line)
    steps = _GEOD.line_lengths(lonlats[:, 0], lonlats[:, 1])
    posts = np.concatenate(([0.0], np.cumsum(steps))) / 1000
    return Course(lonlats=lonlats, posts=posts)


@lru_cache(maxsize=64)
def posts_of(lonlats: tuple[Lonlat, ...]) -> tuple[float, ...]:
    """Return the geodesic kilometres from the beginning of a line to each of its points."""
    lons, lats = zip(*lonlats, strict=True)
    steps = _GEOD.line_lengths(lons, lats)
    return tuple(accumulate((step / 1000 for step in steps), initial=0.0))


def _plane(lonlats: NDArray[np.float64], centre: Lonlat) -> NDArray[np.float64]:
    """Return kilometres east and north of `centre`, true near it (WGS 84 radii there)."""
    lat = np.radians(centre[1])
    flat = 1 - _ECCENTRICITY * np.sin(lat) ** 2
    north = _RADIUS * (1 - _ECCENTRICITY) / flat**1.5
    east = _RADIUS / np.sqrt(flat) * np.cos(lat)
    plane: NDArray[np.float64] = np.radians(lonlats - centre) * (east, north)
    return plane


def locate_along(course: Course, lonlat: Lonlat) -> tuple[float, float]:
    """Return (km from the course's beginning, km aside) of the place nearest to `lonlat`.

    The nearest place is sought in a plane that touches the ellipsoid at `lonlat`: exact
    for points near the line, as posts are; kilometres along the line are geodesic.
    """
    points = _plane(course.lonlats, lonlat)
    begin, step = points[:-1], np.diff(points, axis=0)
    length = np.maximum((step**2).sum(axis=1), 1e-18)
    share = np.clip(-(begin * step).sum(axis=1) / length, 0.0, 1.0)
    aside = np.hypot(*(begin + step * share[:, None]).T)
    nearest = int(aside.argmin())
    start, end = course.posts[nearest : nearest + 2]
    beside, (lon, lat) = float(aside[nearest]), course.lonlats[nearest]
    from_begin = distance_km((float(lon), float(lat)), lonlat)
    along = math.sqrt(max(from_begin**2 - beside**2, 0.0)) if share[nearest] > 0 else 0.0
    return float(start) + min(along, float(end - start)), beside


def courses_of(line: Feature) -> tuple[Course, ...]:
    """Return the courses of a line's parts, in order."""
    return tuple(course_of(part) for part in line.parts)


def locate_on(courses: tuple[Course, ...], lonlat: Lonlat) -> tuple[float, float]:
    """Return (km from the beginning of the first course, km aside) for the nearest one."""
    begun = 0.0
    found: list[tuple[float, float]] = []
    for course in courses:
        km, aside = locate_along(course, lonlat)
        found.append((aside, begun + km))
        begun += float(course.posts[-1])
    aside, km = min(found)
    return km, aside


def kilometre_posts(atlas: Atlas, line: Feature) -> tuple[KilometrePost, ...]:
    """Return the points along a line in the order of their kilometres.

    The parts of a multi-line count on from one another. A point farther aside
    than three kilometres is left out: it is not on the line.
    """
    if not line.is_line:
        return ()
    posts, courses = [], courses_of(line)
    for point in filter(lambda point: point.is_point, atlas.along(line)):
        km, aside = locate_on(courses, (point.geometry.x, point.geometry.y))
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
    km, aside = locate_on(courses_of(line), (point.geometry.x, point.geometry.y))
    return (line, km) if aside <= _NEAR_KM else None
