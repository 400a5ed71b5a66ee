"""Answer with the questions of an address: the same for everybody who opens it."""

import json
from functools import lru_cache

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.load import shared_atlas
from geo.quiz.choice import Choice, read_choice
from geo.quiz.texts import quiz_texts
from geo.quiz.wording import quiz_json
from ui.routes.assets import build_id

_KEPT = "public, max-age=3600"


@lru_cache(maxsize=128)
def _body(choice: Choice) -> bytes:
    told = {"quiz": quiz_json(shared_atlas(), choice), "texts": quiz_texts(choice.language)}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def questions(params: dict[str, str]) -> bytes:
    """Return the quiz of an address's parameters with the words of its controls, as JSON."""
    return _body(read_choice(shared_atlas(), params))


async def serve_quiz(request: Request) -> Response:
    """Answer with one quiz as JSON; kept for an hour where the build is the present one."""
    told = await to_thread.run_sync(questions, dict(request.query_params))
    current = request.query_params.get("build") == build_id()
    headers = {"Cache-Control": _KEPT if current else "no-store"}
    return Response(told, media_type="application/json", headers=headers)


def routes() -> list[Route]:
    """Return the route of the quiz."""
    return [Route("/keruen/quiz", serve_quiz, methods=["GET"])]
