"""Print a report for people or, with --json, for programs."""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from typing import Any


def add_json(parser: argparse.ArgumentParser) -> None:
    """Give a command the option --json."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def print_report(options: argparse.Namespace, data: dict[str, Any], lines: Iterable[str]) -> None:
    """Print `data` as JSON where --json is given, else `lines`."""
    text = json.dumps(data, ensure_ascii=False, indent=2) if options.json else "\n".join(lines)
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
