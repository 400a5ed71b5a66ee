"""Another atlas: one to start from, and a small one of other places, through the whole core."""

import json

import pytest

from geo.__main__ import main
from geo.commands.new import make_atlas
from geo.evidence import read_documents, verify_quotes
from geo.faults import AtlasError, KeruenError
from geo.formats.linkedplaces import linked_places
from geo.formats.webannotation import annotations_of
from geo.languages import LANGUAGES
from geo.load import SHIPPED, load_atlas
from geo.quoteview import quote_view
from geo.routing.building import build_network
from geo.routing.finding import find_ways
from geo.routing.wish import Wish
from geo.search import search
from geo.searchindex import build_index
from geo.webdata import layer_json, map_json

LIGHTS = SHIPPED.parent / "tests" / "atlases" / "lights"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """Return a folder as `python -m geo new` makes it."""
    folder = tmp_path_factory.mktemp("new") / "mine"
    assert main(["new", str(folder)]) == 0
    return folder


@pytest.fixture(params=["fresh", "lights"])
def folder(request, fresh):
    """Return each of the other atlases in turn."""
    return fresh if request.param == "fresh" else LIGHTS


def test_another_atlas_has_no_faults_and_its_quotes_stand_word_for_word(folder, capsys):
    assert main(["--layers", str(folder), "check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["faults"] == []
    atlas = load_atlas(folder)
    verdicts = verify_quotes(atlas, read_documents(atlas, folder / "documents"))
    assert {verdict.outcome for verdict in verdicts} == {"exact"}
    assert len(atlas.verified) == len(atlas.quotes) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_of_another_atlas_is_its_own_in_each_language(folder, language):
    atlas = load_atlas(folder)
    sent = map_json(atlas, language)
    assert sent["extent"] == atlas.info.extent
    drawn = {f["id"] for one in atlas.layers for f in layer_json(atlas, one, language)["features"]}
    assert drawn == set(sent["owners"]) == {f.id for f in atlas.features.values() if f.is_located}


def test_another_atlas_has_no_feature_of_the_shipped_one(folder, atlas):
    assert not set(load_atlas(folder).features) & set(atlas.features)


def test_another_atlas_is_searched_in_any_script():
    index = build_index(load_atlas(LIGHTS))
    for words in ("bishop rock", "Эддистон", "کرئاک", "allumé en 1863"):
        assert search(index, words, "en")
    assert search(index, "Креах", "en")[0].feature == "light-creach"


@pytest.mark.parametrize(("language", "shown"), [("kk", "en"), ("ar", "en"), ("ru", "ru")])
def test_a_quote_without_the_readers_language_is_translated_into_english(language, shown):
    atlas = load_atlas(LIGHTS)
    quote = atlas.quotes["fr-1"]
    assert set(quote.translations) == {"en", "ru"}
    view = quote_view(atlas, quote, language)
    assert (view.translation_language, view.translation) == (shown, quote.translations[shown])
    assert bool(view.translation_name) == (shown != language)


def test_another_network_finds_its_ways():
    ways = find_ways(build_network(load_atlas(LIGHTS)), Wish(start="harbour-plymouth", end="brest"))
    assert [leg.mode for leg in ways[0].legs] == ["ferry", "road"]
    assert 150 < ways[0].km_by_mode()["ferry"] < 250
    assert ways[0].quotes == ("en-3",)


def test_an_atlas_without_a_network_says_so(fresh, capsys):
    assert main(["--layers", str(fresh), "route", "Example Harbour", "Example Light"]) == 2
    assert "network/nodes.json" in capsys.readouterr().err


def test_the_exports_of_another_atlas_hold_its_records(folder):
    atlas = load_atlas(folder)
    assert len(linked_places(atlas)["features"]) == len(atlas.features)
    assert annotations_of(atlas)["total"] == sum(
        len(feature.facts.quotes) for feature in atlas.features.values()
    )


def test_a_new_atlas_is_never_made_where_something_lies(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("mine")
    assert main(["new", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
    with pytest.raises(KeruenError, match="is not empty"):
        make_atlas(tmp_path / "thesis.txt")


def test_a_new_atlas_may_fill_an_empty_folder(tmp_path):
    make_atlas(tmp_path)
    assert load_atlas(tmp_path).features


def test_a_fault_in_a_new_atlas_is_named_with_file_record_and_remedy(tmp_path):
    make_atlas(tmp_path / "mine")
    layer = tmp_path / "mine" / "places.geojson"
    layer.write_text(layer.read_text().replace('"example-001"', '"example-009"'))
    with pytest.raises(AtlasError) as caught:
        load_atlas(tmp_path / "mine")
    said = str(caught.value)
    assert "places.geojson: example-harbour: quote 'example-009' leads nowhere" in said
