"""python -m geo export OUT.{geojson,gpkg,kml,csv}: save what the atlas holds, evidence inside."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from geo.atlas import Atlas
from geo.commands.paper import add_paper, paper_pdf, wants_paper
from geo.commands.report import add_json, print_report
from geo.faults import KeruenError
from geo.formats.choosing import choose_features
from geo.formats.datafiles import DATA_FORMATS
from geo.formats.extract import Extract, attribution_line, credits_of
from geo.languages import LANGUAGES
from geo.load import load_atlas
from geo.text import voice_of

Writer = Callable[[Atlas, argparse.Namespace], bytes]


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("export", help="save features with their evidence as a file")
    endings = ", ".join(f".{ending}" for ending in WRITERS)
    parser.add_argument("out", type=Path, metavar="OUT", help=f"a file that ends in {endings}")
    parser.add_argument(
        "--layers", nargs="+", dest="shown", metavar="LAYER", help="these layers (default: all)"
    )
    parser.add_argument("--feature", metavar="ID", help="this feature, alone or with the layers")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="labels in this language")
    add_paper(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def _extract(atlas: Atlas, options: argparse.Namespace) -> Extract:
    voice = voice_of(options.lang)
    chosen = choose_features(atlas, voice, layers=options.shown, feature=options.feature)
    return Extract(atlas=atlas, features=chosen, language=options.lang)


def _data_writer(ending: str) -> Writer:
    return lambda atlas, options: DATA_FORMATS[ending].write(_extract(atlas, options))


WRITERS: Final[dict[str, Writer]] = {ending: _data_writer(ending) for ending in DATA_FORMATS}


def _save(path: Path, body: bytes) -> None:
    try:
        path.write_bytes(body)
    except OSError as error:
        raise KeruenError(f"{path}: cannot be written: {error.strerror}") from error


def _print_paper(options: argparse.Namespace) -> int:
    body = paper_pdf(load_atlas(options.layers), options)
    _save(options.out, body)
    data = {"file": str(options.out), "bytes": len(body)}
    print_report(options, data, [f"{options.out}: {len(body)} bytes"])
    return 0


def run(options: argparse.Namespace) -> int:
    """Save the file; wrong use where its ending or the choice means nothing."""
    if wants_paper(options):
        return _print_paper(options)
    writer = WRITERS.get(options.out.suffix.lower().lstrip("."))
    if writer is None:
        known = ", .".join(WRITERS)
        raise KeruenError(f"{options.out}: the file must end in .{known}")
    atlas = load_atlas(options.layers)
    body = writer(atlas, options)
    _save(options.out, body)
    extract = _extract(atlas, options)
    data = {
        "file": str(options.out),
        "bytes": len(body),
        "features": len(extract.features),
        "attribution": attribution_line(credits_of(extract, extract.features)),
    }
    said = f"{options.out}: {data['features']} features, {len(body)} bytes"
    print_report(options, data, [said, str(data["attribution"])])
    return 0
