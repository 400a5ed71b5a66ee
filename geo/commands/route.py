"""python -m geo route FROM TO: compare the ways goods can take, and save them as data."""

import argparse
import sys
from pathlib import Path
from typing import Any, get_args

from geo.atlas import Atlas
from geo.commands.report import add_json, print_report
from geo.commands.target import check_target, save_file
from geo.formats.ways import describe_way, ways_csv, ways_geojson
from geo.formats.waytracks import title_of, ways_gpx, ways_kml
from geo.languages import LANGUAGES, Language
from geo.load import load_atlas
from geo.networkrecords import MODES
from geo.routing.asking import Asked, wish_of
from geo.routing.assumptions import Assumptions, Measure
from geo.routing.blocking import NoWayError
from geo.routing.building import build_network
from geo.routing.finding import find_ways
from geo.routing.way import Way
from geo.routing.wish import GOODS, WishError
from geo.text import voice_of

_FORMATS = ("geojson", "gpx", "kml", "csv")


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("route", help="compare the ways goods can take")
    parser.add_argument("start", metavar="FROM", help="a name in any language, or an id")
    parser.add_argument("end", metavar="TO", help="a name in any language, or an id")
    parser.add_argument("--via", nargs="+", default=[], metavar="PLACE", help="places on the way")
    parser.add_argument("--avoid", nargs="+", default=[], metavar="CC", help="countries, as RU")
    parser.add_argument("--close", nargs="+", default=[], metavar="ID", help="places or edges")
    parser.add_argument(
        "--modes",
        nargs="+",
        default=sorted(GOODS),
        metavar="MODE",
        help=f"of {', '.join(MODES)} (default: all but pipeline)",
    )
    parser.add_argument(
        "--planned", action="store_true", help="also what is only planned (default: no)"
    )
    parser.add_argument("--by", choices=get_args(Measure), default="days", help="what is least")
    parser.add_argument(
        "--assume", nargs="+", default=[], metavar="KEY=N", help="as kmh.rail=30 hours.border=24"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="names in this language")
    parser.add_argument("--out", type=Path, metavar="FILE", help=f"save as {', '.join(_FORMATS)}")
    add_json(parser)
    parser.set_defaults(run=run)


def _parted(words: list[str]) -> tuple[str, ...]:
    """Return words of the command line; commas part them too, as in the address."""
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def _asked(options: argparse.Namespace) -> Asked:
    return Asked(
        start=options.start,
        end=options.end,
        via=_parted(options.via),
        avoid=_parted(options.avoid),
        close=_parted(options.close),
        modes=_parted(options.modes),
        planned=options.planned,
        by=options.by,
        assume=_parted(options.assume),
    )


def write_ways(atlas: Atlas, ways: tuple[Way, ...], path: Path, language: Language) -> None:
    """Save ways in the format that the file's ending names."""
    texts = {
        ".geojson": lambda: ways_geojson(atlas, ways, language),
        ".gpx": lambda: ways_gpx(atlas, ways, language),
        ".kml": lambda: ways_kml(atlas, ways, language),
        ".csv": lambda: ways_csv(ways, language),
    }
    save_file(path, texts[path.suffix.lower()]().encode())


def _lines(way: Way, number: int, language: Language) -> list[str]:
    days, cost = way.total("days"), way.total("cost")
    head = f"{title_of(way, number, language)}; about {days:.1f} days, {cost:.0f} USD a tonne"
    events = (
        f"   borders {way.count('border')}, gauge changes {way.count('gauge-change')}, "
        f"transshipments {way.count('transshipment')}"
    )
    lines = [head, events]
    for leg in way.legs:
        gauge = f" {leg.gauge}" if leg.gauge else ""
        first, last = leg.steps[0].start, leg.steps[-1].end
        names = f"{first.names.in_language(language)} – {last.names.in_language(language)}"
        lines.append(f"   {leg.km:7.1f} km  {leg.mode}{gauge}: {names}")
    shares = ", ".join(f"{share:.0%} {kind}" for kind, share in way.share_by_class().items())
    said = f"quotes {', '.join(way.quotes)}" if way.quotes else "no document speaks of it"
    return [*lines, f"   drawn {shares}", f"   {said}", ""]


def assumed_lines(assumptions: Assumptions) -> list[str]:
    """Say on what numbers days and cost rest, and how to change them."""
    lines = ["Days and cost rest on these assumptions; change them with --assume KEY=N:"]
    for table, values in assumptions.model_dump().items():
        written = "  ".join(f"{table}.{name}={value:g}" for name, value in values.items())
        lines.append(f"   {written}")
    return lines


def run(options: argparse.Namespace) -> int:
    """Print the ways, the best first; 1 where there is none."""
    if options.out and options.out.suffix.lower().lstrip(".") not in _FORMATS:
        raise WishError(f"{options.out}: the file must end in .{', .'.join(_FORMATS)}")
    if options.out:
        check_target(options.out)
    atlas = load_atlas(options.layers)
    if not atlas.edges:
        raise WishError(
            "this atlas holds no network: add network/nodes.json and network/edges.json"
        )
    network = build_network(atlas)
    wish = wish_of(network, _asked(options), voice_of("en"))
    try:
        ways = find_ways(network, wish)
    except NoWayError as error:
        print(error, file=sys.stderr)
        if options.json:
            blocked = [{"sort": bar.sort, "name": bar.name} for bar in error.bars]
            print_report(options, {"error": str(error), "blocked_by": blocked, "ways": []}, [])
        return 1
    if options.out:
        write_ways(atlas, ways, options.out, options.lang)
    data = {
        "from": wish.start,
        "to": wish.end,
        "assumptions": wish.assumptions.model_dump(),
        "ways": [describe_way(way, options.lang) for way in ways],
    }
    lines = [x for n, way in enumerate(ways, start=1) for x in _lines(way, n, options.lang)]
    print_report(options, data, [*lines, *assumed_lines(wish.assumptions)])
    return 0
