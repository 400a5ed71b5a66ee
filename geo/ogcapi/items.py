"""The items of a collection: chosen, counted, cut into pages, each with its evidence."""

import difflib
from collections.abc import Callable
from urllib.parse import urlencode

from shapely import box

from geo.atlas import Atlas, Feature, Layer
from geo.formats.extract import Extract
from geo.formats.featuregeojson import feature_geojson
from geo.model import Json
from geo.ogcapi.links import GEOJSON, HTML, JSON, JSONLD, Door, Format
from geo.ogcapi.query import ItemQuery
from geo.ogcapi.refusal import not_there
from geo.ogcapi.times import meets
from geo.timing import years_of

_TESTS: dict[str, Callable[[Atlas, Feature, str], bool]] = {
    "kind": lambda _, feature, value: feature.facts.kind == value,
    "status": lambda _, feature, value: feature.facts.status.value == value,
    "context": lambda _, feature, value: feature.facts.context == (value == "true"),
    "disputed": lambda atlas, feature, value: (feature.id in atlas.disputed) == (value == "true"),
    "country": lambda _, feature, value: value in feature.facts.countries,
    "along": lambda _, feature, value: feature.facts.along == value,
}


def _is_wanted(atlas: Atlas, feature: Feature, query: ItemQuery) -> bool:
    if not all(_TESTS[name](atlas, feature, value) for name, value in query.filters.items()):
        return False
    if query.span is not None and not meets(years_of(atlas, feature), query.span):
        return False
    return not query.boxes or any(feature.geometry.intersects(box(*b)) for b in query.boxes)


def matching(atlas: Atlas, layer: Layer, query: ItemQuery) -> tuple[Feature, ...]:
    """Return every feature that is wanted, in the order of its file.

    A feature without a place is in no box, and one without a year meets no moment.
    """
    return tuple(feature for feature in layer.features if _is_wanted(atlas, feature, query))


def _page(door: Door, path: str, params: dict[str, str], rel: str, offset: int) -> Json:
    kept = {name: value for name, value in params.items() if name != "offset"}
    if offset:
        kept["offset"] = str(offset)
    href = f"{door.home}/{path}?{urlencode(kept, safe=',:/')}"
    media = HTML if params.get("f") == "html" else GEOJSON
    return {"href": href.removesuffix("?"), "rel": rel, "type": media, "title": rel}


def _item_links(feature: Feature, door: Door, shown: Format) -> list[Json]:
    path = f"ogc/collections/{feature.layer}"
    return [
        *door.both(f"{path}/items/{feature.id}", shown, GEOJSON),
        door.link("collection", JSON, feature.layer, path),
        {"href": f"{door.home}/feature/{feature.id}", "rel": "canonical", "type": HTML},
        {"href": f"{door.home}/feature/{feature.id}.jsonld", "rel": "describedby", "type": JSONLD},
    ]


def items(atlas: Atlas, layer: Layer, query: ItemQuery, door: Door, params: dict[str, str]) -> Json:
    """Return one page of a collection's items; `params` are the request's own, for its links."""
    found = matching(atlas, layer, query)
    shown = found[query.offset : query.offset + query.limit]
    extract = Extract(atlas=atlas, features=shown, language=door.language)
    path = f"ogc/collections/{layer.info.id}/items"
    form: Format = "html" if params.get("f") == "html" else "json"
    plain = {name: value for name, value in params.items() if name not in {"f", "lang"}}
    links = [*door.both(path, form, GEOJSON, **plain)]
    links.append(door.link("collection", JSON, layer.info.id, f"ogc/collections/{layer.info.id}"))
    if query.offset + query.limit < len(found):
        links.append(_page(door, path, params, "next", query.offset + query.limit))
    if query.offset:
        links.append(_page(door, path, params, "prev", max(0, query.offset - query.limit)))
    return {
        "type": "FeatureCollection",
        "numberMatched": len(found),
        "numberReturned": len(shown),
        "links": links,
        "features": [feature_geojson(extract, feature) for feature in shown],
    }


def feature_of(layer: Layer, name: str) -> Feature:
    """Return the feature of a layer with that id, or raise RefusalError with those near it."""
    features = {feature.id: feature for feature in layer.features}
    if name not in features:
        raise not_there("feature", name, tuple(difflib.get_close_matches(name, features)))
    return features[name]


def item(atlas: Atlas, feature: Feature, door: Door, shown: Format) -> Json:
    """Return one feature with its evidence."""
    extract = Extract(atlas=atlas, features=(feature,), language=door.language)
    return {**feature_geojson(extract, feature), "links": _item_links(feature, door, shown)}
