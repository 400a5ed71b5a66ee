"""Serve the atlas's files: found by name, kept by the browser for good."""

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from ui.routes.assets import asset, build_id
from ui.routes.frontend import FOREVER
from ui.routes.packing import encoding_for, packed_once

_AGAIN = "no-cache"


async def serve_asset(request: Request) -> Response:
    """Answer with one file; an address of an older build gets the present file, unkept."""
    found = await to_thread.run_sync(asset, request.path_params["name"])
    if found is None:
        return PlainTextResponse("There is no such file.", status_code=404)
    current = request.path_params["build"] == build_id()
    headers = {"Cache-Control": FOREVER if current else _AGAIN, "Vary": "Accept-Encoding"}
    body = found.body
    encoding = encoding_for(request.headers.get("accept-encoding", ""))
    if found.packs and encoding is not None:
        headers["Content-Encoding"] = encoding
        body = await to_thread.run_sync(packed_once, body, encoding)
    return Response(body, media_type=found.media_type, headers=headers)


def routes() -> list[Route]:
    """Return the routes of the atlas's files."""
    return [Route("/keruen/{build}/{name}", serve_asset, methods=["GET"])]
