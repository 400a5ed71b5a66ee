"""Answer the search box: what was typed, in what language, and what the atlas found."""

from typing import Any

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo.languages import language_of
from geo.load import shared_atlas
from geo.text import voice_of
from ui.finding import find, suggestions

LONGEST = 200


def answer(query: str, lang: str) -> dict[str, Any]:
    """Return the hits of a query; an empty one gets the atlas's own suggestions."""
    atlas, language = shared_atlas(), language_of(lang)
    hits = find(atlas, query, language) if query.strip() else suggestions(atlas, language)
    return {"hits": hits}


async def serve_search(request: Request) -> Response:
    """Answer one query as JSON."""
    query, lang = request.query_params.get("q", ""), request.query_params.get("lang", "")
    if len(query) > LONGEST:
        voice = voice_of(language_of(lang))
        words = voice("Search for fewer words: {count} letters at most.", count=LONGEST)
        return JSONResponse({"hits": [], "error": words}, status_code=400)
    found = await to_thread.run_sync(answer, query, lang)
    return JSONResponse(found, headers={"Cache-Control": "no-store"})


def routes() -> list[Route]:
    """Return the route of the search box."""
    return [Route("/keruen/search", serve_search, methods=["GET"])]
