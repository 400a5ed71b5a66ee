"""Answer what the route explorer asks: ways for the map, files to keep, places to choose."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo.atlas import Atlas
from geo.formats.ways import ways_csv, ways_geojson
from geo.formats.waytracks import ways_gpx, ways_kml
from geo.languages import Language, language_of
from geo.load import shared_atlas
from geo.routing.answering import Asking, answer_to, shared_network
from geo.routing.asking import ASKED_KEYS
from geo.routing.naming import suggest_places
from geo.routing.way import Way
from geo.routing.waydata import answer_json, place_json, places_json
from geo.text import voice_of

_LONGEST: Final = 4000
_WRITERS: Final[dict[str, tuple[str, Callable[[Atlas, tuple[Way, ...], Language], str]]]] = {
    "geojson": ("application/geo+json", ways_geojson),
    "gpx": ("application/gpx+xml", ways_gpx),
    "kml": ("application/vnd.google-earth.kml+xml", ways_kml),
    "csv": ("text/csv; charset=utf-8", lambda _atlas, ways, language: ways_csv(ways, language)),
}


def asking_of(params: Mapping[str, str]) -> Asking:
    """Return the parameters that make a wish, in one order, so that answers can be kept."""
    return tuple((key, params[key]) for key in ASKED_KEYS if params.get(key))


@lru_cache(maxsize=128)
def _answer_json(asking: Asking, language: Language) -> dict[str, Any]:
    return answer_json(shared_network(), answer_to(asking, language), language)


@lru_cache(maxsize=8)
def _all_places(language: Language) -> list[dict[str, Any]]:
    return places_json(shared_network(), language)


def found_places(query: str, language: Language) -> list[dict[str, Any]]:
    """Return the places whose names fit what was typed; all of them for nothing."""
    if not query.strip():
        return _all_places(language)
    network = shared_network()
    voice = voice_of(language)
    return [place_json(place, voice) for place in suggest_places(network, query, language)]


def _file(asking: Asking, language: Language, ending: str, only: str) -> Response:
    found = answer_to(asking, language)
    if not found.ways:
        return PlainTextResponse(found.fault or "Name both ends: from and to.", status_code=404)
    number = int(only) if only.isdecimal() and 1 <= int(only) <= len(found.ways) else None
    chosen = found.ways if number is None else found.ways[number - 1 : number]
    media_type, write = _WRITERS[ending]
    name = f"{chosen[0].places[0].id}-to-{chosen[0].places[-1].id}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(write(shared_atlas(), chosen, language), media_type=media_type, headers=headers)


async def serve_ways(request: Request) -> Response:
    """Answer with the ways as the map's JSON, or as a file of the kind that is named."""
    params = request.query_params
    if len(request.url.query) > _LONGEST:
        return PlainTextResponse("The question is too long.", status_code=414)
    asking, language = asking_of(params), language_of(params.get("lang"))
    ending = request.path_params.get("ending")
    if ending is None:
        found = await to_thread.run_sync(_answer_json, asking, language)
        return JSONResponse(found, headers={"Cache-Control": "no-store"})
    if ending not in _WRITERS:
        known = ", ".join(_WRITERS)
        return PlainTextResponse(f"Ways are not written as .{ending}: {known}.", status_code=404)
    return await to_thread.run_sync(_file, asking, language, ending, params.get("only", ""))


async def serve_places(request: Request) -> Response:
    """Answer with the places that fit what was typed."""
    params = request.query_params
    query, language = params.get("q", "")[:200], language_of(params.get("lang"))
    found = await to_thread.run_sync(found_places, query, language)
    return JSONResponse({"places": found}, headers={"Cache-Control": "no-store"})


def routes() -> list[Route]:
    """Return the routes of the route explorer."""
    return [
        Route("/keruen/places", serve_places, methods=["GET"]),
        Route("/keruen/ways", serve_ways, methods=["GET"]),
        Route("/keruen/ways.{ending}", serve_ways, methods=["GET"]),
    ]
