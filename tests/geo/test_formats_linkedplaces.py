"""The export in the Linked Places Format: its demands, GeoJSON's, and nothing lost on the way."""

import json

import pytest
from shapely.geometry import shape

from geo.formats.iris import feature_iri
from geo.formats.linkedplaces import linked_places
from geo.formats.placetypes import PLACE_TYPES
from tests.geo.folders import small_atlas
from tests.geo.schemas import IRI, LANGUAGE, LANGUAGES, WORDS, closed, faults_against, list_of

CERTAINTY = {"enum": ["certain", "less-certain", "uncertain"]}
DATE = closed({"in": {"type": "string", "pattern": r"^\d{4}$"}})
WHEN = closed(  # timespans or periods; a timespan has a start
    {"timespans": list_of(closed({"start": DATE, "end": DATE}, optional=("end",))), "label": WORDS}
)
CITATIONS = list_of(
    closed(
        {"label": WORDS, "@id": IRI, "year": {"type": "integer"}},
        optional=("@id", "year"),
    )
)
NAME = closed(  # the first name at least has a citation; here all have
    {"toponym": WORDS, "lang": LANGUAGE, "citations": CITATIONS}, optional=("lang",)
)
LABEL = closed({"label": WORDS, "lang": LANGUAGE})
TYPE = closed({"identifier": IRI, "label": WORDS, "sourceLabels": list_of(LABEL)})
POSITION = {
    "type": "array",
    "minItems": 2,
    "maxItems": 2,
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
}
LINE = {"type": "array", "minItems": 2, "items": POSITION}


def _made_of(kind, coordinates):
    own = {"type": {"const": kind}, "coordinates": coordinates}
    return closed({**own, "certainty": CERTAINTY, "citations": CITATIONS})


GEOMETRY = closed(
    {
        "type": {"const": "GeometryCollection"},
        "geometries": list_of(
            {"oneOf": [_made_of("Point", POSITION), _made_of("LineString", LINE)]}
        ),
    }
)
PROPERTIES = closed(
    {
        "title": WORDS,
        "ccodes": list_of({"type": "string", "pattern": "^[A-Z]{2}$"}),
        "fclasses": list_of({"enum": list("AHLPRST")}),
        "license": WORDS,
        "attribution": list_of(WORDS),
    },
    optional=("ccodes", "fclasses"),
)
RELATION = closed({"relationType": IRI, "relationTo": IRI, "label": WORDS})
LINK = closed({"type": {"const": "closeMatch"}, "identifier": WORDS})
DESCRIPTION = closed({"@id": IRI, "value": WORDS, "lang": LANGUAGE, "citations": CITATIONS})
FEATURE = closed(
    {
        "@id": IRI,
        "type": {"const": "Feature"},
        "properties": PROPERTIES,
        "when": WHEN,
        "names": list_of(NAME),
        "types": list_of(TYPE),
        "geometry": {"oneOf": [{"type": "null"}, GEOMETRY]},  # null where unlocated: RFC 7946, 3.2
        "relations": list_of(RELATION),
        "links": list_of(LINK),
        "descriptions": list_of(DESCRIPTION),
    },
    optional=("when", "relations", "descriptions", "links"),
)
COLLECTION = closed(
    {
        "type": {"const": "FeatureCollection"},
        "@context": {
            "const": "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
            "linkedplaces-context-v1.1.jsonld"
        },
        "features": list_of(FEATURE),
    }
)


@pytest.fixture(scope="module")
def collection(atlas):
    """Return the export as a reader gets it."""
    return json.loads(json.dumps(linked_places(atlas), allow_nan=False))


@pytest.fixture(scope="module")
def places(collection):
    return {place["@id"]: place for place in collection["features"]}


def _pairs(atlas, places):
    return [(feature, places[feature_iri(feature.id)]) for feature in atlas.features.values()]


def test_the_export_is_what_the_format_demands(collection):
    assert faults_against(COLLECTION, collection) == []


def test_every_feature_is_one_record(atlas, collection, places):
    assert len(collection["features"]) == len(places) == len(atlas.features)
    assert set(places) == {feature_iri(feature) for feature in atlas.features}


def test_every_quote_is_a_description_of_its_features(atlas, places):
    told = set()
    for feature, place in _pairs(atlas, places):
        quotes = [quote.exact for quote in atlas.quotes_of(feature)]
        descriptions = place.get("descriptions", [])
        assert [description["value"] for description in descriptions] == quotes
        told |= {
            description["@id"].removeprefix("urn:keruen:quote:") for description in descriptions
        }
    assert told == set(atlas.quotes)


def test_a_description_has_one_iri_wherever_it_stands(places):
    by_iri = {}
    for place in places.values():
        for description in place.get("descriptions", []):
            assert by_iri.setdefault(description["@id"], description) == description


def test_a_geometry_is_the_atlas_s_own_with_a_certainty_for_each_part(atlas, places):
    certain = {"traced": "certain", "through-stations": "less-certain"}
    for feature, place in _pairs(atlas, places):
        if not feature.is_located:
            assert place["geometry"] is None
            continue
        parts = place["geometry"]["geometries"]
        assert [shape(part) for part in parts] == list(feature.parts)
        told = [part["certainty"] for part in parts]
        assert told == [certain.get(made, "uncertain") for made in feature.part_classes]


def test_every_spelling_of_a_document_is_a_name_with_that_document(atlas, places):
    for feature, place in _pairs(atlas, places):
        told = {(name["toponym"], name.get("lang")): name["citations"] for name in place["names"]}
        assert len(told) == len(place["names"])
        for alias in feature.facts.aliases:
            source = atlas.source(atlas.quotes[alias.quote].source)
            citations = told[alias.text, source.language]
            assert f"urn:keruen:document:{source.id}" in {cited["@id"] for cited in citations}


def test_names_of_documents_come_before_the_atlas_s_own(atlas, places):
    for feature, place in _pairs(atlas, places):
        from_documents = [":document:" in name["citations"][0]["@id"] for name in place["names"]]
        assert from_documents == sorted(from_documents, reverse=True)
        assert any(from_documents) == bool(feature.facts.aliases)


def test_the_atlas_s_names_stand_in_five_languages_and_that_of_the_place(atlas, places):
    for feature, place in _pairs(atlas, places):
        own = [
            (name["toponym"], name.get("lang"))
            for name in place["names"]
            if "urn:keruen:atlas" in {cited["@id"] for cited in name["citations"]}
        ]
        names = feature.facts.names
        assert {(names.in_language(language), language) for language in LANGUAGES} <= set(own)
        assert names.local in {name for name, _ in own}


def test_only_a_document_that_shows_its_year_is_cited_with_one(places):
    years = {}
    for place in places.values():
        cited = [*place["names"], *place.get("descriptions", [])]
        for citation in (citation for thing in cited for citation in thing["citations"]):
            years.setdefault(citation["@id"], set()).add(citation.get("year"))
    documents = {iri[-3:]: told for iri, told in years.items() if ":document:" in iri}
    assert documents == {"000": {None}, "001": {2020}, "002": {2025}, "003": {None}, "004": {None}}
    assert years["urn:keruen:atlas"] == {None}


def test_the_times_are_those_of_the_claims(atlas, places):
    for feature, place in _pairs(atlas, places):
        claimed = {claim.years for claim in atlas.claims_of(feature) if claim.years}
        spans = place["when"]["timespans"] if "when" in place else []
        told = [(int(s["start"]["in"]), int(s.get("end", s["start"])["in"])) for s in spans]
        assert told == sorted(claimed)


def test_relations_lead_to_records_and_back(places):
    for iri, place in places.items():
        for relation in place.get("relations", []):
            assert relation["relationTo"] in places
            assert relation["relationTo"] != iri


def test_what_is_related_is_related_both_ways(places):
    led = {
        (iri, relation["relationTo"], relation["label"].startswith("related to"))
        for iri, place in places.items()
        for relation in place.get("relations", [])
    }
    pairs = {(start, end) for start, end, _ in led}
    assert [(start, end) for start, end, both in led if both and (end, start) not in pairs] == []


def test_place_types_are_of_kinds_that_the_atlas_knows(atlas):
    assert set(PLACE_TYPES) <= set(atlas.kinds)
    for known in PLACE_TYPES.values():
        assert (known.aat is None) == (known.term is None)


def test_a_kind_that_names_no_place_has_no_feature_class(places):
    topic = places["urn:keruen:feature:twin-cities"]
    assert "fclasses" not in topic["properties"]
    assert topic["types"][0]["identifier"] == "urn:keruen:kind:topic"


def test_the_year_of_publication_dates_every_record(atlas):
    for place in linked_places(atlas, year=2026)["features"]:
        years = [c.get("year") for name in place["names"] for c in name["citations"]]
        assert 2026 in years


def test_a_name_of_the_place_itself_that_is_in_no_language_here_has_no_language(tmp_path):
    (place,) = linked_places(small_atlas(tmp_path))["features"]
    assert place["names"][-1]["toponym"] == "Ақтау"
    assert "lang" not in place["names"][-1]
    assert place["geometry"]["geometries"][0]["citations"] == [{"label": "OSM: node 1"}]
