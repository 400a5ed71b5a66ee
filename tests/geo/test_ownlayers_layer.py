"""A visitor's layer: fields, symbols, packing for the browser, search, room in memory."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import get_args

import numpy as np
import pytest
from lxml import etree
from shapely import GeometryCollection, LineString, MultiPolygon, Point, Polygon
from shapely.geometry import mapping, shape

from geo.model import StatusValue
from geo.ownlayers import fields
from geo.ownlayers.fields import Fields, status_of
from geo.ownlayers.finding import find_own
from geo.ownlayers.holding import EMPTY, Holding, NoRoomError, Store
from geo.ownlayers.layer import file_stem, layer_geojson, layer_of_table
from geo.ownlayers.packing import HOLE, LINE, OUTER, POINT, pack_layer, packed_bytes
from geo.ownlayers.preview import preview_address, preview_svg
from geo.ownlayers.reading import read_own_file
from geo.ownlayers.sketch import (
    measure,
    sketch_facts,
    sketch_geometry,
    sketch_layer,
    sound_sketch,
    with_sketch,
    without_sketch,
)
from geo.ownlayers.years import years_of_value
from geo.symbology import dash_of
from tests.geo.ownfiles import SHAPES, collection, feature, point

TOKEN = "t" * 43
STATES = Path(fields.__file__).parent / "states.json"


def a_layer(*features, name="Mine", id="1"):
    read = read_own_file("a.geojson", collection(*features))
    return layer_of_table(read, id=id, name=name, colour="indigo", file="a.geojson")


def three():
    states = ("planned", "existing", "жоспарланған")
    return [
        feature(mapping(one), name=f"F{n}", year="1996–2014", status=state)
        for n, (one, state) in enumerate(zip(SHAPES, states, strict=True))
    ]


def test_fields_are_guessed_by_their_names_in_any_language():
    layer = a_layer(feature(point(1, 1), Название="Порт", سال="۱۳۹۵ یعنی ۲۰۱۶", Күйі="x"))
    assert layer.fields == Fields(name="Название", year="سال", status="Күйі", quote=None)
    assert layer.at(0).name == "Порт"
    assert layer.at(0).years == (2016, 2017)
    assert layer.at(0).status == "unknown"


@pytest.mark.parametrize(
    ("said", "state"),
    [("planned", "planned"), ("Planned ", "planned"), ("проектируется?", "unknown"),
     ("under construction", "started"), ("abandoned", "historical"), (None, "unknown"),
     ("закрыт", "historical"), ("Закрыта.", "historical"), ("действующая", "operating"),
     ("введён в эксплуатацию", "operating"), ("строится", "started"), ("жабылған", "historical"),
     ("салынып жатыр", "started"), ("در دست ساخت", "started"), ("تعطيل", "historical"),
     ("برنامه ریزی شده", "planned"), ("مغلقة", "historical"), ("قيد الإنشاء", "started"),
     ("out_of_use", "historical")],
)  # fmt: skip
def test_a_state_is_understood_or_honestly_unknown(said, state):
    assert status_of({"status": said}, "status") == state
    assert status_of({"status": said}, None) == "existing"


@pytest.mark.parametrize(
    ("value", "years"),
    [(1996, (1996, 1996)), ("2014-05-01/2016", (2014, 2016)), ("۱۹۹۶", (1996, 1996)),
     (2014.0, (2014, 2014)), ("no", None), (None, None), (True, None), ("12345", None),
     (-5000, None), ("-1998", None), (10**40, None)],
)  # fmt: skip
def test_years_are_read_out_of_whatever_holds_them(value, years):
    assert years_of_value(value) == years


def test_a_planned_line_has_the_atlass_own_dash():
    packed = pack_layer(a_layer(*three()))
    at = packed["states"].index("planned")
    assert tuple(packed["styles"][at]["dash"]) == dash_of("", "planned", "traced")
    assert packed["styles"][at]["hollow"]


def test_a_packed_layer_unpacks_to_the_same_places():
    layer = a_layer(*three())
    packed = json.loads(gzip.decompress(packed_bytes(layer)))
    assert packed["kinds"] == [OUTER, HOLE, LINE, POINT]
    assert packed["owners"] == [2, 2, 1, 0]
    pairs = np.array(packed["lonlats"]).reshape(-1, 2) / 1e6
    assert len(pairs) == sum(packed["sizes"])
    assert pairs[-1].tolist() == [51.2, 43.6]
    line = pairs[packed["sizes"][0] + packed["sizes"][1] :][: packed["sizes"][2]]
    assert np.allclose(line, np.array(SHAPES[1].coords))


def test_a_layer_of_many_corners_is_thinned_for_the_browser_only(monkeypatch):
    monkeypatch.setattr("geo.ownlayers.packing._MOST", 500)
    wave = [[50 + n / 2000, 40 + 0.3 * float(np.sin(n / 30))] for n in range(10_000)]
    layer = a_layer(feature({"type": "LineString", "coordinates": wave}))
    assert sum(pack_layer(layer)["sizes"]) <= 500
    saved = json.loads(layer_geojson(layer))["features"][0]
    assert len(saved["geometry"]["coordinates"]) == 10_000


def test_a_collection_of_shapes_is_one_feature():
    nested = GeometryCollection([Point(1, 1), GeometryCollection([LineString([(1, 1), (2, 2)])])])
    packed = pack_layer(a_layer(feature(mapping(nested), name="both")))
    assert packed["kinds"] == [LINE, POINT]
    assert packed["owners"] == [0, 0]


def test_what_is_saved_as_geojson_reads_back_the_same():
    layer = a_layer(*three())
    again = a_layer(*json.loads(layer_geojson(layer))["features"])
    assert [row["name"] for row in again.properties] == [row["name"] for row in layer.properties]
    assert all(a.equals(b) for a, b in zip(again.geometries, layer.geometries, strict=True))


def test_own_features_are_found_in_any_spelling():
    layer = a_layer(feature(point(1, 1), name="Ақтау порты"), feature(point(2, 2), name="Гурган"))
    assert [one.id for one in find_own((layer,), "актау")] == ["own.1.1"]
    assert find_own((layer,), "") == []
    assert find_own((layer,), "порты гурган") == []


def test_distance_and_area_are_geodesic():
    equator = measure(LineString([(0, 0), (1, 0)]))
    assert equator.length_km == pytest.approx(111.3195, abs=0.001)
    square = measure(shape({"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0]]]}))
    assert square.area_km2 == pytest.approx(12_308.78, rel=1e-4)


@pytest.mark.parametrize(
    "raw",
    [None, 5, {}, {"type": "Point"}, {"type": "Point", "coordinates": [999, 1]},
     {"type": "GeometryCollection", "geometries": []},
     {"type": "LineString", "coordinates": [[0, 0]] * 6000}],
)  # fmt: skip
def test_a_drawing_that_is_none_is_refused(raw):
    assert sketch_geometry(raw) is None


BOW = shape(
    {"type": "Polygon", "coordinates": [[[50, 40], [52, 42], [52, 40], [50, 42], [50, 40]]]}
)


def test_an_area_that_crosses_itself_is_drawn_and_measured_as_what_it_covers():
    made = sound_sketch(BOW)
    assert made.is_valid
    assert measure(made) == measure(BOW)
    halves = [Polygon([(50, 40), (51, 41), (50, 42)]), Polygon([(52, 40), (52, 42), (51, 41)])]
    covered = sum(measure(half).area_km2 for half in halves)
    assert measure(BOW).area_km2 == pytest.approx(covered, rel=1e-6)
    assert covered > 10_000


@pytest.mark.parametrize("flat", [Polygon([(0, 0), (1, 1), (2, 2)]), LineString([(1, 1), (1, 1)])])
def test_a_drawing_that_covers_nothing_is_refused(flat):
    assert sound_sketch(flat) is None


def test_a_drawing_without_a_new_place_keeps_its_own():
    layer, number = with_sketch(sketch_layer("Mine"), BOW, {"name": "A"})
    changed, same = with_sketch(layer, None, {"name": "B"}, number)
    assert (same, changed.at(0).name, changed.geometries) == (1, "B", (BOW,))
    assert with_sketch(layer, None, {"name": "B"}, 9) == (layer, 0)


def test_drawings_keep_their_numbers_when_others_go():
    layer, first = with_sketch(sketch_layer("Mine"), Point(1, 1), sketch_facts({"name": " A\0 "}))
    layer, second = with_sketch(layer, Point(2, 2), {"name": "B"})
    layer, same = with_sketch(layer, Point(3, 3), {"name": "A2"}, first)
    assert (first, second, same) == (1, 2, 1)
    assert [one.name for one in layer.features()] == ["A2", "B"]
    rest = without_sketch(layer, first)
    assert [one.id for one in rest.features()] == ["own.d.2"]


def test_nobody_sees_what_another_token_holds():
    store = Store()
    store.change(TOKEN, lambda holding: holding.with_layer(a_layer(*three())))
    assert store.get("u" * 43) == EMPTY
    assert store.get(None) == EMPTY
    assert store.get(TOKEN).feature("own.1.2").name == "F1"
    with pytest.raises(NoRoomError):
        store.change("short", lambda holding: holding)


def test_what_nobody_asks_for_goes_after_some_hours():
    now = [0.0]
    store = Store(clock=lambda: now[0])
    store.change(TOKEN, lambda holding: holding.with_layer(a_layer(*three())))
    now[0] += 5 * 3600
    assert not store.get(TOKEN).is_empty
    now[0] += 5 * 3600
    assert not store.get(TOKEN).is_empty
    now[0] += 7 * 3600
    assert store.get(TOKEN).is_empty


def test_a_full_server_refuses_more_and_keeps_what_it_has(monkeypatch):
    monkeypatch.setattr("geo.ownlayers.holding._ALL_BYTES", 5000)
    store = Store()
    for token in (TOKEN, "u" * 43):
        store.change(token, lambda holding: holding.with_layer(a_layer(*three())))
    with pytest.raises(NoRoomError):
        store.change("v" * 43, lambda h: h.with_layer(a_layer(*three(), *three(), *three())))
    assert not store.get(TOKEN).is_empty


@pytest.mark.parametrize("name", ["own.1", "own.1.x", "own.9.1", "own.1.99", "port", "own..", ""])
def test_an_id_that_stands_for_nothing_finds_nothing(name):
    holding = Holding().with_layer(a_layer(*three()))
    assert holding.feature(name) is None


def test_no_word_for_a_state_stands_for_two():
    listed = json.loads(STATES.read_text(encoding="utf-8"))
    assert set(listed) == set(get_args(StatusValue))
    for value, words in listed.items():
        assert {status_of({"s": word}, "s") for word in words} == {value}


def test_a_download_has_one_type_a_column_and_nested_values_as_json():
    layer = a_layer(
        feature(point(1, 1), lat=43, mixed=1, code="007", deep={"a": [1, "ж"]}),
        feature(point(1, 1), lat="43.3", mixed="one", code="12", deep=None),
        feature(point(1, 1), lat=None, mixed=True, code="8", deep=[1]),
    )
    rows = [f["properties"] for f in json.loads(layer_geojson(layer))["features"]]
    assert [row["lat"] for row in rows] == [43, 43.3, None]
    assert [row["mixed"] for row in rows] == ["1", "one", "true"]
    assert [row["code"] for row in rows] == ["007", "12", "8"]
    assert [json.loads(row["deep"] or "0") for row in rows] == [{"a": [1, "ж"]}, 0, [1]]


def test_a_preview_shows_every_kind_of_shape_in_the_layers_colour(atlas):
    layer = a_layer(
        feature(point(51.2, 43.6)),
        feature(point(51.2, 43.6)),
        feature(mapping(LineString([(51, 41), (53, 39)]))),
        feature(mapping(Point(52, 40).buffer(0.5))),
    )
    drawn = etree.fromstring(preview_svg(atlas, layer).encode())
    own = [e for e in drawn.iter() if layer.colour.light in (e.get("fill"), e.get("stroke"))]
    assert sorted(etree.QName(e).localname for e in own) == ["circle", "path", "path"]
    assert preview_address(atlas, layer).startswith("data:image/svg+xml;base64,")


def test_a_shape_that_crosses_itself_breaks_no_preview(atlas):
    collected = GeometryCollection([BOW, Point(51, 41)])
    for held in (BOW, collected, MultiPolygon([BOW, BOW]), LineString([(51, 41), (51, 41)])):
        layer = replace(a_layer(feature(point(51, 43))), geometries=(held,))
        assert etree.fromstring(preview_svg(atlas, layer).encode()) is not None


def test_a_layer_without_a_place_has_no_preview(atlas):
    layer = replace(a_layer(feature(point(51, 43))), serials=(), geometries=(), properties=())
    assert preview_svg(atlas, layer) is None
    assert preview_address(atlas, layer) is None


@pytest.mark.parametrize("place", [(0, 90), (0, -90), (180, 0), (-180, -85.5)])
def test_the_ends_of_the_earth_have_a_preview(atlas, place):
    drawn = etree.fromstring(preview_svg(atlas, a_layer(feature(point(*place)))).encode())
    assert len(list(drawn.iter("{*}circle"))) == 1


def test_a_download_keeps_the_mapping_beside_the_columns_and_overwrites_none():
    rows = [
        feature(point(1, 1), город="Ақтау", сдан="в 2001 г.", статус="строится", quote="other"),
        feature(point(1, 1), город="Bautino", сдан=None, статус="nonsense", quote=None),
    ]
    layer = a_layer(*rows)
    mapped = Fields(name="город", year="сдан", status="статус", quote="сдан")
    saved = json.loads(layer_geojson(replace(layer, fields=mapped)))["features"]
    first, second = (one["properties"] for one in saved)
    assert first == {
        **rows[0]["properties"], "name": "Ақтау", "year": 2001, "status": "started",
        "quote_mapped": "в 2001 г.",
    }  # fmt: skip
    assert (second["name"], second["year"], second["status"]) == ("Bautino", None, "unknown")
    again = a_layer(*saved)
    assert [one.name for one in again.features()] == ["Ақтау", "Bautino"]
    assert [one.status for one in again.features()] == ["started", "unknown"]
    assert [one.years for one in again.features()] == [(2001, 2001), None]


@pytest.mark.parametrize(
    ("name", "stem"),
    [("Ports & roads", "Ports-roads"), ("Müller", "Muller"), ("Ақтау порты", "own-layer-1"),
     ("../../etc/passwd", "etc-passwd"), ('a"; x', "a-x"), ("بندر ۲", "own-layer-1"),
     ("x" * 80, "x" * 60)],
)  # fmt: skip
def test_a_download_is_named_by_its_layer_in_plain_letters(name, stem):
    assert file_stem(a_layer(feature(point(1, 1)), name=name)) == stem


def test_a_point_of_an_unknown_state_is_not_drawn_like_one_that_stands():
    features = [feature(point(1, 1), status=state) for state in ("existing", "nonsense")]
    standing, unsure = pack_layer(a_layer(*features))["styles"]
    assert unsure.pop("unknown")
    assert "unknown" not in standing
