"""What the browser's map needs, as plain JSON: layers, styles, legend, place names.

Coordinates are [longitude, latitude] in WGS 84 degrees, as in GeoJSON.
"""

from dataclasses import asdict
from typing import Any

from shapely.geometry import mapping

from geo.atlas import Atlas, Feature, Layer
from geo.geometry import Extent
from geo.glyphs import GLYPHS
from geo.languages import Language, direction_of
from geo.measure import post_of
from geo.ownlayers.maptexts import draw_texts, own_texts
from geo.symbology import (
    SELECTION,
    Style,
    legend_of,
    located_of,
    marks_of,
    style_of,
)
from geo.text import mark_label, voice_of
from geo.timing import is_partly_undated, years_of

Json = dict[str, Any]
# Of what the ground is made, whatever layers are on.
BASEMAP_DATASETS = ("natural-earth",)


def _told(data: Json) -> Json:
    """Return what says something: a nought does, though it equals false."""
    return {
        key: value
        for key, value in data.items()
        if not (value is None or value is False or value == ())
    }


def style_json(style: Style) -> Json:
    """Return a style as the browser reads it, without what is at its usual value."""
    return _told(asdict(style))


def _parts_json(atlas: Atlas, feature: Feature) -> list[Json]:
    return [
        {
            "coordinates": mapping(part)["coordinates"],
            "style": style_json(style_of(atlas, feature, index)),
            "offset": feature.part_offsets[index],
        }
        for index, part in enumerate(feature.parts)
    ]


def _post_json(atlas: Atlas, feature: Feature) -> tuple[str, float] | tuple[()]:
    """Return the line on which a point lies and its kilometre; nothing where it lies on none."""
    post = post_of(atlas, feature)
    return (post[0].id, round(post[1], 1)) if post else ()


def feature_json(atlas: Atlas, feature: Feature, language: Language) -> Json:
    """Return one feature for the browser."""
    facts = feature.facts
    data: Json = {
        "id": feature.id,
        "name": facts.names.in_language(language),
        "kind": atlas.kinds[facts.kind].label.in_language(language),
        "point": feature.is_point,
        "context": facts.context,
        "disputed": feature.id in atlas.disputed,
        "years": years_of(atlas, feature),
        "undated": is_partly_undated(atlas, feature),
        "approximate": feature.is_point and "approximate" in feature.part_classes,
        "along": facts.along is not None,
        "post": _post_json(atlas, feature),
        "zoom": facts.min_zoom,
        "bounds": feature.geometry.bounds,
        "parts": _parts_json(atlas, feature),
    }
    return _told(data)


def layer_json(atlas: Atlas, layer: Layer, language: Language) -> Json:
    """Return a layer with its features for the browser."""
    return {
        "id": layer.info.id,
        "features": [feature_json(atlas, feature, language) for feature in located_of(layer)],
    }


def _marks_json(layer: Layer, language: Language) -> list[Json]:
    voice = voice_of(language)
    return [
        {
            "key": mark.key,
            "order": order,
            "label": mark_label(voice, mark.key),
            "approximate": mark.key == "approximate-place",
            "style": style_json(mark.style),
        }
        for order, mark in enumerate(marks_of(layer))
    ]


def _union(bounds: list[Extent]) -> Extent | None:
    if not bounds:
        return None
    west, south, east, north = zip(*bounds, strict=True)
    return min(west), min(south), max(east), max(north)


def _layer_head(atlas: Atlas, layer: Layer, language: Language) -> Json:
    bounds = [feature.geometry.bounds for feature in located_of(layer)]
    return {
        "id": layer.info.id,
        "title": layer.info.title.in_language(language),
        "default": layer.info.default,
        "count": len(bounds),
        "bounds": _union(bounds) or atlas.info.extent,
        "colour": layer.info.colour,
        "colour_dark": layer.info.colour_dark,
        "legend": [
            {
                "label": atlas.kinds[entry.kind].label.in_language(language),
                "style": style_json(entry.style),
            }
            for entry in legend_of(atlas, layer)
        ],
        "disputed": any(feature.id in atlas.disputed for feature in located_of(layer)),
        "marks": _marks_json(layer, language),
    }


def attributions_of(atlas: Atlas, language: Language) -> list[Json]:
    """Return every dataset that is drawn, with its licence, each once."""
    used = dict.fromkeys(d for layer in atlas.layers for d in layer.info.attribution)
    used |= dict.fromkeys(BASEMAP_DATASETS)
    return [
        {
            "text": atlas.datasets[dataset].attribution.in_language(language),
            "licence": atlas.datasets[dataset].licence,
            "url": atlas.datasets[dataset].url,
        }
        for dataset in used
        if dataset in atlas.datasets
    ]


def map_json(atlas: Atlas, language: Language) -> Json:
    """Return everything the map shows but its layers' features."""
    return {
        "title": f"{atlas.info.title.in_language(language)} · "
        f"{atlas.info.subtitle.in_language(language)}",
        "language": language,
        "direction": direction_of(language),
        "extent": atlas.info.extent,
        "years": atlas.info.years,
        "limits": atlas.info.basemap_extent,
        "selection": SELECTION,
        "glyphs": GLYPHS,
        "layers": [_layer_head(atlas, layer, language) for layer in atlas.layers],
        "owners": {
            feature.id: layer.info.id for layer in atlas.layers for feature in located_of(layer)
        },
        "attributions": attributions_of(atlas, language),
        "places": [
            {
                "name": place.names.in_language(language),
                "kind": place.kind,
                "lonlat": [place.lon, place.lat],
                "zoom": place.min_zoom,
            }
            for place in atlas.places
        ],
        "comma": voice_of(language)(", "),
        "thousands": voice_of(language).number(1000)[1:-3],
        "text": map_texts(language),
    }


def map_texts(language: Language) -> dict[str, str]:
    """Return the words that the map's own controls show."""
    say = voice_of(language)
    return {
        "map": say("Map"),
        "layers": say("Layers and legend"),
        "inView": say("In view as a list: {count}"),
        "zoomLayer": say("Show the whole layer"),
        "zoomIn": say("Zoom in"),
        "zoomOut": say("Zoom out"),
        "whole": say("Show the whole atlas"),
        "selected": say("Show the selection"),
        "embed": say("Copy the code that shows this view in another page"),
        "embedded": say("Code copied: paste it into your page."),
        "exportView": say("Export this view"),
        "online": say("Detailed online map (OpenStreetMap)"),
        "onlineNote": say("Fetches pictures from openstreetmap.org."),
        "placeNE": say("{lat}° N, {lon}° E"),
        "placeNW": say("{lat}° N, {lon}° W"),
        "placeSE": say("{lat}° S, {lon}° E"),
        "placeSW": say("{lat}° S, {lon}° W"),
        "scaleKm": say("km"),
        "scaleM": say("m"),
        "how": say("How things are drawn"),
        "unequal": say("the documents disagree here"),
        "year": say("Year"),
        "yearCounts": say("{dated} dated to this year, {other} to others, {undated} undated"),
        "nothing": say("No layer is on."),
        "copied": say("Copied"),
        "pickFrom": say("Click the place where goods start"),
        "pickTo": say("Click the place where they go"),
        "pickVia": say("Click a place on the way"),
        "pickClose": say("Click the place to close"),
        "cancel": say("Cancel"),
        "reopen": say("{place} is closed: open it again"),
        "strip": say("Along the way, in kilometres"),
        "foldStrip": say("Fold or unfold the strip"),
        "failed": say("This layer could not be loaded. Reload the page."),
        "selectedIs": say("Selected: {name}"),
        "backToTour": say("Back to the tour"),
        **own_texts(say),
        **draw_texts(say),
    }
