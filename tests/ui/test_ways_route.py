"""What the route explorer's addresses answer: ways, files that other programs read, places."""

import csv
import io
import json
import re
from urllib.parse import urlencode
from xml.etree import ElementTree

import gpxpy
import pytest
from shapely.geometry import shape
from starlette.applications import Starlette

from geo.languages import LANGUAGES
from geo.routing.answering import shared_network
from ui.routes.ways import routes

LONG = {"from": "aktau", "to": "station-bandar-abbas"}
KML = "{http://www.opengis.net/kml/2.2}"
TYPES = {
    "geojson": "application/geo+json",
    "gpx": "application/gpx+xml",
    "kml": "application/vnd.google-earth.kml+xml",
    "csv": "text/csv; charset=utf-8",
}


@pytest.fixture(scope="module")
def ask(asking):
    """Return what asks the routes: a path and its parameters."""
    with asking(Starlette(routes=routes())) as asked:
        yield lambda path, method="GET", **params: asked(f"{path}?{urlencode(params)}", method)


@pytest.fixture(scope="module")
def ways(ask):
    """Return the ways of a question as the map gets them."""
    return json.loads(ask("/keruen/ways", **LONG).body)["ways"]


def _file(ask, ending, **more):
    answer = ask(f"/keruen/ways.{ending}", **LONG, **more)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith(TYPES[ending])
    name = f"aktau-to-station-bandar-abbas.{ending}"
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'
    return answer.body.decode()


def _unnumbered(text):
    """Return a file without the ids that simplekml counts on from file to file."""
    return re.sub(r'(id="|#)\d+', "", text)


def test_ways_come_as_json_that_is_not_kept(ask, ways):
    answer = ask("/keruen/ways", **LONG)
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert [way["number"] for way in ways] == list(range(1, len(ways) + 1))
    assert len(ways) > 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_ways_speak_the_language_of_the_address(ask, language):
    found = json.loads(ask("/keruen/ways", **LONG, lang=language).body)
    names = shared_network().places["aktau"].names
    assert found["ends"][0]["name"] == names.in_language(language)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"from": "Atlantis", "to": "aktau"}, "Atlantis"),
        ({"from": "Port", "to": "aktau"}, "several places"),
        ({**LONG, "by": "beauty"}, "beauty"),
        ({**LONG, "avoid": "IR"}, "country to avoid"),
        ({"from": "almaty", "to": "mashhad", "modes": "sea"}, "by sea"),
    ],
)
def test_a_bad_wish_is_answered_with_a_message_and_no_way(ask, params, said):
    answer = ask("/keruen/ways", **params)
    found = json.loads(answer.body)
    assert (answer.status, found["ways"]) == (200, [])
    assert said in found["fault"]
    saved = ask("/keruen/ways.csv", **params)
    assert saved.status == 404
    assert saved.headers["content-type"].startswith("text/plain")
    assert said in saved.body.decode()


def test_a_missing_end_is_asked_for(ask):
    assert json.loads(ask("/keruen/ways", **{"from": "aktau"}).body)["ways"] == []
    answer = ask("/keruen/ways.gpx", **{"from": "aktau"})
    assert (answer.status, answer.body) == (404, b"Name both ends: from and to.")


def test_geojson_is_read_by_shapely_and_holds_every_way(ask, ways):
    data = json.loads(_file(ask, "geojson"))
    assert data["type"] == "FeatureCollection"
    lengths = dict.fromkeys(range(1, len(ways) + 1), 0.0)
    for feature in data["features"]:
        assert shape(feature["geometry"]).is_valid
        lengths[feature["properties"]["way"]] += feature["properties"]["km"]
    assert list(lengths.values()) == pytest.approx([w["km"] for w in ways], rel=0.005)
    assert all("(" in line for line in data["attribution"])


def test_gpx_is_read_by_gpxpy_and_as_long_as_the_ways(ask, ways):
    gpx = gpxpy.parse(_file(ask, "gpx"))
    found = [track.length_2d() / 1000 for track in gpx.tracks]
    assert found == pytest.approx([way["km"] for way in ways], rel=0.01)


def test_kml_has_a_folder_a_way(ask, ways):
    folders = list(ElementTree.fromstring(_file(ask, "kml")).iter(f"{KML}Folder"))
    assert len(folders) == len(ways)
    assert all(next(folder.iter(f"{KML}coordinates")).text for folder in folders)


def test_csv_has_the_stops_of_every_way_in_the_readers_language(ask, ways):
    rows = list(csv.DictReader(io.StringIO(_file(ask, "csv", lang="ru"))))
    assert [row["place"] for row in rows] == [s["id"] for way in ways for s in way["stops"]]
    assert rows[0]["name"] == "Актау"


@pytest.mark.parametrize("ending", TYPES)
def test_one_way_alone_may_be_kept_and_another_number_means_all(ask, ways, ending):
    one, whole = (_file(ask, ending, **m) for m in ({"only": "2"}, {}))
    assert len(one) < 0.7 * len(whole)
    for number in ("0", "9", "x", "-1", "²"):
        assert _unnumbered(_file(ask, ending, only=number)) == _unnumbered(whole)
    if ending == "gpx":
        (track,) = gpxpy.parse(one).tracks
        assert track.length_2d() / 1000 == pytest.approx(ways[1]["km"], rel=0.01)


@pytest.mark.parametrize("ending", ["doc", "GPX", "geojson.exe", "<b>"])
def test_an_unknown_ending_is_not_found_and_the_known_ones_are_named(ask, ending):
    answer = ask(f"/keruen/ways.{ending}", **LONG)
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert b"geojson, gpx, kml, csv" in answer.body


@pytest.mark.parametrize("path", ["/keruen/ways", "/keruen/ways.csv"])
def test_a_question_without_end_is_refused(ask, path):
    assert ask(path, **LONG, via=",".join(["almaty"] * 900)).status == 414


def test_ways_can_be_read_only(ask):
    for path in ("/keruen/ways", "/keruen/ways.csv", "/keruen/places"):
        assert ask(path, "POST", **LONG).status == 405


def test_all_places_are_listed_for_nothing_typed(ask):
    found = json.loads(ask("/keruen/places").body)["places"]
    assert {place["id"] for place in found} == set(shared_network().places)
    assert json.loads(ask("/keruen/places", q="  ").body)["places"] == found


@pytest.mark.parametrize("typed", ["Бендер-Аббас", "بندرعباس", "bandar abas", "BANDAR"])
def test_a_place_is_found_by_what_was_typed_in_any_script(ask, typed):
    found = json.loads(ask("/keruen/places", q=typed, lang="fa").body)["places"]
    assert "station-bandar-abbas" in [place["id"] for place in found]
    assert all(place["country"] and place["kind"] for place in found)


@pytest.mark.parametrize("typed", ["Atlantis", "<script>", "%00", "x" * 5000])
def test_what_is_no_place_finds_none(ask, typed):
    answer = ask("/keruen/places", q=typed)
    assert (answer.status, json.loads(answer.body)["places"]) == (200, [])
