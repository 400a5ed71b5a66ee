"""Read KML's placemarks, as Google Earth and others write them."""

from typing import Any

from shapely import GeometryCollection, LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from geo.ownlayers.limits import FEATURES
from geo.ownlayers.markup import child, child_text, local_name, parse_xml, without_markup
from geo.ownlayers.positions import has_open_ring, strange_place
from geo.ownlayers.table import Draft, Drafts, Properties, plain_properties
from geo.ownlayers.troubles import Complaints, OwnFileError

_DEEPEST = 6
Position = tuple[float, float]


def _positions(element: Any) -> list[Position]:
    """Return the positions of a coordinates element: lon,lat[,alt] divided by blanks."""
    text = child_text(element, "coordinates") or ""
    found = []
    for item in text.split():
        numbers = item.split(",")
        found.append((float(numbers[0]), float(numbers[1])))
    return found


def _track(element: Any) -> list[Position]:
    texts = [(one.text or "").split() for one in element if local_name(one) == "coord"]
    return [(float(numbers[0]), float(numbers[1])) for numbers in texts if len(numbers) >= 2]


def _ring(element: Any, name: str) -> list[list[Position]]:
    borders = [one for one in element if local_name(one) == name]
    rings = [child(border, "LinearRing") for border in borders]
    return [_positions(ring) for ring in rings if ring is not None]


def _rings_within(placemark: Any) -> list[list[Position]]:
    """Return the rings of every area of a placemark."""
    areas = [one for one in placemark.iter() if local_name(one) == "Polygon"]
    names = ("outerBoundaryIs", "innerBoundaryIs")
    return [ring for area in areas for name in names for ring in _ring(area, name)]


def _polygon(element: Any) -> BaseGeometry:
    outer = _ring(element, "outerBoundaryIs")
    return Polygon(outer[0], _ring(element, "innerBoundaryIs"))


def geometry_of(element: Any, depth: int = 0) -> BaseGeometry | None:
    """Return the geometry of a KML element, None for another element.

    Raise ValueError, IndexError or a shapely error where its numbers make none.
    """
    name = local_name(element)
    if name == "Point":
        return Point(_positions(element)[0])
    if name in {"LineString", "LinearRing"}:
        return LineString(_positions(element))
    if name == "Polygon":
        return _polygon(element)
    if name == "Track":
        return LineString(_track(element))
    if name in {"MultiGeometry", "MultiTrack"} and depth < _DEEPEST:
        parts = [geometry_of(one, depth + 1) for one in element]
        return GeometryCollection([part for part in parts if part is not None])
    return None


def _times(placemark: Any) -> str | None:
    span, stamp = child(placemark, "TimeSpan"), child(placemark, "TimeStamp")
    if span is not None:
        return "/".join(filter(None, (child_text(span, "begin"), child_text(span, "end")))) or None
    return child_text(stamp, "when") if stamp is not None else None


def _data(placemark: Any) -> Properties:
    """Return the fields of ExtendedData, plain or of a schema."""
    pairs = []
    extended = child(placemark, "ExtendedData")
    for element in extended.iter() if extended is not None else ():
        if local_name(element) == "Data":
            pairs.append((element.get("name") or "", child_text(element, "value")))
        elif local_name(element) == "SimpleData":
            pairs.append((element.get("name") or "", (element.text or "").strip()))
    return plain_properties(pair for pair in pairs if pair[0])


def _facts(placemark: Any) -> Properties:
    description = child_text(placemark, "description")
    own = {
        "name": child_text(placemark, "name"),
        "description": without_markup(description) if description else None,
        "time": _times(placemark),
    }
    return {**plain_properties((k, v) for k, v in own.items() if v), **_data(placemark)}


def _draft(placemark: Any, record: int, complaints: Complaints) -> Draft | None:
    try:
        found = [made for made in map(geometry_of, placemark) if made is not None]
    except Exception:  # noqa: BLE001 -- shapely raises many kinds for malformed numbers
        complaints.add(record, "bad-shape")
        return None
    if not found or found[0].is_empty:
        complaints.add(record, "no-place")
        return None
    wrong = strange_place(found[0])
    if wrong is not None:
        complaints.add(record, "not-numbers", wrong)
        return None
    if has_open_ring(_rings_within(placemark)):
        complaints.add(record, "closed")
    return Draft(record=record, geometry=found[0], properties=_facts(placemark))


def read_kml(data: bytes, complaints: Complaints, encoding: str | None = None) -> Drafts:
    """Return the placemarks of a KML file; the file itself names its encoding."""
    del encoding
    root = parse_xml(data)
    if local_name(root) != "kml":
        raise OwnFileError("no-features")
    placemarks = [element for element in root.iter() if local_name(element) == "Placemark"]
    drafts = [
        _draft(placemark, record, complaints)
        for record, placemark in enumerate(placemarks[: FEATURES + 1], start=1)
    ]
    rows = tuple(draft for draft in drafts if draft is not None)
    return Drafts(rows=rows, encoding=root.getroottree().docinfo.encoding)
