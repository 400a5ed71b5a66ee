"""Ways side by side: who wins is true, and a way's name tells it from the others."""

import pytest
from hypothesis import given

from geo.routing.answering import answer_to
from geo.routing.assumptions import Assumptions
from geo.routing.comparing import compare, documented_share, telling_places
from geo.routing.finding import find_ways
from geo.routing.way import build_way
from geo.routing.wish import Wish
from tests.geo.networks import a_network, a_place, a_segment, networks

QUESTIONS = (
    (("from", "aktau"), ("to", "station-bandar-abbas")),
    (("from", "astana"), ("to", "mersin")),
    (("from", "khorgos"), ("to", "istanbul")),
    (("from", "astrakhan"), ("to", "mundra")),
    (("from", "moscow"), ("to", "chabahar"), ("by", "cost")),
)


def _ways(*chains, assumptions=None):
    """Return one way along each chain of segments, in a network of them all."""
    segments = [segment for chain in chains for segment in chain]
    network = a_network(*dict.fromkeys(segments))
    numbers = [tuple(network.numbers[s.id] for s in chain) for chain in chains]
    return tuple(build_way(network, "a", n, assumptions or Assumptions()) for n in numbers)


def _rows(ways):
    return {row.what: row for row in compare(ways)}


@pytest.mark.parametrize("asking", QUESTIONS, ids=lambda asking: f"{asking[0][1]}-{asking[1][1]}")
def test_a_winner_beats_every_way_that_does_not_win(asking):
    ways = answer_to(asking, "en").ways
    assert len(ways) > 2
    for row in compare(ways):
        assert len(row.values) == len(ways)
        lost = [value for n, value in enumerate(row.values) if n not in row.winners]
        won = {row.values[n] for n in row.winners}
        assert len(won) <= 1
        for value in won:
            better = max if row.what == "documented" else min
            assert better(value, *lost) == value
            assert value not in lost
        assert bool(won) == (len(set(row.values)) > 1)


@given(networks())
def test_the_shortest_way_by_kilometres_wins_or_all_are_as_long(network):
    ways = find_ways(network, Wish(start="p0", end="p2"))
    row = _rows(ways)["km"]
    assert row.values[0] == round(ways[0].km)
    assert 0 in row.winners or len(set(row.values)) == 1


def test_where_all_are_alike_nobody_wins():
    ways = _ways([a_segment("a", "b", 100)], [a_segment("a", "b", 100, mode="road")])
    rows = _rows(ways)
    for what in ("km", "border", "gauge-change", "transshipment", "documented"):
        assert rows[what].winners == ()
    assert rows["days"].winners == (1,)
    assert rows["cost"].winners == (0,)


def test_of_three_ways_two_may_share_the_first_place():
    chains = [a_segment("a", "b", km, name=f"s{n}") for n, km in enumerate((100, 100.3, 200))]
    row = _rows(_ways(*([segment] for segment in chains)))["km"]
    assert row.values == (100, 100, 200)
    assert row.winners == (0, 1)


def test_the_most_documented_way_wins_and_not_the_least():
    said = a_segment("a", "b", 100, quotes=("q",))
    ways = _ways([said, a_segment("b", "c", 300)], [a_segment("a", "c", 400)])
    assert documented_share(ways[0]) == pytest.approx(0.25)
    row = _rows(ways)["documented"]
    assert (row.values, row.winners) == ((0.25, 0.0), (0,))


@pytest.mark.parametrize("asking", QUESTIONS, ids=lambda asking: f"{asking[0][1]}-{asking[1][1]}")
def test_a_way_is_told_by_places_on_it_in_their_order(asking):
    ways = answer_to(asking, "en").ways
    for number, way in enumerate(ways):
        names = telling_places(ways, number)
        on_it = [place.id for place in way.places[1:-1]]
        assert 1 <= len(names) <= 2
        assert [name for name in on_it if name in names] == list(names)


@pytest.mark.parametrize("asking", QUESTIONS, ids=lambda asking: f"{asking[0][1]}-{asking[1][1]}")
def test_no_two_ways_are_told_by_the_same_places(asking):
    ways = answer_to(asking, "en").ways
    told = [telling_places(ways, number) for number in range(len(ways))]
    assert len(set(told)) == len(told)


def test_a_place_that_only_one_way_passes_tells_it_even_if_nothing_happens_there():
    network = a_network(
        a_segment("a", "b"), a_segment("b", "d"), a_segment("a", "c"), a_segment("c", "d"),
        places=(a_place("b", events=()),),
    )  # fmt: skip
    ways = find_ways(network, Wish(start="a", end="d"))
    assert [telling_places(ways, number) for number in range(2)] == [
        tuple(place.id for place in way.places[1:-1]) for way in ways
    ]


def test_a_way_without_a_place_between_is_told_by_none():
    assert telling_places(_ways([a_segment("a", "b")]), 0) == ()
