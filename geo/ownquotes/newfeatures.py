"""Turn drawn and uploaded features into features of an atlas, in a layer file of their own."""

from collections.abc import Iterator
from typing import Any

from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas
from geo.languages import LANGUAGES
from geo.ownlayers.layer import DRAWN_ID, OwnFeature
from geo.ownlayers.noting import span_text
from geo.ownquotes.records import free_id, in_all, slug_of, without_empty
from geo.text import voice_of

LAYER = "own-features"
DATASET = "own-work"
LICENCE = "CC0-1.0"
Json = dict[str, Any]


def dataset_record() -> Json:
    """Return the origin of what visitors drew themselves, as a record of datasets.json."""
    said = {voice.language: voice("Drawn by the editor") for voice in map(voice_of, LANGUAGES)}
    return {
        "id": DATASET,
        "name": "Drawn by the editor of this atlas",
        "licence": LICENCE,
        "attribution": said,
    }


def layer_header(atlas: Atlas) -> Json:
    """Return the header of the layer file for own features."""
    said = {voice.language: voice("Own features") for voice in map(voice_of, LANGUAGES)}
    return {
        "id": LAYER,
        "title": said,
        "order": max((layer.info.order for layer in atlas.layers), default=0) + 1,
        "default": True,
        "colour": "#882255",
        "colour_dark": "#F08CBF",
        "licence": LICENCE,
        "attribution": [DATASET],
    }


def kinds_for(atlas: Atlas, geometry: BaseGeometry) -> tuple[str, ...]:
    """Return the kinds that a feature of this geometry can have: a point needs a symbol."""
    point = geometry.geom_type == "Point"
    return tuple(kind for kind, term in atlas.kinds.items() if term.glyph is not None or not point)


def _drawable(geometry: BaseGeometry) -> BaseGeometry:
    """Return what the atlas's map draws: points and lines; an area becomes its outline."""
    if geometry.geom_type.endswith("Polygon"):
        return geometry.boundary
    return geometry.centroid if geometry.geom_type == "MultiPoint" else geometry


def _rounded(numbers: Any) -> Any:
    if isinstance(numbers, float):
        return round(numbers, 6)
    return [_rounded(one) for one in numbers]


def _remarks(feature: OwnFeature) -> Iterator[dict[str, str]]:
    """Yield what is said of the feature: its year in each language, the note as it was written."""
    if feature.years:
        years = span_text(feature.years)
        yield {
            voice.language: voice("Year given by the editor: {years}.", years=voice.digits(years))
            for voice in map(voice_of, LANGUAGES)
        }
    if feature.layer == DRAWN_ID and feature.quote:
        yield in_all(feature.quote)


def feature_record(
    atlas: Atlas, feature: OwnFeature, *, kind: str, quotes: list[str], taken: set[str]
) -> Json:
    """Return an own feature as a GeoJSON feature of the atlas; its id joins `taken`."""
    wanted = slug_of(feature.name, f"own-{feature.record}")
    name = free_id(wanted, taken)
    taken.add(name)
    shape = mapping(_drawable(feature.geometry))
    status = {"value": feature.status, "origin": DATASET}
    return {
        "type": "Feature",
        "id": name,
        "geometry": {"type": shape["type"], "coordinates": _rounded(shape["coordinates"])},
        "properties": without_empty(
            {
                "kind": kind if kind in atlas.kinds else kinds_for(atlas, feature.geometry)[0],
                "names": {**in_all(feature.name), "local": feature.name},
                "status": status,
                "years": list(feature.years) if feature.years else None,
                "geometry_class": "approximate",
                "origins": [{"dataset": DATASET}],
                "remarks": list(_remarks(feature)),
            }
        )
        | {"quotes": quotes},
    }
