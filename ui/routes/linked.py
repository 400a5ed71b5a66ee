"""An address for each feature and quote: a page for people, JSON-LD for programs."""

import difflib

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.faults import UnknownRecordError
from geo.formats.addressed import feature_jsonld, quote_jsonld
from geo.load import shared_atlas
from geo.ogcapi.links import GEOJSON, HTML, JSON, JSONLD
from geo.ogcapi.query import check_names
from geo.ogcapi.refusal import not_there
from ui.doors.records import feature_page, quote_page
from ui.routes.replies import METHODS, Asked, guarded, read_request, respond, respond_json

_FORMS = {"html": (HTML,), "json": (JSONLD, JSON, GEOJSON)}


def _read(request: Request) -> tuple[Asked, str, bool]:
    """Return what is asked, the record's id, and whether JSON-LD is wanted."""
    asked = read_request(request, _FORMS)
    check_names(asked.params, ("f", "lang"))
    name: str = request.path_params["name"]
    plain = name.removesuffix(".jsonld")
    return asked, plain, plain != name or asked.form == "json"


def _other(path: str, linked: bool) -> str:
    """Return the Link header that names the other form."""
    media_type, target = (HTML, path) if linked else (JSONLD, f"{path}.jsonld")
    return f'</{target}>; rel="alternate"; type="{media_type}"'


def serve_feature(request: Request) -> Response:
    """Answer with a feature and its evidence."""
    asked, name, linked = _read(request)
    atlas = shared_atlas()
    try:
        feature = atlas.feature(name)
    except UnknownRecordError as error:
        raise not_there("feature", name, error.near) from error
    more = {"Link": _other(f"feature/{name}", linked)}
    if linked:
        record = feature_jsonld(atlas, feature, asked.door.home)
        return respond_json(request, record, JSONLD, **more)
    return respond(request, feature_page(atlas, feature, asked), HTML, **more)


def serve_quote(request: Request) -> Response:
    """Answer with a quote and what it speaks of."""
    asked, name, linked = _read(request)
    atlas = shared_atlas()
    if name not in atlas.quotes:
        raise not_there("quote", name, tuple(difflib.get_close_matches(name, atlas.quotes)))
    quote, more = atlas.quotes[name], {"Link": _other(f"quote/{name}", linked)}
    if linked:
        return respond_json(request, quote_jsonld(atlas, quote, asked.door.home), JSONLD, **more)
    return respond(request, quote_page(atlas, quote, asked), HTML, **more)


def routes() -> list[Route]:
    """Return the routes of features and quotes."""
    return [
        Route("/feature/{name}", guarded(serve_feature), methods=METHODS),
        Route("/quote/{name}", guarded(serve_quote), methods=METHODS),
    ]
