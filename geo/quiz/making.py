"""Make a quiz: the same choice and atlas give the same questions in the same order.

The language of the choice plays no part: a class of several languages is asked the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, zip_longest
from random import Random

from geo.atlas import Atlas
from geo.quiz.amounts import figure_question, figures
from geo.quiz.choice import Choice, Level
from geo.quiz.places import find_question, lines, name_question, order_question, spots
from geo.quiz.pool import Pool
from geo.quiz.question import KINDS, Kind, Question, Quiz
from geo.quiz.sayings import (
    contradiction_question,
    disagreements,
    document_question,
    documents,
    language_question,
    tongues,
)

_ENOUGH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """How a kind of question is made: what can be asked about, by group, and the question."""

    subjects: Callable[[Pool], Iterator[tuple[str, str]]]
    make: Callable[[Pool, str, Random], Question | None]


_MAKERS: dict[Kind, _Maker] = {
    "find": _Maker(subjects=spots, make=find_question),
    "name": _Maker(subjects=spots, make=name_question),
    "order": _Maker(subjects=lines, make=order_question),
    "document": _Maker(subjects=documents, make=document_question),
    "contradicts": _Maker(subjects=disagreements, make=contradiction_question),
    "language": _Maker(subjects=tongues, make=language_question),
    "figure": _Maker(subjects=figures, make=figure_question),
}


def _in_turn(groups: list[list[str]]) -> list[str]:
    """Return the first of each group, then the second of each, and so on."""
    return [name for name in chain.from_iterable(zip_longest(*groups)) if name is not None]


@lru_cache(maxsize=128)
def subjects_of(pool: Pool, kind: Kind) -> tuple[tuple[str, str], ...]:
    """Return (group, subject) of everything that a kind can ask about."""
    return tuple(_MAKERS[kind].subjects(pool))


def _subjects(pool: Pool, kind: Kind, rng: Random) -> list[str]:
    """Return what a kind can ask about, mixed, with every group coming up in turn."""
    groups: dict[str, list[str]] = {}
    for group, subject in subjects_of(pool, kind):
        groups.setdefault(group, []).append(subject)
    mixed = list(groups.values())
    rng.shuffle(mixed)
    for subjects in mixed:
        rng.shuffle(subjects)
    return _in_turn(mixed)


def questions_of(pool: Pool, kind: Kind, rng: Random) -> Iterator[Question]:
    """Yield a question of a kind on each subject that gives one, in mixed order."""
    for subject in _subjects(pool, kind, rng):
        made = _MAKERS[kind].make(pool, subject, rng)
        if made is not None:
            yield made


def _is_new(question: Question, asked: list[Question]) -> bool:
    """Whether nothing of the question was used before; a line may come again with other stops."""
    if question.kind == "order":
        return not any(set(question.options) == set(other.options) for other in asked)
    return not any(question.uses & other.uses for other in asked)


def _take_turns(streams: list[Iterator[Question]], count: int) -> tuple[Question, ...]:
    asked: list[Question] = []
    while streams and len(asked) < count:
        for stream in tuple(streams):
            found = next((question for question in stream if _is_new(question, asked)), None)
            if found is None:
                streams.remove(stream)
            else:
                asked.append(found)
    return tuple(asked[:count])


def build_quiz(atlas: Atlas, choice: Choice, wanted: tuple[Kind, ...] = KINDS) -> Quiz:
    """Return the questions of a choice: `wanted` kinds in turn, nothing asked about twice.

    There are fewer than `count` where the topics hold no more.
    """
    pool = Pool(atlas=atlas, topics=choice.topics, language=choice.language, level=choice.level)
    rng = Random("/".join((choice.seed, ",".join(sorted(choice.topics)), choice.level)))  # noqa: S311 -- not a secret
    kinds = [kind for kind in _MAKERS if kind in wanted]
    rng.shuffle(kinds)
    streams = [questions_of(pool, kind, Random(rng.random())) for kind in kinds]  # noqa: S311
    questions = _take_turns(streams, choice.count)
    return Quiz(choice=choice, questions=questions, view=pool.view)


def topics_of(atlas: Atlas, level: Level = "easy") -> tuple[str, ...]:
    """Return the layers on which some questions can be asked, in the order of the atlas."""
    enough = []
    for layer in atlas.layers:
        name = layer.info.id
        choice = Choice(topics=(name,), count=_ENOUGH, level=level)
        if len(build_quiz(atlas, choice).questions) >= _ENOUGH:
            enough.append(name)
    return tuple(enough)
