"""A visitor's own layers beside the atlas's, for files that somebody takes along.

They are drawn and written by the rules of the atlas, and marked as not verified wherever they
stand; they have no quotes, claims or addresses of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, cast

import numpy as np
import shapely
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Feature, Layer, Own
from geo.faults import KeruenError
from geo.geometry import Extent
from geo.languages import LANGUAGES
from geo.model import Dataset, Facts, LayerInfo, Names, Origin, Status, Term, Text
from geo.ownlayers.layer import OwnFeature, OwnLayer
from geo.ownlayers.thinning import thinned
from geo.text import Voice, voice_of

_ORIGIN: Final = "own"
_MOST_DRAWN: Final = 2_000
_MOST_POSITIONS: Final = 20_000
_STEPS_ACROSS: Final = 20_000
_POINT, _LINE, _AREA = "own-point", "own-line", "own-area"


class TooManyError(KeruenError):
    """More own features in a map than can be drawn."""


def joined_id(layer: OwnLayer) -> str:
    """Return the id of an own layer among those of an atlas."""
    return f"own-{layer.id}"


def _text(say: Callable[[Voice], str]) -> Text:
    """Return what is said in every language."""
    return Text(**{code: say(voice_of(code)) for code in LANGUAGES})


def _dataset() -> Dataset:
    said = _text(lambda voice: voice("Own layers, not verified"))
    return Dataset(id=_ORIGIN, name=said.en, licence="—", attribution=said)


def _kinds() -> dict[str, Term]:
    """Return the kinds of own features, by their shapes."""
    labels = {
        _POINT: _text(lambda voice: voice("Point")),
        _LINE: _text(lambda voice: voice("Line")),
        _AREA: _text(lambda voice: voice("Area")),
    }
    return {
        kind: Term(id=kind, label=label, glyph="dot" if kind == _POINT else None)
        for kind, label in labels.items()
    }


def _info(layer: OwnLayer) -> LayerInfo:
    return LayerInfo(
        id=joined_id(layer),
        title=_text(lambda voice: voice("{name} (own, not verified)", name=layer.name)),
        order=0,
        colour=layer.colour.light,
        colour_dark=layer.colour.dark,
        licence="—",
        attribution=(_ORIGIN,),
    )


def _warning() -> Text:
    return _text(
        lambda voice: voice(
            "Not verified: these come from a file of your own, not from the documents."
        )
    )


def _alike(words: str) -> dict[str, str]:
    """Return the same words for every language: nobody has translated them."""
    return {str(code): words for code in LANGUAGES}


def _facts(feature: OwnFeature, warning: Text) -> Facts:
    remarks: tuple[Text, ...] = (warning,)
    if feature.quote:
        remarks = (*remarks, Text.model_construct(None, **_alike(feature.quote)))
    dimension = int(shapely.get_dimensions(feature.geometry))
    # Not checked anew, as there may be a hundred thousand.
    return Facts.model_construct(
        kind=(_POINT, _LINE, _AREA)[max(dimension, 0)],
        names=Names.model_construct(None, **_alike(feature.name), local=feature.name),
        status=Status(value=feature.status),
        geometry_class="traced",
        origins=(Origin.model_construct(dataset=_ORIGIN),),
        remarks=remarks,
    )


def _layer(own: OwnLayer) -> Layer:
    warning, name = _warning(), joined_id(own)
    features = tuple(
        Feature(
            id=one.id,
            layer=name,
            geometry=one.geometry,
            facts=_facts(one, warning),
            own=Own(attributes=one.properties, years=one.years),
        )
        for one in own.features()
    )
    return Layer(info=_info(own), features=features, file="")


def atlas_with_own(atlas: Atlas, layers: tuple[OwnLayer, ...]) -> Atlas:
    """Return the atlas with own layers before its own, each with its whole geometries."""
    return replace(
        atlas,
        layers=(*map(_layer, layers), *atlas.layers),
        datasets={**atlas.datasets, _ORIGIN: _dataset()},
        kinds={**atlas.kinds, **_kinds()},
    )


def _singles(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in getattr(geometry, "geoms", (geometry,)):
        yield from _singles(part) if hasattr(part, "geoms") else (part,)


def _to_draw(feature: Feature, window: BaseGeometry) -> Iterator[Feature]:
    """Yield what of an own feature a map draws: each point, and all lines and borders as one."""
    if not feature.geometry.intersects(window):
        return
    west, _, east, _ = window.bounds
    parts = np.array(list(_singles(feature.geometry)), dtype=object)
    singles = thinned(parts, (east - west) / _STEPS_ACROSS, _MOST_POSITIONS)
    areas = [one for one in singles if one.geom_type == "Polygon"]
    courses = [one for one in singles if one.geom_type in {"LineString", "LinearRing"}]
    courses += [ring for area in areas for ring in (area.exterior, *area.interiors)]
    if courses:
        area = shapely.multipolygons(areas) if areas else None
        own = replace(cast(Own, feature.own), area=area)
        yield replace(feature, geometry=shapely.multilinestrings(courses), own=own)
    points = [one for one in singles if one.geom_type == "Point"]
    for number, point in enumerate(points):
        # One feature may have many points, but each symbol has an id of its own.
        name = feature.id if not number and not courses else f"{feature.id}.{number}"
        yield replace(feature, id=name, geometry=point)


def _around(extent: Extent) -> BaseGeometry:
    """Return the window of an extent with as much again on each side: a sheet may show more."""
    west, south, east, north = extent
    wide, tall = east - west, north - south
    return box(west - wide, south - tall, east + wide, north + tall)


def drawable(atlas: Atlas, extent: Extent | None, voice: Voice) -> Atlas:
    """Return the atlas with its own layers as a map of that extent draws them.

    Raise TooManyError for more than 2,000 shapes.
    """
    window = _around(extent or atlas.info.extent)
    count, layers = 0, []
    for layer in atlas.layers:
        if any(feature.own for feature in layer.features):
            shapes = tuple(s for f in layer.features for s in _to_draw(f, window))
            count += len(shapes)
            layer = replace(layer, features=shapes)  # noqa: PLW2901
        layers.append(layer)
    if count > _MOST_DRAWN:
        said = voice(
            "{count} shapes of your own lie in or near this map; {most} at most can be drawn. "
            "Choose a smaller part of the map.",
            count=voice.number(count),
            most=voice.number(_MOST_DRAWN),
        )
        raise TooManyError(said)
    return replace(atlas, layers=tuple(layers))
