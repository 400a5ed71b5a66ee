"""Five ways across the whole network take less than fifty milliseconds."""

from benchmarks.routing import enlarged, time_ways
from geo.routing.building import build_network
from tests.geo.shipped import ATLAS

LIMIT_MS = 50
NETWORK = build_network(ATLAS)


def test_five_ways_are_found_in_time():
    timing = time_ways(NETWORK, 1, 3)
    assert timing.ways == 5
    assert timing.median < LIMIT_MS


def test_a_network_of_many_copies_holds_each_and_is_one():
    large = enlarged(NETWORK, 2)
    assert len(large.places) == 4 * len(NETWORK.places)
    assert len(large.segments) == 4 * len(NETWORK.segments) + 8
    assert time_ways(NETWORK, 2, 1).ways > 1
