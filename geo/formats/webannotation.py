"""Quotes as W3C Web Annotations: which words of which document speak of which feature.

Follows the Web Annotation Data Model, a W3C Recommendation of 23 February 2017.
"""

from collections.abc import Iterator
from typing import Any

from geo.atlas import Atlas, Feature
from geo.formats.iris import (
    ANNOTATIONS,
    ATLAS,
    annotation_iri,
    document_iri,
    feature_iri,
    quote_iri,
    text_iri,
)
from geo.languages import LANGUAGES, direction_of
from geo.model import Quote, Source
from geo.scripts import language_of_quote

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
TRANSLATION_RIGHTS = "https://creativecommons.org/licenses/by/4.0/"
NORMALISATION = (
    "The documents are plain text in UTF-8, normalised before quoting and counting: every run "
    "of whitespace, as Python's re.sub(r'\\s+', ' ', text) finds it, is one space; nothing is "
    "trimmed, and no other character is changed. Positions count Unicode code points of that "
    "text from 0; the end is the position after the last character. The canonical IRI of each "
    "document is the RFC 6920 name of the SHA-256 of that text in UTF-8."
)


def _textual_body(value: str, language: str, purpose: str, **more: str) -> Json:
    return {
        "type": "TextualBody",
        "purpose": purpose,
        "value": value,
        "format": "text/plain",
        "language": language,
        "textDirection": direction_of(language),
        **more,
    }


def _feature_bodies(feature: Feature) -> Iterator[Json]:
    yield {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": feature_iri(feature.id),
    }
    for language in LANGUAGES:
        name = feature.facts.names.in_language(language)
        yield _textual_body(name, language, "identifying")


def _quote_bodies(quote: Quote, source: Source) -> Iterator[Json]:
    for language, words in quote.translations.items():
        yield _textual_body(words, language, "describing", rights=TRANSLATION_RIGHTS)
    if quote.reading is not None:
        yield _textual_body(quote.reading, language_of_quote(quote, source), "editing")
    if quote.note is not None:
        for language in LANGUAGES:
            yield _textual_body(quote.note.in_language(language), language, "commenting")


def _document(source: Source) -> Json:
    return {
        "id": document_iri(source),
        "type": "Text",
        "format": "text/plain",
        "language": source.language,
        "textDirection": direction_of(source.language),
        "canonical": text_iri(source),
    }


def _target(quote: Quote, source: Source) -> Json:
    by_words = {
        "type": "TextQuoteSelector",
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }
    by_place = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
    return {
        "type": "SpecificResource",
        "source": _document(source),
        "selector": [by_words, by_place],
    }


def _creator(atlas: Atlas) -> Json:
    return {"id": ATLAS, "type": "Organization", "name": atlas.info.title.en}


def annotation_of(atlas: Atlas, quote: Quote, feature: Feature) -> Json:
    """Return the annotation that says: these words speak of this feature."""
    source = atlas.source(quote.source)
    return {
        "id": annotation_iri(quote.id, feature.id),
        "type": "Annotation",
        "motivation": "identifying",
        "creator": _creator(atlas),
        "body": [*_feature_bodies(feature), *_quote_bodies(quote, source)],
        "target": _target(quote, source),
    }


def _only_page(iri: str, items: list[Json]) -> Json:
    first = {
        "id": f"{iri}:1",
        "type": "AnnotationPage",
        "partOf": iri,
        "startIndex": 0,
        "items": items,
    }
    return {"first": first, "last": f"{iri}:1"}


def _collection(atlas: Atlas, iri: str, items: list[Json]) -> Json:
    return {
        "@context": CONTEXT,
        "id": iri,
        "type": "AnnotationCollection",
        "label": f"{atlas.info.title.en}: {atlas.info.subtitle.en}",
        "as:summary": {"@value": NORMALISATION, "@language": "en"},
        "creator": _creator(atlas),
        "total": len(items),
        **(_only_page(iri, items) if items else {}),
    }


def annotations_of(atlas: Atlas) -> Json:
    """Return an AnnotationCollection with one annotation for each quote of each feature."""
    items = [
        annotation_of(atlas, quote, feature)
        for feature in atlas.features.values()
        for quote in atlas.quotes_of(feature)
    ]
    return _collection(atlas, ANNOTATIONS, items)


def annotations_of_quote(atlas: Atlas, quote: Quote) -> Json:
    """Return an AnnotationCollection of what one quote speaks of."""
    features = [f for f in atlas.features.values() if quote.id in f.facts.quotes]
    items = [annotation_of(atlas, quote, feature) for feature in features]
    return _collection(atlas, quote_iri(quote.id), items)
