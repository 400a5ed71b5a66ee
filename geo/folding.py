"""Fold text for comparison, so that one place is found in whichever spelling it is asked for.

Gone after folding: case, marks, joiners, tatweel, harakat, punctuation, the differences
between Arabic and Persian letters and digits, those between Kazakh letters and their near
Russian ones, and Latin letters that stand in for Cyrillic ones inside a Cyrillic word.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_NEAR: Final = str.maketrans(
    {
        **dict(zip("әғқңөұүһіҳҷ", "агкноуухихч", strict=True)),
        **dict(zip("ىيےكةەہۃ", "یییکهههه", strict=True)),
        "ٱ": "ا",
        "ı": "i",
        "ə": "e",
    }
)
_LOOK_ALIKES: Final = dict(zip("aceikmoptxyhBH", "асеикмортхухвн", strict=True))
_BREVE: Final = "\u0306"
_TATWEEL: Final = "\u0640"
_APOSTROPHES: Final = "ʹʺʻʼʽˈˮ"
BLANK: Final = " "
_LONGEST_NAME: Final = 300
# The tables for another program that folds alike, such as the browser's own search.
LETTERS: Final = {
    "near": {chr(code): near for code, near in _NEAR.items()},
    "alike": _LOOK_ALIKES,
    "tatweel": _TATWEEL,
    "apostrophes": _APOSTROPHES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A folded word and where it stands in the original text, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded text in which every character knows its place in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the non-empty folded slice `start`:`end` stands in the original."""
        return self.starts[start], self.ends[end - 1]

    @property
    def words(self) -> tuple[Word, ...]:
        """The words in order, each with its place in the original."""
        found, at = [], 0
        for text in self.text.split():
            start, end = self.span(at, at + len(text))
            found.append(Word(text=text, start=start, end=end))
            at += len(text) + 1
        return tuple(found)


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    kind = unicodedata.category(character)
    if kind[0] == "M" or kind == "Cf" or character == _TATWEEL:
        return ""
    if character in _APOSTROPHES or not character.isalnum():
        return BLANK
    return character.translate(_NEAR)


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in "Йй":
        return "й"
    decomposed = unicodedata.normalize("NFKD", character).casefold()
    decomposed = unicodedata.normalize("NFKD", decomposed).casefold()
    return "".join(_plain(part) for part in decomposed)


def _is_cyrillic(character: str) -> bool:
    return "\u0400" <= character <= "\u052f"


def _unmask(text: str, letters: list[str], starts: list[int]) -> None:
    """Write the Latin look-alikes in Cyrillic words as the Cyrillic letters they stand for."""
    at = 0
    for word in "".join(letters).split(BLANK):
        if any(map(_is_cyrillic, word)) and not all(map(_is_cyrillic, word)):
            for place in range(at, at + len(word)):
                near = _LOOK_ALIKES.get(letters[place], letters[place])
                letters[place] = _LOOK_ALIKES.get(text[starts[place]], near)
        at += len(word) + 1


def fold_in_place(text: str) -> Folded:
    """Fold `text` and keep where each folded character comes from."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, character in enumerate(text):
        folded = _fold_character(character)
        if not folded and letters and letters[-1] != BLANK:  # a mark is part of its letter
            ends[-1] = place + 1
            letters[-1] = "й" if (letters[-1], character) == ("и", _BREVE) else letters[-1]
        for letter in folded:
            if letter != BLANK or (letters and letters[-1] != BLANK):
                letters.append(letter)
                starts.append(place)
                ends.append(place + 1)
    if letters and letters[-1] == BLANK:
        letters.pop()
    _unmask(text, letters, starts)
    size = len(letters)
    return Folded(text="".join(letters), starts=tuple(starts[:size]), ends=tuple(ends[:size]))


@lru_cache(maxsize=8192)
def _fold_name(text: str) -> str:
    return fold_in_place(text).text


def fold(text: str) -> str:
    """Return `text` folded for comparison: words with one blank between them."""
    return _fold_name(text) if len(text) <= _LONGEST_NAME else fold_in_place(text).text
