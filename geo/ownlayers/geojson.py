"""Read GeoJSON (RFC 7946, and its older form that names a projection)."""

import json
from typing import Any

from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.ownlayers.encoding import decode
from geo.ownlayers.limits import FEATURES
from geo.ownlayers.positions import Checked, strange_place
from geo.ownlayers.table import Draft, Drafts, plain_properties
from geo.ownlayers.troubles import Complaints, OwnFileError

_TYPES = frozenset(
    {
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
        "GeometryCollection",
    }
)


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise OwnFileError("not-json", f"{error.lineno}:{error.colno}") from error
    except RecursionError as error:
        raise OwnFileError("too-deep") from error
    except ValueError as error:
        # Python reads no whole number of more than some thousand digits.
        raise OwnFileError("long-number") from error


def _items(raw: Any) -> list[Any]:
    """Return the features of a collection, of one feature, or of a bare geometry."""
    if isinstance(raw, dict):
        if isinstance(raw.get("features"), list):
            return list(raw["features"])
        if raw.get("type") == "Feature":
            return [raw]
        if raw.get("type") in _TYPES:
            return [{"type": "Feature", "geometry": raw, "properties": {}}]
    raise OwnFileError("no-features")


def _projection(raw: Any) -> str | None:
    """Return the projection that an old GeoJSON names, or None for WGS 84."""
    named = raw.get("crs") if isinstance(raw, dict) else None
    properties = named.get("properties") if isinstance(named, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else None


def shape_of(raw: Any) -> BaseGeometry | None:
    """Return the geometry of a GeoJSON object; None where it is empty or makes none."""
    try:
        made = shape(raw)
    except Exception:  # noqa: BLE001 -- shapely raises many kinds for malformed nesting
        return None
    return None if made.is_empty else made


def draft_of(item: Any, record: int, complaints: Complaints) -> Draft | None:
    """Return one feature as a draft, or None and a complaint."""
    if not isinstance(item, dict) or item.get("type") != "Feature":
        complaints.add(record, "not-a-feature")
        return None
    raw = item.get("geometry")
    if raw is None or (
        isinstance(raw, dict) and raw.get("coordinates") in ([], None) and "geometries" not in raw
    ):
        complaints.add(record, "no-place")
        return None
    made = _geometry(raw, record, complaints)
    if made is None:
        return None
    found = item.get("properties")
    properties = plain_properties((found if isinstance(found, dict) else {}).items())
    if isinstance(item.get("id"), str | int) and "id" not in properties:
        properties["id"] = str(item["id"])[:120]
    return Draft(record=record, geometry=made, properties=properties)


def _geometry(raw: Any, record: int, complaints: Complaints) -> BaseGeometry | None:
    """Return the geometry of a record with a word on what was changed, or None and why."""
    checked = Checked()
    try:
        sound = checked.geometry(raw) if isinstance(raw, dict) else None
    except ValueError:
        sound = None
    made = shape_of(sound) if sound and sound.get("type") in _TYPES else None
    wrong = checked.wrong or (strange_place(made) if made is not None else None)
    if wrong is not None:
        complaints.add(record, "not-numbers", wrong)
        return None
    if made is None:
        complaints.add(record, "bad-shape")
        return None
    if checked.has_texts:
        complaints.add(record, "text-numbers")
    if checked.is_open:
        complaints.add(record, "closed")
    return made


def read_geojson(data: bytes, complaints: Complaints, encoding: str | None = None) -> Drafts:
    """Return the features of a GeoJSON file; what is wrong with single ones is complained of."""
    text, used = decode(data, encoding)
    raw = _parse(text)
    items = _items(raw)
    drafts = [
        draft_of(item, record, complaints)
        for record, item in enumerate(items[: FEATURES + 1], start=1)
    ]
    rows = tuple(draft for draft in drafts if draft is not None)
    return Drafts(rows=rows, projection=_projection(raw), encoding=used)
