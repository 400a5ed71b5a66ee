"""Find features and documents by their words, in any of the scripts of the atlas.

All words of a query must stand in one text, as words, as beginnings or, past three letters,
inside words; names and aliases also forgive slips of typing where nothing else fits them.
"""

from dataclasses import dataclass
from typing import Final

from geo.folding import fold
from geo.languages import Language
from geo.searchindex import Index, Record, Where, build_index
from geo.searchmatch import Match, match_words

__all__ = ["LONGEST", "Hit", "Index", "Where", "build_index", "search"]

LONGEST: Final = 200
# What a text is weighs most; then how well it matches, whether its feature has quotes, whether
# it is the first of its kind (a name before an alias), and last how close it is to the query.
_KIND: Final[dict[Where, int]] = {
    "name": 400,
    "alias": 400,
    "id": 300,
    "quote": 200,
    "translation": 200,
    "source": 100,
}
_GRADE: Final = 20
_QUOTED: Final = 10
_FIRST: Final[dict[Where, int]] = {"name": 4, "quote": 4}
_AS_TYPED: Final = 0.5
_COVERAGE: Final = 0.5

_Matches = dict[int, Match]
_Choices = dict[Record, list[tuple[int, bool, float, int]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words found: where they stand in `text`, in code points, and how well they fit.

    A document that is itself found has a source and no feature.
    """

    feature: str | None
    source: str | None
    where: Where
    text: str
    start: int
    end: int
    quote: str | None
    score: float

    def around(self, width: int) -> tuple[str, str, str]:
        """Return up to `width` characters before, the matched words, and as many after."""
        before, after = self.text[: self.start], self.text[self.end :]
        left = before if len(before) <= width else "…" + before[len(before) - width :].lstrip()
        right = after if len(after) <= width else after[:width].rstrip() + "…"
        return left, self.text[self.start : self.end], right


def _base(where: Where, grade: int) -> int:
    """Return the score of a text's kind and grade; slips of typing come after all else."""
    kind = _KIND[where] + _GRADE * grade if grade > 0 else _GRADE * (grade + 3)
    return kind + _FIRST.get(where, 0)


def _choices(index: Index, matches: _Matches, typed: str, language: Language) -> _Choices:
    """Return for each record the texts that match: base, in `language`, closeness, order."""
    found: _Choices = {}
    for number, match in matches.items():
        field = index.fields[number]
        close = _AS_TYPED * (typed in index.lowered[number])
        close += _COVERAGE * min(1.0, len(typed) / len(field.text))
        base = _base(field.where, match.grade)
        for record in field.records:
            choice = (base, field.language == language, close, -number)
            found.setdefault(record, []).append(choice)
    return found


def _ranked(index: Index, choices: _Choices) -> list[tuple[float, Record, int]]:
    """Return the score, record and text of the best choice of each record, the best first."""
    ranked = []
    for record, found in choices.items():
        base, _, _, number = max(found)
        close = max(choice[2] for choice in found if choice[0] == base)
        score = base + close + _QUOTED * (record[0] in index.quoted)
        ranked.append((round(score, 3), record, -number))
    return sorted(ranked, key=lambda one: -one[0])


def _hit(index: Index, match: Match, number: int, record: Record, score: float) -> Hit:
    field, (start, end) = index.fields[number], match.stretch
    return Hit(
        feature=record[0],
        source=record[1],
        where=field.where,
        text=field.text,
        start=start,
        end=end,
        quote=field.quote,
        score=score,
    )


def search(index: Index, query: str, language: Language, limit: int = 20) -> tuple[Hit, ...]:
    """Return up to `limit` hits, the best first and one a record; nothing for no words."""
    words = fold(query) if len(query) <= LONGEST else ""
    if not words:
        return ()
    matches = match_words(index, words)
    choices = _choices(index, matches, query.strip().casefold(), language)
    ranked = _ranked(index, choices)[: max(0, limit)]
    return tuple(_hit(index, matches[n], n, record, score) for score, record, n in ranked)
