"""Time five ways across the network, and across networks up to a hundred times as large.

A larger network is copies of the shipped one side by side in a square, each joined to its
neighbours by rail at two places a side; the question goes from corner to corner.

python benchmarks/routing.py
"""

import dataclasses
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from geo.load import SHIPPED, load_atlas
from geo.routing.building import build_network
from geo.routing.finding import find_ways, prepare
from geo.routing.network import Network, Segment
from geo.routing.wish import Wish

SIDES = (1, 2, 3, 5, 7, 10)
ROUNDS = 15
QUESTIONS = (
    ("almaty", "port-bandar-abbas"),
    ("dostyk", "istanbul"),
    ("astana", "chabahar"),
    ("moscow", "mundra"),
    ("station-zhanaozen", "mersin"),
)
_EAST_WEST = (("urumqi", "istanbul"), ("dostyk", "kars"))
_NORTH_SOUTH = (("station-bandar-abbas", "erzurum"), ("zahedan", "kars"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long one size of network takes, in milliseconds."""

    segments: int
    states: int
    ways: float
    prepared: float
    median: float
    slowest: float


def _copied(network: Network, mark: str) -> Network:
    places = {
        f"{name}{mark}": dataclasses.replace(place, id=f"{name}{mark}")
        for name, place in network.places.items()
    }
    segments = tuple(
        dataclasses.replace(
            one, id=f"{one.id}{mark}", start=f"{one.start}{mark}", end=f"{one.end}{mark}"
        )
        for one in network.segments
    )
    return Network(places=places, segments=segments)


def _joint(network: Network, pattern: Segment, here: str, there: str) -> Segment:
    countries = [network.places[name.partition("@")[0]].countries[0] for name in (here, there)]
    return dataclasses.replace(
        pattern, id=f"{here}~{there}", start=here, end=there, countries=tuple(countries)
    )


def enlarged(network: Network, side: int) -> Network:
    """Return `side` × `side` copies of a network, neighbours joined by rail."""
    pattern = next(one for one in network.segments if one.id == "rail-yazd-bafq")
    places, segments = {}, []
    for row in range(side):
        for column in range(side):
            copy = _copied(network, f"@{row}-{column}")
            places |= copy.places
            segments += copy.segments
            for pairs, r, c in ((_EAST_WEST, row, column + 1), (_NORTH_SOUTH, row + 1, column)):
                if r < side and c < side:
                    segments += [
                        _joint(network, pattern, f"{a}@{row}-{column}", f"{b}@{r}-{c}")
                        for a, b in pairs
                    ]
    return Network(places=places, segments=tuple(segments))


def time_ways(network: Network, side: int, rounds: int = ROUNDS) -> Timing:
    """Ask every question `rounds` times across a network enlarged `side` × `side` times."""
    large = enlarged(network, side)
    start = time.perf_counter()
    table = prepare(large)
    prepared = 1000 * (time.perf_counter() - start)
    times, ways = [], []
    corner = side - 1
    for _ in range(rounds):
        for begin, end in QUESTIONS:
            wish = Wish(start=f"{begin}@0-0", end=f"{end}@{corner}-{corner}")
            start = time.perf_counter()
            ways.append(len(find_ways(large, wish)))
            times.append(1000 * (time.perf_counter() - start))
    return Timing(
        segments=len(large.segments),
        states=len(table.graph.states),
        ways=statistics.mean(ways),
        prepared=prepared,
        median=statistics.median(times),
        slowest=max(times),
    )


def main() -> None:
    """Print a line for each size."""
    network = build_network(load_atlas(SHIPPED))
    print("  size  segments    states   ways   prepared     median    slowest")
    for side in SIDES:
        took = time_ways(network, side, ROUNDS if side < 7 else 4)
        print(
            f"{side * side:5} ×{took.segments:10}{took.states:10}{took.ways:7.1f}"
            f"{took.prepared:8.0f} ms{took.median:8.1f} ms{took.slowest:8.1f} ms"
        )


if __name__ == "__main__":
    main()
