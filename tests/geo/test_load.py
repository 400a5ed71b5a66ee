"""The one loader: every fault of every file at once, or an atlas that nothing changes."""

import pytest
from pydantic import ValidationError

from geo.faults import AtlasError
from geo.load import SHIPPED, atlas_folder, checksum_of, load_atlas, shared_atlas
from tests.geo.folders import a_context, faults_of, small_atlas, sound_files, write_folder


def _spoilt_files():
    files = sound_files()
    files["quotes.json"][0]["reader"] = "nobody"
    files["claims.json"][0]["property"] = "taste"
    files["ports.geojson"]["features"] += [
        a_context("port-kuryk", {"type": "Point", "coordinates": [0, 0]}),
        a_context("port-baku", gage=1520, offset=99),
    ]
    files["basemap/places.json"] = "["
    return files


def test_all_faults_of_several_files_are_reported_at_once(tmp_path):
    faults = faults_of(tmp_path, _spoilt_files())
    where = {(fault.file, fault.record) for fault in faults}
    assert where >= {
        ("quotes.json", "s000-001"),
        ("claims.json", "aktau-status"),
        ("ports.geojson", "port-kuryk"),
        ("ports.geojson", "port-baku"),
        ("basemap/places.json", "the file"),
    }
    assert {f.fault.partition(":")[0] for f in faults if f.record == "port-baku"} == {
        "gage",
        "offset",
    }


def test_each_fault_says_file_record_fault_and_remedy_in_one_line(tmp_path):
    faults = faults_of(tmp_path, _spoilt_files())
    with pytest.raises(AtlasError) as caught:
        load_atlas(tmp_path)
    assert str(caught.value).splitlines() == [
        f"{fault.file}: {fault.record}: {fault.fault} — {fault.remedy}" for fault in faults
    ]
    assert all(fault.file and fault.record and fault.fault and fault.remedy for fault in faults)


def test_a_missing_folder_is_the_only_fault(tmp_path):
    with pytest.raises(AtlasError, match="is not there — name an atlas folder in KERUEN_LAYERS"):
        load_atlas(tmp_path / "nowhere")


def test_an_empty_folder_misses_each_file(tmp_path):
    with pytest.raises(AtlasError) as caught:
        load_atlas(tmp_path)
    assert {fault.file for fault in caught.value.faults} == {
        "atlas.json",
        "vocabulary.json",
        "quotes.json",
        "datasets.json",
        "sources.json",
        "claims.json",
        "basemap/places.json",
        str(tmp_path),
    }


def test_a_folder_without_layers_is_a_fault(tmp_path):
    files = sound_files()
    del files["ports.geojson"]
    assert "holds no layer" in {fault.fault for fault in faults_of(tmp_path, files)}


def test_a_file_that_the_atlas_needs_is_missed(tmp_path):
    files = sound_files()
    files["atlas.json"]["needs"] = ["figures.json", "tours/first-steps.json", "quotes.json"]
    assert [str(fault) for fault in faults_of(tmp_path, files)] == [
        f"{name}: the file: is not there, and the atlas needs it — "
        "put it back, or take its name out of “needs” in atlas.json"
        for name in ("figures.json", "tours/first-steps.json")
    ]


def test_no_shipped_file_can_be_lost_without_a_word():
    always = {"atlas", "claims", "datasets", "places", "quotes", "sources", "vocabulary"}
    files = {path.relative_to(SHIPPED) for path in SHIPPED.rglob("*.*json")}
    assert {path.as_posix() for path in files if path.stem not in always} == set(
        load_atlas(SHIPPED).info.needs
    )


def test_quotes_need_not_be_verified_yet(tmp_path):
    assert small_atlas(tmp_path).verified == {}


def test_the_environment_names_the_folder(tmp_path, monkeypatch):
    assert atlas_folder() == SHIPPED
    monkeypatch.setenv("KERUEN_LAYERS", str(write_folder(tmp_path, sound_files())))
    assert atlas_folder() == tmp_path
    assert list(load_atlas().features) == ["port-aktau"]


def test_an_empty_variable_of_the_environment_names_the_shipped_folder(monkeypatch):
    monkeypatch.setenv("KERUEN_LAYERS", "")
    assert atlas_folder() == SHIPPED


def test_the_checksum_changes_with_any_file_and_only_then(tmp_path):
    folder = write_folder(tmp_path, sound_files())
    first = checksum_of(folder)
    assert checksum_of(write_folder(folder, sound_files())) == first
    assert load_atlas(folder).checksum == first
    (folder / "basemap" / "places.json").write_text("[]")
    second = checksum_of(folder)
    (folder / "basemap" / "places.json").rename(folder / "basemap" / "towns.json")
    assert len({first, second, checksum_of(folder)}) == 3


def test_the_process_loads_its_atlas_once(tmp_path, monkeypatch):
    monkeypatch.setenv("KERUEN_LAYERS", str(write_folder(tmp_path, sound_files())))
    shared_atlas.cache_clear()
    try:
        assert shared_atlas() is shared_atlas()
        assert len(shared_atlas().features) == 1
    finally:
        shared_atlas.cache_clear()


def test_a_record_cannot_be_changed(tmp_path):
    atlas = small_atlas(tmp_path)
    with pytest.raises(ValidationError, match="frozen"):
        atlas.quotes["s000-001"].exact = "other words"
    with pytest.raises(AttributeError):
        atlas.feature("port-aktau").id = "port-kuryk"
