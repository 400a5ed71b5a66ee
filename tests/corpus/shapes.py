"""Geometries that no map may draw, and features that hold them."""

from collections.abc import Iterator
from typing import Any

Shape = dict[str, Any] | list[Any] | str | int | bool
HUGE = 600_000


def _points() -> Iterator[tuple[str, Any]]:
    spoilt = {
        "a text": ["51.2", "43.6"],
        "nothing": [None, None],
        "one number": [51.2],
        "no number": [],
        "four numbers": [51.2, 43.6, 0, 0],
        "a truth": [True, False],
        "an object": {"lon": 51.2, "lat": 43.6},
        "a list too deep": [[51.2, 43.6]],
        "a swapped pair": [39.0, 60.0],
        "metres": [5_700_000.0, 5_400_000.0],
        "the zero island": [0, 0],
        "beyond the pole": [51.2, 91.0],
        "beyond the world": [541.2, 43.6],
        "a huge number": [1e300, 43.6],
        "a whole huge number": [10**400, 43],
        "half a degree sign": ["51°12′", "43°36′"],
    }
    for name, coordinates in spoilt.items():
        yield f"a point of {name}", {"type": "Point", "coordinates": coordinates}


def _lines() -> Iterator[tuple[str, Any]]:
    spoilt = {
        "one point": [[51, 43]],
        "the same point twice": [[51, 43], [51, 43]],
        "numbers": [51, 43, 52, 44],
        "a point and nothing": [[51, 43], None],
        "a point and a text": [[51, 43], "Gorgan"],
        "lists too deep": [[[51, 43], [52, 44]]],
        "points of which one is outside": [[51, 43], [52, 44], [-52, 44]],
        "too many points": [[51 + n % 7 / 7, 43 + n % 11 / 11] for n in range(HUGE)],
    }
    for name, coordinates in spoilt.items():
        yield f"a line of {name}", {"type": "LineString", "coordinates": coordinates}
    yield "a multi-line of no line", {"type": "MultiLineString", "coordinates": [[]]}
    flat = [[51, 43], [52, 44]]
    yield "a multi-line of points", {"type": "MultiLineString", "coordinates": flat}


def _polygons() -> Iterator[tuple[str, Any]]:
    spoilt = {
        "an open ring": [[[51, 43], [52, 43], [52, 44], [51, 44]]],
        "three points": [[[51, 43], [52, 43], [51, 43]]],
        "a crossing of itself": [[[51, 43], [52, 44], [52, 43], [51, 44], [51, 43]]],
        "a spike": [[[51, 43], [52, 43], [51, 43], [52, 43], [51, 43]]],
        "a hole outside": [
            [[51, 43], [52, 43], [52, 44], [51, 43]],
            [[55, 43], [56, 43], [56, 44], [55, 43]],
        ],
        "no ring": [],
        "an empty ring": [[]],
        "a ring of numbers": [[51, 43, 52, 44]],
    }
    for name, rings in spoilt.items():
        yield f"a polygon of {name}", {"type": "Polygon", "coordinates": rings}
        yield f"a multi-polygon of {name}", {"type": "MultiPolygon", "coordinates": [rings]}


def _kinds() -> Iterator[tuple[str, Any]]:
    for kind in ("Circle", "point", "GeometryCollection", "MultiPoint", "", None, 7, ["Point"]):
        yield f"of the kind {kind!r}", {"type": kind, "coordinates": [51.2, 43.6]}
    yield "a topology", {"type": "Topology", "arcs": [[[0, 0], [1, 1]]], "objects": {}}
    yield "a text", "POINT (51.2 43.6)"
    yield "a number", 7
    yield "a truth", True
    yield "a list", [51.2, 43.6]
    yield "an empty object", {}
    yield "without coordinates", {"type": "Point"}
    projected = {"type": "name", "properties": {"name": "EPSG:3857"}}
    yield "with a projection", {"type": "Point", "coordinates": [51.2, 43.6], "crs": projected}


def broken_geometries() -> Iterator[tuple[str, Shape]]:
    """Yield (what is wrong, geometry) inside an atlas of 25–90°E and 20–57°N."""
    yield from _points()
    yield from _lines()
    yield from _polygons()
    yield from _kinds()


def nested_coordinates(depth: int) -> str:
    """Return the text of a point whose coordinates lie `depth` lists deep."""
    return '{"type": "Point", "coordinates": ' + "[" * depth + "51,43" + "]" * depth + "}"
