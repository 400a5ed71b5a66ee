"""What can be wrong with a visitor's own file: told by record, with the remedy (words.py)."""

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
        """Return what was noted, the whole file's first, then by record."""
        more = [Trouble(record=None, code="more", detail=str(self._more))] if self._more else []
        return tuple(sorted([*self._found, *more], key=lambda one: one.record or 0))
