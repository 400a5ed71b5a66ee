"""Recompute what documents add up, multiply or convert: the program shows what comes out."""

import math
from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, Literal

from persiantools.jdatetime import JalaliDate
from pydantic import Field, StringConstraints

from geo.model import Id, Record, Text

Relation = Literal["equals", "about", "more-than", "less-than"]
DateText = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
_ABOUT = 0.02


class GrowthPart(Record):
    """A present value and by how many per cent it grew to it."""

    value: float
    growth: float


class NumberCheck(Record):
    """A sum, product or difference of stated parts against a stated result."""

    type: Literal["sum", "product", "difference"]
    label: Text
    parts: tuple[float, ...] = Field(min_length=2)
    stated: float
    relation: Relation
    unit: Id


class GrowthCheck(Record):
    """A stated overall growth in per cent against the growth of its parts."""

    type: Literal["growth"]
    label: Text
    parts: tuple[GrowthPart, ...] = Field(min_length=2)
    stated: float
    relation: Relation
    unit: Id


class CalendarCheck(Record):
    """A Gregorian date against the solar Hijri date that is said to be the same."""

    type: Literal["calendar"]
    label: Text
    gregorian: DateText
    solar_hijri: DateText


Check = Annotated[NumberCheck | GrowthCheck | CalendarCheck, Field(discriminator="type")]


def growth_of(parts: tuple[GrowthPart, ...]) -> float:
    """Return the growth in per cent of the sum of parts that each grew by their own."""
    now = sum(part.value for part in parts)
    before = sum(part.value / (1 + part.growth / 100) for part in parts)
    return 100 * (now / before - 1)


def computed_of(check: NumberCheck | GrowthCheck) -> float:
    """Return what the parts of a check come to."""
    if isinstance(check, GrowthCheck):
        return growth_of(check.parts)
    first, *rest = check.parts
    totals: dict[str, Callable[[], float]] = {
        "sum": lambda: math.fsum(check.parts),
        "product": lambda: math.prod(check.parts),
        "difference": lambda: first - math.fsum(rest),
    }
    return totals[check.type]()


def relation_holds(computed: float, relation: Relation, stated: float, *, whole: bool) -> bool:
    """Whether `computed` stands in `relation` to `stated`; about means within two per cent."""
    if relation == "more-than":
        return computed > stated
    if relation == "less-than":
        return computed < stated
    if relation == "about":
        return abs(computed - stated) <= _ABOUT * abs(stated)
    return round(computed) == stated if whole else math.isclose(computed, stated, rel_tol=1e-9)


def gregorian_span(text: str) -> tuple[date, date]:
    """Return the first and last day of a Gregorian year, month or day."""
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        after = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), after - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)


def _gregorian_of(year: int, month: int, day: int) -> date:
    converted: date = JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
    return converted


def solar_hijri_span(text: str) -> tuple[date, date]:
    """Return the first and last Gregorian day of a solar Hijri year, month or day."""
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    if day:
        return _gregorian_of(year, month, day), _gregorian_of(year, month, day)
    if month:
        after = _gregorian_of(year + month // 12, month % 12 + 1, 1)
        return _gregorian_of(year, month, 1), after - timedelta(days=1)
    return _gregorian_of(year, 1, 1), _gregorian_of(year + 1, 1, 1) - timedelta(days=1)


def solar_hijri_of(day: date) -> tuple[int, int, int]:
    """Return the solar Hijri year, month and day of a Gregorian date."""
    converted = JalaliDate(day)  # type: ignore[no-untyped-call]
    return converted.year, converted.month, converted.day


def check_holds(check: Check) -> bool:
    """Whether what a document states agrees with what comes out."""
    if isinstance(check, CalendarCheck):
        first, last = gregorian_span(check.gregorian)
        low, high = solar_hijri_span(check.solar_hijri)
        return low <= first and last <= high
    whole = isinstance(check, GrowthCheck)
    return relation_holds(computed_of(check), check.relation, check.stated, whole=whole)
