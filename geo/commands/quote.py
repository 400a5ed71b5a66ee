"""python -m geo quote DOCUMENT WORDS: print the record of a quote, with its place found."""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from geo.atlas import Atlas
from geo.commands.report import add_json, print_report
from geo.evidence import collapse, sha256_of
from geo.faults import KeruenError
from geo.languages import LANGUAGES, Language
from geo.load import load_atlas
from geo.ownlayers.troubles import OwnFileError
from geo.ownlayers.words import file_fault
from geo.ownquotes.extract import text_of_document
from geo.ownquotes.places import QuotePlace, places_of
from geo.ownquotes.records import free_quote_ids, quote_record, slug_of
from geo.scripts import false_translations, is_written_so
from geo.text import voice_of


def _tongue(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", text):
        raise argparse.ArgumentTypeError(f"{text!r}: write a code such as fa")
    return text


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
    parser.add_argument(
        "--id", help="the quote's id (default: the next number that is free in the atlas; "
        "name it when you make several records before you add them to quotes.json)",
    )  # fmt: skip
    parser.add_argument(
        "--language", type=_tongue, help="the language of the words, where it is not the document's"
    )
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


def _id(atlas: Atlas, wanted: str | None, source: str) -> str:
    """Return the id asked for, or the next one; raise KeruenError for one that is taken."""
    if wanted is None:
        return free_quote_ids(atlas, source)[0]
    if not wanted.strip():
        raise KeruenError("--id is empty; give a name such as s003-041")
    if wanted in atlas.quotes:
        raise KeruenError(f"--id {wanted!r}: a quote of the atlas has this id; give another")
    return wanted


def _language(wanted: str | None, exact: str) -> str:
    if wanted and not is_written_so(exact, wanted):
        raise KeruenError(f"--language {wanted}: the words are not in its letters; give another")
    return wanted or ""


def _translations(options: argparse.Namespace, exact: str) -> dict[str, str]:
    given: dict[Language, str] = dict(options.translation)
    for code in false_translations(exact, given):
        raise KeruenError(f"--translation {code}: these are the quoted words; translate them")
    return dict(options.translation)


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
    if options.id is None:
        notes.append("the id is the next free one; for further records before this one is added "
                     "to quotes.json give --id")  # fmt: skip
    if source not in known:
        notes.append(f"add document {source!r} to sources.json, SHA-256 {sha256}")
    elif known[source].sha256 != sha256:
        notes.append(f"this is not the text of document {source!r}: its checksum differs")
    if options.feature:
        file = atlas.layer(atlas.feature(options.feature).layer).file
        notes.append(f"add the quote's id to the quotes of {options.feature} in {file}")
    absent = sorted({"en", "ru"} - dict(options.translation).keys())
    return notes + [f"add a translation into {language!r}" for language in absent]


def _document(path: Path) -> str:
    """Return the collapsed text of a document; raise KeruenError with the reason if it has none."""
    try:
        return collapse(text_of_document(path.name, path.read_bytes()))
    except OSError as error:
        raise KeruenError(f"{path}: cannot be read: {error.strerror}") from error
    except OwnFileError as error:
        said = file_fault(voice_of("en"), error)
        if error.code == "unknown-kind":
            said = "no kind of document that can be read here; save it as text, PDF or DOCX"
        raise KeruenError(f"{path}: {said}") from error


def run(options: argparse.Namespace) -> int:
    """Print the record; 1 where the words stand nowhere or in several places."""
    if not options.words.strip():
        raise KeruenError("the words are empty; give those that you want to quote")
    atlas = load_atlas(options.layers)
    document = _document(options.document)
    places = places_of(document, options.words)
    place = _chosen(places, options.occurrence)
    if place is None:
        return _undecided(options, places)
    source = options.source or slug_of(options.document.stem, "own-document")
    record = quote_record(
        place,
        id=_id(atlas, options.id, source),
        source=source,
        translations=_translations(options, place.exact),
        language=_language(options.language, place.exact),
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
