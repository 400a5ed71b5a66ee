"""python -m geo publish DIR: write the atlas as a static site and as one HTML file."""

import argparse
import hashlib
import importlib
import os
import re
from pathlib import Path
from typing import Any

from geo.commands.report import add_json, print_report
from geo.faults import KeruenError
from geo.languages import LANGUAGES
from geo.load import load_atlas
from geo.sitefolder import check_folder, write_site

_HOME = re.compile(r"https?://[^\s\"'<>?#]+")


def publisher() -> Any:
    """Return the module that makes pages.

    It stands outside the core, with the panels and templates that it shares with the app, and
    is looked up only when pages are wanted: all else here works without it.
    """
    return importlib.import_module("ui.published")


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser(
        "publish",
        help="write the atlas as a static site and as one HTML file",
        description="Write DIR for any web host, and in it keruen.html: the whole atlas as one "
        "file that opens from a stick without server or network.",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="an empty or new folder")
    parser.add_argument(
        "--lang", nargs="+", choices=LANGUAGES, default=LANGUAGES, help="the first is shown first"
    )
    parser.add_argument("--feature", metavar="ID", help="what is selected at first")
    parser.add_argument("--on", nargs="*", metavar="LAYER", help="the layers switched on at first")
    parser.add_argument("--view", metavar="LAT,LON,ZOOM", help="what is looked at first")
    parser.add_argument("--address", default="", help="the site's own address, for sitemap.xml")
    parser.add_argument("--force", action="store_true", help="write into a folder of others' files")
    add_json(parser)
    parser.set_defaults(run=run)


def _home(address: str) -> str:
    if address and not _HOME.fullmatch(address):
        raise KeruenError(f"--address {address}: give the site's address, as https://example.org/")
    return address if not address or address.endswith("/") else f"{address}/"


def _view(text: str | None) -> str | None:
    if text is not None and not re.fullmatch(r"-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?", text):
        raise KeruenError(f"--view {text}: give latitude, longitude and zoom, as 40.1,54.2,6")
    return text


def _report(folder: Path, sizes: dict[str, int], single: str, checksum: str) -> dict[str, Any]:
    path = folder / single
    return {
        "folder": str(folder),
        "files": len(sizes),
        "bytes": sum(sizes.values()),
        "html": {
            "path": str(path),
            "bytes": sizes[single],
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        },
        "atlas": checksum,
    }


def run(options: argparse.Namespace) -> int:
    """Publish; wrong use where the folder is another's or a choice is unknown."""
    if options.layers is not None:
        os.environ["KERUEN_LAYERS"] = str(options.layers)  # the base map is found by it
    check_folder(options.folder, force=options.force)
    atlas, pages = load_atlas(options.layers), publisher()
    on = None if options.on is None else tuple(options.on)
    start = pages.Start(feature=options.feature, layers=on, view=_view(options.view))
    languages = tuple(dict.fromkeys(options.lang))
    files = pages.build_site(atlas, languages=languages, start=start, home=_home(options.address))
    sizes = write_site(options.folder, files, force=options.force)
    data = _report(options.folder, sizes, pages.SINGLE, atlas.checksum)
    lines = [
        f"{data['files']} files, {data['bytes'] / 1e6:.1f} MB: {options.folder}",
        f"one file of {data['html']['bytes'] / 1e6:.1f} MB: {data['html']['path']}",
    ]
    print_report(options, data, lines)
    return 0
