"""Answer with a map image, the data behind it or the atlas as a page: /export/map.png?lang=fa"""

import hashlib
from functools import partial
from typing import Final

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.faults import KeruenError
from geo.languages import language_of
from geo.ownlayers.layer import OwnLayer
from geo.text import Voice, voice_of
from ui.routes.assets import build_id
from ui.routes.desk import Desk, shared_desk
from ui.routes.exportjobs import Order, media_types, order_of
from ui.routes.exportparams import refuse_unknown
from ui.routes.mapimages import IMAGE_FORMATS
from ui.routes.owndesk import own_desk
from ui.routes.ownexport import PRIVATE, make_with_own, own_layers
from ui.routes.rations import Buckets, ByteCache
from ui.routes.workshop import BusyError

_LONGEST: Final = 4000
_KEPT_BYTES: Final = 96_000_000
_KEPT_SECONDS: Final = 600
_BUSY_SECONDS: Final = 5
_OWN_COST: Final = 3.0
# A classroom comes from one address: sixty previews at once, then one a second.
_DEPTH: Final = 60
_RATE: Final = 1


def tag_of(order: Order) -> str:
    """Return the name of an order's file in this state of code and facts, for caches."""
    said = "\x1f".join((build_id(), order.ending, *(f"{k}={v}" for k, v in order.params)))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _refusal(said: str, status: int, *, again: int | None = None) -> Response:
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    if again is not None:
        headers["Retry-After"] = str(again)
    return PlainTextResponse(said, status_code=status, headers=headers)


def _too_many(voice: Voice, wait: int) -> Response:
    said = voice(
        "Too many images at once. Try again in {seconds} seconds.", seconds=voice.number(wait)
    )
    return _refusal(said, 429, again=wait)


def _busy(voice: Voice) -> Response:
    said = voice("Many images are being drawn. Try again in a few seconds.")
    return _refusal(said, 503, again=_BUSY_SECONDS)


def _has(headers: Headers, tag: str) -> bool:
    known = headers.get("if-none-match", "")
    return any(part.strip().removeprefix("W/") == f'"{tag}"' for part in known.split(","))


class ExportRoute:
    """The route with what it keeps: files made, visitors' buckets, the desk that draws."""

    def __init__(self, *, desk: Desk, buckets: Buckets, kept: int) -> None:
        self._desk, self._buckets, self._cache = desk, buckets, ByteCache(kept)

    def _file(self, order: Order, body: bytes, *, as_file: bool) -> Response:
        how = "attachment" if as_file or order.is_to_keep else "inline"
        headers = {
            "ETag": f'"{tag_of(order)}"',
            "Cache-Control": f"public, max-age={_KEPT_SECONDS}",
            "Content-Disposition": f'{how}; filename="{order.name}"',
            "X-Content-Type-Options": "nosniff",
            # Anybody may show the image in a page of theirs, or load the data into one.
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Access-Control-Allow-Origin": "*",
        }
        return Response(body, media_type=media_types()[order.ending], headers=headers)

    async def _made(self, order: Order, request: Request, voice: Voice) -> bytes | Response:
        tag = tag_of(order)
        if (kept := self._cache.get(tag)) is not None:
            return kept
        visitor = request.client.host if request.client else ""
        if wait := self._buckets.wait_for(visitor, order.cost):
            return _too_many(voice, wait)
        try:
            body = await self._desk.draw(tag, order)
        except BusyError:
            return _busy(voice)
        self._cache.put(tag, body)
        return body

    async def _with_own(
        self, request: Request, own: tuple[OwnLayer, ...], voice: Voice
    ) -> Response:
        """Answer with a file that holds the visitor's own layers: to nobody else, kept nowhere."""
        ending, params = request.path_params["ending"], dict(request.query_params)
        refuse_unknown(params, voice)
        visitor = request.client.host if request.client else ""
        if wait := self._buckets.wait_for(visitor, _OWN_COST):
            return _too_many(voice, wait)
        try:
            body = await own_desk().draw(partial(make_with_own, ending, params, own))
        except BusyError:
            return _busy(voice)
        how = "inline" if ending in IMAGE_FORMATS and "download" not in params else "attachment"
        headers = {**PRIVATE, "Content-Disposition": f'{how}; filename="keruen.{ending}"',
                   "X-Content-Type-Options": "nosniff"}  # fmt: skip
        return Response(body, media_type=media_types()[ending], headers=headers)

    async def serve(self, request: Request) -> Response:
        """Answer with the file, or say in the asked language what stands against it."""
        voice = voice_of(language_of(request.query_params.get("lang")))
        ending = request.path_params["ending"]
        if len(request.url.query) > _LONGEST:
            return _refusal(voice("The address is too long."), 414)
        if ending not in media_types():
            known = voice(", ").join(media_types())
            return _refusal(voice("Maps are exported as {known}.", known=known), 404)
        try:
            if own := own_layers(request):
                return await self._with_own(request, own, voice)
            order = await to_thread.run_sync(order_of, ending, dict(request.query_params))
            if _has(request.headers, tag_of(order)):
                return Response(status_code=304, headers={"ETag": f'"{tag_of(order)}"'})
            made = await self._made(order, request, voice)
        except KeruenError as error:
            return _refusal(str(error), 400)
        as_file = "download" in request.query_params
        return made if isinstance(made, Response) else self._file(order, made, as_file=as_file)


def routes() -> list[Route]:
    """Return the route of exports: a few large images at once, then one every few seconds."""
    answering = ExportRoute(
        desk=shared_desk(),
        buckets=Buckets(depth=_DEPTH, rate=_RATE),
        kept=_KEPT_BYTES,
    )
    return [Route("/export/map.{ending}", answering.serve, methods=["GET"])]
