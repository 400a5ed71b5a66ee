"""From the words of an address, a page or a command to a checked choice of map image."""

from collections.abc import Mapping
from typing import Any, Final, get_args

from pydantic import ValidationError

from geo.atlas import Atlas
from geo.faults import KeruenError
from geo.geometry import Extent
from geo.languages import Language, language_of
from geo.printing.choice import LONGEST_TITLE, Format, MapChoice, Paper, ProjectionName, StyleName
from geo.printing.content import asked_ways
from geo.printing.projecting import pad
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
_ON: Final = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
# A view of the web map at this zoom shows so many degrees of longitude from edge to edge.
_DEGREES_AT_0: Final = 1400.0


class ChoiceError(KeruenError):
    """A choice of map image that means nothing; the message says which and what may stand."""


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


def _box(text: str, voice: Voice) -> Extent:
    said = voice(
        "“{text}” is no extent: give west, south, east and north in degrees, as 50,35,60,45.",
        text=text[:60],
    )
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise ChoiceError(said) from None
    if not (-180 <= west < east <= 180 and -80 <= south < north <= 80):
        raise ChoiceError(said)
    return west, south, east, north


def _view(text: str, voice: Voice) -> Extent:
    try:
        lat, lon, zoom = (float(part) for part in text.split(","))
    except ValueError:
        said = voice("“{text}” is no view: give latitude, longitude and zoom.", text=text[:60])
        raise ChoiceError(said) from None
    wide = _DEGREES_AT_0 / 2 ** min(max(zoom, 0.0), 14.0)
    return lon - wide / 2, max(lat - wide * 0.3, -80.0), lon + wide / 2, min(lat + wide * 0.3, 80.0)


def _union(boxes: list[Extent]) -> Extent:
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _extent_of_layer(atlas: Atlas, name: str) -> Extent | None:
    layer = next((layer for layer in atlas.layers if layer.info.id == name), None)
    boxes = [f.geometry.bounds for f in layer.features if f.is_located] if layer else []
    return pad(_union(boxes), 0.06) if boxes else None


def _extent_of_way(atlas: Atlas, choice: MapChoice, voice: Voice) -> Extent:
    found = asked_ways(atlas, choice)
    if found is None or not found.ways:
        raise ChoiceError(
            found.fault if found else voice("Name both ends of the way: from and to.")
        )
    way = found.ways[min(choice.way, len(found.ways)) - 1]
    pairs = [pair for step in way.steps for pair in step.lonlats]
    lons, lats = zip(*pairs, strict=True)
    return pad((min(lons), min(lats), max(lons), max(lats)), 0.08)


def _extent(atlas: Atlas, params: Mapping[str, str], plain: MapChoice, voice: Voice) -> Extent:
    wanted = params.get("extent", "")
    if wanted == "view":
        return _view(params.get("view", ""), voice)
    if wanted == "way":
        return _extent_of_way(atlas, plain, voice)
    if not wanted:
        return pad(atlas.info.extent, 0.04)
    if "," in wanted:
        return _box(wanted, voice)
    feature = atlas.features.get(wanted)
    if feature is not None and feature.is_located:
        west, south, east, north = feature.geometry.bounds
        return pad((west, south, east, north), 0.12, 1.2)
    found = _extent_of_layer(atlas, wanted)
    if found is None:
        said = voice("“{text}” is no extent: name a layer, a feature, way, view or four degrees.")
        raise ChoiceError(said.format(text=wanted[:60]))
    return found


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
    given = {key: value for key, value in data.items() if value is not None}
    try:
        plain = MapChoice(**given)
    except ValidationError as error:
        raise ChoiceError(error.errors()[0]["msg"].removeprefix("Value error, ")) from error
    extent = _extent(atlas, params, plain, voice)
    return MapChoice(**{**given, "extent": extent})
