"""Values that begin with a minus, as west longitudes do: argparse takes them for options."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_OPTION: Final = re.compile(r"--[a-z][a-z-]*")
_BELOW_ZERO: Final = re.compile(r"-\.?\d")


def joined(arguments: Sequence[str]) -> list[str]:
    """Return arguments with --option -1,2 written as --option=-1,2; all else as it was."""
    return list(_joined(arguments))


def _joined(arguments: Sequence[str]) -> Iterator[str]:
    option = ""
    for argument in arguments:
        if option and _BELOW_ZERO.match(argument):
            yield f"{option}={argument}"
            option = ""
            continue
        if option:
            yield option
        option = argument if _OPTION.fullmatch(argument) else ""
        if not option:
            yield argument
    if option:
        yield option
