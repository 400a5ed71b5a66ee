"""A visitor's own layers over HTTP: only for whoever sends the cookie, never kept on the way.

Everybody else gets "not there". What changes something asks for a header that other sites'
pages cannot send.
"""

import json
from http import HTTPStatus
from typing import Any

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request, cookie_parser
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.languages import language_of
from geo.ownlayers.holding import Holding, NoRoomError, shared_store
from geo.ownlayers.layer import DRAWN_ID, OwnLayer, file_stem, layer_geojson
from geo.ownlayers.packing import packed_bytes
from geo.ownlayers.sketch import (
    is_dated_soundly,
    measure,
    sketch_facts,
    sketch_geometry,
    sketch_layer,
    sound_sketch,
    with_sketch,
    without_sketch,
)
from geo.text import voice_of
from ui.own import COOKIE, new_token, token_of

_MOST = 400_000
_PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Vary": "Cookie"}
_AHEAD = ("/keruen/", "/_stcore/", "/static/", "/component/", "/media/")


class GiveToken:
    """Give every page that is opened a token in a cookie, where the browser has none yet."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the cookie to a page's answer."""
        if scope["type"] != "http" or scope["method"] != "GET" or _is_known(scope):
            await self.app(scope, receive, send)
            return
        secure = "; Secure" if _is_secret(scope) else ""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kept = message["status"] == HTTPStatus.NOT_MODIFIED and _wants_page(scope)
                if kept or headers.get("content-type", "").startswith("text/html"):
                    rules = f"; Path=/; HttpOnly; SameSite=Lax{secure}"
                    headers.append("Set-Cookie", f"{COOKIE}={new_token()}{rules}")
            await send(message)

        await self.app(scope, receive, answer)


def _is_secret(scope: Scope) -> bool:
    """Whether nobody on the way reads what is sent, as this server or one before it says.

    Anyone can send that header; all it does is to make the cookie stricter.
    """
    given = dict(scope["headers"]).get(b"x-forwarded-proto", b"").lower()
    return scope.get("scheme") == "https" or given.partition(b",")[0].strip() == b"https"


def _wants_page(scope: Scope) -> bool:
    """Whether the browser asks for a page, which it may have kept from an earlier visit."""
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def _is_known(scope: Scope) -> bool:
    """Whether the request is for no page, or its browser has a token."""
    headers = dict(scope["headers"])
    cookies = cookie_parser(headers.get(b"cookie", b"").decode("latin-1"))
    return scope["path"].startswith(_AHEAD) or token_of(cookies) is not None


def middleware() -> list[Middleware]:
    """Return the middleware that gives tokens."""
    return [Middleware(GiveToken)]


def _nothing() -> Response:
    return PlainTextResponse("There is no such thing.", status_code=404, headers=_PRIVATE)


def _wrong(what: str, status: int = 400) -> Response:
    return JSONResponse({"error": what}, status_code=status, headers=_PRIVATE)


def _holding(request: Request) -> Holding:
    return shared_store().get(token_of(request.cookies))


async def serve_layers(request: Request) -> Response:
    """Answer with what the visitor holds: id, name and size of each layer."""
    layers = [
        {"id": layer.id, "name": layer.name, "count": len(layer.serials)}
        for layer in _holding(request).layers
    ]
    return JSONResponse({"layers": layers}, headers=_PRIVATE)


async def serve_layer(request: Request) -> Response:
    """Answer with one layer, packed for the map."""
    layer = _holding(request).layer(request.path_params["layer"])
    if layer is None:
        return _nothing()
    body = await to_thread.run_sync(packed_bytes, layer)
    headers = {**_PRIVATE, "Content-Encoding": "gzip"}
    return Response(body, media_type="application/json", headers=headers)


async def serve_geojson(request: Request) -> Response:
    """Answer with one layer as a GeoJSON file to keep."""
    layer = _holding(request).layer(request.path_params["layer"])
    if layer is None:
        return _nothing()
    body = await to_thread.run_sync(layer_geojson, layer)
    named = f'attachment; filename="{file_stem(layer)}.geojson"'
    headers = {**_PRIVATE, "Content-Disposition": named}
    return Response(body, media_type="application/geo+json", headers=headers)


async def _body(request: Request) -> Any:
    """Return the JSON of a request, or None where it is too long, none, or from elsewhere."""
    if request.headers.get("x-keruen") != "own":
        return None
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > _MOST:
            return None
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


async def serve_measure(request: Request) -> Response:
    """Answer with the geodesic length and area of a shape."""
    raw = await _body(request)
    geometry = sketch_geometry(raw)
    if geometry is None:
        return _wrong("no shape")
    found = measure(geometry)
    data = {"length_km": found.length_km, "area_km2": found.area_km2}
    return JSONResponse(data, headers=_PRIVATE)


def _drawn(holding: Holding, lang: str | None) -> OwnLayer:
    voice = voice_of(language_of(lang))
    return holding.layer(DRAWN_ID) or sketch_layer(voice("My drawings"))


async def serve_draw(request: Request) -> Response:
    """Keep a drawing, new or changed, and answer with its id."""
    raw, token = await _body(request), token_of(request.cookies)
    given = raw if isinstance(raw, dict) else {}
    geometry, facts = sketch_geometry(given.get("geometry")), sketch_facts(given.get("facts"))
    serial = given.get("serial")
    known = serial if isinstance(serial, int) and 0 < serial < 10**9 else None
    drawn = geometry and sound_sketch(geometry)
    if token is None or (geometry is None and (known is None or given.get("geometry"))):
        return _wrong("no shape")
    if geometry is not None and drawn is None:
        return _wrong("covers nothing")
    if not is_dated_soundly(facts):
        return _wrong("no year")
    numbers = []

    def change(holding: Holding) -> Holding:
        layer = _drawn(holding, given.get("lang"))
        changed, number = with_sketch(layer, drawn, facts, known)
        numbers.append(number)
        return holding.with_layer(changed)

    try:
        shared_store().change(token, change)
    except NoRoomError:
        return _wrong("no room", 413)
    if not numbers[-1]:
        return _wrong("no shape")
    said = {"feature": f"own.{DRAWN_ID}.{numbers[-1]}", "repaired": drawn is not geometry}
    return JSONResponse(said, headers=_PRIVATE)


async def serve_erase(request: Request) -> Response:
    """Take a drawing away."""
    token, serial = token_of(request.cookies), int(request.path_params["serial"])
    if token is None or request.headers.get("x-keruen") != "own":
        return _nothing()

    def change(holding: Holding) -> Holding:
        layer = holding.layer(DRAWN_ID)
        if layer is None:
            return holding
        rest = without_sketch(layer, serial)
        return holding.with_layer(rest) if rest.serials else holding.without_layer(DRAWN_ID)

    shared_store().change(token, change)
    return JSONResponse({}, headers=_PRIVATE)


def routes() -> list[Route]:
    """Return the routes of own layers; they come before those of the atlas's files."""
    base = "/keruen/own"
    return [
        Route(f"{base}/layers", serve_layers, methods=["GET"]),
        Route(f"{base}/layers/{{layer}}.geojson", serve_geojson, methods=["GET"]),
        Route(f"{base}/layers/{{layer}}", serve_layer, methods=["GET"]),
        Route(f"{base}/measure", serve_measure, methods=["POST"]),
        Route(f"{base}/drawn", serve_draw, methods=["POST"]),
        Route(f"{base}/drawn/{{serial:int}}", serve_erase, methods=["DELETE"]),
    ]
