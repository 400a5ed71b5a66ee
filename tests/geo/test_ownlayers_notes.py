"""What is said of an own layer's values: what means nothing, what was changed, which calendar."""

import json
from dataclasses import replace

import pytest

from geo.languages import LANGUAGES
from geo.ownlayers import limits
from geo.ownlayers.layer import layer_of_table
from geo.ownlayers.noting import span_text
from geo.ownlayers.reading import read_own_file
from geo.ownlayers.troubles import count_of
from geo.ownlayers.words import trouble_text
from geo.text import voice_of
from tests.geo.ownfiles import collection, feature, point


def a_layer(*rows, data=None):
    features = [feature(point(51, 43), **row) for row in rows]
    read = read_own_file("a.json", data or collection(*features))
    return layer_of_table(read, id="1", name="Mine", colour="indigo", file="a.json")


def told(layer):
    return [(one.record, one.code, one.detail) for one in layer.notes]


def said(layer, language="en"):
    return [trouble_text(voice_of(language), one) for one in layer.notes]


def test_values_that_are_no_year_or_no_state_are_told_with_record_value_and_remedy():
    layer = a_layer(
        {"year": "1998", "status": "planned"},
        {"year": 10**40, "status": "nonsense"},
        {"year": -5000, "status": "unknown"},
        {"year": "soon", "status": ""},
        {"year": "", "status": None},
        {"year": "—", "status": "?"},
    )
    assert told(layer) == [
        (2, "no-year", "1" + "0" * 39),
        (2, "no-state", "nonsense"),
        (3, "no-year", "-5000"),
        (4, "no-year", "soon"),
    ]
    assert "“soon”" in said(layer)[-1]
    assert "such as 1998" in said(layer)[-1]
    assert all("soon" in said(layer, language)[-1] for language in LANGUAGES)


def test_what_is_told_of_values_follows_the_columns_that_are_chosen():
    layer = a_layer({"year": "1998", "other": "soon"})
    assert told(layer) == []
    changed = replace(layer, fields=replace(layer.fields, year="other"))
    assert told(changed) == [(1, "no-year", "soon")]
    assert told(replace(changed, fields=replace(layer.fields, year=None))) == []


def test_of_very_many_faults_the_count_of_the_rest_comes_last():
    rows = [{"year": "soon"}] * (limits.TROUBLES + 7)
    features = [feature(point(51, 43), **row) for row in rows]
    bad = [feature(None)] * (limits.TROUBLES + 4)
    layer = a_layer(data=collection(*bad, *features))
    assert [one.code for one in layer.notes].count("no-year") == limits.TROUBLES
    assert layer.notes[-1].code == "more"
    assert said(layer)[-1].startswith("11 more")
    assert count_of(layer.notes) == 2 * limits.TROUBLES + 11


@pytest.mark.parametrize(
    ("row", "years"),
    [({"سال": "1380"}, (2001, 2002)), ({"سال": 1380}, (2001, 2002)),
     ({"year": "۱۳۸۰"}, (2001, 2002)), ({"year": "۱۳۸۰–۱۳۸۵"}, (2001, 2007)),
     ({"year": "۱۹۹۶"}, (1996, 1996)), ({"سال": "2016"}, (2016, 2016)),
     ({"year": 1380, "name": "بندر چابهار در خلیج"}, (2001, 2002)),
     ({"year": 1380, "name": "Old town"}, (1380, 1380)), ({"year": "١٣٨٠"}, (1380, 1380)),
     ({"year": 1240, "name": "کاروانسرای"}, (1240, 1240))],
)  # fmt: skip
def test_solar_hijri_years_are_taken_as_such_where_the_sign_is_sure(row, years):
    layer = a_layer(row)
    assert layer.fields.year is not None
    feature_ = layer.at(0)
    assert feature_.years == years
    solar = years[0] > 1990 and span_text(years) not in ("1996", "2016")
    assert [one.code for one in layer.notes] == ["solar-years"] * solar
    assert (feature_.solar_years is not None) == solar


def test_what_was_done_with_solar_hijri_years_is_told_in_the_readers_digits():
    layer = a_layer({"سال": "۱۳۸۰"})
    assert said(layer) == ["The years in “سال” were read as solar Hijri ones: 1380 is 2001–2002."]
    assert "۱۳۸۰" in said(layer, "fa")[0]
    assert "۲۰۰۱–۲۰۰۲" in said(layer, "fa")[0]


def test_marks_that_turn_the_writing_direction_are_taken_out_and_joiners_stay():
    turned = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
    row = {"name": f"a{turned}b", f"h{turned}": "می\u200cشود\u200d\u200e\u200f"}
    layer = a_layer(row)
    assert layer.at(0).name == "ab"
    assert layer.properties[0]["h"] == "می\u200cشود\u200d\u200e\u200f"


def test_numbers_that_are_none_are_shown_as_they_were_written():
    def fault(*coordinates):
        items = [{"type": "Point", "coordinates": list(coordinates)}, point(51, 43)]
        data = json.dumps(json.loads(collection(*map(feature, items)))).encode()
        (one,) = read_own_file("a.json", data).troubles
        assert one.code == "not-numbers"
        return trouble_text(voice_of("en"), one)

    assert "“NaN, 5”" in fault(float("nan"), 5)
    assert "“Infinity, -Infinity”" in fault(float("inf"), float("-inf"))
    assert "“true, false”" in fault(True, False)
    assert "“5, nothing”" in fault(5, "")
    assert "“5, nothing”" in fault(5, None)
    line = {"type": "LineString", "coordinates": [[1, 2], [float("nan"), 3]]}
    (one,) = read_own_file("a.json", collection(feature(line), feature(point(1, 1)))).troubles
    assert (one.code, one.detail) == ("not-numbers", "NaN, 3")


def test_numbers_written_as_text_are_taken_and_told():
    layer = a_layer(data=collection(feature({"type": "Point", "coordinates": ["1", 40]})))
    assert layer.geometries[0].coords[0] == (1, 40)
    assert told(layer) == [(1, "text-numbers", "")]


def test_an_open_ring_is_closed_and_told():
    open_ring = {"type": "Polygon", "coordinates": [[[50, 40], [52, 40], [52, 42]]]}
    shut = {"type": "Polygon", "coordinates": [[[50, 40], [52, 40], [52, 42], [50, 40]]]}
    layer = a_layer(data=collection(feature(open_ring), feature(shut)))
    assert told(layer) == [(1, "closed", "")]
    assert layer.geometries[0].equals(layer.geometries[1])


@pytest.mark.parametrize(
    "raw",
    [{"type": "LineString", "coordinates": [[179, 40], [-179, 41]]},
     {"type": "MultiLineString", "coordinates": [[[179, 40], [-179, 41]]]},
     {"type": "Polygon", "coordinates": [[[179, 40], [-179, 40], [-179, 42], [179, 42],
                                          [179, 40]]]},
     {"type": "GeometryCollection", "geometries": [
         point(1, 1), {"type": "LineString", "coordinates": [[179, 40], [-179, 41]]}]}],
)  # fmt: skip
def test_what_crosses_the_antimeridian_is_divided_there_and_told(raw):
    layer = a_layer(data=collection(feature(raw), feature(point(1, 1))))
    assert told(layer) == [(1, "divided", "")]
    parts = [p for p in getattr(layer.geometries[0], "geoms", ()) if p.geom_type != "Point"]
    flat = [q for p in parts for q in getattr(p, "geoms", (p,))]
    assert len(flat) == 2
    assert all(p.bounds[2] - p.bounds[0] < 2 for p in flat)


def test_what_is_wide_but_crosses_nothing_stays_whole():
    wide = {"type": "LineString", "coordinates": [[-179, 40], [0, 41], [179, 40]]}
    layer = a_layer(data=collection(feature(wide)))
    assert told(layer) == []
    assert layer.geometries[0].geom_type == "LineString"


def test_kml_and_gpx_tell_of_open_rings_and_of_numbers_that_are_none():
    ring = "<LinearRing><coordinates>50,40 52,40 52,42</coordinates></LinearRing>"
    area = f"<Polygon><outerBoundaryIs>{ring}</outerBoundaryIs></Polygon>"
    spot = "<Point><coordinates>NaN,41</coordinates></Point>"
    kml = "".join(f"<Placemark>{shape}</Placemark>" for shape in (area, spot))
    read = read_own_file("a.kml", f"<kml>{kml}</kml>".encode())
    assert [(one.code, one.detail) for one in read.troubles] == [
        ("closed", ""), ("not-numbers", "NaN, 41"),
    ]  # fmt: skip
    gpx = '<gpx><wpt lat="1" lon="2"/><wpt lat="" lon="x"/><wpt lat="1" lon="inf"/></gpx>'
    read = read_own_file("a.gpx", gpx.encode())
    said_ = [trouble_text(voice_of("en"), one) for one in read.troubles]
    assert ["“x, nothing”" in said_[0], "“Infinity, 1”" in said_[1]] == [True, True]


def test_an_area_around_the_whole_world_stays_whole():
    world = [[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]
    layer = a_layer(data=collection(feature({"type": "Polygon", "coordinates": [world]})))
    assert told(layer) == []
    assert layer.geometries[0].bounds == (-180, -90, 180, 90)
