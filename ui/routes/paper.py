"""Answer with a worksheet or a handout as PDF: one is typeset at a time, the last are kept."""

from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.faults import KeruenError
from geo.languages import language_of
from geo.load import shared_atlas
from geo.paper.handout import Handout, UnknownTourError, tour_named
from geo.paper.sheet import Sheet, worksheet_pdf
from geo.text import voice_of
from ui.own import layers_of
from ui.routes.desk import Desk, shared_desk
from ui.routes.export import tag_of
from ui.routes.exportjobs import settled_order
from ui.routes.owndesk import own_desk
from ui.routes.paperjobs import PAPERS, refuse_misread, settled_paper, wanted_paper
from ui.routes.rations import ByteCache
from ui.routes.workshop import BusyError

_KEPT_BYTES: Final = 24_000_000
_NOT_KEPT: Final = {"Cache-Control": "no-store"}
_AGAIN: Final = {"Retry-After": "5", **_NOT_KEPT}


def _sheet_name(sheet: Sheet) -> str:
    kind = "answers" if sheet.part == "answers" else "worksheet"
    return f"{kind}-{sheet.choice.seed}"


def _file(wanted: Sheet | Handout, body: bytes, *, is_own: bool) -> Response:
    name = wanted.tour if isinstance(wanted, Handout) else _sheet_name(wanted)
    plain = "".join(c for c in name if c.isascii() and (c.isalnum() or c == "-"))
    headers = {
        "Content-Disposition": f'attachment; filename="keruen-{plain}.pdf"',
        "Cache-Control": "private, no-store" if is_own else "no-cache",
    }
    return Response(body, media_type="application/pdf", headers=headers)


class PaperRoute:
    """The route with the desk it shares and the sheets it keeps."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._cache = desk, ByteCache(_KEPT_BYTES)

    async def _shared(self, kind: str, wanted: Sheet | Handout) -> bytes:
        order = settled_order(kind, settled_paper(wanted))
        tag = tag_of(order)
        if (kept := self._cache.get(tag)) is not None:
            return kept
        body = await self._desk.draw(tag, order)
        self._cache.put(tag, body)
        return body

    async def answer(self, request: Request) -> Response:
        """Answer with the PDF, or say why there is none."""
        kind = request.url.path.rpartition("/")[2].removesuffix(".pdf")
        voice = voice_of(language_of(request.query_params.get("lang")))
        try:
            refuse_misread(kind, request.query_params, voice)
        except KeruenError as error:
            return PlainTextResponse(str(error), status_code=400, headers=_NOT_KEPT)
        wanted = wanted_paper(kind, request.query_params)
        own = layers_of(request.cookies) if request.query_params.get("own") == "1" else ()
        try:
            if isinstance(wanted, Handout):
                tour_named(shared_atlas(), wanted.tour)
            elif own:
                made = own_desk().draw(partial(worksheet_pdf, shared_atlas(), wanted, own))
                return _file(wanted, await made, is_own=True)
            return _file(wanted, await self._shared(kind, wanted), is_own=False)
        except UnknownTourError as error:
            return PlainTextResponse(str(error), status_code=404)
        except BusyError:
            said = voice("Many are printing just now. Try again in a moment.")
            return PlainTextResponse(said, status_code=503, headers=_AGAIN)


def routes() -> list[Route]:
    """Return the routes /keruen/worksheet.pdf and /keruen/handout.pdf."""
    answer = PaperRoute(shared_desk()).answer
    return [Route(f"/keruen/{kind}.pdf", answer, methods=["GET"]) for kind in PAPERS]
