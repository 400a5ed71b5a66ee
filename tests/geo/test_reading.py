"""Faults of a single file: each is named with its file, its record and the remedy."""

import json

import pytest

from tests.geo.folders import faults_of, small_atlas, sound_files

FILES = sorted(sound_files())


def test_a_sound_folder_has_no_faults(tmp_path):
    atlas = small_atlas(tmp_path)
    assert list(atlas.features) == ["port-aktau"]
    assert atlas.quotes_of(atlas.feature("port-aktau"))


@pytest.mark.parametrize(
    "name", sorted(set(FILES) - {"ports.geojson", "basemap/natural-earth.json"})
)
def test_a_missing_file_is_a_fault(tmp_path, name):
    files = sound_files()
    del files[name]
    fault = next(f for f in faults_of(tmp_path, files) if f.file == name)
    assert fault.fault == "the file is missing"
    assert fault.remedy == "add it to the atlas folder"


@pytest.mark.parametrize("name", FILES)
def test_broken_json_is_a_fault(tmp_path, name):
    files = sound_files() | {name: '{"id": '}
    fault = next(f for f in faults_of(tmp_path, files) if f.file == name)
    assert fault.fault.startswith("not valid JSON")
    assert "line 1 column" in fault.fault


@pytest.mark.parametrize("name", FILES)
def test_another_encoding_than_utf8_is_a_fault(tmp_path, name):
    files = sound_files() | {name: "[\n Ақтау]".encode("cp1251", "replace")}
    fault = next(f for f in faults_of(tmp_path, files) if f.file == name)
    assert fault.fault == "not UTF-8 at byte 3"
    assert fault.remedy == "save the file as UTF-8"


@pytest.mark.parametrize("name", FILES)
def test_a_byte_order_mark_is_accepted(tmp_path, name):
    files = sound_files()
    files[name] = b"\xef\xbb\xbf" + json.dumps(files[name]).encode()
    assert small_atlas(tmp_path, files).features


@pytest.mark.parametrize("constant", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_json_does_not_know_is_a_fault(tmp_path, constant):
    files = sound_files()
    files["ports.geojson"] = json.dumps(files["ports.geojson"]).replace("51.2", constant)
    fault = next(f for f in faults_of(tmp_path, files) if f.file == "ports.geojson")
    assert fault.fault == f"not valid JSON: {constant} is not JSON"


@pytest.mark.parametrize("name", ["quotes.json", "ports.geojson", "atlas.json"])
def test_a_key_that_stands_twice_in_an_object_is_a_fault(tmp_path, name):
    files = sound_files() | {name: '{"id": "a", "title": 1, "id": "b"}'}
    fault = next(f for f in faults_of(tmp_path, files) if f.file == name)
    assert "'id' stands twice" in fault.fault


@pytest.mark.parametrize("name", ["quotes.json", "claims.json", "sources.json", "datasets.json"])
def test_a_file_of_records_is_an_array(tmp_path, name):
    fault = next(f for f in faults_of(tmp_path, sound_files() | {name: {}}) if f.file == name)
    assert fault.fault == "holds no array of records"


@pytest.mark.parametrize("name", ["quotes.json", "claims.json", "sources.json", "datasets.json"])
def test_an_unknown_key_of_a_record_is_a_fault(tmp_path, name):
    files = sound_files()
    files[name][0]["colr"] = "red"
    fault = next(f for f in faults_of(tmp_path, files) if f.file == name)
    assert fault.record == files[name][0]["id"]
    assert fault.fault == "colr: Extra inputs are not permitted"
    assert fault.remedy == "remove the key or correct its spelling"


def test_an_unknown_key_deep_in_a_record_is_named_by_its_path(tmp_path):
    files = sound_files()
    files["vocabulary.json"]["kinds"][1]["label"]["de"] = "Bahn"
    files["basemap/places.json"][0]["names"].pop("fa")
    faults = faults_of(tmp_path, files)
    assert [(f.file, f.fault.partition(":")[0]) for f in faults] == [
        ("vocabulary.json", "kinds.1.label.de"),
        ("basemap/places.json", "names.fa"),
    ]
    assert faults[1].remedy == "add the key"


def test_a_record_without_an_id_is_named_by_its_place_in_the_file(tmp_path):
    files = sound_files()
    files["claims.json"].append({"feature": "port-aktau"})
    assert {f.record for f in faults_of(tmp_path, files)} == {"record 2"}


@pytest.mark.parametrize("value", ["12", 12.5, True, None])
def test_a_position_that_is_no_whole_number_is_a_fault(tmp_path, value):
    files = sound_files()
    files["quotes.json"][0]["start"] = value
    assert any(f.fault.startswith("start: ") for f in faults_of(tmp_path, files))
