"""Read GPX as devices write it: waypoints, routes and tracks."""

from collections.abc import Iterator
from typing import Any

from shapely import LineString, MultiLineString, Point
from shapely.geometry.base import BaseGeometry

from geo.ownlayers.limits import FEATURES
from geo.ownlayers.markup import child, child_text, local_name, parse_xml
from geo.ownlayers.positions import strange_place
from geo.ownlayers.table import Draft, Drafts, Properties, plain_properties
from geo.ownlayers.troubles import Complaints, OwnFileError

_FACTS = ("name", "cmt", "desc", "type", "sym", "src", "time", "ele")


def _position(element: Any) -> tuple[float, float]:
    return float(element.get("lon", "")), float(element.get("lat", ""))


def _unreadable(element: Any) -> str:
    """Return the first position in an element that is no two numbers, as it is written."""
    for one in element.iter():
        if local_name(one) in {"wpt", "rtept", "trkpt"}:
            try:
                _position(one)
            except ValueError:
                return ", ".join((one.get("lon", "").strip(), one.get("lat", "").strip()))
    return ", "


def _points(element: Any, name: str) -> list[tuple[float, float]]:
    return [_position(one) for one in element if local_name(one) == name]


def _line(parts: list[list[tuple[float, float]]]) -> BaseGeometry | None:
    long = [part for part in parts if len(part) > 1]
    if not long:
        return None
    return LineString(long[0]) if len(long) == 1 else MultiLineString(long)


def _geometry(element: Any) -> BaseGeometry | None:
    name = local_name(element)
    if name == "wpt":
        return Point(_position(element))
    if name == "rte":
        return _line([_points(element, "rtept")])
    return _line([_points(part, "trkpt") for part in element if local_name(part) == "trkseg"])


def _first_time(element: Any) -> str | None:
    """Return when a track begins."""
    for point in element.iter():
        if local_name(point) == "trkpt":
            return child_text(point, "time")
    return None


def _facts(element: Any) -> Properties:
    found: dict[str, str | None] = {name: child_text(element, name) for name in _FACTS}
    found["time"] = found["time"] or _first_time(element)
    link = child(element, "link")
    found["link"] = link.get("href") if link is not None else None
    return plain_properties((name, value) for name, value in found.items() if value)


def _drafts(elements: list[Any], complaints: Complaints) -> Iterator[Draft]:
    for record, element in enumerate(elements, start=1):
        try:
            geometry = _geometry(element)
        except ValueError:
            complaints.add(record, "not-numbers", _unreadable(element))
            continue
        if geometry is None:
            complaints.add(record, "no-place")
            continue
        wrong = strange_place(geometry)
        if wrong is not None or geometry.is_empty:
            complaints.add(record, "not-numbers", wrong or "NaN, NaN")
            continue
        yield Draft(record=record, geometry=geometry, properties=_facts(element))


def read_gpx(data: bytes, complaints: Complaints, encoding: str | None = None) -> Drafts:
    """Return the waypoints, routes and tracks of a GPX file, numbered in its order."""
    del encoding
    root = parse_xml(data)
    if local_name(root) != "gpx":
        raise OwnFileError("no-features")
    elements = [one for one in root if local_name(one) in {"wpt", "rte", "trk"}]
    rows = tuple(_drafts(elements[: FEATURES + 1], complaints))
    return Drafts(rows=rows, encoding=root.getroottree().docinfo.encoding)
