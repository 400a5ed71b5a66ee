"""OGC API – Features under /ogc: requests in, documents or pages out."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.atlas import Atlas
from geo.load import shared_atlas
from geo.model import Json
from geo.ogcapi import collections, items
from geo.ogcapi.links import GEOJSON, HTML, JSON, OPENAPI, Door, Format
from geo.ogcapi.openapi import openapi
from geo.ogcapi.query import SHARED, check_names, parse_items_query
from ui.doors import listings
from ui.doors.records import feature_page
from ui.routes.replies import METHODS, Asked, guarded, read_request, respond, respond_json

_COLLECTION = "/ogc/collections/{layer}"


@cache
def loaded_at() -> str:
    """Return when this process first answered: the atlas that it serves does not change."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _plain(request: Request) -> Asked:
    asked = read_request(request)
    check_names(asked.params, SHARED)
    return asked


def _answer(
    request: Request,
    asked: Asked,
    make: Callable[[Door, Format], Json],
    page: Callable[[Atlas, Json, Asked], bytes],
    media_type: str = JSON,
) -> Response:
    """Answer with a document, or with the page that shows it."""
    if asked.form == "html":
        return respond(request, page(shared_atlas(), make(asked.near, "html"), asked), HTML)
    return respond_json(request, make(asked.door, "json"), media_type)


def serve_landing(request: Request) -> Response:
    """Answer with the landing page."""

    def make(door: Door, form: Format) -> Json:
        return collections.landing(shared_atlas(), door, form)

    return _answer(request, _plain(request), make, listings.landing_page)


def serve_conformance(request: Request) -> Response:
    """Answer with which parts of the standard are kept."""
    return _answer(request, _plain(request), collections.conformance, listings.conformance_page)


def serve_api(request: Request) -> Response:
    """Answer with the description of the API."""

    def make(door: Door, _: Format) -> Json:
        return openapi(shared_atlas(), door)

    return _answer(request, _plain(request), make, listings.api_page, OPENAPI)


def serve_collections(request: Request) -> Response:
    """Answer with all layers."""

    def make(door: Door, form: Format) -> Json:
        return collections.collections(shared_atlas(), door, form)

    return _answer(request, _plain(request), make, listings.collections_page)


def serve_collection(request: Request) -> Response:
    """Answer with one layer's description."""
    asked, atlas = _plain(request), shared_atlas()
    layer = collections.layer_of(atlas, request.path_params["layer"])

    def make(door: Door, form: Format) -> Json:
        return collections.collection(atlas, layer, door, form)

    return _answer(request, asked, make, listings.collection_page)


def serve_items(request: Request) -> Response:
    """Answer with one page of a layer's features."""
    asked, atlas = read_request(request), shared_atlas()
    layer = collections.layer_of(atlas, request.path_params["layer"])
    query = parse_items_query(asked.params)

    def make(door: Door, form: Format) -> Json:
        found = items.items(atlas, layer, query, door, {**dict(asked.params), "f": form})
        return {**found, "timeStamp": loaded_at()}

    return _answer(request, asked, make, listings.items_page, GEOJSON)


def serve_item(request: Request) -> Response:
    """Answer with one feature."""
    asked, atlas = _plain(request), shared_atlas()
    layer = collections.layer_of(atlas, request.path_params["layer"])
    feature = items.feature_of(layer, request.path_params["name"])
    if asked.form == "html":
        return respond(request, feature_page(atlas, feature, asked), HTML)
    return respond_json(request, items.item(atlas, feature, asked.door, "json"), GEOJSON)


def routes() -> list[Route]:
    """Return the routes of the API."""
    found = {
        "/ogc": serve_landing,
        "/ogc/": serve_landing,
        "/ogc/conformance": serve_conformance,
        "/ogc/api": serve_api,
        "/ogc/collections": serve_collections,
        _COLLECTION: serve_collection,
        f"{_COLLECTION}/items": serve_items,
        f"{_COLLECTION}/items/{{name}}": serve_item,
    }
    return [Route(path, guarded(serve), methods=METHODS) for path, serve in found.items()]
