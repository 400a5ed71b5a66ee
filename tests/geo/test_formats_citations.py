"""The bibliographies: what the documents show, read back by a parser that is not ours."""

import json
from dataclasses import replace

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from geo.formats.citations import bibtex, csl_json
from tests.geo.schemas import WORDS, closed, faults_against, list_of

TEXT_OF_CSL = ("language", "title", "container-title", "issue", "publisher", "note", "annote")
NAME = {"oneOf": [closed({"family": WORDS, "given": WORDS}), closed({"literal": WORDS})]}
PARTS = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
# Of CSL's input schema, the part that is used here.
CSL = list_of(
    closed(
        {
            "type": {"enum": ["article-journal", "entry-encyclopedia", "document"]},
            "id": {"type": "string", "pattern": r"^keruen-\d{3}$"},
            "author": list_of(NAME),
            "issued": closed({"date-parts": {**list_of(PARTS), "maxItems": 1}}),
            **dict.fromkeys(TEXT_OF_CSL, WORDS),
        },
        optional=("author", "issued", *TEXT_OF_CSL),
    )
)
HOSTILE = r"R&D: 100% of $5 a_b #1 ~ \LaTeX «Иран» — ҚАЗ العلاقات"


def _read(text):
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    return {
        entry.key: {field.key: field.value for field in entry.fields} | {"": entry.entry_type}
        for entry in library.entries
    }


def _with_first(atlas, **changes):
    first, *rest = atlas.sources
    return replace(atlas, sources=(first.model_copy(update=changes), *rest))


@pytest.fixture(scope="module")
def entries(atlas):
    return _read(bibtex(atlas))


@pytest.fixture(scope="module")
def items(atlas):
    return {item["id"]: item for item in json.loads(json.dumps(csl_json(atlas)))}


def test_every_document_is_one_entry_of_each_bibliography(atlas, entries, items):
    keys = [f"keruen-{source.id}" for source in atlas.sources]
    assert list(entries) == list(items) == keys


def test_the_items_are_what_the_schema_of_csl_demands(items):
    assert faults_against(CSL, list(items.values())) == []


def test_the_article_is_read_back_whole(entries, items):
    entry, item = entries["keruen-001"], items["keruen-001"]
    assert entry[""] == "article"
    assert entry["author"] == "Исова, Л. and Апсаттарова, Г."
    assert entry["journal"] == item["container-title"] == "Edu.e-history.kz"
    assert entry["number"] == item["issue"] == "1(21)"
    assert entry["year"] == "2020"
    assert item["issued"] == {"date-parts": [[2020]]}
    assert item["author"][0] == {"family": "Исова", "given": "Л."}
    assert "Pages: 201, 204 seen." in entry["note"]
    assert "pages" not in entry
    assert "page" not in item


def test_the_day_of_the_news_is_kept(entries, items):
    assert entries["keruen-002"]["date"] == "2025-12-11"
    assert entries["keruen-002"]["howpublished"] == "Kazinform"
    assert items["keruen-002"]["issued"] == {"date-parts": [[2025, 12, 11]]}


def test_titles_are_those_of_the_documents_in_their_own_script(atlas, entries, items):
    for source in atlas.sources:
        key = f"keruen-{source.id}"
        assert entries[key].get("title") == source.title
        assert items[key].get("title") == source.title
        assert items[key]["language"] == source.language


def test_what_a_document_does_not_show_is_left_out_and_said(atlas, entries, items):
    for source in atlas.sources:
        entry, item = entries[f"keruen-{source.id}"], items[f"keruen-{source.id}"]
        shown = {"title": source.title, "author": source.authors, "date": source.date}
        for field, value in shown.items():
            said = field in entry["note"].partition(".")[0]
            assert said == (not value)
            assert (field in entry) == bool(value)
        assert ("issued" in item) == bool(source.date)
        assert entry["note"] == item["note"]


def test_an_inference_is_a_remark_and_never_a_date(entries):
    assert "an inference" in entries["keruen-000"]["annote"]
    assert not {"year", "date"} & set(entries["keruen-000"])
    assert "inference" not in entries["keruen-000"]["note"]


def test_characters_of_latex_come_back_as_they_were(atlas):
    entry = _read(bibtex(_with_first(atlas, title=HOSTILE, publisher=HOSTILE)))["keruen-000"]
    assert entry["title"] == HOSTILE
    assert entry["howpublished"] == HOSTILE


def test_a_brace_is_named_so_that_no_reader_counts_it(atlas):
    text = bibtex(_with_first(atlas, title="one } and {"))
    assert r"title = {{one {\textbraceright} and {\textbraceleft}}}" in text


@given(title=st.text(alphabet="{}\\\"'%@,=&$#_^~ aқи\u200cع—", min_size=1, max_size=30))
def test_no_title_breaks_the_file(atlas, title):
    text = bibtex(_with_first(atlas, title=title))
    assert text.count("{") == text.count("}")
    assert len(_read(text)) == len(atlas.sources)


def test_a_name_that_is_not_family_and_initials_stays_in_one_piece(atlas):
    named = _with_first(atlas, authors=("Ministry of Trade and Integration", "Исова Л. А."))
    entry = _read(bibtex(named))["keruen-000"]
    assert "{Ministry of Trade and Integration} and " in bibtex(named)
    assert entry["author"].endswith("Исова, Л. А.")
    first, second = csl_json(named)[0]["author"]
    assert first == {"literal": "Ministry of Trade and Integration"}
    assert second == {"family": "Исова", "given": "Л. А."}


def test_a_date_in_words_is_not_made_a_year(atlas):
    dated = _with_first(atlas, date="autumn of 2008")
    assert not {"year", "date"} & set(_read(bibtex(dated))["keruen-000"])
    assert "issued" not in csl_json(dated)[0]
