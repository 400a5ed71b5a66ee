"""Fold every text of an atlas once, so that its words can be found (geo/search.py).

Names and aliases also know their neighbouring words written as one: Bandarabbas.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from geo.atlas import Atlas, Feature
from geo.folding import BLANK, Word, fold_in_place
from geo.languages import LANGUAGES
from geo.model import Quote, Source

Where = Literal["name", "alias", "id", "quote", "translation", "source"]
Span = tuple[int, int]
Place = tuple[int, Span]
Record = tuple[str | None, str | None]  # a feature's id or else a source's

NAMED: Final[frozenset[Where]] = frozenset({"name", "alias"})
_JOINER: Final = "\u200c"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One text that can be searched, and the records that a hit in it finds."""

    where: Where
    text: str
    records: tuple[Record, ...]
    language: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The folded words of an atlas, sorted, and where each stands: field number and span.

    `single` are the words as written, `names` those of names and aliases; `words` are all,
    neighbours written as one among them. `quoted` are the features that have quotes.
    """

    fields: tuple[Field, ...]
    lowered: tuple[str, ...]
    words: tuple[str, ...]
    single: tuple[str, ...]
    names: tuple[str, ...]
    places: Mapping[str, tuple[Place, ...]]
    quoted: frozenset[str]


def _feature_fields(feature: Feature) -> Iterator[Field]:
    names, own = feature.facts.names, ((feature.id, None),)
    for language in LANGUAGES:
        text = names.in_language(language)
        yield Field(where="name", text=text, language=language, records=own)
    yield Field(where="name", text=names.local, records=own)
    for alias in feature.facts.aliases:
        yield Field(where="alias", text=alias.text, records=own, quote=alias.quote)
    yield Field(where="id", text=feature.id, records=own)


def _quote_fields(quote: Quote, owners: tuple[Record, ...]) -> Iterator[Field]:
    yield Field(where="quote", text=quote.exact, records=owners, quote=quote.id)
    texts: list[tuple[str | None, str]] = [*quote.translations.items()]
    if quote.reading:
        texts.append((None, quote.reading))
    for language, text in texts:
        where: Where = "translation"
        yield Field(where=where, text=text, language=language, records=owners, quote=quote.id)


def _source_fields(source: Source) -> Iterator[Field]:
    itself = ((None, source.id),)
    for language in LANGUAGES:
        text = source.label.in_language(language)
        yield Field(where="source", text=text, language=language, records=itself)
    own = (source.title, source.title_en, *source.authors, source.publisher, source.publication)
    for words in filter(None, own):
        yield Field(where="source", text=words, records=itself)


def _fields_of(atlas: Atlas) -> Iterator[Field]:
    owners: dict[str, list[Record]] = {}
    for feature in atlas.features.values():
        yield from _feature_fields(feature)
        for quote_id in feature.facts.quotes:
            owners.setdefault(quote_id, []).append((feature.id, None))
    for quote in atlas.quotes.values():
        yield from _quote_fields(quote, tuple(owners.get(quote.id, ())))
    for source in atlas.sources:
        yield from _source_fields(source)


def _words_of(text: str) -> dict[Word, None]:
    """Return the words of a text, and the parts of those that have joiners: راه‌آهن, راه, آهن."""
    parts = fold_in_place(text.replace(_JOINER, BLANK)).words if _JOINER in text else ()
    return dict.fromkeys((*fold_in_place(text).words, *parts))


def _pairs_of(text: str) -> Iterator[Word]:
    """Yield each two neighbouring words of a text as one."""
    for left, right in pairwise(fold_in_place(text).words):
        yield Word(text=left.text + right.text, start=left.start, end=right.end)


def build_index(atlas: Atlas) -> Index:
    """Return the index of an atlas; the caller keeps it as long as the atlas."""
    quoted = (feature.id for feature in atlas.features.values() if feature.facts.quotes)
    return index_fields(tuple(_fields_of(atlas)), frozenset(quoted))


def index_fields(fields: tuple[Field, ...], quoted: frozenset[str]) -> Index:
    """Return the index of any texts; `quoted` are the records that have quotes."""
    places: dict[str, list[Place]] = {}
    single: set[str] = set()
    names: set[str] = set()
    for number, field in enumerate(fields):
        words = _words_of(field.text)
        single.update(word.text for word in words)
        if field.where in NAMED:
            words |= dict.fromkeys(_pairs_of(field.text))
            names.update(word.text for word in words)
        for word in words:
            places.setdefault(word.text, []).append((number, (word.start, word.end)))
    return Index(
        fields=fields,
        lowered=tuple(field.text.casefold() for field in fields),
        words=tuple(sorted(places)),
        single=tuple(sorted(single)),
        names=tuple(sorted(names)),
        places={word: tuple(found) for word, found in places.items()},
        quoted=quoted,
    )
