"""Moments and intervals as requests write them, and whether a feature's years meet them."""

import re
from calendar import monthrange
from datetime import date

from geo.ogcapi.refusal import wrong

Span = tuple[date, date]
# GDAL writes a day with a T and no time behind it.
_TIME = r"[Tt](?:\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2}))?"
_MOMENT = re.compile(rf"(\d{{4}})(?:-(\d{{2}})(?:-(\d{{2}})(?:{_TIME})?)?)?", re.ASCII)
_OPEN = ("", "..")
_REMEDY = "give a moment such as 2014-12-03 or 2014-12-03T00:00:00Z, or two with a slash"


def _days_of(text: str, asked: str) -> Span:
    """Return first and last day of a year, month, day or moment."""
    found = _MOMENT.fullmatch(text)
    if found is None:
        raise wrong("datetime", asked, _REMEDY)
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        if day:
            return first, first
        last_month = month or 12
        return first, date(first.year, last_month, monthrange(first.year, last_month)[1])
    except ValueError:
        raise wrong("datetime", asked, _REMEDY) from None


def parse_datetime(asked: str) -> Span:
    """Return first and last day of a moment or interval; `..` or nothing is an open end."""
    begin, slash, end = asked.partition("/")
    if not slash:
        return _days_of(asked, asked)
    if begin in _OPEN and end in _OPEN:
        raise wrong("datetime", asked, _REMEDY)
    first = date.min if begin in _OPEN else _days_of(begin, asked)[0]
    last = date.max if end in _OPEN else _days_of(end, asked)[1]
    if first > last:
        raise wrong("datetime", asked, "the interval ends before it begins")
    return first, last


def meets(years: tuple[tuple[int, int], ...], span: Span) -> bool:
    """Whether any of the (first, last) years touches the span; what has no year meets none."""
    return any(begin <= span[1].year and span[0].year <= end for begin, end in years)
