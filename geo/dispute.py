"""A disagreement as a record: its sides, their quotes, and what a program can recompute."""

from typing import Literal

from pydantic import Field

from geo.arithmetic import Check
from geo.model import Id, Record, Text

DisputeKind = Literal[
    "values", "status", "names", "arithmetic", "calendar", "statement", "tension", "agreement"
]


class Side(Record):
    """One position, and the quotes that take it."""

    value: Text
    quotes: tuple[str, ...] = Field(min_length=1)


class Dispute(Record):
    """A disagreement between or inside documents, or an agreement of several."""

    id: Id
    kind: DisputeKind
    title: Text
    explanation: Text
    features: tuple[Id, ...]
    sides: tuple[Side, ...] = Field(min_length=1)
    checks: tuple[Check, ...] = ()

    @property
    def is_agreement(self) -> bool:
        """Whether the documents say the same here."""
        return self.kind == "agreement"
