"""python -m geo search TEXT: find features and documents by their words."""

import argparse
from dataclasses import asdict
from typing import Any

from geo.atlas import Atlas
from geo.commands.report import add_json, print_report
from geo.languages import LANGUAGES, Language
from geo.load import load_atlas
from geo.search import Hit, build_index, search

WIDTH = 40


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("search", help="find features and documents by their words")
    parser.add_argument("text", metavar="TEXT", help="words in any script")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="names in this language")
    parser.add_argument("--limit", type=_count, default=20, help="at most so many (default: 20)")
    add_json(parser)
    parser.set_defaults(run=run)


def _name(atlas: Atlas, hit: Hit, language: Language) -> str:
    if hit.feature is not None:
        return atlas.feature(hit.feature).facts.names.in_language(language)
    return atlas.source(str(hit.source)).label.in_language(language)


def describe_hit(atlas: Atlas, hit: Hit, language: Language) -> dict[str, Any]:
    """Return a hit with the name of its record in `language`."""
    return {"name": _name(atlas, hit, language), **asdict(hit)}


def _lines(hit: Hit, name: str) -> list[str]:
    before, words, after = hit.around(WIDTH)
    where = f"{hit.where} of {hit.quote}" if hit.where == "translation" else hit.where
    where = f"{hit.where} {hit.quote}" if hit.where == "quote" else where
    record = hit.feature or f"document {hit.source}"
    return [f"{record}  {name}", f"  {where}: {before}[{words}]{after}"]


def run(options: argparse.Namespace) -> int:
    """Print the hits, the best first; 1 where there is none."""
    atlas = load_atlas(options.layers)
    hits = search(build_index(atlas), options.text, options.lang, options.limit)
    found = [describe_hit(atlas, hit, options.lang) for hit in hits]
    lines = [
        line for hit, data in zip(hits, found, strict=True) for line in _lines(hit, data["name"])
    ]
    print_report(
        options, {"query": options.text, "hits": found}, lines or [f"nothing found: {options.text}"]
    )
    return 0 if hits else 1
