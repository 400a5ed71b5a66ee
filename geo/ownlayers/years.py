"""The years that stand in a file's values, and whether they are counted by the solar Hijri era."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from geo.arithmetic import solar_hijri_span
from geo.ownlayers.table import Properties, Value

Years = tuple[int, int]
FIRST, LAST = 1000, 2199
_YEAR: Final = re.compile(r"(?<!\d)(1\d{3}|20\d{2}|21\d{2})(?!\d)")
_PLAIN_YEARS: Final = re.compile(rf"{_YEAR.pattern}(?:\s*[-–—‒−/]\s*{_YEAR.pattern})?")
_BELOW_NOTHING: Final = re.compile(r"\s*[-−]\s*\d")
_DIGITS: Final = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
_PERSIAN_DIGITS: Final = frozenset("۰۱۲۳۴۵۶۷۸۹")
_PERSIAN_LETTERS: Final = frozenset("پچژگکی")
_PERSIAN_HEADINGS: Final = frozenset({"سال"})
_SOLAR: Final = range(1200, 1451)
_SURELY_SOLAR: Final = range(1250, 1451)
_SAMPLE: Final = 500


def years_of_value(value: Value) -> Years | None:
    """Return the first and last year that stand in a value: 1996, 1996–2014, ۱۹۹۶, 2014-05-01."""
    if value is None or isinstance(value, bool):
        return None
    text = str(value)[:200].translate(_DIGITS)
    if _BELOW_NOTHING.match(text):
        return None
    found = [int(year) for year in _YEAR.findall(text)]
    return (min(found), max(found)) if found else None


def is_plain_years(said: str) -> bool:
    """Whether words are nothing, a year, or a first and a last year, in any language's digits."""
    plain = said.strip().translate(_DIGITS)
    found = _PLAIN_YEARS.fullmatch(plain)
    return not plain or (found is not None and (not found[2] or found[1] <= found[2]))


def is_solar(years: Years) -> bool:
    """Whether one of the years can be one of the solar Hijri calendar, as it is in use."""
    return any(year in _SOLAR for year in years)


def gregorian_of(years: Years) -> Years:
    """Return the years in which the first solar Hijri year begins and the last one ends.

    A year that is too late for that calendar stays as it is.
    """
    spans = [solar_hijri_span(str(y)) if y in _SOLAR else None for y in years]
    begins = [span[0].year if span else y for span, y in zip(spans, years, strict=True)]
    ends = [span[1].year if span else y for span, y in zip(spans, years, strict=True)]
    return min(begins), max(ends)


def counts_by_solar_hijri(rows: Sequence[Properties], column: str) -> bool:
    """Whether the years of a column are sure to be solar Hijri ones, where they can be.

    Signs: a Persian heading; Persian digits; or Persian words beside years of which every one
    lies between 1250 and 1450. Latin digits under a neutral heading are none.
    """
    values = [row.get(column) for row in rows]
    stated = [years for years in map(years_of_value, values) if years]
    if not any(map(is_solar, stated)):
        return False
    if _is_persian(column) or column.strip() in _PERSIAN_HEADINGS:
        return True
    if any(_PERSIAN_DIGITS & set(value) for value in values if isinstance(value, str)):
        return True
    return all(year in _SURELY_SOLAR for pair in stated for year in pair) and any(
        _is_persian(text) for text in _texts(rows)
    )


def _is_persian(text: str) -> bool:
    return not _PERSIAN_LETTERS.isdisjoint(text)


def _texts(rows: Sequence[Properties]) -> Iterable[str]:
    values = (value for row in islice(rows, _SAMPLE) for value in row.values())
    return (value for value in values if isinstance(value, str))
