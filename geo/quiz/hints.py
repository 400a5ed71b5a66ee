"""Whether words give something away: one text naming what another asks for."""

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from geo.atlas import Atlas
from geo.folding import fold
from geo.model import Quote, Source

_STEM = 5
_COMMON = 0.05


@lru_cache(maxsize=8192)
def stems_of(text: str) -> frozenset[str]:
    """Return the beginnings of a text's words of three letters or more, folded."""
    return frozenset(word[:_STEM] for word in fold(text).split() if len(word) > 2)


def share_words(one: str, other: str) -> bool:
    """Whether two texts have a word in common, whatever its ending."""
    return not stems_of(one).isdisjoint(stems_of(other))


def words_of(quote: Quote) -> tuple[str, ...]:
    """Return a quote's words, its reading aid and its translations."""
    reading = (quote.reading,) if quote.reading else ()
    return (quote.exact, *reading, *quote.translations.values())


def _labels_of(source: Source) -> Iterable[str]:
    yield from source.label.model_dump().values()
    shown = (source.title, source.title_en, source.publisher, source.publication, source.date)
    yield from (text for text in (*shown, *source.authors) if text)


@lru_cache(maxsize=64)
def _telling_stems(labels: tuple[str, ...], quotes: tuple[str, ...]) -> frozenset[str]:
    """Return the stems of the labels but for those that many quotes have anyway."""
    counts = Counter(stem for words in quotes for stem in stems_of(words))
    stems = {stem for label in labels for stem in stems_of(label)}
    return frozenset(stem for stem in stems if counts[stem] <= _COMMON * len(quotes))


def names_its_document(atlas: Atlas, quote: Quote) -> bool:
    """Whether a quote's words or translations name the document in which they stand."""
    everything = tuple(" ".join(words_of(other)) for other in atlas.quotes.values())
    telling = _telling_stems(tuple(_labels_of(atlas.source(quote.source))), everything)
    return any(telling & stems_of(words) for words in words_of(quote))
