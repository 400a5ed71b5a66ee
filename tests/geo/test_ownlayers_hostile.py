"""Files that are broken or mean harm: refused with a reason, in bounded time and memory."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.languages import LANGUAGES
from geo.ownlayers import limits
from geo.ownlayers.reading import READERS, read_own_file
from geo.ownlayers.troubles import OwnFileError
from geo.ownlayers.words import file_fault, trouble_text
from geo.text import voice_of
from tests.geo.ownfiles import (
    archive_of,
    archive_that_lies,
    archive_with_link,
    collection,
    feature,
    geopackage_by_gdal,
    point,
    the_error,
)

json_values = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=12,
)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b"<kml><Placemark><name>&b;</name></Placemark></kml>"
)


OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><gpx><wpt lat="1" lon="1"/></gpx>'


DEEP = b'{"type":"FeatureCollection","features":' + b"[" * 10_000 + b"]" * 10_000 + b"}"


HOSTILE = {
    "empty": ("a.csv", b" \n", "empty"),
    "unknown": ("a.docm", b"x", "unknown-kind"),
    "laughs": ("a.kml", LAUGHS, "has-entities"),
    "outside": ("a.gpx", OUTSIDE, "has-entities"),
    "wide-laughs": ("a.kml", LAUGHS.decode().encode("utf-16"), "has-entities"),
    "deep": ("a.json", DEEP, "too-deep"),
    "cut": ("a.json", b'{"type":"FeatureCollection","features":[{"ty', "not-json"),
    "list": ("a.json", b"[1,2]", "no-features"),
    "long-number": ("a.json", b'{"a":' + b"9" * 5000 + b"}", "long-number"),
    "cut-xml": ("a.kml", b"<kml><Placemark>", "not-xml"),
    "other-xml": ("a.kml", b"<html/>", "no-features"),
    "no-columns": ("a.csv", b"a,b\n1,2", "no-columns"),
    "no-zip": ("a.zip", b"PK\x03\x04broken", "bad-archive"),
    "link": ("a.zip", archive_with_link(), "archive-link"),
    "way-out": ("a.kmz", archive_of(**{"../../doc.kml": b"<kml/>"}), "archive-path"),
    "absolute": ("a.kmz", archive_of(**{"/etc/doc.kml": b"<kml/>"}), "archive-path"),
    "bomb": ("a.kmz", archive_of(**{"doc.kml": b"\0" * 161_000_000}), "archive-too-big"),
    "liar": ("a.kmz", archive_that_lies(), "bad-archive"),
    "crowd": ("a.zip", archive_of(**{f"{n}.txt": b"" for n in range(300)}), "too-many-files"),
    "deep-xml": ("a.kml", b"<kml>" + b"<Folder>" * 100_000, "too-deep"),
    "no-shape": ("a.zip", archive_of(**{"a.txt": b""}), "no-shapefile"),
    "half-shape": ("a.zip", archive_of(**{"a.shp": b"\0\0\x27\x0a"}), "no-shapefile"),
    "no-gpkg": ("a.gpkg", b"<OGRVRTDataSource/>" * 9, "unreadable"),
    "half-gpkg": (
        "a.gpkg", b"SQLite format 3\x00" + b"\0" * 52 + b"GPKG" + b"x" * 900, "unreadable",
    ),
    "projection": ("a.json", collection(feature(point(1, 1))), "no-projection"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_with_its_reason(name):
    file, data, code = HOSTILE[name]
    options = {"projection": "EPSG:nonsense"} if name == "projection" else {}
    error = the_error(file, data, **options)
    assert error.code == code
    assert all(file_fault(voice_of(language), error) for language in LANGUAGES)


def test_the_worker_gives_up_in_bounded_time(monkeypatch, tmp_path):
    data = geopackage_by_gdal(tmp_path)
    monkeypatch.setattr("geo.ownlayers.apart._WAIT", 0.01)
    assert the_error("a.gpkg", data).code == "too-much-work"


def test_more_records_than_the_limit_are_left_out_with_a_word(monkeypatch):
    monkeypatch.setattr("geo.ownlayers.settling.FEATURES", 2)
    read = read_own_file("a.json", collection(*[feature(point(51, 43))] * 5))
    assert len(read.records) == 2
    assert [one.code for one in read.troubles] == ["cut-short"]


def test_more_faults_than_the_limit_are_counted():
    bad = [feature(None)] * (limits.TROUBLES + 7)
    read = read_own_file("a.json", collection(feature(point(1, 1)), *bad))
    assert len(read.troubles) == limits.TROUBLES + 1
    said = [trouble_text(voice_of("en"), one) for one in read.troubles]
    assert said[-1].startswith("7 more")
    assert all(said)


@given(json_values, json_values)
def test_any_json_is_read_or_refused_never_worse(coordinates, properties):
    kinds = ("Point", "LineString", "Polygon", "MultiPolygon", "GeometryCollection")
    for kind in kinds:
        raw = {"type": kind, "coordinates": coordinates, "geometries": coordinates}
        item = {"type": "Feature", "geometry": raw, "properties": properties}
        data = json.dumps({"type": "FeatureCollection", "features": [item]}).encode()
        try:
            read = read_own_file("a.json", data)
        except OwnFileError:
            continue
        west, south, east, north = read.geometries[0].bounds
        assert -181 < west <= east < 181
        assert -91 < south <= north < 91


@given(st.sampled_from(sorted(set(READERS) - {"gpkg"})), st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_never_worse(ending, data):
    try:
        read_own_file(f"a.{ending}", data)
    except OwnFileError as error:
        assert file_fault(voice_of("en"), error)
