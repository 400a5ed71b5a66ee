"""The shipped network: each place and segment a case, sea legs on water, real questions by name."""

import pytest
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.ops import unary_union

from geo.basemap import read_basemap
from geo.measure import distance_km, length_km
from geo.networkrecords import MODES
from geo.routing.blocking import NoWayError
from geo.routing.building import build_network
from geo.routing.finding import find_ways
from geo.routing.naming import UnknownPlaceError, find_place
from geo.routing.wish import Wish
from tests.geo.shipped import ATLAS, each, scripts_of, wrong_scripts

NETWORK = build_network(ATLAS)
RAIL = frozenset({"rail"})
# The shores of the base map are simplified: a quay may stand on its land by as much.
SHORE_DEGREES = 0.15

every_place = each(NETWORK.places.values())
every_segment = each(NETWORK.segments)
every_sea_leg = each([s for s in NETWORK.segments if s.mode == "sea" or not s.countries])


def _land():
    basemap = read_basemap()
    land = unary_union([Polygon(outer, holes).buffer(0) for outer, *holes in basemap["land"]])
    lakes = MultiPolygon([Polygon(outer) for outer, *_ in basemap["lakes"]]).buffer(0)
    return land.difference(lakes)


@pytest.fixture(scope="module")
def land():
    """Return the land of the base map."""
    return _land()


@pytest.mark.parametrize("node", [pytest.param(n, id=n.id) for n in ATLAS.nodes])
def test_a_node_has_an_origin_and_names_in_the_scripts_of_its_languages(node):
    place = NETWORK.places[node.id]
    assert all(origin.dataset in ATLAS.datasets for origin in place.origins)
    assert place.origins
    assert wrong_scripts(place.names) == []
    assert scripts_of(place.names.local)
    feature = ATLAS.features.get(node.feature or "")
    of_feature = feature.facts.quotes if feature else ()
    assert place.quotes == tuple(dict.fromkeys((*of_feature, *node.quotes)))


@every_place
def test_a_place_is_joined_to_another_and_lies_in_the_atlas(record):
    assert NETWORK.at[record.id]
    west, south, east, north = ATLAS.info.basemap_extent
    assert west <= record.lonlat[0] <= east
    assert south <= record.lonlat[1] <= north
    assert record.countries
    assert record.kind != "border-crossing" or len(record.countries) > 1


@every_segment
def test_a_segment_is_as_long_as_its_coordinates_and_joins_its_ends(record):
    assert record.mode in MODES
    assert length_km(LineString(record.lonlats)) == pytest.approx(record.km, abs=0.05)
    near = {"traced": 1, "through-stations": 1, "approximate": 10, "schematic": 60}
    near = near[record.geometry_class]
    assert distance_km(record.lonlats[0], NETWORK.places[record.start].lonlat) < near or (
        distance_km(record.lonlats[-1], NETWORK.places[record.start].lonlat) < near
    )


@every_segment
def test_a_segment_has_an_origin_and_quotes_only_of_its_line_and_edge(record):
    assert record.origins
    assert all(origin.dataset in ATLAS.datasets for origin in record.origins)
    line = ATLAS.features.get(record.feature or "")
    (edge,) = (edge for edge in ATLAS.edges if edge.id == record.edge)
    of_line = line.facts.quotes if line else ()
    assert record.quotes == tuple(dict.fromkeys((*of_line, *edge.quotes)))
    assert line or edge.context == record.is_context
    assert (record.gauge in {1435, 1520}) == (record.mode in {"rail", "ferry"})


@every_segment
def test_a_border_on_land_is_crossed_at_a_place_or_by_a_pipeline(record):
    assert len(record.countries) <= 1 or record.mode == "pipeline"
    assert record.countries or record.mode in {"sea", "ferry"}


@every_sea_leg
def test_a_sea_leg_crosses_no_land_but_at_its_quays(record, land):
    ends = [NETWORK.places[name].lonlat for name in (record.start, record.end)]
    quays = unary_union([Point(*lonlat).buffer(SHORE_DEGREES) for lonlat in ends])
    dry = LineString(record.lonlats).difference(quays).intersection(land)
    assert dry.is_empty


def _ways(start, end, **given):
    ends = {"start": find_place(NETWORK, start).id, "end": find_place(NETWORK, end).id}
    return find_ways(NETWORK, Wish(**ends, **given))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("Almaty", "Bandar Abbas"),
        ("Алматы", "Бендер-Аббас"),
        ("Астана", "Тегеран"),
        ("آلماتی", "بندرعباس"),
        ("ألماتي", "بندر عباس"),
        ("Ақтау порты", "بندر امیرآباد"),
        ("Khorgos", "Mersin"),
        ("Dostyk", "İstanbul"),
        ("Мәскеу", "Chabahar"),
        ("Aktobe", "Баку"),
    ],
)
def test_a_question_by_names_of_any_language_has_several_ways(start, end):
    ways = _ways(start, end)
    assert len(ways) > 1
    assert ways[0].km == min(way.km for way in ways)


def test_the_same_place_is_found_by_its_name_in_each_language():
    for place in NETWORK.places.values():
        if place.kind != "town":
            continue
        texts = place.names.model_dump().values()
        assert {find_place(NETWORK, text).id for text in texts} == {place.id}


def test_a_name_of_several_places_and_a_name_of_none_get_said():
    with pytest.raises(UnknownPlaceError, match="may mean several") as several:
        find_place(NETWORK, "Port")
    assert set(several.value.near) <= set(NETWORK.places)
    with pytest.raises(UnknownPlaceError, match="no place is called"):
        find_place(NETWORK, "Atlantis")


def test_a_slip_of_typing_is_forgiven():
    assert find_place(NETWORK, "Mashad").id == "mashhad"


def test_the_traced_line_has_the_kilometres_of_its_track():
    (way,) = _ways("Zhanaozen", "Gorgan", modes=RAIL)[:1]
    assert way.km == pytest.approx(943, abs=1)
    assert way.share_by_class() == {"traced": pytest.approx(1)}
    by_country = way.km_by_country()
    assert by_country["KZ"] == pytest.approx(144.8, abs=0.5)
    assert by_country["TM"] == pytest.approx(700.2, abs=0.5)
    assert by_country["IR"] == pytest.approx(97.7, abs=0.5)
    assert (way.count("border"), way.count("gauge-change"), way.count("transshipment")) == (2, 1, 0)
    assert way.is_evidenced


def test_trains_need_not_enter_gorgan():
    way = _ways("Zhanaozen", "Tehran", modes=RAIL)[0]
    names = [place.id for place in way.places]
    assert "junction-sabzdasht" in names
    assert "station-gorgan" not in names


def test_closing_inche_borun_and_sarakhs_cuts_iran_off_by_rail():
    closed = frozenset({"border-inche-borun", "sarahs"})
    with pytest.raises(NoWayError, match=r"Closing .*Inche Borun.* and .*Sarakhs.* by rail") as no:
        _ways("Almaty", "Mashhad", modes=RAIL, closed=closed)
    assert {bar.name for bar in no.value.bars if bar.sort == "closed"} == closed


def test_wagons_cross_lake_van_and_the_caspian_without_unloading():
    for start, end in (("Tabriz", "Elazığ"), ("Aktau", "Tbilisi")):
        (way,) = _ways(start, end, modes=RAIL | {"ferry"}, avoid=frozenset({"RU", "TM"}))[:1]
        assert "ferry" in way.km_by_mode()
        assert way.count("transshipment") == 0


def test_lake_van_is_crossed_by_ferry_or_gone_round_by_road():
    assert "ferry" in _ways("Tabriz", "Elazığ")[0].km_by_mode()
    by_land = _ways("Tabriz", "Elazığ", closed=frozenset({"ferry-van"}))[0].km_by_mode()
    assert "road" in by_land
    assert "ferry" not in by_land


def test_oil_goes_by_pipeline_and_ship():
    oil = frozenset({"pipeline", "sea"})
    ways = find_ways(NETWORK, Wish(start="oil-uzen", end="oil-rey", modes=oil))
    assert set(ways[0].km_by_mode()) == {"pipeline", "sea"}


def test_what_is_planned_shortens_the_way_round_the_caspian():
    wish = {"modes": RAIL, "closed": frozenset({"border-inche-borun", "sarahs"})}
    assert _ways("Astrakhan", "Tehran", planned=True, **wish)
    with pytest.raises(NoWayError, match="only planned was left out"):
        _ways("Astrakhan", "Tehran", **wish)
