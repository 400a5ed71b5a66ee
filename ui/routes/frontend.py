"""Send Streamlit's own scripts and styles packed, its icons cut; Streamlit sends them whole."""

import mimetypes
from functools import cache
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.routes.icons import few_icons_at
from ui.routes.packing import Encoding, encoding_for, pack
from ui.routes.policy import package_folder

FOREVER = "public, max-age=31536000, immutable"
_PREFIX = "/static/"
_TEXTS = frozenset({".js", ".css", ".svg", ".json"})


@cache
def _files() -> dict[str, Path]:
    """Return Streamlit's text files by their address."""
    root = package_folder("streamlit") / "static" / "static"
    return {
        _PREFIX + path.relative_to(root).as_posix(): path
        for path in root.rglob("*")
        if path.suffix in _TEXTS and path.is_file()
    }


@cache
def _packed(address: str, encoding: Encoding) -> bytes:
    return pack(_files()[address].read_bytes(), encoding)


class PackedFrontend:
    """Answers for Streamlit's text files, and leaves all else to Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the packed file, made once and kept in memory; its name tells its content."""
        few = few_icons_at(scope["path"]) if scope["type"] == "http" else None
        if few is not None and scope["method"] == "GET":
            kept = {"Cache-Control": FOREVER}
            await Response(few, media_type="font/woff2", headers=kept)(scope, receive, send)
            return
        wanted = scope["type"] == "http" and scope["method"] == "GET" and scope["path"] in _files()
        accepted = Headers(scope=scope).get("accept-encoding", "") if wanted else ""
        encoding = encoding_for(accepted)
        if encoding is None:
            await self.app(scope, receive, send)
            return
        body = await to_thread.run_sync(_packed, scope["path"], encoding)
        headers = {
            "Content-Encoding": encoding,
            "Cache-Control": FOREVER,
            "Vary": "Accept-Encoding",
        }
        media_type = mimetypes.guess_type(scope["path"])[0]
        await Response(body, media_type=media_type, headers=headers)(scope, receive, send)
