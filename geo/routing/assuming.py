"""Read and write what estimates assume, in words such as `kmh.rail:30`."""

from collections.abc import Iterable
from typing import Any, Final

from pydantic import ValidationError

from geo.routing.assumptions import Assumptions
from geo.routing.labels import assumed_label, assumption_label
from geo.routing.wish import WishError
from geo.text import Voice, voice_of

_ENGLISH: Final = voice_of("en")
_DEAREST: Final = 1e6


def _named(key: str, voice: Voice) -> str:
    """Return what an assumption is called, as the panel calls it, with its key."""
    table, _, name = key.partition(".")
    return f"{assumption_label(voice, table)}, {assumed_label(voice, name)} ({key})"


def _keys() -> str:
    tables = Assumptions().model_dump().items()
    return ", ".join(f"{table}.{name}" for table, values in tables for name in values)


def _number(text: str, key: str, voice: Voice) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= _DEAREST:
        raise WishError(
            voice("{key} must be a number from 0 to a million.", key=_named(key, voice))
        )
    return number


def read_assumptions(written: Iterable[str], voice: Voice = _ENGLISH) -> Assumptions:
    """Return the usual assumptions changed by words such as `kmh.rail:30`.

    Speeds are in km/h, hours an event, prices in US dollars a tonne-kilometre, fees in US
    dollars a tonne and event. Raises WishError for what is not assumed or makes no sense.
    """
    data: dict[str, Any] = Assumptions().model_dump()
    for item in written:
        key, _, value = item.replace("=", ":").partition(":")
        table, _, name = key.partition(".")
        if name not in data.get(table, {}):
            said = voice("Nothing that is assumed is called {key}; there are {known}.")
            raise WishError(said.format(key=key, known=_keys()))
        data[table][name] = _number(value, key, voice)
    try:
        return Assumptions.model_validate(data)
    except ValidationError as error:
        key = ".".join(str(part) for part in error.errors()[0]["loc"])
        said = voice("{key} must be greater than nothing.", key=_named(key, voice))
        raise WishError(said) from error


def write_assumptions(assumptions: Assumptions) -> tuple[str, ...]:
    """Return what differs from the usual, in the words that read_assumptions reads."""
    usual: dict[str, Any] = Assumptions().model_dump()
    return tuple(
        f"{table}.{name}:{value:g}"
        for table, values in assumptions.model_dump().items()
        for name, value in values.items()
        if value != usual[table][name]
    )
