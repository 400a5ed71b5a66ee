"""Answer with the questions of an address: the same for everybody who opens it."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo.load import shared_atlas
from geo.quiz.choice import read_choice
from geo.quiz.texts import quiz_texts
from geo.quiz.wording import quiz_json
from ui.routes.assets import build_id

_KEPT = "public, max-age=3600"


def questions(params: dict[str, str]) -> dict[str, object]:
    """Return the quiz of an address's parameters with the words of its controls."""
    atlas = shared_atlas()
    choice = read_choice(atlas, params)
    return {"quiz": quiz_json(atlas, choice), "texts": quiz_texts(choice.language)}


async def serve_quiz(request: Request) -> Response:
    """Answer with one quiz as JSON; kept for an hour where the build is the present one."""
    told = await to_thread.run_sync(questions, dict(request.query_params))
    current = request.query_params.get("build") == build_id()
    return JSONResponse(told, headers={"Cache-Control": _KEPT if current else "no-store"})


def routes() -> list[Route]:
    """Return the route of the quiz."""
    return [Route("/keruen/quiz", serve_quiz, methods=["GET"])]
