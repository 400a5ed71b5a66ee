"""Let many visitors use one server for long: python -m benchmarks.soak --minutes 60

Each visitor opens pages, runs them again, searches and fetches files. Prints percentiles and the
memory every minute; ends with status 1 where an answer failed or memory kept growing.
"""

import argparse
import random
import sys
import threading
import time
import urllib.error
import urllib.request
from statistics import median
from urllib.parse import urlencode

from benchmarks.crowd import crowd_seconds
from benchmarks.report import percentile
from benchmarks.servers import Server, serving

WORDS = ("aktau", "گرگان", "Ақтау", "Горган", "rail", "oil", "no such thing")
GROWTH_ALLOWED = 1.15


def _ask(server: Server, stop: threading.Event, taken: list[float], failed: list[str]) -> None:
    chance = random.Random()
    while not stop.wait(chance.uniform(0.5, 3)):
        query = urlencode({"q": chance.choice(WORDS), "lang": chance.choice(("en", "fa", "kk"))})
        path = chance.choice((f"keruen/search?{query}", "", "sources", "_stcore/health"))
        began = time.perf_counter()
        try:
            with urllib.request.urlopen(f"{server.address}/{path}", timeout=30) as answer:
                answer.read()
        except (urllib.error.URLError, OSError) as error:
            failed.append(f"{path.partition('?')[0]}: {error}")
        taken.append(time.perf_counter() - began)


def soak(server: Server, minutes: float, visitors: int) -> int:
    """Use the server and return the exit status."""
    stop, taken, failed, memory = threading.Event(), [], [], []
    threads = [
        threading.Thread(target=_ask, args=(server, stop, taken, failed)) for _ in range(visitors)
    ]
    for thread in threads:
        thread.start()
    end = time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        first, later = crowd_seconds(server, visitors)
        memory.append(server.memory())
        runs = f"first run {median(first):.2f} s, later {percentile(later, 95):.2f} s (95th)"
        print(f"{memory[-1]:.0f} MB; {runs}; asked {len(taken)}, failed {len(failed)}")
        stop.wait(min(20, max(0, end - time.monotonic())))
    stop.set()
    for thread in threads:
        thread.join()
    print(f"answers: median {median(taken):.3f} s, 95th percentile {percentile(taken, 95):.3f} s")
    print("\n".join(sorted(set(failed))[:20]))
    third = max(1, len(memory) // 3)
    grows = median(memory[-third:]) > GROWTH_ALLOWED * median(memory[third : 2 * third] or memory)
    if grows:
        print("memory kept growing")
    return int(bool(failed) or grows)


def main() -> int:
    """Start Keruen and soak it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--visitors", type=int, default=30)
    options = parser.parse_args()
    with serving("keruen") as server:
        return soak(server, options.minutes, options.visitors)


if __name__ == "__main__":
    sys.exit(main())
