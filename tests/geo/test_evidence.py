"""Quotes against documents: exact at their place, moved elsewhere, or missing."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.evidence import (
    collapse,
    fingerprint,
    is_verified,
    quoted_share,
    read_documents,
    sha256_of,
    verdict_of,
    verify_quotes,
)
from geo.faults import KeruenError
from geo.load import SHIPPED
from geo.model import Quote, Source
from tests.geo.folders import DOCUMENT, EXACT, a_quote, small_atlas, sound_files

TEXT = collapse(DOCUMENT)
QUOTE = Quote.model_validate(a_quote())
SOURCE = Source.model_validate(sound_files()["sources.json"][0])
DOCUMENTS = SHIPPED.parent.parent / "shared" / "sources"


@pytest.mark.parametrize(
    ("raw", "collapsed"),
    [
        ("a  b", "a b"),
        ("a\r\n\tb\n", "a b "),
        ("\n a", " a"),
        ("a\u00a0\u2003b", "a b"),
        ("می\u200cشود", "می\u200cشود"),
        ("", ""),
    ],
)
def test_every_run_of_whitespace_becomes_one_space(raw, collapsed):
    assert collapse(raw) == collapsed


@given(st.text(alphabet="aя \n\t\r\v\u00a0\u2003\u200c\u2028"))
def test_a_collapsed_text_collapses_no_further(text):
    assert collapse(collapse(text)) == collapse(text)


def test_a_quote_at_its_place_is_exact():
    verdict = verdict_of(QUOTE, SOURCE, TEXT)
    assert (verdict.outcome, verdict.found, verdict.document_changed) == (
        "exact",
        QUOTE.start,
        False,
    )


@given(st.text(alphabet="абв xyz", min_size=1, max_size=40))
def test_a_quote_before_which_text_was_inserted_is_moved(inserted):
    verdict = verdict_of(QUOTE, SOURCE, inserted + TEXT)
    assert (verdict.outcome, verdict.found) == ("moved", QUOTE.start + len(inserted))
    assert verdict.document_changed


def test_a_quote_moved_elsewhere_is_reported_as_moved():
    verdict = verdict_of(QUOTE, SOURCE, TEXT[: QUOTE.start] + TEXT[QUOTE.end :] + EXACT)
    assert (verdict.outcome, verdict.found) == ("moved", len(TEXT) - len(EXACT))


@given(st.text(alphabet="абв xyz", min_size=1, max_size=20))
def test_a_quote_that_occurs_twice_elsewhere_is_missing(between):
    verdict = verdict_of(QUOTE, SOURCE, between + EXACT + between + EXACT)
    assert (verdict.outcome, verdict.found) == ("missing", None)


@pytest.mark.parametrize("change", [str.lower, lambda words: words.replace("а", "a")])
def test_words_that_differ_by_a_letter_are_missing(change):
    assert verdict_of(QUOTE, SOURCE, change(TEXT)).outcome == "missing"


def test_a_quote_repeated_elsewhere_is_exact_where_it_was_taken():
    assert verdict_of(QUOTE, SOURCE, TEXT + EXACT).outcome == "exact"


@pytest.mark.parametrize("key", ["prefix", "suffix"])
def test_other_words_around_a_quote_make_it_not_exact(key):
    other = QUOTE.model_copy(update={key: "other words "})
    assert verdict_of(other, SOURCE, TEXT).outcome != "exact"


def test_a_quote_of_an_absent_document_is_missing(tmp_path):
    (verdict,) = verify_quotes(small_atlas(tmp_path), {})
    assert asdict(verdict) == {
        "quote": "s000-001",
        "source": "000",
        "outcome": "missing",
        "found": None,
        "document_changed": True,
    }


def test_documents_are_read_collapsed_from_their_folder(tmp_path):
    atlas = small_atlas(tmp_path / "layers")
    assert read_documents(atlas, tmp_path) == {}
    (tmp_path / "000.txt").write_text(DOCUMENT, encoding="utf-8")
    documents = read_documents(atlas, tmp_path)
    assert documents == {"000": TEXT}
    assert [verdict.outcome for verdict in verify_quotes(atlas, documents)] == ["exact"]


def test_a_missing_folder_of_documents_is_an_error(tmp_path):
    with pytest.raises(KeruenError, match="no such folder"):
        read_documents(small_atlas(tmp_path), tmp_path / "nowhere")


@pytest.mark.parametrize("key", ["start", "end", "prefix", "exact", "suffix"])
def test_a_fingerprint_changes_with_each_thing_it_vouches_for(key):
    value = 99 if key in {"start", "end"} else "other"
    changed = QUOTE.model_copy(update={key: value})
    assert fingerprint(changed, SOURCE) != fingerprint(QUOTE, SOURCE)
    other = SOURCE.model_copy(update={"sha256": sha256_of("another document")})
    assert fingerprint(QUOTE, other) != fingerprint(QUOTE, SOURCE)


def test_a_quote_changed_after_its_verification_is_not_verified(tmp_path):
    print_of = {"s000-001": fingerprint(QUOTE, SOURCE)}
    atlas = small_atlas(tmp_path, sound_files() | {"verified.json": print_of})
    assert is_verified(atlas, QUOTE)
    assert not is_verified(atlas, QUOTE.model_copy(update={"exact": "other words"}))


def test_quotes_that_overlap_count_once_in_the_quoted_share(tmp_path):
    files = sound_files()
    names = ("s000-001", "s000-002", "s000-003")
    words = (EXACT, "Ақтау порты Каспий", "жұмыс істейді. Үшінші")
    files["quotes.json"] = [a_quote(w, name=n) for n, w in zip(names, words, strict=True)]
    files["ports.geojson"]["features"][0]["properties"]["quotes"] = list(names)
    atlas = small_atlas(tmp_path, files)
    covered = len(EXACT) + len(". Үшінші")
    assert quoted_share(atlas, atlas.source("000")) == pytest.approx(covered / len(TEXT))


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not here")
def test_every_shipped_quote_is_exact_in_the_documents(atlas):
    verdicts = verify_quotes(atlas, read_documents(atlas, DOCUMENTS))
    assert [v for v in verdicts if v.outcome != "exact" or v.document_changed] == []
    assert len(verdicts) == len(atlas.quotes)


def test_less_than_half_of_each_document_is_quoted(atlas):
    for source in atlas.sources:
        if not source.encyclopedic:
            assert 0 < quoted_share(atlas, source) < 0.5
