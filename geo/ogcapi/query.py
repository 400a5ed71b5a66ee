"""What a request asks of a collection's items: which part of them, and how many."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from geo.ogcapi.refusal import RefusalError, wrong
from geo.ogcapi.times import Span, parse_datetime

DEFAULT_LIMIT = 100
MOST = 1000
SHARED = ("f", "lang")
FILTERS = ("kind", "status", "context", "disputed", "country", "along")
ITEM_PARAMETERS = (*SHARED, "limit", "offset", "bbox", "datetime", *FILTERS)
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemQuery:
    """Which items are wanted; boxes are west, south, east, north in degrees."""

    limit: int = DEFAULT_LIMIT
    offset: int = 0
    boxes: tuple[Box, ...] = ()
    span: Span | None = None
    filters: Mapping[str, str] = field(default_factory=dict)


def check_names(pairs: Iterable[tuple[str, str]], known: tuple[str, ...]) -> dict[str, str]:
    """Return parameters by name; refuse unknown ones, as the standard asks, and doubles."""
    found: dict[str, str] = {}
    for name, value in pairs:
        if name not in known:
            sentence = f"unknown parameter {name[:80]!r}; known are {', '.join(known)}"
            raise RefusalError(400, "InvalidParameter", sentence)
        if name in found:
            raise wrong(name, value, "the parameter stands twice")
        found[name] = value
    return found


def _whole(name: str, value: str, least: int) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) < 10 and int(value) >= least):
        raise wrong(name, value, f"give a whole number from {least} on")
    return int(value)


def parse_bbox(value: str) -> tuple[Box, ...]:
    """Return the box of four or six numbers; one across 180° becomes two."""
    try:
        numbers = [float(part) for part in value.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in {4, 6} or not all(math.isfinite(number) for number in numbers):
        raise wrong("bbox", value, "give west,south,east,north in degrees")
    half = len(numbers) // 2
    west, south, east, north = *numbers[:2], *numbers[half : half + 2]
    if not (-90 <= south <= north <= 90 and -180 <= west <= 180 and -180 <= east <= 180):
        raise wrong("bbox", value, "give west,south,east,north within 180 and 90 degrees")
    if west <= east:
        return ((west, south, east, north),)
    return ((west, south, 180.0, north), (-180.0, south, east, north))


def _filters(given: Mapping[str, str]) -> dict[str, str]:
    found = {name: given[name] for name in FILTERS if name in given}
    for name in ("context", "disputed"):
        if found.get(name, "true") not in {"true", "false"}:
            raise wrong(name, found[name], "give true or false")
    return found


def parse_items_query(pairs: Iterable[tuple[str, str]]) -> ItemQuery:
    """Return what a request's parameters ask for, or raise RefusalError with what is wrong."""
    given = check_names(pairs, ITEM_PARAMETERS)
    return ItemQuery(
        limit=min(MOST, _whole("limit", given["limit"], 1)) if "limit" in given else DEFAULT_LIMIT,
        offset=_whole("offset", given.get("offset", "0"), 0),
        boxes=parse_bbox(given["bbox"]) if "bbox" in given else (),
        span=parse_datetime(given["datetime"]) if "datetime" in given else None,
        filters=_filters(given),
    )
