"""Time the search over the queries of its test: median and 95th percentile in milliseconds.

python benchmarks/search.py
"""

import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from geo.load import SHIPPED, load_atlas
from geo.search import Index, build_index, search
from tests.geo.test_search import FOUND, NOTHING

ROUNDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long a search takes, in milliseconds."""

    searches: int
    median: float
    p95: float
    slowest: float


def time_searches(index: Index, rounds: int = ROUNDS) -> Timing:
    """Search for every query of the table `rounds` times and return the times taken."""
    times = []
    for _ in range(rounds):
        for query in (*(query for query, _ in FOUND), *NOTHING):
            start = time.perf_counter()
            search(index, query, "en")
            times.append(1000 * (time.perf_counter() - start))
    return Timing(
        searches=len(times),
        median=statistics.median(times),
        p95=statistics.quantiles(times, n=20)[-1],
        slowest=max(times),
    )


def main() -> None:
    """Print the times."""
    atlas = load_atlas(SHIPPED)
    start = time.perf_counter()
    index = build_index(atlas)
    print(f"index built in {1000 * (time.perf_counter() - start):.0f} ms")
    timing = time_searches(index)
    print(
        f"{timing.searches} searches: median {timing.median:.1f} ms, "
        f"p95 {timing.p95:.1f} ms, slowest {timing.slowest:.1f} ms"
    )


if __name__ == "__main__":
    main()
