"""Gap texts: a statement with a name or a number left out, which the reader puts back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from geo.citing import translation_of
from geo.model import Quote
from geo.quiz.pool import Pool

_NUMBER = re.compile(r"\d[\d.,٫٬]*\d")
_SHORTEST = 40
_LONGEST = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A statement in the reader's language around what was left out of it."""

    quote: str
    before: str
    answer: str
    after: str


def _names(pool: Pool) -> list[str]:
    names = {
        feature.facts.names.in_language(pool.language) for feature in pool.atlas.features.values()
    }
    return sorted((name for name in names if len(name) > 3), key=lambda name: (-len(name), name))


def _places_of(text: str, names: list[str]) -> Iterator[tuple[int, int]]:
    """Yield begin and end of the names and numbers that stand in a text just once."""
    for name in names:
        found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
        if len(found) == 1:
            yield found[0]
    for match in _NUMBER.finditer(text):
        if text.count(match.group()) == 1:
            yield match.span()


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
        spans = list(_places_of(text, names))
        if not spans:
            continue
        begin, end = rng.choice(spans)
        answer = text[begin:end]
        gap = Gap(quote=quote.id, before=text[:begin], answer=answer, after=text[end:])
        gaps.setdefault(answer, gap)
    return tuple(gaps.values())
