"""Friendly answers in the visitor's language to what cannot be answered: 4xx and 500."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Receive, Scope, Send

from geo.languages import LANGUAGES, Language, direction_of, language_of
from geo.load import shared_atlas
from geo.text import voice_of
from ui.logs import log_error
from ui.routes.entries import is_known
from ui.routes.policy import FILE_POLICY
from ui.shell import templates
from ui.sorry import sorry_text


def language_for(request: Request) -> Language:
    """Return the language that the address asks for, or else the browser."""
    if request.query_params.get("lang"):
        return language_of(request.query_params["lang"])
    asked = request.headers.get("accept-language", "").lower().replace(";", ",").split(",")
    codes = (part.strip().partition("-")[0] for part in asked)
    return next((language_of(code) for code in codes if code in LANGUAGES), "en")


def wants_page(request: Request) -> bool:
    """Whether who asks reads pages."""
    return "text/html" in request.headers.get("accept", "")


def _answer(request: Request, status: int, heading: str, words: str) -> Response:
    """Return a whole page that leads back to the map, or JSON for a program."""
    kept = {"Cache-Control": "no-store", "Content-Security-Policy": FILE_POLICY}
    if not wants_page(request):
        return JSONResponse({"error": words}, status_code=status, headers=kept)
    language = language_for(request)
    voice = voice_of(language)
    html = templates().get_template("trouble.html").render(
        language=language,
        direction=direction_of(language),
        title=shared_atlas().info.title.in_language(language),
        heading=heading,
        words=words,
        home="/" if language == "en" else f"/?lang={language}",
        back=voice("To the map"),
    )  # fmt: skip
    return HTMLResponse(html, status_code=status, headers=kept)


def no_such_page(request: Request) -> Response:
    """Answer an address that leads nowhere."""
    voice = voice_of(language_for(request))
    words = voice("The atlas has no page at this address. It may have been written wrongly.")
    return _answer(request, 404, voice("No such page"), words)


def _wrong_method(request: Request, allowed: tuple[str, ...] = ()) -> Response:
    """Answer a request of a kind that the address has no answer to, saying which it has."""
    voice = voice_of(language_for(request))
    words = voice(
        "There is something at this address, but not for a request of this kind. "
        "Open the map and choose again."
    )
    answer = _answer(request, 405, voice("Not possible in this way"), words)
    if allowed:
        answer.headers["Allow"] = ", ".join(allowed)
    return answer


def trouble(request: Request, status: int) -> Response:
    """Answer in our words what something else refused with a bare one."""
    if status == HTTPStatus.NOT_FOUND:
        return no_such_page(request)
    if status == HTTPStatus.METHOD_NOT_ALLOWED:
        return _wrong_method(request)
    voice = voice_of(language_for(request))
    words = voice(
        "The atlas cannot answer what this address asks for. It may have been written wrongly."
    )
    return _answer(request, status, voice("Not understood"), words)


def our_fault(request: Request, error: Exception) -> Response:
    """Answer where a route broke; the trace stays in the log."""
    voice = voice_of(language_for(request))
    return _answer(request, 500, voice("Something went wrong"), sorry_text(voice, log_error(error)))


def too_long(request: Request) -> Response:
    """Answer an address that is longer than any of ours."""
    voice = voice_of(language_for(request))
    words = voice("This address is longer than any of the atlas. Open the map and choose again.")
    return _answer(request, 414, voice("Address too long"), words)


def _allowed(scope: Scope) -> tuple[str, ...]:
    """Return by which methods an address is answered, where it is not by this one."""
    routes = getattr(scope.get("router"), "routes", ())
    found = (
        one for one in routes if isinstance(one, Route) and one.matches(scope)[0] is Match.PARTIAL
    )
    return tuple(sorted({method for route in found for method in route.methods or ()}))


class Unknown(BaseRoute):
    """Matches every address that neither a page nor Streamlit answers for; stands last.

    It comes before Starlette looks at what matched but for the method, so it does.
    """

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Say whether the address leads nowhere."""
        if scope["type"] != "http" or is_known(scope["path"]):
            return Match.NONE, {}
        return Match.FULL, {}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the page."""
        request, allowed = Request(scope, receive), _allowed(scope)
        answer = _wrong_method(request, allowed) if allowed else no_such_page(request)
        await answer(scope, receive, send)


def routes() -> list[BaseRoute]:
    """Return the route of all that is not there; it must come after all others of ours."""
    return [Unknown()]
