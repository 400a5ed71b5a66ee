"""What a file holds once it is read: places in WGS 84 with their attributes, and the troubles."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from geo.ownlayers.limits import CHARACTERS, COLUMNS
from geo.ownlayers.troubles import Trouble

Value = str | int | float | bool | None
Properties = dict[str, Value]
_HUGE = 2**53
# Marks that turn the writing direction of what follows them. LRM, RLM and the joiners stay.
_TURNING = {ord(mark): None for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One record as a format gave it: its number from 1, its geometry as it stands, its facts."""

    record: int
    geometry: BaseGeometry
    properties: Properties


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafts:
    """Every record of a file that has a geometry, and what the file names: projection, layer."""

    rows: tuple[Draft, ...]
    projection: str | None = None
    encoding: str | None = None
    layer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The good records: numbers, geometries in [longitude, latitude], attributes; and troubles."""

    records: tuple[int, ...]
    geometries: tuple[BaseGeometry, ...]
    properties: tuple[Properties, ...]
    troubles: tuple[Trouble, ...]
    projection: str | None = None
    encoding: str | None = None
    layer: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all attributes in the order in which they occur."""
        return tuple(dict.fromkeys(name for row in self.properties for name in row))


def plain_value(value: Any) -> Value:
    """Return a value as text, number, truth or nothing; long text is cut."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < _HUGE else str(value)[:40]
    if isinstance(value, float):
        return value if abs(value) < 1e300 else None
    return clean_text(value if isinstance(value, str) else _nested(value))


def _nested(value: Any) -> str:
    """Return lists and objects as JSON."""
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, TypeError, RecursionError):
        return str(type(value).__name__)


def clean_text(text: str) -> str:
    """Return text without null bytes, lone surrogates and turned directions, cut at the limit."""
    sound = text[:CHARACTERS].replace("\x00", "").translate(_TURNING)
    return sound.encode("utf-8", "replace").decode()


def plain_properties(pairs: Iterable[tuple[Any, Any]]) -> Properties:
    """Return the attributes of a record, as many as the limit allows."""
    found: Properties = {}
    for name, value in pairs:
        if len(found) >= COLUMNS:
            break
        found[clean_text(str(name))[:120]] = plain_value(value)
    return found
