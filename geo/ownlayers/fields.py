"""Which attribute is the name, the year, the state, the quote; and what their values mean."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, get_args

from geo.languages import LANGUAGES
from geo.model import StatusValue
from geo.ownlayers.table import Properties, Table
from geo.text import status_label, voice_of

_NAMES: Final = ("name", "title", "label", "наименование", "название", "имя", "атауы", "аты",
                 "نام", "عنوان", "اسم", "الاسم", "name:en", "name_en", "id")  # fmt: skip
_YEARS: Final = ("year", "years", "date", "time", "opened", "start_date", "begin", "timestamp",
                 "год", "дата", "годы", "жыл", "жылы", "күні", "سال", "تاریخ", "السنة", "سنة",
                 "التاريخ")  # fmt: skip
_STATES: Final = ("status", "state", "статус", "состояние", "күйі", "жағдайы", "وضعیت", "الحالة",
                  "حالة")  # fmt: skip
_QUOTES: Final = ("quote", "citation", "цитата", "дәйексөз", "نقل‌قول", "نقل قول", "اقتباس",
                  "description", "desc", "note", "описание", "сипаттама", "توضیحات",
                  "وصف")  # fmt: skip
_STATE_WORDS: Final = Path(__file__).parent / "states.json"
_ALIKE: Final = str.maketrans(
    {"\u200c": " ", "\u200d": None, "ي": "ی", "ك": "ک", "ё": "е", "_": " "}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The attribute that stands for each part of a feature; None where none does."""

    name: str | None = None
    year: str | None = None
    status: str | None = None
    quote: str | None = None


def _first(columns: Iterable[str], wanted: tuple[str, ...]) -> str | None:
    plain = {column.strip().casefold(): column for column in reversed(list(columns))}
    return next((plain[name] for name in wanted if name in plain), None)


def guess_fields(table: Table) -> Fields:
    """Return the attributes that bear a usual name."""
    columns = table.columns
    return Fields(
        name=_first(columns, _NAMES),
        year=_first(columns, _YEARS),
        status=_first(columns, _STATES),
        quote=_first(columns, _QUOTES),
    )


@cache
def _states() -> dict[str, StatusValue]:
    """Return every way to write a state: its code, its word in each language, states.json's."""
    listed: dict[StatusValue, list[str]] = json.loads(_STATE_WORDS.read_text(encoding="utf-8"))
    found: dict[str, StatusValue] = {}
    for value in get_args(StatusValue):
        labels = [status_label(voice_of(language), value) for language in LANGUAGES]
        for word in (value, *labels, *listed[value]):
            found.setdefault(_plain_state(word), value)
    return found


def _plain_state(said: str) -> str:
    """Return a state without what tells no two apart: case, stops, joiners, forms of a letter."""
    return " ".join(said.casefold().translate(_ALIKE).strip(" .!;:…").split())


def status_of(properties: Properties, field: str | None) -> StatusValue:
    """Return the state that an attribute tells: existing without one, else as far as known."""
    if field is None:
        return "existing"
    return _states().get(_plain_state(str(properties.get(field) or "")), "unknown")


def is_state(said: str) -> bool:
    """Whether a word stands for a state, that it is unknown included."""
    return _plain_state(said) in _states()


def text_of(properties: Properties, field: str | None) -> str:
    """Return an attribute as text, empty where there is none."""
    value = properties.get(field) if field is not None else None
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
