"""Write down each page and each answer of our own: which, with what status, in how long."""

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.logs import note
from ui.routes.entries import is_machinery, page_paths

_QUIET = frozenset({"/keruen/{build}/{name}"})


def _name_of(scope: Scope) -> str | None:
    """Return what was asked for, without a word that a visitor wrote; None for mere files."""
    if scope["path"] in page_paths():
        return str(scope["path"])
    path = getattr(scope.get("route"), "path", "nowhere")
    return None if path in _QUIET or is_machinery(scope["path"]) else path


class Journal:
    """Logs answers and sessions."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, and write it down."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        began, status = time.monotonic(), 0

        async def send_counted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        if scope["type"] == "websocket":
            note("session begins")
        try:
            await self.app(scope, receive, send_counted)
        finally:
            taken = time.monotonic() - began
            if scope["type"] == "websocket":
                note("session ends", seconds=round(taken))
            elif name := _name_of(scope):
                note("answer", page=name, status=status, ms=round(taken * 1000))
