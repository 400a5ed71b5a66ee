"""Landing page, conformance and collections: each layer of the atlas is a collection."""

import difflib

from shapely import bounds, union_all

from geo.atlas import Atlas, Layer
from geo.model import Json
from geo.ogcapi.links import GEOJSON, HTML, JSON, OPENAPI, Door, Format
from geo.ogcapi.refusal import not_there
from geo.symbology import located_of
from geo.text import voice_of
from geo.timing import lasting

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
_CLASSES = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf"
CONFORMS_TO = tuple(f"{_CLASSES}/{name}" for name in ("core", "oas30", "html", "geojson"))


def landing(atlas: Atlas, door: Door, shown: Format) -> Json:
    """Return the landing page."""
    say, info = voice_of(door.language), atlas.info
    return {
        "title": info.title.in_language(door.language),
        "description": info.subtitle.in_language(door.language),
        "links": [
            *door.both("ogc/", shown, JSON),
            door.link("service-desc", OPENAPI, "OpenAPI 3.0", "ogc/api", f="json"),
            door.link("service-doc", HTML, say("How to ask"), "ogc/api", f="html"),
            door.link("conformance", JSON, say("Standards kept"), "ogc/conformance"),
            door.link("data", JSON, say("Layers"), "ogc/collections"),
        ],
    }


def conformance(door: Door, shown: Format) -> Json:
    """Return which parts of the standard are kept."""
    return {"conformsTo": list(CONFORMS_TO), "links": door.both("ogc/conformance", shown, JSON)}


def _extent(atlas: Atlas, layer: Layer) -> Json:
    extent: Json = {}
    located = [feature.geometry for feature in located_of(layer)]
    if located:
        extent["spatial"] = {"bbox": [bounds(union_all(located)).tolist()], "crs": CRS84}
    spans = [span for feature in layer.features if (span := lasting(atlas, feature))]
    if spans:
        ends = [end for _, end in spans if end is not None]
        last = f"{max(ends):04d}-12-31T23:59:59Z" if len(ends) == len(spans) else None
        interval = [f"{min(begin for begin, _ in spans):04d}-01-01T00:00:00Z", last]
        extent["temporal"] = {"interval": [interval], "trs": GREGORIAN}
    return extent


def _licences(atlas: Atlas, layer: Layer) -> list[Json]:
    sets = [atlas.datasets[name] for name in layer.info.attribution]
    found = {one.licence_url: one.licence for one in sets if one.licence_url}
    return [
        {"href": url, "rel": "license", "type": HTML, "title": licence}
        for url, licence in found.items()
    ]


def collection(atlas: Atlas, layer: Layer, door: Door, shown: Format) -> Json:
    """Return a layer as a collection."""
    language, say = door.language, voice_of(door.language)
    path, title = f"ogc/collections/{layer.info.id}", layer.info.title.in_language(language)
    kinds = dict.fromkeys(feature.facts.kind for feature in layer.features)
    labels = [atlas.kinds[kind].label.in_language(language) for kind in kinds]
    sets = [atlas.datasets[name] for name in layer.info.attribution]
    extent = _extent(atlas, layer)
    return {
        "id": layer.info.id,
        "title": title,
        "description": say(", ").join(labels),
        "attribution": "; ".join(one.attribution.in_language(language) for one in sets),
        **({"extent": extent} if extent else {}),
        "itemType": "feature",
        "crs": [CRS84],
        "links": [
            *door.both(path, shown, JSON),
            door.link("items", GEOJSON, title, f"{path}/items", f="json"),
            door.link("items", HTML, title, f"{path}/items", f="html"),
            door.link("enclosure", GEOJSON, title, f"data/{layer.info.id}.geojson"),
            *_licences(atlas, layer),
        ],
    }


def collections(atlas: Atlas, door: Door, shown: Format) -> Json:
    """Return every collection."""
    return {
        "links": door.both("ogc/collections", shown, JSON),
        "collections": [collection(atlas, layer, door, shown) for layer in atlas.layers],
    }


def layer_of(atlas: Atlas, name: str) -> Layer:
    """Return the layer with that id, or raise RefusalError with those that come near."""
    layers = {layer.info.id: layer for layer in atlas.layers}
    if name not in layers:
        raise not_there("layer", name, tuple(difflib.get_close_matches(name, layers)))
    return layers[name]
