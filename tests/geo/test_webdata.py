"""What the browser gets: every feature once, sound JSON, words in each language."""

import json

import pytest

from geo.glyphs import GLYPHS
from geo.languages import LANGUAGES
from geo.symbology import located_of
from geo.webdata import attributions_of, feature_json, layer_json, map_json, map_texts
from tests.geo.folders import a_context, a_line, small_atlas, sound_files

every_language = pytest.mark.parametrize("language", LANGUAGES)


def _no_constant(name):
    raise AssertionError(f"{name} is not JSON")


def _round(data):
    return json.loads(json.dumps(data, allow_nan=False), parse_constant=_no_constant)


@every_language
def test_each_located_feature_is_present_exactly_once(atlas, language):
    found = [f["id"] for x in atlas.layers for f in layer_json(atlas, x, language)["features"]]
    located = [f.id for f in atlas.features.values() if f.is_located]
    assert sorted(found) == sorted(located)
    assert len(set(found)) == len(found)


def test_a_feature_says_from_which_zoom_it_is_seen_even_from_nought(atlas):
    for layer in atlas.layers:
        for told in layer_json(atlas, layer, "en")["features"]:
            assert told["zoom"] == atlas.features[told["id"]].facts.min_zoom


@every_language
def test_each_layer_can_be_written_as_json(atlas, language):
    for layer in atlas.layers:
        data = _round(layer_json(atlas, layer, language))
        assert data["id"] == layer.info.id
        assert len(data["features"]) == len(located_of(layer))


@every_language
def test_the_map_can_be_written_as_json(atlas, language):
    data = _round(map_json(atlas, language))
    assert [layer["id"] for layer in data["layers"]] == [x.info.id for x in atlas.layers]
    assert [x["count"] for x in data["layers"]] == [len(located_of(x)) for x in atlas.layers]
    assert set(data["owners"]) == {f.id for f in atlas.features.values() if f.is_located}
    assert len(data["places"]) == len(atlas.places)
    assert data["language"] == language
    assert data["direction"] == ("rtl" if language in {"fa", "ar"} else "ltr")


@every_language
def test_everything_that_is_shown_has_words(atlas, language):
    data = map_json(atlas, language)
    assert data["title"].strip(" ·")
    for layer in data["layers"]:
        words = [layer["title"], *(entry["label"] for entry in layer["legend"] + layer["marks"])]
        assert all(word.strip() for word in words)
    assert all(place["name"].strip() for place in data["places"])
    assert all(text.strip() for text in data["text"].values())


@pytest.mark.parametrize("language", [other for other in LANGUAGES if other != "en"])
def test_the_words_of_the_map_are_translated(language):
    english, other = map_texts("en"), map_texts(language)
    assert list(english) == list(other)
    assert [key for key in english if english[key] == other[key]] == []


def test_the_words_of_the_map_keep_their_places_for_names():
    assert all("{name}" in map_texts(language)["selectedIs"] for language in LANGUAGES)


@every_language
def test_a_feature_is_named_in_the_language(atlas, language):
    data = feature_json(atlas, atlas.feature("port-aktau"), language)
    assert data["name"] == getattr(atlas.feature("port-aktau").facts.names, language)
    assert data["kind"] == getattr(atlas.kinds["port"].label, language)
    assert (data["point"], data.get("context", False)) == (True, False)


def test_a_line_comes_in_parts_with_a_style_each(atlas):
    corridor = atlas.feature("ktti-corridor")
    parts = feature_json(atlas, corridor, "en")["parts"]
    assert [len(part["coordinates"]) for part in parts] == [len(p.coords) for p in corridor.parts]
    assert parts[0]["style"].get("dash") != parts[-1]["style"].get("dash")
    assert [part["offset"] for part in parts] == list(corridor.part_offsets)


def test_coordinates_are_longitude_before_latitude(atlas):
    (part,) = feature_json(atlas, atlas.feature("port-aktau"), "en")["parts"]
    lon, lat = part["coordinates"]
    assert 51 < lon < 52
    assert 43 < lat < 44


def test_a_style_leaves_out_what_is_at_its_usual_value(tmp_path):
    files = sound_files()
    files["ports.geojson"]["features"].append(a_line([[51, 43], [52, 43]], "rail"))
    atlas = small_atlas(tmp_path, files)
    (part,) = feature_json(atlas, atlas.feature("rail"), "en")["parts"]
    assert set(part["style"]) == {"colour", "colour_dark", "width", "hollow", "size"}


def test_what_has_no_place_is_not_sent(tmp_path):
    nowhere = a_context("nowhere")
    nowhere["geometry"] = None
    files = sound_files()
    files["ports.geojson"]["features"].append(nowhere)
    atlas = small_atlas(tmp_path, files)
    assert [f["id"] for f in layer_json(atlas, atlas.layers[0], "en")["features"]] == ["port-aktau"]
    assert "nowhere" not in map_json(atlas, "en")["owners"]


def test_the_bounds_of_a_layer_hold_its_features(atlas):
    for head, layer in zip(map_json(atlas, "en")["layers"], atlas.layers, strict=True):
        west, south, east, north = head["bounds"]
        for feature in located_of(layer):
            low_x, low_y, high_x, high_y = feature.geometry.bounds
            assert west <= low_x <= high_x <= east
            assert south <= low_y <= high_y <= north


def test_every_glyph_that_is_named_is_sent(atlas):
    data = map_json(atlas, "en")
    assert data["glyphs"] == GLYPHS
    entries = [entry for layer in data["layers"] for entry in layer["legend"] + layer["marks"]]
    assert {e["style"]["glyph"] for e in entries if "glyph" in e["style"]} <= set(GLYPHS)


def test_each_dataset_that_is_drawn_is_thanked_once(atlas):
    texts = [entry["text"] for entry in attributions_of(atlas, "en")]
    assert len(set(texts)) == len(texts)
    assert "© OpenStreetMap contributors" in texts
    assert any("Natural Earth" in text for text in texts)
    assert all(entry["licence"] for entry in attributions_of(atlas, "en"))
