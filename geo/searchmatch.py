"""Match the words of a query with the words of an index, and say how well and where."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.folding import BLANK
from geo.searchindex import NAMED, Index, Span

# Grades of a match; slips of typing count below: minus their number.
EXACT: Final = 3
PREFIX: Final = 2
SUBSTRING: Final = 1

_Graded = Iterator[tuple[str, int]]
_Places = dict[int, tuple[int, list[Span]]]


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text holds all words of a query, and where each word stands."""

    grade: int
    spans: tuple[list[Span], ...]

    @property
    def stretch(self) -> Span:
        """The shortest stretch with a span of each word, seen from the first word."""
        first, *others = self.spans
        stretches = []
        for span in first:
            near = [min(other, key=lambda one: abs(one[0] - span[0])) for other in others]
            starts, ends = zip(span, *near, strict=True)
            stretches.append((min(starts), max(ends)))
        return min(stretches, key=lambda one: one[1] - one[0])


def _direct(index: Index, word: str) -> _Graded:
    at = bisect_left(index.words, word)
    while at < len(index.words) and index.words[at].startswith(word):
        yield index.words[at], EXACT if index.words[at] == word else PREFIX
        at += 1
    if len(word) > 3:
        yield from ((other, SUBSTRING) for other in index.single if other.find(word) > 0)


def _loose(index: Index, word: str) -> _Graded:
    yield from _direct(index, word)
    if len(word) > 3 and word.isalpha():
        most = 1 if len(word) <= 7 else 2
        found = process.extract(
            word, index.names, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        yield from ((other, -int(slips)) for other, slips, _ in found if slips)


def _places(index: Index, graded: _Graded) -> _Places:
    found: _Places = {}
    for word, grade in graded:
        for number, span in index.places[word]:
            best, spans = found.setdefault(number, (grade, []))
            if grade > best:
                found[number] = (grade, [span])
            elif grade == best:
                spans.append(span)
    return found


def _all_words(
    index: Index, words: Iterable[str], way: Callable[[Index, str], _Graded]
) -> dict[int, Match]:
    founds: list[_Places] = []
    common: set[int] = set()
    for word in words:
        founds.append(_places(index, way(index, word)))
        common = common & founds[-1].keys() if len(founds) > 1 else set(founds[-1])
        if not common:
            return {}
    matches = {}
    for number in sorted(common):
        grades, spans = zip(*(found[number] for found in founds), strict=True)
        matches[number] = Match(min(grades), spans)
    return matches


def match_words(index: Index, query: str) -> dict[int, Match]:
    """Return the texts, by number, that hold every word of a folded query.

    The words may also stand there written as one. Names and aliases forgive slips of
    typing where none of them fits as it was typed.
    """
    words = tuple(dict.fromkeys(query.split()))
    found = _all_words(index, [query.replace(BLANK, "")], _direct)
    if len(words) > 1:
        found |= _all_words(index, words, _direct)
    if any(index.fields[number].where in NAMED for number in found):
        return found
    loose = _all_words(index, words, _loose)
    return found | {n: match for n, match in loose.items() if index.fields[n].where in NAMED}
