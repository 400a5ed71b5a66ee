"""Exports with a visitor's own layers: theirs alone, by the atlas's rules, never verified."""

import csv
import io
import json
from dataclasses import replace

import pyogrio
import pytest
from lxml import etree
from pypdf import PdfReader
from shapely import GeometryCollection, LineString, MultiPoint, Point, Polygon
from shapely.geometry import mapping
from starlette.applications import Starlette
from starlette.routing import Route

from geo.load import shared_atlas
from geo.ownlayers.holding import Holding, shared_store
from geo.ownlayers.joined import TooManyError, atlas_with_own, drawable
from geo.ownlayers.layer import layer_of_table
from geo.ownlayers.reading import read_own_file
from geo.text import voice_of
from tests.geo.ownfiles import collection, feature
from tests.ui.asking import ask_app
from ui.exportstate import read_export
from ui.own import COOKIE, new_token
from ui.routes import ownexport
from ui.routes.desk import Desk
from ui.routes.export import ExportRoute
from ui.routes.rations import Buckets
from ui.routes.workshop import Workshop

MINE = new_token()
SHAPES = {
    "Spot": Point(56, 41),
    "Ring": Polygon([(54, 40), (57, 40), (57, 43), (54, 43)]),
    "Road": LineString([(52, 41), (60, 46)]),
    "Pair": MultiPoint([(62, 41), (63, 42)]),
    "Mixed": GeometryCollection([Point(58, 37), LineString([(58, 37), (60, 38)])]),
}


@pytest.fixture(scope="module")
def layer():
    shapes = SHAPES.items()
    rows = [feature(mapping(one), name=name, status="planned", year=1996) for name, one in shapes]
    read = read_own_file("a.json", collection(*rows))
    return layer_of_table(read, id="1", name="Mine <b>$x$", colour="wine", file="a.json")


@pytest.fixture
def ask(layer):
    shared_store().change(MINE, lambda _: Holding().with_layer(layer))

    async def make(order):
        return order.make()

    answering = ExportRoute(
        desk=Desk(Workshop(longest_line=4), make),
        buckets=Buckets(depth=1000.0, rate=1.0),
        kept=10_000_000,
    )
    app = Starlette(routes=[Route("/export/map.{ending}", answering.serve, methods=["GET"])])
    yield lambda path, token=MINE: ask_app(app, path, cookie=f"{COOKIE}={token}")
    shared_store().change(MINE, lambda _: Holding())


def test_my_features_are_in_every_data_file_and_marked(ask, tmp_path):
    answer = ask("/export/map.geojson?layers=ports&own=1")
    assert answer.headers["cache-control"] == "private, no-store"
    assert "access-control-allow-origin" not in answer.headers
    found = {f["id"]: f for f in json.loads(answer.body)["features"]}
    assert "port-aktau" in found
    mine = [f for name, f in found.items() if name.startswith("own.")]
    assert [f["properties"]["name"] for f in mine] == list(SHAPES)
    assert {f["properties"]["verified"] for f in mine} == {False}
    assert mine[0]["properties"]["own"] == {"name": "Spot", "status": "planned", "year": 1996}
    assert mine[0]["properties"]["begins"] == 1996
    assert mine[1]["geometry"]["type"] == "Polygon"
    rows = csv.DictReader(io.StringIO(ask("/export/map.csv?own=1").body.decode("utf-8-sig")))
    assert [r["name"] for r in rows if "not verified" in r["layer_title"]] == list(SHAPES)
    kml = etree.fromstring(ask("/export/map.kml?layers=&own=1").body)
    assert len(list(kml.iter("{*}Placemark"))) == len(SHAPES)
    assert len(list(kml.iter("{*}Polygon"))) == 1
    (tmp_path / "a.gpkg").write_bytes(ask("/export/map.gpkg?layers=&own=1").body)
    tables = {name for name, kind in pyogrio.list_layers(tmp_path / "a.gpkg") if kind}
    assert tables == {f"own-1_{k}" for k in ("points", "areas", "lines", "groups", "mixed")}


@pytest.mark.parametrize(("lang", "title"), [("en", "Mine <b>$x$ (own, not verified)"), ("fa", "")])
def test_a_map_says_in_its_key_and_at_its_foot_that_they_are_not_verified(ask, lang, title):
    asked = f"layers=ports&own=1&extent=own-1&relief=0&lang={lang}"
    answer = ask(f"/export/map.pdf?{asked}")
    assert answer.status == 200
    text = PdfReader(io.BytesIO(answer.body)).pages[0].extract_text()
    # A reader turns a line of two directions round: of that one only words are compared.
    assert title in text
    assert voice_of(lang)("Own layers, not verified").split()[-1] in text
    assert "Road" in text


def test_others_get_the_map_and_the_data_without_them(ask):
    answer = ask("/export/map.geojson?layers=ports&own=1", token=new_token())
    assert answer.status == 200
    assert b"own." not in answer.body
    assert answer.body == ask("/export/map.geojson?layers=ports").body


def test_a_feature_of_mine_is_chosen_alone_and_marked_on_the_map(ask):
    found = json.loads(ask("/export/map.geojson?feature=own.1.3&own=1").body)["features"]
    assert [f["id"] for f in found] == ["own.1.3"]
    assert ask("/export/map.svg?layers=&feature=own.1.3&own=1&extent=own.1.3").status == 200
    assert ask("/export/map.geojson?feature=own.1.99&own=1").status == 400
    assert ask("/export/map.png?own=1&styel=mono").status == 400


def test_a_shape_that_is_drawn_in_parts_keeps_its_id_for_one(layer):
    joined = atlas_with_own(shared_atlas(), (layer,))
    drawn = drawable(joined, (50, 35, 65, 47), voice_of("en")).layers[0].features
    assert len({f.id for f in drawn}) == len(drawn) == 7
    assert {f"own.1.{n}" for n in range(1, 6)} <= {f.id for f in drawn}
    assert [f.id for f in drawn if f.own.area] == ["own.1.2"]
    assert not drawable(joined, (0, 0, 1, 1), voice_of("en")).layers[0].features


def test_more_than_can_be_drawn_or_written_is_refused_in_words(ask, layer, monkeypatch):
    many = replace(
        layer,
        serials=tuple(range(1, 2102)),
        geometries=(Point(56, 41),) * 2101,
        properties=({},) * 2101,
    )
    with pytest.raises(TooManyError, match="2,101"):
        drawable(atlas_with_own(shared_atlas(), (many,)), None, voice_of("en"))
    monkeypatch.setattr(ownexport, "_MOST", 4)
    answer = ask("/export/map.csv?own=1")
    assert answer.status == 400
    assert "one by one" in answer.body.decode()


def test_own_layers_are_in_the_export_unless_they_are_switched_off():
    assert read_export({}, held=True).params["own"] == "1"
    assert "own=1" in read_export({}, held=True).data_address("csv", None, None)
    off = read_export({"own": "0", "feature": "own.1.1"}, held=True)
    assert not {"own", "feature"} & set(off.params)
    assert not read_export({"own": "1"}).params
