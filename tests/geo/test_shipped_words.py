"""Every shipped place, vocabulary term, dataset, source and layer header."""

import json

import pytest
from shapely.geometry import Point, box

from geo.glyphs import GLYPHS
from geo.languages import LANGUAGES
from geo.load import SHIPPED
from tests.geo.shipped import ATLAS, each, wrong_scripts

_VOCABULARIES = ("kinds", "properties", "units", "values")
_TERMS = [(name, term) for name in _VOCABULARIES for term in getattr(ATLAS, name).values()]
every_term = each(_TERMS, key=lambda pair: f"{pair[0]}-{pair[1].id}")
every_place = each(ATLAS.places)
every_dataset = each(ATLAS.datasets.values())
every_source = each(ATLAS.sources)
every_layer = each(ATLAS.layers, key=lambda layer: layer.info.id)


@every_place
def test_a_place_lies_on_the_base_map_and_is_named_in_the_right_scripts(record):
    assert box(*ATLAS.info.basemap_extent).covers(Point(record.lon, record.lat))
    assert wrong_scripts(record.names) == []


def test_each_place_has_an_id_of_its_own():
    ids = [place.id for place in ATLAS.places]
    assert len(set(ids)) == len(ids)


@every_term
def test_a_term_is_named_in_the_right_scripts_and_its_glyph_can_be_drawn(record):
    vocabulary, term = record
    assert wrong_scripts(term.label) == []
    assert term.glyph is None or (vocabulary == "kinds" and term.glyph in GLYPHS)


@pytest.mark.parametrize("vocabulary", _VOCABULARIES)
def test_each_term_of_a_vocabulary_has_an_id_of_its_own(vocabulary):
    raw = json.loads((SHIPPED / "vocabulary.json").read_text(encoding="utf-8"))
    ids = [term["id"] for term in raw[vocabulary]]
    assert ids == list(dict.fromkeys(ids)) == list(getattr(ATLAS, vocabulary))


def test_every_kind_is_used():
    used = {feature.facts.kind for feature in ATLAS.features.values()}
    assert set(ATLAS.kinds) == used


@every_dataset
def test_a_dataset_names_its_licence_and_whom_to_thank(record):
    assert record.licence
    assert record.attribution
    for address in (record.url, record.licence_url):
        assert address is None or address.startswith("https://")
    if record.licence.startswith(("CC-", "ODbL")):
        assert record.licence_url


@every_source
def test_a_source_shows_what_it_is(record):
    assert record.language in {*LANGUAGES}
    assert wrong_scripts(record.label) == []
    assert [wrong for note in record.notes for wrong in wrong_scripts(note)] == []


@every_source
def test_a_source_is_quoted(record):
    assert any(quote.source == record.id for quote in ATLAS.quotes.values())


def test_each_source_has_a_colour_of_its_own():
    colours = [source.colour.upper() for source in ATLAS.sources]
    assert len(set(colours)) == len(colours)


@every_layer
def test_a_layer_has_a_title_and_names_its_origins(record):
    assert wrong_scripts(record.info.title) == []
    assert record.features
    drawn = {o.dataset for f in record.features if f.is_located for o in f.facts.origins}
    assert set(record.info.attribution) <= set(ATLAS.datasets)
    thanked = {*record.info.attribution, "keruen"}
    needed = {d for d in drawn if ATLAS.datasets[d].licence.startswith(("CC-", "ODbL"))}
    assert needed <= thanked


def test_the_texts_of_the_atlas_itself_stand_in_five_languages():
    assert wrong_scripts(ATLAS.info.subtitle) == []
    assert wrong_scripts(ATLAS.info.intro) == []
