"""A visitor's files of every kind: what other programs write is read, with a word on each fault."""

import io
import zipfile

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.ownlayers.encoding import encoding_of
from geo.ownlayers.reading import read_own_file
from geo.ownlayers.spreadsheet import number_of
from geo.ownlayers.troubles import OwnFileError
from geo.ownlayers.words import file_fault, trouble_text
from geo.text import voice_of
from tests.geo.ownfiles import (
    NAMES,
    SHAPES,
    archive_of,
    collection,
    feature,
    geojson_by_gdal,
    geopackage_by_gdal,
    gpx_by_gpxpy,
    kml_by_simplekml,
    point,
    shapefile_by_gdal,
    table,
    the_error,
)


def names_of(read):
    return [row["name"] for row in read.properties]


def same_places(read, shapes=SHAPES):
    near = [shapely.hausdorff_distance(a, b) for a, b in zip(read.geometries, shapes, strict=True)]
    return max(near) < 1e-5


@pytest.mark.parametrize("crs", [4326, 3857, 32640])
def test_geojson_by_gdal_comes_out_in_degrees_whatever_its_projection(tmp_path, crs):
    read = read_own_file("a.geojson", geojson_by_gdal(tmp_path, crs))
    assert names_of(read) == list(NAMES)
    assert same_places(read)


@pytest.mark.parametrize("crs", [4326, 3857, 28410])
def test_geopackage_by_gdal_comes_out_in_degrees(tmp_path, crs):
    read = read_own_file("a.gpkg", geopackage_by_gdal(tmp_path, crs))
    assert names_of(read) == list(NAMES)
    assert same_places(read)
    assert [row["year"] for row in read.properties] == [1990, 1991, 1992]


def test_a_second_layer_of_a_geopackage_is_named_as_not_read(tmp_path):
    read = read_own_file("a.gpkg", geopackage_by_gdal(tmp_path, 4326, "other"))
    assert [(one.code, one.detail) for one in read.troubles] == [("other-layers", "other")]


def test_a_layer_of_a_geopackage_or_zip_is_chosen_by_its_name(tmp_path):
    data = geopackage_by_gdal(tmp_path, 4326, "other")
    read = read_own_file("a.gpkg", data, layer="other")
    assert names_of(read)
    assert not read.troubles
    with zipfile.ZipFile(io.BytesIO(shapefile_by_gdal(tmp_path))) as file:
        parts = {name[-4:]: file.read(name) for name in file.namelist()}
    twice = archive_of(**{f"{stem}{end}": parts[end] for stem in "ab" for end in parts})
    assert [one.detail for one in read_own_file("a.zip", twice).troubles] == ["b"]
    assert not read_own_file("a.zip", twice, layer="b").troubles


def test_a_row_with_too_many_or_too_few_cells_is_named_and_its_good_part_kept():
    data = b"name;lat;lon;quote\nA;43;51;cut; here\nB;43;51\nC;43;51;whole;;\n"
    read = read_own_file("a.csv", data)
    assert names_of(read) == ["A", "B", "C"]
    found = [(one.record, one.code, one.detail) for one in read.troubles]
    assert found == [(1, "more-cells", "5"), (2, "fewer-cells", "3")]
    for trouble in read.troubles:
        assert trouble.detail in trouble_text(voice_of("en"), trouble)
    assert read.properties[2]["quote"] == "whole"


@pytest.mark.parametrize("name", ["a.kml", "a.csv", "a.gpkg", "a.zip", "a.gpx"])
def test_a_file_of_another_kind_than_its_name_is_read_as_what_it_is_and_named(name):
    read = read_own_file(name, collection(feature(point(51, 43), name="A")))
    assert names_of(read) == ["A"]
    (trouble,) = read.troubles
    assert (trouble.record, trouble.code, trouble.detail) == (None, "other-kind", "JSON")
    assert "JSON" in trouble_text(voice_of("en"), trouble)


@pytest.mark.parametrize(("name", "kind"), [("a.geojson", "KML"), ("a.gpx", "KML")])
def test_kml_under_another_name_is_read_too(name, kind):
    (trouble,) = read_own_file(name, kml_by_simplekml()).troubles
    assert trouble.detail == kind


def test_numbers_of_a_table_are_numbers_only_where_the_whole_column_is():
    head = ("name", "lat", "lon", "km", "code", "year")
    rows = [("A", "43", "51", "1,5", "007", "1996"), ("B", "43.3", "51", "2", "12", "1996–2014")]
    read = read_own_file("a.csv", table(head, *rows, delimiter=";"))
    assert [row["lat"] for row in read.properties] == [43, 43.3]
    assert [row["km"] for row in read.properties] == [1.5, 2]
    assert [row["code"] for row in read.properties] == ["007", "12"]
    assert [row["year"] for row in read.properties] == ["1996", "1996–2014"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("43 12 00 N", 43.2), ("N 43 12 00", 43.2), ("43 12 S", -43.2), ("-51 30 0", -51.5),
     ("51 12,6 E", 51.21), ("N43°12'00\"", 43.2), ("43 72 00", None), ("12 abc", None)],
)  # fmt: skip
def test_degrees_minutes_and_seconds_may_be_parted_by_blanks(text, value):
    assert number_of(text) == (value if value is None else pytest.approx(value))


@pytest.mark.parametrize(("encoding", "leave_out"), [("UTF-8", ()), ("cp1251", (".cpg",))])
def test_a_zipped_shapefile_keeps_its_letters_and_its_projection(tmp_path, encoding, leave_out):
    data = shapefile_by_gdal(tmp_path, 32640, encoding, leave_out)
    read = read_own_file("a.zip", data)
    assert names_of(read) == ["Порт Актау и станция"]
    assert same_places(read, SHAPES[:1])
    assert read.encoding.lower() == encoding.lower()


@pytest.mark.parametrize("zipped", [False, True])
def test_kml_by_simplekml_keeps_names_times_fields_and_holes(tmp_path, zipped):
    data = kml_by_simplekml(zipped=zipped, folder=tmp_path)
    read = read_own_file("a.kmz" if zipped else "a.kml", data)
    assert names_of(read) == list(NAMES)
    assert same_places(read)
    first = read.properties[0]
    assert first["time"] == "1996/2014-12-03"
    assert (first["status"], first["description"]) == ("planned", "In use")


def test_gpx_by_gpxpy_gives_waypoints_and_tracks_of_several_parts():
    read = read_own_file("a.gpx", gpx_by_gpxpy())
    assert names_of(read) == list(NAMES[:2])
    assert read.geometries[0].equals(SHAPES[0])
    assert len(read.geometries[1].geoms) == 2


@pytest.mark.parametrize(
    ("head", "row", "delimiter", "encoding"),
    [
        (("name", "lat", "lon"), ("Порт", "43.6", "51.2"), ",", "utf-8-sig"),
        (("name", "широта", "долгота"), ("Порт", "43,6", "51,2"), ";", "cp1251"),
        (("name", "lat", "lon"), ("Порт", "43.6", "51.2"), "\t", "utf-16"),
        (("name", "Longitude", "Latitude"), ("Порт", "51.2", "43.6"), "|", "utf-8"),
        (("name", "عرض", "طول"), ("Порт", "۴۳٫۶", "۵۱٫۲"), ",", "utf-8"),
        (("name", "lat", "lon"), ("Порт", "43°36'00\"N", "51°12'E"), ",", "utf-8"),
        (("name", "WKT"), ("Порт", "POINT (51.2 43.6)"), ",", "utf-8"),
    ],
)
def test_a_table_is_read_as_spreadsheets_of_many_countries_write_it(head, row, delimiter, encoding):
    rows = [row] * 5
    read = read_own_file("a.csv", table(head, *rows, delimiter=delimiter, encoding=encoding))
    assert names_of(read) == ["Порт"] * 5
    assert read.geometries[0].equals_exact(shapely.Point(51.2, 43.6), 1e-9)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Станция Бейнеу, порт Актау, город Алматы и другие места", "cp1251"),
        ("بندر تركمن و گرگان در شمال ايران و شهرهاى ديگر", "cp1256"),
        ("Қазақстан", "utf-8"),
    ],
)
def test_an_encoding_is_recognised_by_the_letters(text, encoding):
    assert text.encode(encoding).decode(encoding_of(text.encode(encoding))) == text


def test_the_visitors_own_word_on_encoding_and_projection_counts():
    data = table(("name", "x", "y"), ("Порт", "5699558.7", "5404195.4"), encoding="koi8-r")
    read = read_own_file("a.csv", data, encoding="koi8-r", projection="3857")
    assert names_of(read) == ["Порт"]
    assert read.geometries[0].equals_exact(shapely.Point(51.2, 43.6), 0.01)


def test_metres_without_a_projection_are_told_from_degrees_with_the_remedy():
    error = the_error("a.csv", table(("x", "y"), ("5699558.7", "5404195.4")))
    assert "EPSG" in file_fault(voice_of("en"), error)


def test_good_records_are_kept_and_each_bad_one_is_named_by_its_number():
    bow = [[[50, 40], [52, 42], [52, 40], [50, 42], [50, 40]]]
    bow_tie = {"type": "Polygon", "coordinates": bow}
    data = collection(
        feature(point(51, 43), name="good"),
        feature(None),
        feature(point(51, float("nan"))),
        feature({"type": "Point", "coordinates": ["a", "b"]}),
        feature(point(5100, 43)),
        {"type": "nothing"},
        feature(bow_tie, name="bow"),
        feature({"type": "LineString", "coordinates": [[1, 1]]}),
        feature({"type": "Polygon", "coordinates": [[[0, 0], [0, 1]]]}),
        feature(point(1e999, 3)),
        feature({"type": "GeometryCollection", "geometries": [bow_tie]}, name="within"),
    )
    read = read_own_file("a.json", data)
    assert names_of(read) == ["good", "bow", "within"]
    assert all(shape.is_valid for shape in read.geometries)
    found = {one.record: one.code for one in read.troubles}
    assert found[2] == "no-place"
    assert found[5] == "off-the-world"
    assert found[6] == "not-a-feature"
    assert found[7] == "repaired"
    assert set(found) == {2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
    assert found[11] == "repaired"


@given(st.text(max_size=30))
def test_a_coordinate_is_a_finite_number_or_none(text):
    found = number_of(text)
    assert found is None or abs(found) <= 1e12


@pytest.mark.parametrize("lat", ["abc", "999", "nan"])
def test_a_file_of_which_no_record_is_good_names_the_first_and_its_fault(lat):
    with pytest.raises(OwnFileError) as caught:
        read_own_file("a.csv", f"name,lat,lon\nAktau,{lat},51\n".encode())
    said = file_fault(voice_of("en"), caught.value)
    assert "Record 1: " in said or "EPSG" in said
