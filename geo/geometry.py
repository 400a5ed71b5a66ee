"""Read GeoJSON geometry and say plainly what is wrong with it."""

import math
from itertools import islice, pairwise
from typing import Any

from shapely import GeometryCollection
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

Extent = tuple[float, float, float, float]
MAX_POSITIONS = 500_000
_HUGE = 1e12
_HALF_WORLD = 180.0
_NO_DEGREE = 360.0

_KEYS = {"type", "coordinates"}
_DEPTHS = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}


def positions_of(coordinates: Any, depth: int) -> list[Any]:
    """Return every position of GeoJSON coordinates nested `depth` deep, flattened."""
    if depth == 0:
        return [coordinates]
    if not isinstance(coordinates, list):
        return [coordinates]
    return [position for part in coordinates for position in positions_of(part, depth - 1)]


def _is_number(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < _HUGE and math.isfinite(value)


def _shown(value: Any) -> str:
    try:
        text = repr(value)
    except (ValueError, RecursionError):
        return "a value too large to show"
    return text if len(text) <= 60 else text[:57] + "…"


def position_fault(position: Any, extent: Extent) -> str | None:
    """Say what is wrong with one [longitude, latitude] position, or None."""
    if not isinstance(position, list) or len(position) < 2:
        return f"{_shown(position)} is not a [longitude, latitude] pair"
    lon, lat = position[0], position[1]
    if len(position) > 3 or not all(_is_number(number) for number in position):
        return f"{_shown(position)} holds something that is not a finite number"
    west, south, east, north = extent
    if not (west <= lon <= east and south <= lat <= north):
        if west <= lat <= east and south <= lon <= north:
            return f"{_shown(position)} looks like latitude before longitude"
        reach = f"longitude {west} to {east}, latitude {south} to {north}"
        metres = "; it seems to be in metres" if max(abs(lon), abs(lat)) > _NO_DEGREE else ""
        return f"{_shown(position)} lies outside the atlas ({reach}){metres}"
    return None


def _kind_fault(geometry: Any) -> str | None:
    """Say why something is no GeoJSON geometry, before its positions are looked at."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if not isinstance(kind, str) or kind not in _DEPTHS:
        return f"the geometry is not one of {', '.join(_DEPTHS)}"
    if unknown := sorted(set(geometry) - _KEYS):
        return f"the geometry has the unknown keys {_shown(unknown)}"
    return None if geometry.get("coordinates") else "the geometry has no coordinates"


def geometry_faults(geometry: Any, extent: Extent) -> list[str]:
    """List what is wrong with a GeoJSON geometry inside `extent` (W, S, E, N degrees)."""
    if geometry is None:
        return []
    if fault := _kind_fault(geometry):
        return [fault]
    kind = geometry["type"]
    positions = positions_of(geometry["coordinates"], _DEPTHS[kind])
    if len(positions) > MAX_POSITIONS:
        return [f"the geometry has {len(positions):,} points, more than {MAX_POSITIONS:,}"]
    every = (position_fault(position, extent) for position in positions)
    if found := list(islice(dict.fromkeys(filter(None, every)), 3)):
        return found
    return _ring_faults(geometry, kind) or _shape_faults(geometry)


def _runs_of(coordinates: Any, depth: int) -> list[Any]:
    """Return every line or ring of coordinates nested `depth` deep."""
    if not isinstance(coordinates, list):
        return []
    if depth <= 1:
        return [coordinates]
    return [run for part in coordinates for run in _runs_of(part, depth - 1)]


def _ring_faults(geometry: dict[str, Any], kind: str) -> list[str]:
    """List what shapely would silently mend or draw across the whole world."""
    runs = _runs_of(geometry["coordinates"], _DEPTHS[kind]) if _DEPTHS[kind] else []
    if any(abs(a[0] - b[0]) > _HALF_WORLD for run in runs for a, b in pairwise(run)):
        return ["a line jumps over the 180th meridian: split it there in two"]
    if "Polygon" not in kind:
        return []
    if any(len(ring) < 4 for ring in runs):
        return ["a ring has fewer than four points"]
    if any(ring[0] != ring[-1] for ring in runs):
        return ["a ring is not closed: its last point must be its first"]
    return []


def _shape_faults(geometry: dict[str, Any]) -> list[str]:
    try:
        built = shape(geometry)
    except Exception as error:  # noqa: BLE001 -- shapely raises many kinds for malformed nesting
        return [f"the coordinates do not make a {geometry['type']} ({error})"]
    lines = getattr(built, "geoms", (built,)) if "Line" in built.geom_type else ()
    if any(line.length == 0 for line in lines):
        return ["a line has no length"]
    if built.is_empty or not built.is_valid:
        return [f"the {geometry['type']} is empty, crosses itself or is not closed"]
    return []


def load_geometry(geometry: dict[str, Any] | None) -> BaseGeometry:
    """Build the shapely geometry of a GeoJSON geometry without faults; null is an empty one."""
    return GeometryCollection() if geometry is None else shape(geometry)
