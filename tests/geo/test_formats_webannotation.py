"""The export as W3C Web Annotations: what the model's MUSTs ask, and nothing lost on the way.

The numbers are the sections of https://www.w3.org/TR/annotation-model/ that ask it.
"""

import base64
import json
from collections import Counter
from dataclasses import replace

import pytest

from geo.evidence import read_documents
from geo.formats.webannotation import annotations_of
from geo.load import SHIPPED
from tests.geo.schemas import IRI, LANGUAGE, LANGUAGES, WORDS, closed, faults_against, list_of

DOCUMENTS = SHIPPED.parent.parent / "shared" / "sources"

# The thirteen motivations of the vocabulary, 3.3.5.
PURPOSE = {
    "enum": [
        *("assessing", "bookmarking", "classifying", "commenting", "describing", "editing"),
        *("highlighting", "identifying", "linking", "moderating", "questioning"),
        *("replying", "tagging"),
    ]
}
DIRECTION = {"enum": ["ltr", "rtl", "auto"]}
PLAIN = {"const": "text/plain"}
AGENT = closed(  # 3.3.2
    {"id": IRI, "type": {"enum": ["Person", "Organization", "Software"]}, "name": WORDS}
)
TEXTUAL_BODY = closed(  # 3.2.4
    {
        "type": {"const": "TextualBody"},
        "value": WORDS,
        "format": PLAIN,
        "language": LANGUAGE,
        "textDirection": DIRECTION,
        "purpose": PURPOSE,
        "rights": IRI,
    },
    optional=("rights",),
)
FEATURE_BODY = closed(  # 4 and 4.1
    {"type": {"const": "SpecificResource"}, "source": IRI, "purpose": PURPOSE}
)
BY_WORDS = closed(  # 4.2.4
    {
        "type": {"const": "TextQuoteSelector"},
        "exact": WORDS,
        "prefix": {"type": "string"},
        "suffix": {"type": "string"},
    }
)
BY_PLACE = closed(  # 4.2.5
    {
        "type": {"const": "TextPositionSelector"},
        "start": {"type": "integer", "minimum": 0},
        "end": {"type": "integer", "minimum": 1},
    }
)
DOCUMENT = closed(  # 3.2.1 and 3.3.7
    {
        "id": IRI,
        "type": {"const": "Text"},
        "format": PLAIN,
        "language": LANGUAGE,
        "textDirection": DIRECTION,
        "canonical": IRI,
    }
)
TARGET = closed(  # 4
    {
        "type": {"const": "SpecificResource"},
        "source": DOCUMENT,
        "selector": {
            "type": "array",
            "prefixItems": [BY_WORDS, BY_PLACE],
            "minItems": 2,
            "maxItems": 2,
        },
    }
)
ANNOTATION = closed(  # 3.1; the context stands on the collection alone
    {
        "id": IRI,
        "type": {"const": "Annotation"},
        "motivation": PURPOSE,
        "creator": AGENT,
        "body": list_of({"oneOf": [TEXTUAL_BODY, FEATURE_BODY]}),
        "target": TARGET,
    }
)
PAGE = closed(  # 5.2; embedded, so without a context
    {
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "partOf": IRI,
        "startIndex": {"const": 0},
        "items": list_of(ANNOTATION),
    }
)
COLLECTION = closed(  # 5.1
    {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationCollection"},
        "label": WORDS,
        "as:summary": closed({"@value": WORDS, "@language": {"const": "en"}}),
        "creator": AGENT,
        "total": {"type": "integer", "minimum": 0},
        "first": PAGE,
        "last": IRI,
    }
)


@pytest.fixture(scope="module")
def collection(atlas):
    """Return the export as a reader gets it."""
    return json.loads(json.dumps(annotations_of(atlas), allow_nan=False))


@pytest.fixture(scope="module")
def items(collection):
    return collection["first"]["items"]


def _bodies(item, purpose):
    return [body for body in item["body"] if body["purpose"] == purpose]


def _quote_of(atlas, item):
    return atlas.quotes[item["id"].split(":")[3]]


def _feature_of(atlas, item):
    (named,) = (body for body in item["body"] if body["type"] == "SpecificResource")
    return atlas.features[named["source"].removeprefix("urn:keruen:feature:")]


def test_the_export_is_what_the_data_model_demands(collection):
    assert faults_against(COLLECTION, collection) == []


def test_the_only_page_belongs_to_the_collection_and_holds_all(collection, items):
    assert collection["first"]["partOf"] == collection["id"]
    assert collection["last"] == collection["first"]["id"]
    assert collection["total"] == len(items)


def test_no_two_annotations_share_an_iri(collection, items):
    iris = Counter(item["id"] for item in items)
    iris.update([collection["id"], collection["first"]["id"]])
    assert [iri for iri, count in iris.items() if count > 1] == []


def test_each_quote_of_each_feature_is_one_annotation(atlas, items):
    told = [(_quote_of(atlas, item).id, _feature_of(atlas, item).id) for item in items]
    held = [(q, f.id) for f in atlas.features.values() for q in f.facts.quotes]
    assert sorted(told) == sorted(held)


def test_every_quote_and_every_feature_of_which_documents_speak_is_there(atlas, items):
    assert {_quote_of(atlas, item).id for item in items} == set(atlas.quotes)
    spoken_of = {feature.id for feature in atlas.features.values() if not feature.facts.context}
    assert {_feature_of(atlas, item).id for item in items} == spoken_of


def test_the_selectors_say_what_the_quote_says(atlas, items):
    for item in items:
        quote = _quote_of(atlas, item)
        words, place = item["target"]["selector"]
        assert (words["prefix"], words["exact"], words["suffix"]) == (
            quote.prefix,
            quote.exact,
            quote.suffix,
        )
        assert (place["start"], place["end"]) == (quote.start, quote.end)
        assert place["end"] - place["start"] == len(words["exact"])


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents do not lie here")
def test_both_selectors_find_the_same_words_in_the_document(atlas, items):
    documents = read_documents(atlas, DOCUMENTS)
    for item in items:
        text = documents[item["target"]["source"]["id"].removeprefix("urn:keruen:document:")]
        words, place = item["target"]["selector"]
        start, end = place["start"], place["end"]
        assert text[start:end] == words["exact"]
        assert text[:start].endswith(words["prefix"])
        assert text[end:].startswith(words["suffix"])


def test_the_canonical_iri_of_a_document_is_the_checksum_of_its_text(atlas, items):
    for item in items:
        document = item["target"]["source"]
        source = atlas.source(document["id"].removeprefix("urn:keruen:document:"))
        scheme, _, digest = document["canonical"].partition(";")
        assert scheme == "ni:///sha-256"
        assert base64.urlsafe_b64decode(digest + "=").hex() == source.sha256
        assert document["language"] == source.language


def test_a_feature_is_named_in_five_languages(atlas, items):
    for item in items:
        names = _feature_of(atlas, item).facts.names
        told = {b["language"]: b["value"] for b in _bodies(item, "identifying") if "value" in b}
        assert told == {code: names.in_language(code) for code in LANGUAGES}


def test_translations_readings_and_notes_stand_apart_by_purpose(atlas, items):
    for item in items:
        quote = _quote_of(atlas, item)
        told = {body["language"]: body["value"] for body in _bodies(item, "describing")}
        assert told == quote.translations
        readings = [body["value"] for body in _bodies(item, "editing")]
        assert readings == ([quote.reading] if quote.reading else [])
        assert len(_bodies(item, "commenting")) == (5 if quote.note else 0)


def test_text_runs_in_the_direction_of_its_language(items):
    for item in items:
        for body in (*item["body"], item["target"]["source"]):
            if "language" in body:
                right = body["language"] in {"fa", "ar"}
                assert body["textDirection"] == ("rtl" if right else "ltr")


def test_a_note_on_a_quote_is_a_comment_in_five_languages(atlas):
    first = next(iter(atlas.quotes.values()))
    noted = first.model_copy(update={"note": atlas.info.title})
    spoken = replace(atlas, quotes={**atlas.quotes, first.id: noted})
    items = annotations_of(spoken)["first"]["items"]
    comments = [item for item in items if _bodies(item, "commenting")]
    assert {_quote_of(atlas, item).id for item in comments} == {first.id}
    told = [body["language"] for body in _bodies(comments[0], "commenting")]
    assert sorted(told) == sorted(LANGUAGES)


def test_an_atlas_without_quotes_is_a_collection_without_pages(atlas):
    empty = annotations_of(replace(atlas, layers=()))
    assert empty["total"] == 0
    assert not {"first", "last"} & set(empty)
