"""Read GeoJSON geometry and say plainly what is wrong with it."""

import math
from typing import Any

from shapely import GeometryCollection
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Extent = tuple[float, float, float, float]
_KINDS = frozenset({"Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"})


def positions_of(coordinates: Any) -> list[Any]:
    """Return every position of nested GeoJSON coordinates, flattened."""
    if isinstance(coordinates, list) and coordinates and isinstance(coordinates[0], list):
        return [position for part in coordinates for position in positions_of(part)]
    return [coordinates]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def position_fault(position: Any, extent: Extent) -> str | None:
    """Say what is wrong with one [longitude, latitude] position, or None."""
    if not isinstance(position, list) or len(position) < 2:
        return f"{position!r} is not a [longitude, latitude] pair"
    lon, lat = position[0], position[1]
    if not (_is_number(lon) and _is_number(lat)):
        return f"{position!r} holds something that is not a finite number"
    west, south, east, north = extent
    if not (west <= lon <= east and south <= lat <= north):
        if west <= lat <= east and south <= lon <= north:
            return f"{position!r} looks like latitude before longitude"
        return f"{position!r} lies outside the atlas ({west}–{east}°E, {south}–{north}°N)"
    return None


def geometry_faults(geometry: Any, extent: Extent) -> list[str]:
    """List what is wrong with a GeoJSON geometry inside `extent` (W, S, E, N degrees)."""
    if geometry is None:
        return []
    if not isinstance(geometry, dict) or geometry.get("type") not in _KINDS:
        return [f"the geometry is not one of {', '.join(sorted(_KINDS))}"]
    if not geometry.get("coordinates"):
        return ["the geometry has no coordinates"]
    faults = {position_fault(p, extent) for p in positions_of(geometry["coordinates"])}
    if found := sorted(fault for fault in faults if fault):
        return found[:3]
    return _shape_faults(geometry)


def _shape_faults(geometry: dict[str, Any]) -> list[str]:
    try:
        built = shape(geometry)
    except Exception as error:  # noqa: BLE001 -- shapely raises many kinds for malformed nesting
        return [f"the coordinates do not make a {geometry['type']} ({error})"]
    if built.is_empty or not built.is_valid:
        return [f"the {geometry['type']} is empty, crosses itself or is not closed"]
    if built.geom_type.endswith("LineString") and built.length == 0:
        return ["the line has no length"]
    return []


def load_geometry(geometry: dict[str, Any] | None) -> BaseGeometry:
    """Build the shapely geometry of a GeoJSON geometry without faults; null is an empty one."""
    return GeometryCollection() if geometry is None else shape(geometry)
