"""Print a report for people or, with --json, for programs."""

import argparse
import json
from collections.abc import Iterable
from typing import Any


def add_json(parser: argparse.ArgumentParser) -> None:
    """Give a command the option --json."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def print_report(options: argparse.Namespace, data: dict[str, Any], lines: Iterable[str]) -> None:
    """Print `data` as JSON where --json is given, else `lines`."""
    if options.json:
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines))
