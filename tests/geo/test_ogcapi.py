"""What the features API asks and answers, as plain functions over the shipped atlas."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openapi_spec_validator import OpenAPIV30SpecValidator
from shapely import box

from geo.languages import LANGUAGES
from geo.ogcapi.collections import CRS84, collection, collections, conformance, landing, layer_of
from geo.ogcapi.items import feature_of, item, items, matching
from geo.ogcapi.links import Door
from geo.ogcapi.openapi import openapi
from geo.ogcapi.query import (
    DEFAULT_LIMIT,
    FILTERS,
    ITEM_PARAMETERS,
    MOST,
    ItemQuery,
    parse_bbox,
    parse_items_query,
)
from geo.ogcapi.refusal import RefusalError
from geo.ogcapi.times import parse_datetime
from geo.timing import years_of
from tests.geo.shipped import ATLAS

DOOR = Door(home="http://atlas.example")
every_layer = pytest.mark.parametrize("layer", ATLAS.layers, ids=lambda layer: layer.info.id)


def _ask(layer, **params):
    query = parse_items_query(params.items())
    return items(ATLAS, layer, query, DOOR, params)


def _refused(**params):
    with pytest.raises(RefusalError) as caught:
        parse_items_query(params.items())
    return caught.value


@every_layer
@pytest.mark.parametrize("limit", [1, 7])
def test_following_next_gives_every_feature_once_and_prev_leads_back(layer, limit):
    seen, params, before = [], {"limit": str(limit)}, None
    while params is not None:
        page = _ask(layer, **params)
        assert page["numberMatched"] == len(layer.features)
        assert page["numberReturned"] == len(page["features"]) <= limit
        links = {link["rel"]: link["href"] for link in page["links"]}
        assert ("prev" in links) == (before is not None)
        if before is not None:
            back = dict(parse_qsl(urlsplit(links["prev"]).query))
            assert int(back.get("offset", 0)) == int(before.get("offset", 0))
        seen += [feature["id"] for feature in page["features"]]
        following = links.get("next")
        before = params
        params = dict(parse_qsl(urlsplit(following).query)) if following else None
    assert seen == [feature.id for feature in layer.features]


@every_layer
def test_a_box_holds_exactly_what_touches_it(layer):
    west, south, east, north = 50.0, 36.0, 55.0, 44.0
    found = _ask(layer, bbox=f"{west},{south},{east},{north}", limit="1000")
    window = box(west, south, east, north)
    wanted = [f.id for f in layer.features if f.is_located and f.geometry.intersects(window)]
    assert [feature["id"] for feature in found["features"]] == wanted


@every_layer
@pytest.mark.parametrize("asked", ["2014", "2014-12-03", "2013-01-01/2014-12-31", "2018-08-12/.."])
def test_a_moment_finds_exactly_what_documents_date_to_it(layer, asked):
    begin, _, end = asked.partition("/")
    first = int(begin[:4])
    last = 9999 if end == ".." else int((end or begin)[:4])
    wanted = [
        f.id for f in layer.features if any(a <= last and first <= b for a, b in years_of(ATLAS, f))
    ]
    found = _ask(layer, datetime=asked, limit="1000")
    assert [feature["id"] for feature in found["features"]] == wanted


def test_each_filter_leaves_what_has_the_value_and_nothing_else():
    for layer in ATLAS.layers:
        for name, read in {
            "kind": lambda p: p["kind"],
            "status": lambda p: p["status"],
            "context": lambda p: str(p["context"]).lower(),
            "disputed": lambda p: str(p["disputed"]).lower(),
            "along": lambda p: p["along"],
        }.items():
            every = _ask(layer, limit="1000")["features"]
            for value in {read(f["properties"]) for f in every} - {None}:
                left = _ask(layer, limit="1000", **{name: value})["features"]
                wanted = [f["id"] for f in every if read(f["properties"]) == value]
                assert [f["id"] for f in left] == wanted
    ports = layer_of(ATLAS, "ports")
    kept = _ask(ports, country="IR", limit="1000")["features"]
    assert kept
    assert all("IR" in feature["properties"]["countries"] for feature in kept)
    assert set(FILTERS) == {"kind", "status", "context", "disputed", "country", "along"}


def test_an_item_carries_its_evidence_word_for_word():
    layer = layer_of(ATLAS, "railway")
    feature = feature_of(layer, "zhanaozen-gorgan-railway")
    found = item(ATLAS, feature, DOOR, "json")
    for said in found["properties"]["evidence"]:
        quote = ATLAS.quotes[said["quote"]]
        assert said["exact"] == quote.exact
        assert said["translation"] == quote.translations["en"]
        assert (said["start"], said["end"]) == (quote.start, quote.end)
        assert said["verdict"] == "verified word for word"
    assert len(found["properties"]["evidence"]) == len(feature.facts.quotes) > 1
    assert {link["rel"] for link in found["links"]} >= {"self", "alternate", "collection"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_links_speak_the_language_that_is_asked_for(language):
    door = Door(home="http://atlas.example", language=language)
    found = collections(ATLAS, door, "json")["collections"]
    assert [one["title"] for one in found] == [
        layer.info.title.in_language(language) for layer in ATLAS.layers
    ]
    own = [link for one in found for link in one["links"] if link["href"].startswith(door.home)]
    assert all((f"lang={language}" in link["href"]) == (language != "en") for link in own)


def test_a_collection_says_how_far_it_reaches_and_on_what_terms():
    found = collection(ATLAS, layer_of(ATLAS, "missions"), DOOR, "json")
    west, south, east, north = found["extent"]["spatial"]["bbox"][0]
    assert west < east
    assert south < north
    assert found["extent"]["spatial"]["crs"] == CRS84 == found["crs"][0]
    begin, end = found["extent"]["temporal"]["interval"][0]
    assert begin < (end or "9999")
    assert {"self", "alternate", "items", "enclosure", "license"} <= {
        link["rel"] for link in found["links"]
    }


def test_the_landing_page_leads_to_everything_that_the_standard_asks_for():
    rels = {link["rel"] for link in landing(ATLAS, DOOR, "json")["links"]}
    assert rels == {"self", "alternate", "service-desc", "service-doc", "conformance", "data"}
    classes = {name.rpartition("/")[2] for name in conformance(DOOR, "json")["conformsTo"]}
    assert classes == {"core", "geojson", "html", "oas30"}


def test_the_description_is_valid_openapi_and_knows_every_parameter():
    described = openapi(ATLAS, DOOR)
    OpenAPIV30SpecValidator(described).validate()
    assert set(described["components"]["parameters"]) == set(ITEM_PARAMETERS)
    for layer in ATLAS.layers:
        listed = described["paths"][f"/collections/{layer.info.id}/items"]["get"]["parameters"]
        assert [one["$ref"].rpartition("/")[2] for one in listed] == list(ITEM_PARAMETERS)
    limit = described["components"]["parameters"]["limit"]["schema"]
    assert (limit["maximum"], limit["default"]) == (MOST, DEFAULT_LIMIT)


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"color": "red"}, "unknown parameter 'color'"),
        ({"limit": "0"}, "limit='0'"),
        ({"limit": "-1"}, "whole number"),
        ({"limit": "1e3"}, "whole number"),
        ({"limit": "٣"}, "whole number"),
        ({"offset": "x"}, "offset='x'"),
        ({"bbox": "1,2,3"}, "west,south,east,north"),
        ({"bbox": "1,2,nan,4"}, "west,south,east,north"),
        ({"bbox": "1,50,3,40"}, "within 180 and 90"),
        ({"bbox": "43,91,44,92"}, "within 180 and 90"),
        ({"datetime": "yesterday"}, "give a moment"),
        ({"datetime": "2014-13-01"}, "give a moment"),
        ({"datetime": "0000"}, "give a moment"),
        ({"datetime": "../.."}, "give a moment"),
        ({"datetime": "2014/2013"}, "ends before it begins"),
        ({"context": "maybe"}, "true or false"),
    ],
)
def test_what_makes_no_sense_is_refused_with_the_remedy(params, says):
    error = _refused(**params)
    assert error.status == 400
    assert says in str(error)


def test_a_parameter_given_twice_is_refused():
    with pytest.raises(RefusalError, match="stands twice"):
        parse_items_query([("limit", "1"), ("limit", "2")])


def test_what_is_not_there_is_refused_with_what_comes_near():
    with pytest.raises(RefusalError, match="did you mean ports") as caught:
        layer_of(ATLAS, "port")
    assert caught.value.status == 404
    with pytest.raises(RefusalError, match="did you mean port-aktau"):
        feature_of(layer_of(ATLAS, "ports"), "port-aktua")


def test_more_than_the_most_is_given_as_the_most():
    assert parse_items_query([("limit", "99999")]).limit == MOST


def test_a_box_across_the_date_line_is_two():
    assert parse_bbox("170,-10,-170,10") == ((170, -10, 180, 10), (-180, -10, -170, 10))
    assert parse_bbox("1,2,-5,3,4,5") == ((1, 2, 3, 4),)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
        ("2014-12-03T23:59:59.5+05:00", date(2014, 12, 3), date(2014, 12, 3)),
        ("../2014", date.min, date(2014, 12, 31)),
        ("2014-06-01/", date(2014, 6, 1), date.max),
    ],
)
def test_moments_and_intervals_become_days(asked, first, last):
    assert parse_datetime(asked) == (first, last)


@given(st.text(max_size=60))
def test_any_text_as_a_moment_is_days_or_refused(text):
    try:
        first, last = parse_datetime(text)
    except RefusalError:
        return
    assert first <= last


@given(st.dictionaries(st.sampled_from(ITEM_PARAMETERS), st.text(max_size=30)))
def test_any_request_is_answered_or_refused(params):
    try:
        query = parse_items_query(params.items())
    except RefusalError:
        return
    for layer in ATLAS.layers[:2]:
        assert len(matching(ATLAS, layer, query)) <= len(layer.features)


def test_without_parameters_everything_is_wanted():
    assert parse_items_query([]) == ItemQuery()
