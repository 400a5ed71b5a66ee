"""What the mapped fields make of a file's values: said where they mean nothing, or were changed."""

from collections.abc import Sequence

from geo.ownlayers.fields import Fields, is_state, text_of
from geo.ownlayers.table import Properties
from geo.ownlayers.troubles import Complaints, Trouble
from geo.ownlayers.years import FIRST, LAST, gregorian_of, is_solar, years_of_value
from geo.text import Voice


def field_troubles(
    rows: Sequence[Properties], serials: Sequence[int], fields: Fields, *, solar: bool
) -> tuple[Trouble, ...]:
    """Return a word on every value that is no year or no state; empty ones are no fault.

    `solar`: the years are solar Hijri ones, of which the first word is.
    """
    complaints = Complaints()
    if solar and fields.year:
        stated = (years_of_value(row.get(fields.year)) for row in rows)
        example = next(years for years in stated if years and is_solar(years))
        complaints.add(None, "solar-years", f"{span_text(example)}|{fields.year[:80]}")
    for serial, row in zip(serials, rows, strict=True):
        year, state = text_of(row, fields.year), text_of(row, fields.status)
        if fields.year and _says(year) and years_of_value(row.get(fields.year)) is None:
            complaints.add(serial, "no-year", year)
        if _says(state) and not is_state(state):
            complaints.add(serial, "no-state", state)
    return complaints.all()


def _says(text: str) -> bool:
    """Whether a value says anything: a mere dash or question mark stands for nothing."""
    return any(mark.isalnum() for mark in text)


def span_text(years: tuple[int, int]) -> str:
    """Return a first and last year as they are written, one alone where they are the same."""
    return "–".join(str(year) for year in dict.fromkeys(years))


def field_fault(voice: Voice, trouble: Trouble) -> str:
    """Return what the mapped fields could not take of a value, or how they took it."""
    detail = trouble.detail
    if trouble.code == "no-year":
        return voice(
            "“{text}” is no year from {first} to {last}, so it counts as undated. Write a year "
            "such as {year}, or choose another column.",
            text=detail,
            first=voice.digits(str(FIRST)),
            last=voice.digits(str(LAST)),
            year=voice.digits("1998"),
        )
    if trouble.code == "no-state":
        return voice(
            "“{text}” is no known state, so it is shown as unknown. Write one such as planned or "
            "in operation, or choose another column.",
            text=detail,
        )
    said, _, column = detail.partition("|")
    first, _, last = said.partition("–")
    dates = span_text(gregorian_of((int(first), int(last or first))))
    return voice(
        "The years in “{column}” were read as solar Hijri ones: {year} is {dates}.",
        column=column,
        year=voice.digits(said),
        dates=voice.digits(dates),
    )
