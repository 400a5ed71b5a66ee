"""The description of the features API for programs, in OpenAPI 3.0."""

from typing import get_args

from geo.atlas import Atlas, Layer
from geo.languages import LANGUAGES
from geo.model import Json, StatusValue
from geo.ogcapi.links import GEOJSON, HTML, JSON, OPENAPI, Door
from geo.ogcapi.query import DEFAULT_LIMIT, ITEM_PARAMETERS, MOST, SHARED

_BOX: Json = {
    "type": "array",
    "items": {"type": "number"},
    "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
}
_MEANING: dict[str, tuple[str, Json]] = {
    "f": ("The form of the answer; else the Accept header decides.", {"enum": ["json", "html"]}),
    "lang": ("The language of names, labels and translations.", {"enum": list(LANGUAGES)}),
    "limit": (
        f"How many features at most; more than {MOST} are given as {MOST}.",
        {"minimum": 1, "maximum": MOST, "default": DEFAULT_LIMIT},
    ),
    "offset": ("How many features to leave out first.", {"minimum": 0, "default": 0}),
    "bbox": ("Only what touches the box west,south,east,north in degrees (CRS84).", _BOX),
    "datetime": (
        "Only what documents date to this moment, or to this interval: 2014-12-03, "
        "2010-01-01/2014-12-31, 2010-01-01/.. — features without a year are left out.",
        {},
    ),
    "kind": ("Only features of this kind.", {}),
    "status": ("Only features in this state.", {"enum": list(get_args(StatusValue))}),
    "context": ("Only what no document speaks of (true), or only the rest.", {"type": "boolean"}),
    "disputed": ("Only what documents disagree on (true), or the rest.", {"type": "boolean"}),
    "country": ("Only what lies in this country, an ISO 3166 code.", {"pattern": "^[A-Z]{2}$"}),
    "along": ("Only what lies along the line with this id.", {}),
}
_WHOLE = frozenset({"limit", "offset"})


def _parameter(name: str) -> Json:
    description, limits = _MEANING[name]
    plain: Json = {"type": "integer" if name in _WHOLE else "string"}
    shown = {"style": "form", "explode": False}
    schema = {**plain, **limits}
    return {"name": name, "in": "query", "description": description, "schema": schema, **shown}


def _refs(names: tuple[str, ...]) -> list[Json]:
    return [{"$ref": f"#/components/parameters/{name}"} for name in names]


def _content(media_type: str, schema: str) -> Json:
    shape = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return {media_type: shape, HTML: {"schema": {"type": "string"}}}


def _get(
    name: str, summary: str, content: Json, names: tuple[str, ...], path: tuple[Json, ...] = ()
) -> Json:
    refused = {code: {"$ref": "#/components/responses/refused"} for code in ("400", "404", "406")}
    return {
        "get": {
            "operationId": name,
            "summary": summary,
            "parameters": [*path, *_refs(names)],
            "responses": {"200": {"description": summary, "content": content}, **refused},
        }
    }


def _layer_paths(layer: Layer) -> Json:
    name, title = layer.info.id, layer.info.title.en
    path = f"/collections/{name}"
    of_feature: Json = {
        "name": "featureId",
        "in": "path",
        "required": True,
        "schema": {"type": "string"},
    }
    listed, single = _content(GEOJSON, "features"), _content(GEOJSON, "feature")
    return {
        path: _get(f"describe-{name}", f"About the layer: {title}", _content(JSON, "any"), SHARED),
        f"{path}/items": _get(f"list-{name}", f"Features: {title}", listed, ITEM_PARAMETERS),
        f"{path}/items/{{featureId}}": _get(
            f"get-{name}", f"One feature: {title}", single, SHARED, path=(of_feature,)
        ),
    }


_FEATURE: Json = {
    "type": "object",
    "required": ["type", "geometry", "properties"],
    "properties": {
        "type": {"type": "string", "enum": ["Feature"]},
        "id": {"type": "string"},
        "geometry": {"type": "object", "nullable": True},
        "properties": {"type": "object"},
    },
}
_COUNT: Json = {"type": "integer", "minimum": 0}
_FEATURES: Json = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"type": "string", "enum": ["FeatureCollection"]},
        "numberMatched": _COUNT,
        "numberReturned": _COUNT,
        "timeStamp": {"type": "string", "format": "date-time"},
        "links": {"type": "array", "items": {"type": "object"}},
        "features": {"type": "array", "items": {"$ref": "#/components/schemas/feature"}},
    },
}
_REFUSED: Json = {
    "type": "object",
    "required": ["code", "description"],
    "properties": {name: {"type": "string"} for name in ("code", "description")},
}


def _components() -> Json:
    sentence = {JSON: _content(JSON, "refused")[JSON]}
    refused = {"description": "What is wrong, and what to do.", "content": sentence}
    return {
        "parameters": {name: _parameter(name) for name in ITEM_PARAMETERS},
        "schemas": {
            "any": {"type": "object"},
            "feature": _FEATURE,
            "features": _FEATURES,
            "refused": _REFUSED,
        },
        "responses": {"refused": refused},
    }


def openapi(atlas: Atlas, door: Door) -> Json:
    """Return the description: every layer with its paths, parameters and answers."""
    plain = _content(JSON, "any")
    api: Json = {OPENAPI: {"schema": {"type": "object"}}, HTML: {"schema": {"type": "string"}}}
    paths: Json = {
        "/": _get("landing", "Where to begin", plain, SHARED),
        "/conformance": _get("conformance", "Standards kept", plain, SHARED),
        "/api": _get("api", "This description", api, SHARED),
        "/collections": _get("collections", "The layers", plain, SHARED),
    }
    for layer in atlas.layers:
        paths |= _layer_paths(layer)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": atlas.info.title.en,
            "description": atlas.info.subtitle.en,
            "version": atlas.checksum[:12] or "0",
        },
        "servers": [{"url": f"{door.home}/ogc"}],
        "paths": paths,
        "components": _components(),
    }
