"""Find up to five really different ways: the best, then the best with what is used made dearer."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from geo.routing.blocking import no_way
from geo.routing.chains import Numbers
from geo.routing.graph import build_graph
from geo.routing.network import Network
from geo.routing.shortest import matrix_of, shortest
from geo.routing.way import Way, build_way
from geo.routing.weights import Table, barred, change_weights, segment_weights
from geo.routing.wish import Wish, check_wish

MOST: Final = 5
# Two ways are different if they share at most this part of the shorter one.
SHARED: Final = 0.7
# A way longer than the best by this factor, in the measure of the wish, is not offered.
FACTOR: Final = 2.0
_TRIES: Final = 12
_DEARER: Final = 1.5


@lru_cache(maxsize=4)
def _table(network: Network) -> Table:
    return Table(network=network, graph=build_graph(network))


def prepare(network: Network) -> Table:
    """Return the network's graph and columns, made once for each network."""
    return _table(network)


def shared_km(one: Way, other: Way) -> float:
    """Return the kilometres of the segments that two ways share."""
    both = one.segments & other.segments
    kms = {step.segment.id: step.segment.km for step in one.steps}
    return sum(kms[segment] for segment in both)


def are_different(one: Way, other: Way) -> bool:
    """Whether two ways share no more than the stated part of the shorter one."""
    return shared_km(one, other) <= SHARED * min(one.km, other.km)


def _tried(table: Table, wish: Wish, stops: tuple[str, ...]) -> Iterator[Numbers]:
    """Yield ways by segment numbers, each time with the segments of the last made dearer."""
    weights = segment_weights(table, wish, barred(table, wish))
    changes = change_weights(table.graph, wish)
    for _ in range(_TRIES):
        found = shortest(matrix_of(table.graph, weights, changes), stops)
        if found is None:
            return
        yield found
        weights[list(set(found))] *= _DEARER


def _chosen(ways: Iterator[Way], wish: Wish) -> list[Way]:
    chosen: list[Way] = []
    for way in ways:
        bearable = not chosen or way.total(wish.measure) <= FACTOR * chosen[0].total(wish.measure)
        if bearable and all(are_different(way, other) for other in chosen):
            chosen.append(way)
        if len(chosen) == MOST:
            break
    return chosen


def find_ways(network: Network, wish: Wish) -> tuple[Way, ...]:
    """Return up to five really different ways, the best in the measure of the wish first.

    There and back are the same question. Raises WishError for a wish that means nothing,
    and NoWayError, which says what blocks it, for one that cannot be.
    """
    check_wish(network, wish)
    table = prepare(network)
    back = wish.stops[::-1] < wish.stops
    stops = wish.stops[::-1] if back else wish.stops
    found = (numbers[::-1] if back else numbers for numbers in _tried(table, wish, stops))
    ways = (build_way(network, wish.start, numbers, wish.assumptions) for numbers in found)
    chosen = _chosen(ways, wish)
    if not chosen:
        raise no_way(table, wish)
    return tuple(sorted(chosen, key=lambda way: way.total(wish.measure)))
