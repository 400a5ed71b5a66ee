"""A choice from flat strings, as an address carries them, and from command-line options."""

import argparse
from collections.abc import Mapping
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from geo.faults import KeruenError
from geo.printing.choice import MapChoice

# The way is given by --route, the format by the file's ending.
_APART: Final = frozenset({"format", "start", "end"})
_MANY: Final = frozenset({"layers", "via", "avoid", "closed"})
# What the first level of the command line means by --layers is a folder.
_DESTINATIONS: Final = {"layers": "shown_layers"}


class ChoiceError(KeruenError):
    """Options that make no map: all that is wrong with them, not the first."""


def key_of(name: str) -> str:
    """Return what a field is called in an address and on the command line."""
    return MapChoice.model_fields[name].alias or name


KEYS: Final = tuple(key_of(name) for name in MapChoice.model_fields)


def _said(error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"])
    what = error["msg"].removeprefix("Value error, ")
    if error["type"] == "extra_forbidden":
        return f"{where}: no such option; there are {', '.join(KEYS)}"
    given = str(error["input"])[:60]
    return f"{where}: {what[0].lower()}{what[1:]} (not {given!r})" if where else what


def _built(values: Mapping[str, Any]) -> MapChoice:
    try:
        return MapChoice.model_validate(dict(values))
    except ValidationError as error:
        raise ChoiceError("\n".join(_said(one) for one in error.errors())) from None


def choice_of(params: Mapping[str, str]) -> MapChoice:
    """Return the choice of flat strings; ChoiceError names every fault.

    Keys are those of `KEYS`. An empty value is left out, except that an empty `layers`,
    `title` or `subtitle` means none. Switches are 1, 0, true, false, yes, no, on, off.
    """
    keep_empty = {"layers", "title", "subtitle"}
    return _built({key: text for key, text in params.items() if text or key in keep_empty})


def params_of(choice: MapChoice) -> dict[str, str]:
    """Return the flat strings of a choice, without what is at its usual value."""
    data = choice.model_dump(by_alias=True, exclude_defaults=True)
    return {key: _flat(value) for key, value in data.items()}


def _flat(value: Any) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _option(info: FieldInfo, name: str) -> dict[str, Any]:
    if info.annotation is bool:
        return {"action": argparse.BooleanOptionalAction}
    if name in _MANY:
        return {"nargs": "*", "metavar": "ID"}
    if get_origin(info.annotation) is Literal:
        return {"choices": get_args(info.annotation)}
    return {"metavar": name.upper()}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Give a parser an option for each field of a choice; values stay strings."""
    parser.add_argument("--route", nargs=2, metavar=("FROM", "TO"), help="a way to draw")
    for name, info in MapChoice.model_fields.items():
        if name not in _APART:
            more = _option(info, name)
            dest = _DESTINATIONS.get(name, name)
            flag = f"--{key_of(name)}"
            parser.add_argument(flag, dest=dest, default=None, help=info.description, **more)


def choice_from(options: argparse.Namespace, file_format: str) -> MapChoice:
    """Return the choice of parsed command-line options; ChoiceError names every fault."""
    values: dict[str, Any] = {"format": file_format}
    if options.route:
        values["from"], values["to"] = options.route
    for name in MapChoice.model_fields:
        given = getattr(options, _DESTINATIONS.get(name, name), None)
        if name in _APART or given is None:
            continue
        values[key_of(name)] = ",".join(given) if name in _MANY else given
    return _built(values)
