"""Divide lines and areas at the 180th meridian, which a map would draw across the whole world."""

from typing import cast

import antimeridian
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import GeometryCollection, LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

_HALF, _WHOLE = 180.0, 359.999


def _far_steps(lons: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return which steps go more than half around the world; from -180 to 180 is no step."""
    steps = np.abs(np.diff(lons))
    return np.asarray((steps > _HALF) & (steps < _WHOLE))


def _may_cross(geometries: NDArray[np.object_]) -> NDArray[np.intp]:
    """Return the places of geometries in which some step is far, between parts included."""
    places, owners = shapely.get_coordinates(geometries, return_index=True)
    far = _far_steps(places[:, 0]) & (owners[1:] == owners[:-1])
    found = np.unique(owners[1:][far])
    return np.asarray(found[shapely.get_dimensions(geometries[found]) > 0])


def _divided_single(geometry: BaseGeometry) -> BaseGeometry:
    if not _far_steps(shapely.get_coordinates(geometry)[:, 0]).any():
        return geometry
    if isinstance(geometry, Polygon):
        return antimeridian.fix_polygon(geometry, fix_winding=True, great_circle=False)
    return antimeridian.fix_line_string(cast(LineString, geometry), great_circle=False)


def divided(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry in degrees with each line and area that crosses the meridian divided."""
    if not hasattr(geometry, "geoms"):
        return _divided_single(geometry)
    parts = [divided(part) for part in geometry.geoms]
    if all(new is old for new, old in zip(parts, geometry.geoms, strict=True)):
        return geometry
    flat = [one for part in parts for one in getattr(part, "geoms", (part,))]
    if geometry.geom_type == "MultiLineString":
        return MultiLineString(flat)
    return MultiPolygon(flat) if geometry.geom_type == "MultiPolygon" else GeometryCollection(parts)


def divide_all(geometries: list[BaseGeometry]) -> tuple[list[BaseGeometry], frozenset[int]]:
    """Return the geometries, divided where they cross the meridian, and the places of those."""
    made, changed = list(geometries), set()
    for index in map(int, _may_cross(np.asarray(geometries, dtype=object))):
        try:
            new = divided(made[index])
        except Exception:  # noqa: BLE001, S112 -- a broken ring is told of as such later
            continue
        if new is not made[index] and not new.equals(made[index]):
            made[index] = new
            changed.add(index)
    return made, frozenset(changed)
