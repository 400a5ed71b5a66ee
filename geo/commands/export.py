"""python -m geo export OUT: map images, one page with everything, and data with evidence."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from geo.atlas import Atlas
from geo.commands.mapimage import MAP_FORMATS, add_map, describe_image, draw_image, read_map
from geo.commands.paper import add_paper, paper_files, wants_paper
from geo.commands.publish import publisher
from geo.commands.report import add_json, print_report
from geo.commands.target import check_target, save_file
from geo.faults import KeruenError
from geo.formats.choosing import choose_features
from geo.formats.datafiles import DATA_FORMATS
from geo.formats.extract import Extract, attribution_line, credits_of
from geo.languages import LANGUAGES
from geo.load import load_atlas
from geo.text import voice_of

# What is written, and what is told of it.
Written = tuple[bytes, dict[str, Any], list[str]]
Writer = Callable[[Atlas, argparse.Namespace], Written]


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("export", help="save a map image, or features with evidence")
    endings = ", ".join(f".{ending}" for ending in WRITERS)
    parser.add_argument("out", type=Path, metavar="OUT", help=f"a file that ends in {endings}")
    parser.add_argument(
        "--layers",
        nargs="*",
        dest="shown",
        metavar="LAYER",
        help="these layers (default: all for data, those first shown for a map)",
    )
    parser.add_argument("--feature", metavar="ID", help="this feature, alone or with the layers")
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="labels in this language")
    add_paper(parser)
    add_map(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def _extract(atlas: Atlas, options: argparse.Namespace) -> Extract:
    voice = voice_of(options.lang)
    chosen = choose_features(atlas, voice, layers=options.shown, feature=options.feature)
    return Extract(atlas=atlas, features=chosen, language=options.lang)


def _data_writer(ending: str) -> Writer:
    def write(atlas: Atlas, options: argparse.Namespace) -> Written:
        extract = _extract(atlas, options)
        body = DATA_FORMATS[ending].write(extract)
        data = {
            "file": str(options.out),
            "bytes": len(body),
            "features": len(extract.features),
            "attribution": attribution_line(credits_of(extract, extract.features)),
        }
        said = f"{options.out}: {data['features']} features, {len(body)} bytes"
        return body, data, [said, str(data["attribution"])]

    return write


def _map_writer(ending: str) -> Writer:
    def write(atlas: Atlas, options: argparse.Namespace) -> Written:
        choice = read_map(atlas, options, ending)
        body = draw_image(atlas, choice)
        data = describe_image(atlas, choice, body, str(options.out))
        width, height = data["millimetres"]
        said = f"{options.out}: {width:g} × {height:g} mm, {len(body)} bytes"
        return body, data, [said, str(data["attribution"])]

    return write


def _write_page(atlas: Atlas, options: argparse.Namespace) -> Written:
    """Write the whole atlas as one page; the choice says what it shows at first."""
    extract = _extract(atlas, options)
    shown = tuple(options.shown) if options.shown is not None else None
    spoken = (options.lang, *(one for one in LANGUAGES if one != options.lang))
    pages = publisher()
    start = pages.Start(feature=options.feature, layers=shown)
    body = pages.build_html(atlas, languages=spoken, start=start)
    credits = attribution_line(credits_of(extract, tuple(atlas.features.values())))
    data = {"file": str(options.out), "bytes": len(body), "attribution": credits}
    return body, data, [f"{options.out}: {len(body)} bytes", credits]


WRITERS: Final[dict[str, Writer]] = {
    "html": _write_page,
    **{ending: _map_writer(ending) for ending in MAP_FORMATS},
    **{ending: _data_writer(ending) for ending in DATA_FORMATS},
}


def _print_paper(options: argparse.Namespace) -> int:
    for path in filter(None, (options.out, options.answers)):
        check_target(path)
    files = paper_files(load_atlas(options.layers), options)
    for path, body in files.items():
        save_file(path, body)
    data = {"file": str(options.out), "bytes": len(files[options.out])}
    data |= {"answers": str(options.answers)} if options.answers else {}
    print_report(options, data, [f"{path}: {len(body)} bytes" for path, body in files.items()])
    return 0


def run(options: argparse.Namespace) -> int:
    """Save the file; wrong use where its ending or the choice means nothing."""
    if wants_paper(options):
        return _print_paper(options)
    writer = WRITERS.get(options.out.suffix.lower().lstrip("."))
    if writer is None:
        known = ", .".join(WRITERS)
        raise KeruenError(f"{options.out}: the file must end in .{known}")
    check_target(options.out)
    body, data, lines = writer(load_atlas(options.layers), options)
    save_file(options.out, body)
    print_report(options, data, lines)
    return 0
