"""From the words of an address, a page or a command to a checked choice of map image."""

import re
from collections.abc import Mapping
from typing import Any, Final, get_args

from pydantic import ValidationError

from geo.atlas import Atlas
from geo.languages import Language, language_of
from geo.printing.choice import (
    LONGEST_TITLE,
    ChoiceError,
    Format,
    MapChoice,
    Paper,
    ProjectionName,
    StyleName,
    pixels_to_mm,
)
from geo.printing.extents import extent_of
from geo.routing.asking import ASKED_KEYS
from geo.text import Voice, voice_of

SWITCHES: Final = (
    "legend", "scale", "north", "graticule", "inset", "relief", "names", "footnotes", "stamp",
)  # fmt: skip
_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "format": get_args(Format),
    "paper": get_args(Paper),
    "style": get_args(StyleName),
    "projection": get_args(ProjectionName),
}
_LIMITS: Final = {"dpi": (36, 600), "width": (30, 1300), "height": (30, 1300), "way": (1, 5)}
# Every parameter that means something for a map image.
PARAMETERS: Final = frozenset({
    *_CHOICES, *_LIMITS, *SWITCHES, *ASKED_KEYS, "transparent", "upright", "size", "layers",
    "feature", "year", "title", "subtitle", "lang", "labels", "extent", "view",
})  # fmt: skip
_SIZE: Final = re.compile(r"\s*(\d{1,5}(?:\.\d+)?)\s*[x×]\s*(\d{1,5}(?:\.\d+)?)\s*(mm|px)\s*", re.I)
_USUAL_DPI: Final = MapChoice().dpi
_ON: Final = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}


def _one_of(params: Mapping[str, str], key: str, voice: Voice) -> str | None:
    value = params.get(key)
    if not value:
        return None
    if value not in _CHOICES[key]:
        said = voice("{key} cannot be “{value}”; it may be {known}.")
        raise ChoiceError(said.format(key=key, value=value[:40], known=", ".join(_CHOICES[key])))
    return value


def _number(params: Mapping[str, str], key: str, voice: Voice) -> float | None:
    value = params.get(key)
    if not value:
        return None
    least, most = _LIMITS[key]
    try:
        number = float(value)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        said = voice("{key} must be a number from {least} to {most}, not “{value}”.")
        raise ChoiceError(said.format(key=key, least=least, most=most, value=value[:40]))
    return number


def _size(params: Mapping[str, str], dpi: int, voice: Voice) -> dict[str, Any]:
    """Return an own size of words such as 180x120mm or 1600x900px."""
    text = params.get("size", "")
    if not text:
        return {}
    found = _SIZE.fullmatch(text)
    if found is None:
        said = voice("“{text}” is no size: write it as 180x120mm or 1600x900px.", text=text[:40])
        raise ChoiceError(said)
    sides = [float(found[1]), float(found[2])]
    if found[3].lower() == "px":
        sides = [pixels_to_mm(side, dpi) for side in sides]
    least, most = _LIMITS["width"]
    if not all(least <= side <= most for side in sides):
        said = voice("{key} must be a number from {least} to {most}, not “{value}”.")
        raise ChoiceError(said.format(key="size", least=least, most=most, value=text[:40]))
    return {"paper": "own", "width": sides[0], "height": sides[1]}


def _switches(params: Mapping[str, str], voice: Voice) -> dict[str, bool]:
    found = {}
    for key in (*SWITCHES, "transparent", "upright"):
        value = params.get(key, "").lower()
        if not value:
            continue
        if value not in _ON:
            raise ChoiceError(voice("{key} is 1 or 0, not “{value}”.", key=key, value=value[:40]))
        found[key] = _ON[value]
    return found


def _layers(atlas: Atlas, params: Mapping[str, str], voice: Voice) -> tuple[str, ...] | None:
    if "layers" not in params:
        return None
    wanted = tuple(part for part in params["layers"].split(",") if part)
    known = [layer.info.id for layer in atlas.layers]
    if strange := [name for name in wanted if name not in known]:
        said = voice("There is no layer “{name}”; there are {known}.")
        raise ChoiceError(said.format(name=strange[0][:40], known=", ".join(known)))
    return wanted


def _feature(atlas: Atlas, params: Mapping[str, str], voice: Voice) -> str | None:
    name = params.get("feature")
    if not name:
        return None
    if name not in atlas.features:
        raise ChoiceError(voice("There is no feature “{name}”.", name=name[:60]))
    return name


def _title(params: Mapping[str, str], key: str, voice: Voice) -> str | None:
    value = params.get(key)
    if value is not None and len(value) > LONGEST_TITLE:
        said = voice("{key} may have {most} letters, not {count}.")
        raise ChoiceError(said.format(key=key, most=LONGEST_TITLE, count=len(value)))
    return value


def _year(atlas: Atlas, params: Mapping[str, str], voice: Voice) -> int | None:
    value = params.get("year")
    if not value:
        return None
    if not (value.isdecimal() and len(value) <= 4):
        raise ChoiceError(voice("“{value}” is no year.", value=value[:40]))
    return int(value)


def read_choice(atlas: Atlas, params: Mapping[str, str]) -> MapChoice:
    """Return the choice that parameters mean; what is not named is as usual.

    Raises ChoiceError, in the language of `lang`, for what means nothing.
    """
    reader: Language = language_of(params.get("lang"))
    voice = voice_of(reader)
    data: dict[str, Any] = {key: _one_of(params, key, voice) for key in _CHOICES}
    data |= {key: _number(params, key, voice) for key in ("width", "height")}
    for key in ("dpi", "way"):
        number = _number(params, key, voice)
        data[key] = None if number is None else round(number)
    data |= _switches(params, voice)
    data |= {
        "layers": _layers(atlas, params, voice),
        "feature": _feature(atlas, params, voice),
        "year": _year(atlas, params, voice),
        "title": _title(params, "title", voice),
        "subtitle": _title(params, "subtitle", voice),
        "language": language_of(params.get("labels") or params.get("lang")),
        "asking": tuple((key, params[key]) for key in ASKED_KEYS if params.get(key)),
    }
    data |= _size(params, int(data["dpi"] or _USUAL_DPI), voice)
    given = {key: value for key, value in data.items() if value is not None}
    try:
        plain = MapChoice(**given)
    except ValidationError as error:
        raise ChoiceError(error.errors()[0]["msg"].removeprefix("Value error, ")) from error
    extent = extent_of(atlas, params, plain, voice)
    return MapChoice(**{**given, "extent": extent})
