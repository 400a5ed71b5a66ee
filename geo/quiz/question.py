"""A question before it is put into words: ids of the atlas and which of them is right."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final, Literal, get_args

from geo.geometry import Extent
from geo.quiz.choice import Choice, Level

Kind = Literal["find", "name", "order", "document", "language", "contradicts", "figure"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
POINTS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question.

    `subject` is what is asked about: a feature (find, name), a line (order), a quote
    (document, language, contradicts) or a trade figure. `options` are ids of the kind
    that the question asks for; `answer` holds the places of the right ones among them,
    in order. A find question has no options: its answer is the subject's own place, with
    all points up to `full_km` and none beyond `zero_km`. `quotes` prove the answer. An order
    question begins at `start`; a contradiction stands in `dispute`.
    """

    kind: Kind
    subject: str
    options: tuple[str, ...] = ()
    answer: tuple[int, ...] = ()
    quotes: tuple[str, ...] = ()
    dispute: str | None = None
    start: str | None = None
    translated: bool = False
    full_km: int = 0
    zero_km: int = 0

    @property
    def right(self) -> tuple[str, ...]:
        """The right options, in order."""
        return tuple(self.options[place] for place in self.answer)

    @property
    def key(self) -> str:
        """A short name of the question with its options in their order, in no language."""
        said = "\x1f".join((self.kind, self.subject, self.start or "", *self.options))
        return sha256(said.encode()).hexdigest()[:12]

    @property
    def origin(self) -> str:
        """What the question was made from: a disagreement, or its subject."""
        return self.dispute or self.subject

    @property
    def uses(self) -> frozenset[str]:
        """What another question of the same quiz should not use again."""
        return frozenset({self.subject, self.origin, *self.shown_quotes})

    @property
    def shown_quotes(self) -> frozenset[str]:
        """The quotes whose words the question itself or its right answer shows."""
        if self.kind in ("document", "language"):
            return frozenset({self.subject})
        return frozenset({self.subject, *self.right}) if self.kind == "contradicts" else frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """The questions of a choice, and the part of the map on which places are sought."""

    choice: Choice
    questions: tuple[Question, ...]
    view: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """What a level means: how many options, how near they may lie, how exact a place must be."""

    options: int
    stations: int
    apart_km: float
    full_km: int
    zero_km: int


DEGREES: Final[dict[Level, Degree]] = {
    "easy": Degree(options=3, stations=3, apart_km=250, full_km=100, zero_km=400),
    "medium": Degree(options=4, stations=4, apart_km=120, full_km=60, zero_km=300),
    "hard": Degree(options=5, stations=5, apart_km=60, full_km=30, zero_km=150),
}
