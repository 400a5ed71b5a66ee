"""Features as GeoJSON, GeoPackage, KML and CSV, each read back by another library."""

import csv
import io
import json
import warnings
from dataclasses import replace
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyogrio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

from geo.evidence import is_verified
from geo.formats.choosing import ChoiceError, choose_features
from geo.formats.extract import VERIFIED, Extract, evidence_of
from geo.formats.featurecsv import features_csv, safe_cell
from geo.formats.featuregeojson import features_geojson
from geo.formats.featurekml import features_kml
from geo.formats.geopackage import features_geopackage
from geo.languages import LANGUAGES
from geo.model import Names
from geo.text import voice_of

WRITERS = (features_geojson, features_csv, features_kml, features_geopackage)
HOSTILE = '=HYPERLINK("x")<script>alert(1)</script><![CDATA[</name><b>]]> & \x0b'


@pytest.fixture(scope="module")
def whole(atlas):
    """Return everything the atlas has, spoken in Persian."""
    return Extract(atlas=atlas, features=tuple(atlas.features.values()), language="fa")


@pytest.fixture(scope="module")
def geopackage(whole, tmp_path_factory):
    """Return the path of everything as a GeoPackage."""
    path = tmp_path_factory.mktemp("gpkg") / "all.gpkg"
    path.write_bytes(features_geopackage(whole))
    return path


@pytest.fixture(scope="module")
def kml(whole, tmp_path_factory):
    """Return the path of everything as KML."""
    path = tmp_path_factory.mktemp("kml") / "all.kml"
    path.write_text(features_kml(whole), encoding="utf-8")
    return path


@pytest.fixture
def hostile(atlas):
    """Return one feature whose name would do harm wherever it is not escaped."""
    plain = atlas.feature("port-aktau")
    names = Names(**dict.fromkeys((*LANGUAGES, "local"), HOSTILE))
    bad = replace(plain, facts=plain.facts.model_copy(update={"names": names}))
    return Extract(atlas=atlas, features=(bad,))


def _read(path, layer):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return pyogrio.read_dataframe(path, layer=layer)


def _rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _pairs(extract):
    return [(f.id, e.quote) for f in extract.features for e in evidence_of(extract, f)]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_two_exports_of_the_same_choice_are_the_same_bytes(atlas, write):
    extract = Extract(atlas=atlas, features=atlas.layer("ports").features)
    assert write(extract) == write(extract)


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_nothing_chosen_is_an_empty_file_that_can_be_read(atlas, write, tmp_path):
    data = write(Extract(atlas=atlas, features=()))
    assert data is not None
    if write is features_geopackage:
        path = tmp_path / "none.gpkg"
        path.write_bytes(data)
        assert len(_read(path, "evidence")) == 0


def test_geojson_is_read_back_with_every_place_name_and_quote(atlas, whole):
    text = features_geojson(whole)
    data = json.loads(text)
    assert [f["id"] for f in data["features"]] == list(atlas.features)
    assert "crs" not in data
    for record in data["features"]:
        feature, told = atlas.features[record["id"]], record["properties"]
        assert told["names"] == feature.facts.names.model_dump()
        assert told["name"] == feature.facts.names.fa
        words = [(e["quote"], e["exact"]) for e in told["evidence"]]
        assert words == [(q.id, q.exact) for q in atlas.quotes_of(feature)]
        if record["geometry"] is None:
            assert not feature.is_located
        else:
            assert shape(record["geometry"]).equals(feature.geometry)
    frame = gpd.read_file(io.BytesIO(text.encode()))
    assert len(frame) == len(atlas.features)
    assert tuple(frame.total_bounds) == pytest.approx(data["bbox"])


def test_a_verdict_is_given_only_where_a_program_found_the_words(atlas, whole):
    unproved = replace(atlas, verified={})
    for extract, expected in ((whole, atlas), (replace(whole, atlas=unproved), unproved)):
        for feature in extract.features:
            for found in evidence_of(extract, feature):
                verified = is_verified(expected, expected.quotes[found.quote])
                assert (found.verdict == VERIFIED) == verified


def test_a_translation_is_in_the_chosen_language_or_says_which(atlas, whole):
    for feature in whole.features:
        for found in evidence_of(whole, feature):
            quote = atlas.quotes[found.quote]
            if found.language == "fa":
                assert found.translation is None
            else:
                assert found.translation == quote.translations[found.translation_language]


def test_a_geopackage_holds_each_located_feature_once_in_its_layers_table(atlas, geopackage):
    tables = {name: kind for name, kind in pyogrio.list_layers(geopackage) if kind}
    found = {}
    for table in tables:
        layer, shape_name = table.rsplit("_", 1)
        frame = _read(geopackage, table)
        assert frame.crs.to_epsg() == 4326
        assert set(frame["layer"]) == {layer}
        for row in frame.itertuples():
            feature = atlas.features[row.id]
            assert feature.is_line == (shape_name == "lines")
            assert row.geometry.normalize().equals(feature.geometry.normalize())
            assert row.name == feature.facts.names.fa
            assert row.name_local == feature.facts.names.local
            found[row.id] = row.licence
    nowhere = set(_read(geopackage, "without_place")["id"])
    assert found.keys() | nowhere == atlas.features.keys()
    assert not found.keys() & nowhere
    assert found["port-aktau"] == atlas.layer("ports").info.licence


def test_a_geopackage_carries_the_evidence_and_what_must_be_named(atlas, whole, geopackage):
    evidence = _read(geopackage, "evidence")
    assert list(zip(evidence["feature"], evidence["quote"], strict=True)) == _pairs(whole)
    assert all(atlas.quotes[r.quote].exact == r.exact for r in evidence.itertuples())
    assert evidence["start"].dtype.kind == "i"
    assert len(_read(geopackage, "said")) == len(atlas.claims)
    about = dict(_read(geopackage, "about").itertuples(index=False, name=None))
    assert about["checksum"] == atlas.checksum
    assert "ODbL-1.0" in about["attribution OpenStreetMap"]
    info = pyogrio.read_info(geopackage, layer="ports_points")
    assert info["dataset_metadata"]["CHECKSUM"] == atlas.checksum


def test_kml_is_read_back_with_each_feature_in_the_folder_of_its_layer(atlas, kml):
    folders = {layer.info.title.fa: layer for layer in atlas.layers}
    names = [name for name, _kind in pyogrio.list_layers(kml)]
    assert names == list(folders)
    for name, layer in folders.items():
        frame = _read(kml, name)
        assert list(frame["id"]) == [feature.id for feature in layer.features]
        for row in frame.itertuples():
            feature = atlas.features[row.id]
            assert (row.geometry is not None) == feature.is_located
            if feature.is_located:
                assert row.geometry.normalize().equals(feature.geometry.normalize())
            for quote in atlas.quotes_of(feature):
                assert quote.exact in row.description.replace("&quot;", '"').replace("&#x27;", "'")
            assert atlas.layer(feature.layer).info.licence in row.licence


def test_csv_has_a_row_for_each_feature_and_quote(atlas, whole):
    rows = _rows(features_csv(whole))
    found = [(row["id"], row["quote"]) for row in rows if row["quote"]]
    assert found == _pairs(whole)
    assert {row["id"] for row in rows} == atlas.features.keys()
    for row in rows:
        feature = atlas.features[row["id"]]
        assert row["name_kk"] == feature.facts.names.kk
        if row["quote"]:
            assert row["exact"] == atlas.quotes[row["quote"]].exact
        if feature.is_point and feature.is_located:
            assert (float(row["lon"]), float(row["lat"])) == feature.geometry.coords[0]
        assert row["licence"]
        assert row["attribution"]


@given(st.text(alphabet="=+-@\t\r\n \u3000＝a1'", max_size=6))
def test_no_cell_begins_like_a_formula(text):
    cell = safe_cell(text)
    assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝"))
    assert cell.endswith(text)


def test_numbers_stay_numbers_also_below_zero():
    assert safe_cell(-3.5) == -3.5


def test_a_hostile_name_is_mere_text_in_every_format(hostile, tmp_path):
    (row,) = [r for r in _rows(features_csv(hostile)) if r["quote"] == "s004-024"]
    assert row["name"] == f"'{HOSTILE}"
    kml = features_kml(hostile)
    assert "<script>" not in kml
    assert "<![CDATA[" not in kml
    (name,) = [e.text for e in ET.fromstring(kml).findall(".//{*}Placemark/{*}name")]
    assert name == HOSTILE.replace("\x0b", "\ufffd")
    assert json.loads(features_geojson(hostile))["features"][0]["properties"]["name"] == HOSTILE
    path = tmp_path / "hostile.gpkg"
    path.write_bytes(features_geopackage(hostile))
    assert _read(path, "ports_points")["name"][0] == HOSTILE


def test_a_balloon_shows_a_documents_markup_as_text(atlas):
    bad = {k: q.model_copy(update={"exact": "<img src=x>"}) for k, q in atlas.quotes.items()}
    broken = replace(atlas, quotes=bad)
    extract = Extract(atlas=broken, features=(broken.feature("port-aktau"),))
    (mark,) = ET.fromstring(features_kml(extract)).findall(".//{*}Placemark")
    described = mark.findtext("{*}description")
    assert "<img" not in described
    assert "&lt;img src=x&gt;" in described


def _choose(atlas, layers=None, feature=None, language="en"):
    return choose_features(atlas, voice_of(language), layers=layers, feature=feature)


def test_layers_and_a_feature_are_chosen_together_or_alone(atlas):
    everything = tuple(atlas.features.values())
    ports = atlas.layer("ports").features
    one = atlas.feature("zhanaozen-gorgan-railway")
    assert _choose(atlas) == everything
    assert _choose(atlas, ("ports",)) == ports
    assert _choose(atlas, None, one.id) == (one,)
    assert set(_choose(atlas, ("ports",), one.id)) == {*ports, one}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("layers", "feature"), [(("ports", "<b>"), None), (None, "port-akta"), ((), None)]
)
def test_a_choice_of_what_is_not_there_is_said_in_the_choosers_language(
    atlas, layers, feature, language
):
    with pytest.raises(ChoiceError) as caught:
        _choose(atlas, layers, feature, language)
    with pytest.raises(ChoiceError) as english:
        _choose(atlas, layers, feature)
    assert (str(caught.value) == str(english.value)) == (language == "en")
    if feature:
        assert "port-aktau" in str(caught.value)
