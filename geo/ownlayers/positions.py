"""The coordinates of a GeoJSON geometry: numbers, or what they are instead, as it was written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from math import isfinite
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.ownlayers.spreadsheet import number_of

_LEVELS: Final = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "Polygon": 2,
    "MultiLineString": 2,
    "MultiPolygon": 3,
}
_NUMBERS: Final = frozenset({int, float})
_DEEPEST: Final = 60
MOST: Final = 1e12


@dataclass(slots=True)
class Checked:
    """What was found in coordinates: text read as numbers, open rings, and what is no number."""

    has_texts: bool = False
    is_open: bool = False
    wrong: str | None = None
    _rings: tuple[str, ...] = field(default=("Polygon", "MultiPolygon"), repr=False)

    def geometry(self, raw: dict[str, Any], depth: int = 0) -> dict[str, Any]:
        """Return a GeoJSON geometry with numbers for texts; ValueError where it is too deep."""
        if depth > _DEEPEST:
            raise ValueError("too deep")
        if isinstance(raw.get("geometries"), list):
            parts = [
                self.geometry(part, depth + 1) if isinstance(part, dict) else part
                for part in raw["geometries"]
            ]
            return {**raw, "geometries": parts}
        level = _LEVELS.get(str(raw.get("type")))
        if level is None:
            return raw
        rings = raw["type"] in self._rings
        return {**raw, "coordinates": self._within(raw.get("coordinates"), level, rings=rings)}

    def _within(self, given: Any, level: int, *, rings: bool) -> Any:
        if not isinstance(given, list):
            return given
        if level == 0:
            return self._position(given)
        if level > 1:
            return [self._within(part, level - 1, rings=rings) for part in given]
        line = given
        if not _are_numbers(given):
            line = [self._within(part, 0, rings=False) for part in given]
        if rings and len(line) > 2 and _place(line[0]) != _place(line[-1]):
            self.is_open = True
        return line

    def _position(self, given: list[Any]) -> list[Any]:
        pair = given[:2]
        if len(pair) < 2 or any(isinstance(value, list | dict) for value in pair):
            return given
        numbers: list[Any] = [number_of(one) if isinstance(one, str) else one for one in pair]
        if not all(type(one) in _NUMBERS and abs(one) < MOST for one in numbers):
            self.wrong = self.wrong or ", ".join(map(written, pair))
            return [0.0, 0.0]
        self.has_texts = self.has_texts or any(isinstance(one, str) for one in pair)
        return numbers


def _place(position: Any) -> Any:
    return position[:2] if isinstance(position, list) else position


def _are_numbers(line: list[Any]) -> bool:
    try:
        kinds = set(map(type, chain.from_iterable(line)))
        return kinds <= _NUMBERS and all(map(isfinite, chain.from_iterable(line)))
    except (TypeError, OverflowError):
        return False


def written(value: Any) -> str:
    """Return a value as JSON writes it, nothing for null and for empty text."""
    if value is None or isinstance(value, str):
        return (value or "").strip()[:40]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        plain = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
        return plain.get(str(value), f"{value:.12g}")
    return str(value)[:40]


def strange_place(geometry: BaseGeometry) -> str | None:
    """Return the first position of a geometry that is no two usable numbers, or None."""
    places = shapely.get_coordinates(geometry)
    with np.errstate(invalid="ignore"):
        sound = (np.abs(places) < MOST).all(axis=1)
    if sound.all():
        return None
    return ", ".join(written(float(value)) for value in places[~sound][0])


def has_open_ring(rings: Iterable[list[Any]]) -> bool:
    """Whether some ring does not end where it begins."""
    return any(len(ring) > 2 and ring[0] != ring[-1] for ring in rings)
