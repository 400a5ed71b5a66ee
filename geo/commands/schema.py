"""python -m geo schema DIR: write a JSON Schema for each file of an atlas folder."""

import argparse
import json
from pathlib import Path
from typing import Any

from geo.commands.report import add_json, print_report
from geo.faults import KeruenError
from geo.fieldtable import fields_page
from geo.schemas import FILES, schema_name, schema_of


def add_to(commands: Any) -> None:
    """Register the command."""
    parser = commands.add_parser("schema", help="write JSON Schemas and a page of all fields")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the schemas go")
    parser.add_argument("--page", type=Path, metavar="FILE", help="also a page of all fields")
    add_json(parser)
    parser.set_defaults(run=run)


def write_schemas(folder: Path) -> list[Path]:
    """Write each file's schema into `folder` and return what was written."""
    written = []
    folder.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        path = folder / schema_name(file)
        text = json.dumps(schema_of(file), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")
        written.append(path)
    return written


def run(options: argparse.Namespace) -> int:
    """Write the schemas and, if asked for, the page of all fields."""
    try:
        written = write_schemas(options.folder)
        if options.page:
            options.page.write_text(fields_page(), encoding="utf-8")
            written.append(options.page)
    except OSError as error:
        raise KeruenError(f"{error.filename}: cannot be written: {error.strerror}") from error
    files = [str(path) for path in written]
    print_report(options, {"written": files}, files)
    return 0
