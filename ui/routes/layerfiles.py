"""Each layer as one GeoJSON file with its evidence, at an address that stays."""

from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.formats.extract import Extract
from geo.formats.featuregeojson import features_geojson
from geo.languages import Language
from geo.load import shared_atlas
from geo.ogcapi.collections import layer_of
from geo.ogcapi.links import GEOJSON
from geo.ogcapi.query import check_names
from ui.routes.replies import METHODS, guarded, read_request, respond


@lru_cache(maxsize=32)
def layer_geojson(layer_id: str, language: Language) -> bytes:
    """Return a layer's file in a language, or raise RefusalError."""
    atlas = shared_atlas()
    layer = layer_of(atlas, layer_id)
    extract = Extract(atlas=atlas, features=layer.features, language=language)
    return features_geojson(extract).encode()


def serve_layer(request: Request) -> Response:
    """Answer with a layer, whatever form is asked for."""
    name = request.path_params["layer"]
    asked = read_request(request, None, "json")
    check_names(asked.params, ("lang",))
    body = layer_geojson(name, asked.language)
    disposition = f'inline; filename="{name}.geojson"'
    return respond(request, body, GEOJSON, Content_Disposition=disposition)


def routes() -> list[Route]:
    """Return the route of the layers' files."""
    return [Route("/data/{layer}.geojson", guarded(serve_layer), methods=METHODS)]
