"""The part of the world that a map image shows, from the words that name it."""

from collections.abc import Mapping
from typing import Final

from geo.atlas import Atlas
from geo.geometry import Extent
from geo.printing.choice import ChoiceError, MapChoice
from geo.printing.content import asked_ways
from geo.printing.projecting import pad
from geo.text import Voice

# A view of the web map at this zoom shows so many degrees of longitude from edge to edge.
_DEGREES_AT_0: Final = 1400.0


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


def _extent_of_ways(atlas: Atlas, choice: MapChoice, voice: Voice, *, only: bool) -> Extent:
    """Return the extent of all ways that are asked for, or only of the chosen one."""
    found = asked_ways(atlas, choice)
    if found is None or not found.ways:
        raise ChoiceError(
            found.fault if found else voice("Name both ends of the way: from and to.")
        )
    chosen = min(choice.way, len(found.ways))
    ways = found.ways[chosen - 1 : chosen] if only else found.ways
    pairs = [pair for way in ways for step in way.steps for pair in step.lonlats]
    lons, lats = zip(*pairs, strict=True)
    return pad((min(lons), min(lats), max(lons), max(lats)), 0.08)


def _extent_of_name(atlas: Atlas, wanted: str, voice: Voice) -> Extent:
    named = next((one for one in atlas.info.extents if one.id == wanted), None)
    if named is not None:
        return pad(named.extent, 0.02, 0.0)
    feature = atlas.features.get(wanted)
    if feature is not None and feature.is_located:
        return pad(feature.geometry.bounds, 0.12, 1.2)
    found = _extent_of_layer(atlas, wanted)
    if found is None:
        said = voice(
            "“{text}” is no extent: name one of {known}, a layer, a feature, way, view or "
            "four degrees."
        )
        known = ", ".join(one.id for one in atlas.info.extents)
        raise ChoiceError(said.format(text=wanted[:60], known=known))
    return found


def extent_of(atlas: Atlas, params: Mapping[str, str], plain: MapChoice, voice: Voice) -> Extent:
    """Return the extent that parameters mean, as west, south, east, north in degrees.

    `plain` is the choice so far: it says which ways are asked for. Raises ChoiceError.
    """
    wanted = params.get("extent", "")
    if wanted == "view":
        return _view(params.get("view", ""), voice)
    if wanted == "way":
        return _extent_of_ways(atlas, plain, voice, only=True)
    if not wanted and asked_ways(atlas, plain) is not None:
        return _extent_of_ways(atlas, plain, voice, only=False)
    if not wanted:
        return pad(atlas.info.extent, 0.04)
    return _box(wanted, voice) if "," in wanted else _extent_of_name(atlas, wanted, voice)
