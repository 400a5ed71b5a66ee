"""Figures of trade as the documents state them: how much, which way, for which time."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from geo.model import Id, Record, Text, Words

When = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}-\d{2})?$")]


class Period(Record):
    """The time a figure is for: the document's own words, and dates as far as they allow."""

    stated: Words
    begin: When | None = Field(alias="from")
    end: When | None = Field(alias="to")
    calendar: Literal["gregorian", "solar-hijri"]
    kind: Literal["year", "years", "span-total", "open", "relative"]
    stated_years: tuple[int, ...] = ()
    stated_in: str | None = None
    inferred: bool = False


class TradeFigure(Record):
    """One figure of one quote."""

    id: Id
    quote: str
    measure: Literal["value", "weight", "growth"]
    of: Literal["value", "weight"] | None = None
    amount: float
    amount_max: float | None = None
    qualifier: Literal["exact", "about", "more-than", "less-than", "up-to"]
    unit: Id
    direction: Id
    basis: Id
    period: Period
    against: Period | None = None
    label: Text


def years_of(period: Period) -> tuple[float, float] | None:
    """Return begin and end of a period as fractional Gregorian years, or None if undated."""
    if period.begin is None or period.end is None:
        return None
    return _fraction(period.begin, last=False), _fraction(period.end, last=True)


def _fraction(when: str, *, last: bool) -> float:
    if len(when) == 4:
        return float(when) + (1.0 if last else 0.0)
    year, month, day = (int(part) for part in when.split("-"))
    return year + ((month - 1) * 30.44 + day - (0 if last else 1)) / 365.25
