"""Ways for the browser: parts join, bands cover the whole length, and every word is translated."""

from itertools import pairwise

import pytest

from geo.languages import LANGUAGES
from geo.measure import distance_km
from geo.routing.answering import answer, answer_to, shared_network
from geo.routing.asking import Asked
from geo.routing.waydata import answer_json, places_json
from tests.geo.networks import a_network, a_segment
from tests.geo.shipped import scripts_of

NETWORK = shared_network()
QUESTIONS = {
    "rail and sea": (("from", "aktau"), ("to", "station-bandar-abbas")),
    "by way of a spur": (
        ("from", "station-zhanaozen"), ("to", "tehran-railway-station"), ("via", "station-gorgan"),
    ),
    "across Lake Van": (("from", "station-tabriz"), ("to", "istanbul")),
    "oil": (("from", "oil-uzen"), ("to", "oil-rey"), ("modes", "pipeline,sea")),
    "planned": (("from", "astrakhan"), ("to", "rasht"), ("modes", "rail"), ("planned", "1")),
}  # fmt: skip
# A track may begin beside its station: the record's own tolerance for a node on its line.
BESIDE_KM = 3.0


def _json(name, language="en"):
    return answer_json(NETWORK, answer_to(QUESTIONS[name], language), language)


each_question = pytest.mark.parametrize("name", QUESTIONS)


@pytest.fixture(params=QUESTIONS)
def ways(request):
    """Return the ways of each question in turn, as the browser gets them."""
    found = _json(request.param)["ways"]
    assert found
    return found


def test_the_parts_of_a_way_join_end_to_end_and_make_its_length(ways):
    for way in ways:
        for part, onward in pairwise(way["parts"]):
            assert distance_km(part["coordinates"][-1], onward["coordinates"][0]) < BESIDE_KM
            assert part["start"] + part["km"] == pytest.approx(onward["start"], abs=0.02)
        assert sum(part["km"] for part in way["parts"]) == pytest.approx(way["km"], abs=0.05)


def test_a_part_is_as_long_as_its_coordinates(ways):
    for way in ways:
        for part in way["parts"]:
            drawn = sum(distance_km(a, b) for a, b in pairwise(part["coordinates"]))
            assert drawn == pytest.approx(part["km"], abs=0.1 + 0.001 * part["km"])


def test_the_stops_ascend_from_nothing_to_the_whole_length(ways):
    for way in ways:
        kms = [stop["km"] for stop in way["stops"]]
        assert kms == sorted(kms)
        assert (kms[0], kms[-1]) == (0, way["km"])
        assert all(bool(stop["events"]) == bool(stop["said"]) for stop in way["stops"])
        assert not way["stops"][0]["events"]


@pytest.mark.parametrize("bands", ["countries", "spans"])
def test_the_bands_tile_the_length_and_differ_from_their_neighbours(ways, bands):
    for way in ways:
        found = way[bands]
        assert (found[0]["start"], found[-1]["end"]) == (0, way["km"])
        assert all(band["start"] < band["end"] for band in found)
        for band, onward in pairwise(found):
            assert band["end"] == onward["start"]
            without = [{**b, "start": 0, "end": 0} for b in (band, onward)]
            assert without[0] != without[1]


def test_every_coordinate_lies_within_the_bounds(ways):
    for way in ways:
        west, south, east, north = way["bounds"]
        for part in way["parts"]:
            for lon, lat in part["coordinates"]:
                assert west - 1e-5 <= lon <= east + 1e-5
                assert south - 1e-5 <= lat <= north + 1e-5


def test_a_stretch_is_context_exactly_where_no_document_speaks_of_it():
    ways = answer_to(QUESTIONS["rail and sea"], "en").ways
    for way, shown in zip(ways, _json("rail and sea")["ways"], strict=True):
        unspoken = sum(step.segment.km for step in way.steps if step.segment.is_context)
        context = sum(s["end"] - s["start"] for s in shown["spans"] if s["context"])
        assert context == pytest.approx(unspoken, abs=0.1)
        assert all(s["context"] == s["label"].endswith("context") for s in shown["spans"])


def test_a_spur_is_drawn_there_and_back():
    way = _json("by way of a spur")["ways"][0]
    points = [tuple(point) for part in way["parts"] for point in part["coordinates"]]
    assert len(points) - len(set(points)) > 10


def _labels(way):
    yield way["title"]
    yield way["drawn"]
    for stop in way["stops"]:
        yield stop["name"]
        yield stop["said"]
    for band in (*way["countries"], *way["spans"]):
        yield band["label"]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
@each_question
def test_nothing_is_left_in_english(name, language):
    found = _json(name, language)
    words = [label for way in found["ways"] for label in _labels(way)]
    words += [end[key] for end in found["ends"] for key in ("name", "kind", "country")]
    assert [word for word in words if scripts_of(word)["LATIN"]] == []
    assert found["direction"] == ("rtl" if language in {"fa", "ar"} else "ltr")


def test_the_digits_of_the_gauge_are_the_readers():
    spans = [span["label"] for span in _json("rail and sea", "fa")["ways"][0]["spans"]]
    assert any("۱۵۲۰" in label for label in spans)


def test_an_answer_names_its_ends_in_order_and_what_was_closed():
    asking = (
        ("from", "aktau"), ("to", "tehran-railway-station"), ("via", "mashhad"),
        ("close", "border-inche-borun,rail-almaty-shu"),
    )  # fmt: skip
    found = answer_json(NETWORK, answer_to(asking, "en"), "en")
    assert [end["id"] for end in found["ends"]] == ["aktau", "mashhad", "tehran-railway-station"]
    assert [place["id"] for place in found["closed"]] == ["border-inche-borun"]
    assert all("border-inche-borun" not in [s["id"] for s in w["stops"]] for w in found["ways"])


def test_an_answer_that_cannot_be_holds_no_way_and_its_fault():
    found = answer_json(NETWORK, answer_to((("from", "atlantis"), ("to", "aktau")), "en"), "en")
    assert (found["ways"], found["ends"]) == ([], [])
    assert "atlantis" in found["fault"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_of_places_is_complete_sorted_and_in_the_readers_script(language):
    found = places_json(NETWORK, language)
    assert {place["id"] for place in found} == set(NETWORK.places)
    assert len(found) == len(NETWORK.places)
    keys = [(place["country"], place["name"]) for place in found]
    assert keys == sorted(keys)
    for place in found:
        latin = sum(scripts_of(place[key])["LATIN"] for key in ("name", "kind", "country"))
        assert bool(latin) == (language == "en"), place


def test_only_a_plain_station_between_two_stretches_is_passed():
    passed = {place["id"] for place in places_json(NETWORK, "en") if place["passing"]}
    assert passed
    assert len(NETWORK.places) - len(passed) > 100
    for name in passed:
        assert NETWORK.places[name].kind == "station"
        assert not NETWORK.places[name].events


def test_a_network_of_one_stretch_has_one_way_called_direct():
    network = a_network(a_segment("a", "b"))
    found = answer_json(network, answer(network, Asked(start="a", end="b"), "en"), "en")
    assert [way["title"] for way in found["ways"]] == ["direct"]
