"""The command line: python -m geo COMMAND, exit status 0 good, 1 faults found, 2 wrong use."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.commands import (
    check,
    export,
    new,
    publish,
    quote,
    route,
    schema,
    search,
    show,
    verify,
)
from geo.commands.minus import joined
from geo.faults import AtlasError, KeruenError

_COMMANDS = (check, verify, show, search, route, export, publish, quote, new, schema)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(prog="python -m geo", description=__doc__)
    parser.add_argument("--layers", type=Path, help="an atlas folder (default: KERUEN_LAYERS)")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in _COMMANDS:
        module.add_to(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = build_parser().parse_args(joined(sys.argv[1:] if arguments is None else arguments))
    try:
        return int(options.run(options))
    except AtlasError as error:
        print(f"{len(error.faults)} faults:\n{error}", file=sys.stderr)
        return 1
    except KeruenError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
