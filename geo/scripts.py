"""In which script and language words are written, as far as their letters tell."""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from geo.atlas import Atlas
from geo.languages import Language
from geo.model import Quote, Source

UNKNOWN: Final = "und"
_SAMPLE: Final = 20_000
_HEAD: Final = 2_000
_WRITTEN: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys(("en", "de", "fr", "es", "it", "tr", "tk"), frozenset({"LATIN"})),
    **dict.fromkeys(("kk", "uz", "az"), frozenset({"CYRILLIC", "LATIN"})),
    **dict.fromkeys(("ru", "uk", "ky", "tg"), frozenset({"CYRILLIC"})),
    **dict.fromkeys(("fa", "ar"), frozenset({"ARABIC"})),
    **dict.fromkeys(("zh", "ja"), frozenset({"CJK", "HIRAGANA", "KATAKANA"})),
}


def script_of(text: str) -> str | None:
    """Return the script of most letters of a text, such as LATIN, None where it has no letter."""
    return _script_of(text[:_HEAD])


@lru_cache(maxsize=1024)
def _script_of(text: str) -> str | None:
    signs = Counter(sign for sign in text if sign.isalpha())
    found: Counter[str] = Counter()
    for sign, count in signs.items():
        found[unicodedata.name(sign, "?").split()[0]] += count
    return found.most_common(1)[0][0] if found else None


def is_written_so(text: str, language: str) -> bool:
    """Whether a text can be in `language` by its script; of languages not known here it can."""
    script = script_of(text)
    return script is None or language not in _WRITTEN or script in _WRITTEN[language]


def language_of_text(text: str) -> Language:
    """Return which of the atlas's languages a text is likely in, by the letters only it has."""
    sample = text[:_SAMPLE].lower()
    counts = Counter(sample)

    def count(letters: str) -> int:
        return sum(counts[letter] for letter in letters)

    if count("اوىيیلنمرتبه") > len(sample) * 0.2:
        return "fa" if count("پچژگیک") > count("يكةىأإ") else "ar"
    if count("аеиотнрс") > len(sample) * 0.2:
        return "kk" if count("әғқңөұүһі") > len(sample) * 0.02 else "ru"
    return "en"


def language_of_words(words: str, document: str, around: str = "") -> str:
    """Return the language of words in a document: the document's, where their script is its.

    Where it is not, the letters of that script `around` the words help to guess. Of a script that
    is none of the atlas's languages' it is "und", as BCP 47 has it.
    """
    if is_written_so(words, document):
        return document
    script = script_of(words)
    near = words[:_HEAD] + around[:_HEAD]
    guess = language_of_text("".join(sign for sign in near if script_of(sign) == script))
    return guess if is_written_so(words, guess) else UNKNOWN


def language_of_quote(quote: Quote, source: Source) -> str:
    """Return the language that a quote's words are shown in."""
    return quote.language or language_of_words(quote.exact, source.language)


@lru_cache(maxsize=8)
def quote_languages(atlas: Atlas) -> Mapping[str, str]:
    """Return the language of each quote's words by the quote's id."""
    quotes = atlas.quotes.values()
    return {quote.id: language_of_quote(quote, atlas.source(quote.source)) for quote in quotes}


def false_translations(exact: str, translations: Mapping[Language, str]) -> Iterator[Language]:
    """Yield the languages whose translation is the quoted words themselves in another script."""
    for language, words in translations.items():
        if words.strip() == exact.strip() and not is_written_so(words, language):
            yield language
