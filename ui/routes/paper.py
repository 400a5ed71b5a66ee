"""Answer with a worksheet or a handout as PDF: one is typeset at a time, the last are kept."""

from functools import lru_cache
from typing import get_args

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.languages import language_of
from geo.load import shared_atlas
from geo.ownlayers.layer import OwnLayer
from geo.paper.handout import Handout, UnknownTourError, handout_pdf
from geo.paper.sheet import Sheet, worksheet_pdf
from geo.paper.typeset import Ink, Paper
from geo.quiz.choice import read_choice
from geo.text import voice_of
from ui.own import layers_of

_LONGEST_LINE = 12
_AGAIN = {"Retry-After": "5", "Cache-Control": "no-store"}


@lru_cache(maxsize=32)
def _kept(wanted: Sheet | Handout) -> bytes:
    """Return the PDF of a worksheet or of a handout."""
    atlas = shared_atlas()
    return worksheet_pdf(atlas, wanted) if isinstance(wanted, Sheet) else handout_pdf(atlas, wanted)


def typeset(wanted: Sheet | Handout, own: tuple[OwnLayer, ...]) -> bytes:
    """Return the PDF; one with a visitor's own layers is kept for nobody."""
    if own and isinstance(wanted, Sheet):
        return worksheet_pdf(shared_atlas(), wanted, own)
    return _kept(wanted)


def wanted_paper(kind: str, params: QueryParams) -> Sheet | Handout:
    """Return what an address asks for; what makes no sense counts as absent."""
    paper: Paper = next((p for p in get_args(Paper) if p == params.get("paper")), "a4")
    ink: Ink = next((ink for ink in get_args(Ink) if ink == params.get("style")), "colour")
    if kind == "handout":
        language = language_of(params.get("lang"))
        return Handout(tour=params.get("tour", ""), language=language, paper=paper, ink=ink)
    choice = read_choice(shared_atlas(), params).model_copy(update={"limit": None})
    return Sheet(choice=choice, paper=paper, ink=ink)


class PaperRoute:
    """The route and the line of those who wait for it."""

    def __init__(self) -> None:
        self._waiting = 0
        self._one: CapacityLimiter | None = None

    async def answer(self, request: Request) -> Response:
        """Answer with the PDF, or say why there is none."""
        kind = request.url.path.rpartition("/")[2].removesuffix(".pdf")
        wanted = wanted_paper(kind, request.query_params)
        own = layers_of(request.cookies) if request.query_params.get("own") == "1" else ()
        voice = voice_of(language_of(request.query_params.get("lang")))
        if self._waiting >= _LONGEST_LINE:
            said = voice("Many are printing just now. Try again in a moment.")
            return PlainTextResponse(said, status_code=503, headers=_AGAIN)
        self._waiting += 1
        self._one = self._one or CapacityLimiter(1)
        try:
            body = await to_thread.run_sync(typeset, wanted, own, limiter=self._one)
        except UnknownTourError as error:
            return PlainTextResponse(str(error), status_code=404)
        finally:
            self._waiting -= 1
        name = wanted.tour if isinstance(wanted, Handout) else f"worksheet-{wanted.choice.seed}"
        plain = "".join(c for c in name if c.isascii() and (c.isalnum() or c == "-"))
        headers = {
            "Content-Disposition": f'attachment; filename="keruen-{plain}.pdf"',
            "Cache-Control": "private, no-store" if own else "no-cache",
        }
        return Response(body, media_type="application/pdf", headers=headers)


def routes() -> list[Route]:
    """Return the routes /keruen/worksheet.pdf and /keruen/handout.pdf."""
    answer = PaperRoute().answer
    kinds = ("worksheet", "handout")
    return [Route(f"/keruen/{kind}.pdf", answer, methods=["GET"]) for kind in kinds]
