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


def _telling_stems(source: Source, counts: Counter[str], most: float) -> frozenset[str]:
    """Return the stems of a document's labels but for those that many quotes have anyway."""
    stems = {stem for label in _labels_of(source) for stem in stems_of(label)}
    return frozenset(stem for stem in stems if counts[stem] <= most)


@lru_cache(maxsize=8)
def quotes_naming_their_document(atlas: Atlas) -> frozenset[str]:
    """Return the ids of the quotes whose words or translations name the document they are of."""
    stems = {name: stems_of(" ".join(words_of(quote))) for name, quote in atlas.quotes.items()}
    counts = Counter(stem for found in stems.values() for stem in found)
    most = _COMMON * len(stems)
    telling = {source.id: _telling_stems(source, counts, most) for source in atlas.sources}
    return frozenset(
        name for name, quote in atlas.quotes.items() if telling[quote.source] & stems[name]
    )
