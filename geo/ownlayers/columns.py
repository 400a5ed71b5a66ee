"""One type a column: numbers where every value is a number, else text as it stands."""

import re
from collections.abc import Sequence
from typing import Final

from geo.ownlayers.table import Properties, Value

# What reads back the same: no leading zeros, no plus, no more digits than a number keeps.
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:[.,]\d{1,14})?")


def _number(text: str) -> int | float | None:
    """Return the number that a text writes, with point or decimal comma, or None."""
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        return None
    return int(plain) if plain.lstrip("-").isdigit() else float(plain.replace(",", "."))


def _as_text(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None else str(value)


def _even(values: list[Value], *, untyped: bool) -> list[Value]:
    kinds = {str if isinstance(v, str) else bool if isinstance(v, bool) else float
             for v in values if v is not None}  # fmt: skip
    if len(kinds) < 2 and not (untyped and kinds == {str}):
        return values
    if bool not in kinds:
        numbers = [_number(v) if isinstance(v, str) else v for v in values]
        if all(n is not None for n, v in zip(numbers, values, strict=True) if v is not None):
            return list(numbers)
    return [_as_text(value) for value in values]


def even_columns(rows: Sequence[Properties], *, untyped: bool = False) -> list[Properties]:
    """Return the rows with one type in each column.

    Of `untyped` rows, where everything came as text, a column of numbers becomes one.
    """
    columns = dict.fromkeys(name for row in rows for name in row)
    found: list[Properties] = [dict(row) for row in rows]
    for name in columns:
        having = [row for row in found if name in row]
        values = _even([row[name] for row in having], untyped=untyped)
        for row, value in zip(having, values, strict=True):
            row[name] = value
    return found
