"""Ways: the best is the best, shutting never helps, there and back agree, parts make the whole."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.routing.assumptions import Assumptions, ByEvent
from geo.routing.blocking import NoWayError
from geo.routing.finding import MOST, SHARED, find_ways, shared_km
from geo.routing.wish import GOODS, Wish, WishError
from tests.geo.networks import a_network, a_place, a_segment, least, networks

MEASURES = st.sampled_from(("km", "days", "cost"))


@st.composite
def questions(draw):
    """Draw a network and a wish with different ends in it."""
    network = draw(networks())
    names = sorted(network.places)
    start = draw(st.sampled_from(names))
    end = draw(st.sampled_from([name for name in names if name != start]))
    return network, Wish(start=start, end=end, measure=draw(MEASURES))


@given(questions())
def test_the_first_way_is_the_least_and_none_listed_is_less(question):
    network, wish = question
    totals = [way.total(wish.measure) for way in find_ways(network, wish)]
    assert totals == sorted(totals)
    assert totals[0] == pytest.approx(least(network, wish), abs=1e-4)


@given(questions(), st.data())
def test_closing_a_segment_never_shortens(question, data):
    network, wish = question
    open_best = find_ways(network, wish)[0].total(wish.measure)
    shut = data.draw(st.sampled_from([segment.id for segment in network.segments]))
    closed = dataclasses.replace(wish, closed=frozenset({shut}))
    try:
        assert find_ways(network, closed)[0].total(wish.measure) >= open_best - 1e-4
    except NoWayError as error:
        assert [bar.name for bar in error.bars] == [shut]
        assert least(network, closed) is None


@given(questions())
def test_there_and_back_are_the_same_ways(question):
    network, wish = question
    there = find_ways(network, wish)
    back = find_ways(network, dataclasses.replace(wish, start=wish.end, end=wish.start))
    assert [way.segments for way in there] == [way.segments for way in back]
    assert [way.total("km") for way in there] == pytest.approx([w.total("km") for w in back])
    assert [w.count("transshipment") for w in there] == [w.count("transshipment") for w in back]


@given(questions())
def test_the_parts_of_a_way_sum_to_the_whole(question):
    network, wish = question
    for way in find_ways(network, wish):
        assert sum(way.km_by_mode().values()) == pytest.approx(way.km)
        assert sum(way.km_by_country().values()) == pytest.approx(way.km)
        assert sum(way.share_by_class().values()) == pytest.approx(1)
        assert sum(leg.km for leg in way.legs) == pytest.approx(way.km)
        assert sum(way.km_by_gauge().values()) == pytest.approx(way.km_by_mode().get("rail", 0))


@given(questions())
def test_a_way_hangs_together_and_begins_and_ends_where_it_should(question):
    network, wish = question
    for way in find_ways(network, wish):
        assert (way.places[0].id, way.places[-1].id) == (wish.start, wish.end)
        for before, after in zip(way.steps, way.steps[1:], strict=False):
            assert before.end == after.start
            assert set(after.events) <= after.start.events


@given(questions())
def test_ways_are_few_and_really_different(question):
    network, wish = question
    ways = find_ways(network, wish)
    assert 1 <= len(ways) <= MOST
    for number, one in enumerate(ways):
        for other in ways[number + 1 :]:
            assert shared_km(one, other) <= SHARED * min(one.km, other.km) + 1e-6


@given(questions(), st.data())
def test_a_place_on_the_way_is_passed_and_never_shortens(question, data):
    network, wish = question
    others = sorted(set(network.places) - {wish.start, wish.end})
    via = data.draw(st.sampled_from(others))
    best = find_ways(network, wish)[0].total(wish.measure)
    for way in find_ways(network, dataclasses.replace(wish, via=(via,))):
        assert via in [place.id for place in way.places]
        assert way.total(wish.measure) >= best - 1e-4


DETOUR = a_network(
    a_segment("a", "b", 100, edge="direct"),
    a_segment("b", "c", 100, edge="direct"),
    a_segment("a", "d", 300, gauge=1435),
    a_segment("d", "c", 300, gauge=1435, countries=("BB",), status="planned"),
    a_segment("a", "c", 250, mode="sea", crosses=1),
    places=(a_place("d", countries=("AA", "BB")), a_place("b", events=())),
)


def test_what_is_only_planned_is_left_out_unless_asked_for():
    wish = Wish(start="a", end="c", modes=frozenset({"rail"}))
    assert [way.km for way in find_ways(DETOUR, wish)] == [200]
    with_planned = find_ways(DETOUR, dataclasses.replace(wish, planned=True, closed=frozenset("b")))
    assert [way.count("border") for way in with_planned] == [1]


def test_a_place_may_be_closed_by_its_id_and_an_edge_by_its():
    for shut in ("b", "direct", "a-b-rail"):
        ways = find_ways(DETOUR, Wish(start="a", end="c", closed=frozenset({shut})))
        assert [way.km_by_mode() for way in ways] == [{"sea": 250}]


def test_avoiding_a_country_keeps_out_of_it():
    wish = Wish(start="a", end="c", planned=True, closed=frozenset("b"), avoid=frozenset({"BB"}))
    assert [way.km_by_country() for way in find_ways(DETOUR, wish)] == [{"sea": 250}]


def test_gauges_change_only_where_they_may():
    network = a_network(
        a_segment("a", "b", 10, gauge=1520),
        a_segment("b", "c", 10, gauge=1435),
        a_segment("a", "d", 100, gauge=1520),
        a_segment("d", "c", 100, gauge=1435),
        places=(a_place("b", events=()),),
    )
    (way,) = find_ways(network, Wish(start="a", end="c"))
    assert [place.id for place in way.places] == ["a", "d", "c"]
    assert way.count("gauge-change") == 1


def test_days_count_hours_at_borders_and_changes():
    network = a_network(a_segment("a", "b", 240), a_segment("b", "c", 200, mode="sea", crosses=1))
    given = Assumptions(hours=ByEvent(border=24, gauge_change=0, transshipment=48))
    (way,) = find_ways(network, Wish(start="a", end="c", assumptions=given))
    expected = 240 / (given.kmh.rail * 24) + 200 / (given.kmh.sea * 24) + 1 + 2
    assert way.total("days") == pytest.approx(expected)


def test_wagons_roll_onto_a_ferry_with_rails_and_off_it_again():
    network = a_network(
        a_segment("a", "b"),
        a_segment("b", "c", mode="ferry", gauge=1520),
        a_segment("c", "d", mode="ferry", gauge=1520),
        a_segment("d", "e"),
        a_segment("e", "f", gauge=1435),
    )
    (way,) = find_ways(network, Wish(start="a", end="f"))
    assert [step.events for step in way.steps] == [(), (), (), (), ("gauge-change",)]
    assert way.km_by_gauge() == {"1520": 200, "1435": 100}


def test_a_ferry_without_rails_and_one_of_another_gauge_are_changed_for():
    bare = a_network(a_segment("a", "b"), a_segment("b", "c", mode="ferry"))
    (way,) = find_ways(bare, Wish(start="a", end="c"))
    assert way.count("transshipment") == 1
    other = a_network(a_segment("a", "b"), a_segment("b", "c", mode="ferry", gauge=1435))
    (way,) = find_ways(other, Wish(start="a", end="c"))
    assert (way.count("gauge-change"), way.count("transshipment")) == (1, 0)


def test_from_ship_to_ship_is_a_transshipment():
    network = a_network(a_segment("a", "b", mode="sea"), a_segment("b", "c", mode="sea"))
    (way,) = find_ways(network, Wish(start="a", end="c"))
    assert way.count("transshipment") == 1


def test_a_way_of_which_no_document_speaks_says_so():
    bare, said = a_segment("a", "b"), a_segment("a", "b", quotes=("q2", "q1"))
    quoted = a_place("a", quotes=("q1",))
    (way,) = find_ways(a_network(bare), Wish(start="a", end="b"))
    assert not way.is_evidenced
    (way,) = find_ways(a_network(said, places=(quoted,)), Wish(start="a", end="b"))
    assert way.quotes == ("q1", "q2")


def test_an_impossible_wish_names_no_more_than_blocks_it():
    wish = Wish(start="a", end="c", modes=frozenset({"rail"}), closed=frozenset({"b", "a-d-rail"}))
    with pytest.raises(NoWayError, match="Closing a-d-rail and b cuts c off from a by rail") as no:
        find_ways(DETOUR, dataclasses.replace(wish, planned=True))
    assert {bar.name for bar in no.value.bars} == {"a-d-rail", "b", "sea"}


def test_two_places_that_nothing_joins_have_no_way():
    network = a_network(a_segment("a", "b"), a_segment("c", "d"))
    with pytest.raises(NoWayError, match="The network has no way from a to d") as no:
        find_ways(network, Wish(start="a", end="d", closed=frozenset("b")))
    assert no.value.bars == ()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"start": "x"}, "No place of the network has the id x"),
        ({"end": "a"}, "begins and ends at a"),
        ({"via": ("a",)}, "a stands twice in a row"),
        ({"closed": frozenset("a")}, "closed at once"),
        ({"closed": frozenset("y")}, "Nothing to close has the id y"),
        ({"avoid": frozenset({"AA"})}, "lies in a country to avoid"),
        ({"modes": frozenset()}, "At least one mode"),
    ],
)
def test_a_wish_that_means_nothing_is_refused(given, said):
    with pytest.raises(WishError, match=said):
        find_ways(DETOUR, Wish(**{"start": "a", "end": "c", **given}))


def test_pipelines_carry_no_goods():
    assert "pipeline" not in GOODS
