"""python -m geo quote DOCUMENT WORDS: print the record of a quote, with its place found."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from geo.atlas import Atlas
from geo.commands.report import add_json, print_report
from geo.evidence import collapse, sha256_of
from geo.faults import KeruenError
from geo.languages import LANGUAGES
from geo.load import load_atlas
from geo.ownquotes.extract import text_of_document
from geo.ownquotes.places import QuotePlace, places_of
from geo.ownquotes.records import next_number, quote_record, slug_of


def _translation(text: str) -> tuple[str, str]:
    language, _, words = text.partition("=")
    if language not in LANGUAGES or not words.strip():
        raise argparse.ArgumentTypeError(f'{text!r}: write one such as en="The port works"')
    return language, words


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("quote", help="print the record of words in a document")
    parser.add_argument("document", type=Path, help="a text, PDF or DOCX file")
    parser.add_argument("words", help="the words, verbatim; white space does not matter")
    parser.add_argument("--source", help="the document's id in sources.json (default: its name)")
    parser.add_argument("--feature", help="the feature of which the words speak")
    parser.add_argument("--occurrence", type=int, help="which one, from 1, if there are several")
    parser.add_argument(
        "--translation", type=_translation, action="append", default=[], metavar="LANGUAGE=WORDS",
        help="a translation; may be given several times",
    )  # fmt: skip
    add_json(parser)
    parser.set_defaults(run=run)


def _chosen(places: tuple[QuotePlace, ...], number: int | None) -> QuotePlace | None:
    if number is None:
        return places[0] if len(places) == 1 else None
    return places[number - 1] if 1 <= number <= len(places) else None


def _undecided(options: argparse.Namespace, places: tuple[QuotePlace, ...]) -> int:
    lines = [f"{n}: …{p.prefix}[{p.exact}]{p.suffix}…" for n, p in enumerate(places, start=1)]
    if places:
        lines.append(f"{len(places)} places; choose one with --occurrence N")
    else:
        lines.append("the words do not stand in the document; copy them from it, letter by letter")
    found = [{"start": place.start, "end": place.end} for place in places]
    print_report(options, {"quote": None, "occurrences": found}, lines)
    return 1


def _notes(atlas: Atlas, options: argparse.Namespace, source: str, sha256: str) -> list[str]:
    """Say what else has to be done for the record to hold."""
    known = {one.id: one for one in atlas.sources}
    notes = []
    if source not in known:
        notes.append(f"add document {source!r} to sources.json, SHA-256 {sha256}")
    elif known[source].sha256 != sha256:
        notes.append(f"this is not the text of document {source!r}: its checksum differs")
    if options.feature:
        file = atlas.layer(atlas.feature(options.feature).layer).file
        notes.append(f"add the quote's id to the quotes of {options.feature} in {file}")
    absent = sorted({"en", "ru"} - dict(options.translation).keys())
    return notes + [f"add a translation into {language!r}" for language in absent]


def run(options: argparse.Namespace) -> int:
    """Print the record; 1 where the words stand nowhere or in several places."""
    atlas = load_atlas(options.layers)
    try:
        text = text_of_document(options.document.name, options.document.read_bytes())
    except OSError as error:
        raise KeruenError(f"{options.document}: cannot be read: {error.strerror}") from error
    document = collapse(text)
    places = places_of(document, options.words)
    place = _chosen(places, options.occurrence)
    if place is None:
        return _undecided(options, places)
    source = options.source or slug_of(options.document.stem, "own-document")
    record = quote_record(
        place,
        source=source,
        number=next_number(atlas, source),
        translations=dict(options.translation),
    )
    sha256 = sha256_of(document)
    notes = _notes(atlas, options, source, sha256)
    data = {"quote": record, "feature": options.feature, "sha256": sha256,
            "characters": len(document), "notes": notes}  # fmt: skip
    lines = [json.dumps(record, ensure_ascii=False, indent=1)]
    print_report(options, data, lines)
    if not options.json:
        print("\n".join(notes), file=sys.stderr)
    return 0
