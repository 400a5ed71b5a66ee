"""Find words in a document: their position, prefix and suffix in its collapsed text."""

from dataclasses import dataclass
from typing import Final

from geo.evidence import collapse

AROUND: Final = 32
_MOST: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePlace:
    """Where words stand: code points of the collapsed text, with what stands around them."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def place_at(document: str, start: int, end: int) -> QuotePlace:
    """Return the place of the slice `start`:`end` of a collapsed document."""
    return QuotePlace(
        start=start,
        end=end,
        exact=document[start:end],
        prefix=document[max(0, start - AROUND) : start],
        suffix=document[end : end + AROUND],
    )


def places_of(document: str, words: str) -> tuple[QuotePlace, ...]:
    """Return every place of the words in a collapsed document, word for word, in order.

    Runs of white space in `words` count as one space; nothing else is forgiven.
    """
    exact = collapse(words).strip()
    found: list[QuotePlace] = []
    at = document.find(exact) if exact else -1
    while at >= 0 and len(found) < _MOST:
        found.append(place_at(document, at, at + len(exact)))
        at = document.find(exact, at + 1)
    return tuple(found)


def cuts_word(place: QuotePlace) -> bool:
    """Whether the words begin or end inside a word of the document."""

    def within(before: str, after: str) -> bool:
        return bool(before and after) and before[-1].isalnum() and after[0].isalnum()

    return within(place.prefix, place.exact) or within(place.exact, place.suffix)
