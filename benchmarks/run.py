"""Measure Keruen beside a plain app and an empty page: python -m benchmarks.run

Writes docs/benchmarks.md and docs/benchmarks.svg. Run it on a quiet machine.
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks.browsing import browsing, click_measures, load_seconds
from benchmarks.crowd import crowd_of
from benchmarks.ownlayer import SIZES, own_layer_measures
from benchmarks.report import NAMES, Measures, graph, markdown
from benchmarks.servers import ROOT, serving


def measure_app(browser: Browser, name: str, options: argparse.Namespace) -> dict[str, list[float]]:
    """Return everything that is measured of one app in one round."""
    with serving(name) as server:
        found = {"server start to first answer, s": [server.seconds_to_answer]}
        found["cold page load, s"] = [load_seconds(browser, server) for _ in range(3)]
        clicks = click_measures(browser, server, options.clicks)
        found["click to quote, ms"] = clicks["ms"]
        found["sent over the websocket for a click, kB"] = clicks["kB"]
        found["of that beside the panel's own text, kB"] = clicks["beside"]
        found["sent over the websocket for the first run, kB"] = clicks["first kB"]
        found["server CPU for a click, s"] = clicks["cpu"]
        before = server.memory()
        crowd = crowd_of(server, options.visitors)
        found["server CPU for a first run, s"] = [crowd.first_cpu]
        found["server CPU for a later run, s"] = [crowd.later_cpu]
        found[f"first run of {options.visitors} in lockstep, s"] = crowd.first
        found[f"later run of {options.visitors} in lockstep, s"] = crowd.later
        found["memory a session, MB"] = [(server.memory() - before) / options.visitors]
        if name == "keruen":
            for size in SIZES:
                found |= own_layer_measures(browser, server, size)
        if options.slow:
            found["first load over 400 kbit/s, s"] = [load_seconds(browser, server, slow=True)]
    return found


def main() -> int:
    """Measure, and write the page and the graph."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="how often each app has its turn")
    parser.add_argument("--clicks", type=int, default=50, help="clicks a round")
    parser.add_argument("--visitors", type=int, default=30, help="visitors in lockstep")
    parser.add_argument("--slow", action="store_true", help="also load over 400 kbit/s")
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="where the page goes")
    options = parser.parse_args()
    measures: Measures = {}
    with browsing() as browser:
        for turn in range(options.rounds):
            for name in NAMES:
                print(f"round {turn + 1}: {name}", file=sys.stderr)
                for what, values in measure_app(browser, name, options).items():
                    measures.setdefault(what, {}).setdefault(name, []).extend(values)
    (options.out / "benchmarks.md").write_text(markdown(measures), encoding="utf-8")
    (options.out / "benchmarks.svg").write_text(graph(measures), encoding="utf-8")
    print(markdown(measures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
