"""Gap texts: a statement with a name or a number left out, which the reader puts back."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from geo.citing import translation_of
from geo.folding import fold
from geo.model import Quote
from geo.quiz.hints import stems_of
from geo.quiz.pool import Pool

_NUMBER = re.compile(r"\d[\d.,٫٬]*\d")
_OPENING, _CLOSING = frozenset("([{（［"), frozenset(")]}）］")
_SHORTEST = 40
_LONGEST = 240
# What may be left out, and by which stems it is known in each language.
Names = Mapping[str, frozenset[frozenset[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A statement in the reader's language around what was left out of it."""

    quote: str
    before: str
    answer: str
    after: str


def _names(pool: Pool) -> dict[str, frozenset[frozenset[str]]]:
    """Return what may be left out: names, longest first, each with its stems in every language."""
    found: dict[str, set[frozenset[str]]] = {}
    for feature in pool.atlas.features.values():
        names = feature.facts.names
        stems = {stems_of(name) for name in names.model_dump().values() if name} - {frozenset()}
        found.setdefault(names.in_language(pool.language), set()).update(stems)
    longest = sorted((name for name in found if len(name) > 3), key=lambda n: (-len(n), n))
    return {name: frozenset(found[name]) for name in longest}


def _bracketed(text: str) -> list[tuple[int, int]]:
    """Return begin and end of what stands in brackets, those inside others included."""
    found, begun = [], list[int]()
    for at, letter in enumerate(text):
        if letter in _OPENING:
            begun.append(at)
        elif letter in _CLOSING and begun:
            found.append((begun.pop(), at + 1))
    return [*found, *((at, len(text)) for at in begun)]


def _digits(text: str) -> set[str]:
    return {re.sub(r"\D", "", match.group()) for match in _NUMBER.finditer(fold(text))}


def _places_of(text: str, exact: str, names: Names) -> Iterator[tuple[int, int]]:
    """Yield begin and end of the names and numbers that stand in a text just once.

    Those that `exact`, the document's own words, do not hold are its translator's.
    """
    said, numbers = stems_of(exact), _digits(exact)
    for name, stems in names.items():
        found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if len(found) == 1 and (text == exact or any(own <= said for own in stems)):
            yield found[0]
    for match in _NUMBER.finditer(text):
        if text.count(match.group()) == 1 and _digits(match.group()) <= numbers:
            yield match.span()


def _spans(text: str, exact: str, names: Names) -> list[tuple[int, int]]:
    """Return what may be left out of a text: nothing that touches what stands in brackets."""
    closed = _bracketed(text)
    return [
        (begin, end)
        for begin, end in _places_of(text, exact, names)
        if all(end < left or right < begin for left, right in closed)
    ]


def _read(pool: Pool, quote: Quote) -> str | None:
    """Return the statement in the reader's language, or None where it is not at hand."""
    shown = translation_of(quote, pool.atlas.source(quote.source), pool.language)
    if shown is None:
        return quote.exact
    return shown[1] if shown[0] == pool.language else None


def build_gaps(pool: Pool, count: int, rng: Random, used: set[str]) -> tuple[Gap, ...]:
    """Return gap texts with different answers, from quotes that are not in `used`."""
    names, gaps = _names(pool), dict[str, Gap]()
    quotes = [quote for quote in pool.quotes if quote.id not in used]
    rng.shuffle(quotes)
    for quote in quotes:
        text = _read(pool, quote)
        if text is None or not _SHORTEST <= len(text) <= _LONGEST or len(gaps) == count:
            continue
        spans = _spans(text, quote.exact, names)
        if not spans:
            continue
        begin, end = rng.choice(spans)
        answer = text[begin:end]
        gap = Gap(quote=quote.id, before=text[:begin], answer=answer, after=text[end:])
        gaps.setdefault(answer, gap)
    return tuple(gaps.values())
