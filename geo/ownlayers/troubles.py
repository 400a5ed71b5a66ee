"""What can be wrong with a visitor's own file: told by record, with the remedy (words.py)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from geo.faults import KeruenError
from geo.ownlayers.limits import TROUBLES

FileCode = Literal[
    "too-big",
    "unknown-kind",
    "empty",
    "not-text",
    "not-json",
    "too-deep",
    "long-number",
    "not-xml",
    "has-entities",
    "no-features",
    "no-columns",
    "no-projection",
    "bad-archive",
    "locked-archive",
    "archive-too-big",
    "too-many-files",
    "archive-link",
    "archive-path",
    "no-shapefile",
    "unreadable",
    "too-much-work",
    "no-words",
]
RecordCode = Literal[
    "no-place",
    "not-numbers",
    "not-a-feature",
    "bad-shape",
    "off-the-world",
    "repaired",
    "divided",
    "text-numbers",
    "closed",
    "no-year",
    "no-state",
    "solar-years",
    "cut-short",
    "other-layers",
    "more-cells",
    "fewer-cells",
    "other-kind",
    "more",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One thing wrong with one record (counted from 1), or with the whole file (None)."""

    record: int | None
    code: RecordCode
    detail: str = ""


class OwnFileError(KeruenError):
    """A file of which nothing could be taken, and why; `first` is what is wrong with a record."""

    def __init__(self, code: FileCode, detail: str = "", first: Trouble | None = None) -> None:
        self.code, self.detail, self.first = code, detail, first
        super().__init__(f"{code}: {detail}" if detail else code)


class Complaints:
    """Gathers troubles up to a limit and counts the rest."""

    def __init__(self) -> None:
        self._found: list[Trouble] = []
        self._more = 0

    def add(self, record: int | None, code: RecordCode, detail: str = "") -> None:
        """Note one trouble; past the limit only count it."""
        if record is not None and len(self._found) >= TROUBLES:
            self._more += 1
            return
        self._found.append(Trouble(record=record, code=code, detail=detail[:120]))

    def first(self) -> Trouble | None:
        """Return what was noted first of a record, if anything was."""
        return next((one for one in self._found if one.record is not None), None)

    def all(self) -> tuple[Trouble, ...]:
        """Return what was noted: the whole file's first, then by record, last how many more."""
        more = [Trouble(record=None, code="more", detail=str(self._more))] if self._more else []
        return (*sorted(self._found, key=lambda one: one.record or 0), *more)


def _hidden(troubles: Iterable[Trouble]) -> int:
    return sum(int(one.detail) for one in troubles if one.code == "more")


def joined_troubles(*lists: tuple[Trouble, ...]) -> tuple[Trouble, ...]:
    """Return several lists as one, in the order of one, with one count of all the rest."""
    told = [one for found in lists for one in found if one.code != "more"]
    more = sum(map(_hidden, lists))
    rest = [Trouble(record=None, code="more", detail=str(more))] if more else []
    return (*sorted(told, key=lambda one: one.record or 0), *rest)


def count_of(troubles: tuple[Trouble, ...]) -> int:
    """Return how many faults a list stands for, those that it only counts included."""
    return sum(one.code != "more" for one in troubles) + _hidden(troubles)
