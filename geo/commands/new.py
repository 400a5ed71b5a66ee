"""python -m geo new DIR: make a small working atlas folder to start from."""

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from geo.commands.report import add_json, print_report
from geo.commands.schema import write_schemas
from geo.faults import KeruenError
from geo.load import load_atlas
from geo.schemas import editor_settings

STARTER = Path(__file__).parents[1] / "starter"


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("new", help="make a small working atlas folder to start from")
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    add_json(parser)
    parser.set_defaults(run=run)


def make_atlas(folder: Path) -> None:
    """Copy the starting atlas into `folder`, with schemas and an editor's settings.

    Raise KeruenError where the folder holds something or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise KeruenError(f"{folder}: is not empty; name a new folder")
    try:
        shutil.copytree(STARTER, folder, dirs_exist_ok=True)
        write_schemas(folder / "schemas")
        settings = folder / ".vscode" / "settings.json"
        settings.parent.mkdir()
        settings.write_text(json.dumps(editor_settings("schemas"), indent=1) + "\n", "utf-8")
    except OSError as error:
        raise KeruenError(f"{folder}: cannot be written: {error.strerror}") from error


def run(options: argparse.Namespace) -> int:
    """Make the folder, prove that it loads, and say how to go on."""
    make_atlas(options.folder)
    atlas = load_atlas(options.folder)
    data = {"folder": str(options.folder), "features": len(atlas.features)}
    lines = [
        f"{options.folder}: an atlas of {len(atlas.features)} example features",
        f"Read {options.folder / 'README.md'} and put your own in their place. Then:",
        f"  python -m geo --layers {options.folder} check",
        f"  KERUEN_LAYERS={options.folder} streamlit run app.py",
    ]
    print_report(options, data, lines)
    return 0
