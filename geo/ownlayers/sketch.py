"""What a visitor draws on the map: a layer of single features that can be changed and measured."""

from dataclasses import dataclass, replace
from typing import Any

import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from geo.ownlayers.fields import Fields, text_of
from geo.ownlayers.geojson import shape_of
from geo.ownlayers.layer import DRAWN_ID, OwnLayer
from geo.ownlayers.palette import DRAWN
from geo.ownlayers.sound import sound_shape
from geo.ownlayers.table import Properties, clean_text
from geo.ownlayers.years import is_plain_years

_GEOD = Geod(ellps="WGS84")
_KINDS = frozenset({"Point", "LineString", "Polygon"})
_MOST_POSITIONS = 5_000
_MOST_FEATURES = 2_000
FACTS = ("name", "year", "status", "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Geodesic kilometres of a line or around an area, and square kilometres of an area."""

    length_km: float
    area_km2: float


def measure(geometry: BaseGeometry) -> Measured:
    """Return length and area of a geometry in [longitude, latitude] on the WGS 84 ellipsoid."""
    if geometry.geom_type.endswith("Polygon"):
        # Borders that run the other way round would count as less than nothing.
        oriented = shapely.orient_polygons(sound_shape(geometry))
        area, length = _GEOD.geometry_area_perimeter(oriented)
        return Measured(length_km=float(length) / 1000, area_km2=abs(float(area)) / 1e6)
    return Measured(length_km=float(_GEOD.geometry_length(geometry)) / 1000, area_km2=0.0)


def sketch_geometry(raw: Any) -> BaseGeometry | None:
    """Return the point, line or area that was drawn, or None where it is none or off the world."""
    if not isinstance(raw, dict) or raw.get("type") not in _KINDS:
        return None
    made = shape_of(raw)
    if made is None or shapely.get_num_coordinates(made) > _MOST_POSITIONS:
        return None
    west, south, east, north = made.bounds
    inside = west >= -180 and east <= 180 and south >= -90 and north <= 90
    return made if inside else None


def sound_sketch(drawn: BaseGeometry) -> BaseGeometry | None:
    """Return a drawing whose border does not cross itself, or None where it covers nothing."""
    made = sound_shape(drawn)
    same = shapely.get_dimensions(made) == shapely.get_dimensions(drawn)
    return made if same else None


def sketch_facts(raw: Any) -> Properties:
    """Return what was said of a drawing: name, year, status and note, as plain text."""
    given = raw if isinstance(raw, dict) else {}
    texts = {fact: given.get(fact) for fact in FACTS}
    return {k: clean_text(v.strip())[:2000] for k, v in texts.items() if isinstance(v, str)}


def is_dated_soundly(facts: Properties) -> bool:
    """Whether the year of a drawing is none, one year, or a first and a last one in order."""
    return is_plain_years(text_of(facts, "year"))


def sketch_layer(name: str) -> OwnLayer:
    """Return an empty layer for drawings."""
    return OwnLayer(
        id=DRAWN_ID,
        name=name,
        colour_name=DRAWN,
        serials=(),
        geometries=(),
        properties=(),
        fields=Fields(name="name", year="year", status="status", quote="note"),
        drawn=True,
    )


def with_sketch(
    layer: OwnLayer, geometry: BaseGeometry | None, facts: Properties, serial: int | None = None
) -> tuple[OwnLayer, int]:
    """Return the layer with a drawing added, or put in the place of number `serial`.

    Without a geometry that one keeps its own; without either, nothing is added (number 0).
    """
    before = layer.find(serial) if serial is not None else None
    geometry = geometry or (before.geometry if before else None)
    if geometry is None:
        return layer, 0
    kept = [row for row in _rows(layer) if row[0] != serial]
    number = serial or max((row[0] for row in kept), default=0) + 1
    rows = sorted([*kept, (number, geometry, facts)], key=lambda row: row[0])[:_MOST_FEATURES]
    return _from_rows(layer, rows), number


def without_sketch(layer: OwnLayer, serial: int) -> OwnLayer:
    """Return the layer without the drawing of that number."""
    return _from_rows(layer, [row for row in _rows(layer) if row[0] != serial])


def _rows(layer: OwnLayer) -> list[tuple[int, BaseGeometry, Properties]]:
    return list(zip(layer.serials, layer.geometries, layer.properties, strict=True))


def _from_rows(layer: OwnLayer, rows: list[tuple[int, BaseGeometry, Properties]]) -> OwnLayer:
    return replace(
        layer,
        serials=tuple(row[0] for row in rows),
        geometries=tuple(row[1] for row in rows),
        properties=tuple(row[2] for row in rows),
    )
