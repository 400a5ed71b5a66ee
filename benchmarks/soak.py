"""Let many visitors use one server for long: python -m benchmarks.soak --minutes 60

Visitors open pages, click, switch layers and languages, search, ask for ways, quizzes and files;
one real browser clicks on one page all the while. Prints percentiles, the server's memory and
the page's heap; ends with status 1 where an answer failed, the log holds an error, or memory
kept growing.
"""

import argparse
import random
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from benchmarks.browsing import Clicking, browsing
from benchmarks.crowd import crowd_of
from benchmarks.report import percentile
from benchmarks.servers import Server, serving

WORDS = ("aktau", "گرگان", "Ақтау", "Горган", "rail", "oil", "no such thing")
ENDS = ("almaty", "aktau-port", "zhanaozen", "bandar-abbas", "istanbul")
FEATURES = ("port-aktau", "ktti-corridor", "border-inche-borun", "pipeline-kz-tm-ir")
FILES = ("svg", "geojson", "csv", "kml")
# An export is one in so many wishes: in a class a picture is seldom made.
SELDOM = 60
GROWTH_ALLOWED = 1.10
BETWEEN = (0.5, 3.0)


@dataclass(slots=True)
class Told:
    """What the visitors saw: seconds of each kind of answer, failures, memory and heap in MB."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)
    heap: list[float] = field(default_factory=list)


def _wish(chance: random.Random) -> tuple[str, str]:
    """Return the kind and the path of what a visitor asks for next."""
    lang = chance.choice(("en", "kk", "ru", "fa", "ar"))
    if chance.randrange(SELDOM) == 0:
        query = urlencode({"lang": lang, "feature": chance.choice(FEATURES), "relief": 0})
        ending = chance.choice(FILES)
        return "file", f"export/map.{ending}?{query if ending == 'svg' else f'lang={lang}'}"
    ends = dict(zip(("from", "to"), chance.sample(ENDS, 2), strict=True))
    return chance.choice((
        ("search", "keruen/search?" + urlencode({"q": chance.choice(WORDS), "lang": lang})),
        ("ways", "keruen/ways?" + urlencode({**ends, "lang": lang})),
        ("quiz", f"keruen/quiz?seed={chance.randrange(30)}&count=5&lang={lang}"),
        ("page", chance.choice(("", "sources", "classroom", "figures"))),
        ("feature", f"feature/{chance.choice(FEATURES)}?lang={lang}"),
    ))  # fmt: skip


def _ask(server: Server, stop: threading.Event, told: Told) -> None:
    chance = random.Random()
    while not stop.wait(chance.uniform(*BETWEEN)):
        kind, path = _wish(chance)
        began = time.perf_counter()
        try:
            with urllib.request.urlopen(f"{server.address}/{path}", timeout=60) as answer:
                answer.read()
        except (urllib.error.URLError, OSError) as error:
            told.failed.append(f"{path}: {error}")
        told.taken.setdefault(kind, []).append(time.perf_counter() - began)


def _minute(server: Server, visitors: int, told: Told, clicking: Clicking) -> None:
    """Let the crowd run once, and click in the browser for most of a minute; note what grew."""
    crowd = crowd_of(server, visitors)
    told.taken.setdefault("first run", []).extend(crowd.first)
    told.taken.setdefault("click", []).extend(crowd.later)
    clicks = clicking.click_for(40)
    told.taken.setdefault("click in a browser", []).extend(clicks)
    told.memory.append(server.memory())
    told.heap.append(clicking.heap())
    print(
        f"{told.memory[-1]:.0f} MB, heap {told.heap[-1]:.1f} MB; 95th percentile of a first run "
        f"{percentile(crowd.first, 95):.2f} s, of a click {percentile(crowd.later, 95):.2f} s; "
        f"in the browser {median(clicks):.2f} s; failed {len(told.failed)}",
        flush=True,
    )


def _grows(values: list[float]) -> bool:
    """Whether the last third is larger than the middle one."""
    third = max(1, len(values) // 3)
    return median(values[-third:]) > GROWTH_ALLOWED * median(values[third : 2 * third] or values)


def _verdict(told: Told, log: str) -> int:
    for kind, taken in told.taken.items():
        usual, slow = median(taken), percentile(taken, 95)
        print(f"{kind}: {len(taken)}, median {usual:.3f} s, 95th percentile {slow:.3f} s")
    wrong = [line for line in log.splitlines() if "error" in line.lower() or "Traceback" in line]
    print("\n".join([*sorted(set(told.failed))[:20], *wrong[:20]]))
    grown = [n for n, v in (("memory", told.memory), ("heap", told.heap)) if _grows(v)]
    print(f"failed {len(told.failed)}, errors in the log {len(wrong)}, grew: {grown or 'nothing'}")
    return int(bool(told.failed or wrong or grown))


def soak(minutes: float, visitors: int) -> int:
    """Start Keruen, use it, and return the exit status."""
    told, stop = Told(), threading.Event()
    log = Path(tempfile.mkdtemp()) / "server.log"
    with serving("keruen", log) as server, browsing() as browser:
        asking = [threading.Thread(target=_ask, args=(server, stop, told)) for _ in range(visitors)]
        for one in asking:
            one.start()
        end = time.monotonic() + 60 * minutes
        with Clicking(browser, server) as clicking:
            while time.monotonic() < end:
                _minute(server, visitors, told, clicking)
        stop.set()
        for one in asking:
            one.join()
    return _verdict(told, log.read_text(errors="replace"))


def main() -> int:
    """Soak Keruen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--visitors", type=int, default=30)
    options = parser.parse_args()
    return soak(options.minutes, options.visitors)


if __name__ == "__main__":
    sys.exit(main())
