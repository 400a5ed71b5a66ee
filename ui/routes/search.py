"""Answer the search box: what was typed, in what language, and what the atlas found."""

from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo.languages import language_of
from geo.load import shared_atlas
from geo.ownlayers.layer import OwnLayer
from geo.text import voice_of
from ui.finding import find, own_hits, suggestions
from ui.own import layers_of

LONGEST = 200


def answer(query: str, lang: str, own: tuple[OwnLayer, ...] = ()) -> dict[str, Any]:
    """Return the hits of a query; an empty one gets the atlas's own suggestions.

    `own` are the layers of whoever asks: their hits come last.
    """
    atlas, language = shared_atlas(), language_of(lang)
    hits = find(atlas, query, language) if query.strip() else suggestions(atlas, language)
    return {"hits": [*hits, *own_hits(own, query, language)]}


async def serve_search(request: Request) -> Response:
    """Answer one query as JSON."""
    query, lang = request.query_params.get("q", ""), request.query_params.get("lang", "")
    if len(query) > LONGEST:
        voice = voice_of(language_of(lang))
        words = voice("Search for fewer words: {count} letters at most.", count=LONGEST)
        return JSONResponse({"hits": [], "error": words}, status_code=400)
    own = layers_of(request.cookies)
    found = await to_thread.run_sync(answer, query, lang, own)
    return JSONResponse(found, headers={"Cache-Control": "no-store"})


def routes() -> list[Route]:
    """Return the route of the search box."""
    return [Route("/keruen/search", serve_search, methods=["GET"])]
