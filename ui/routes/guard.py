"""Refuse addresses longer than any of ours, and turn a route's failure into a plain word."""

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.routes.headers import FRAMES
from ui.routes.trouble import our_fault, too_long

_LONGEST = 8000
# The address of the map's frame carries the page's, every sign of it escaped, and more.
_LONGEST_FRAME = 4 * _LONGEST


def _is_too_long(scope: Scope) -> bool:
    limit = _LONGEST_FRAME if scope["path"].startswith(FRAMES) else _LONGEST
    return len(scope["path"]) + len(scope.get("query_string", b"")) > limit


class Guard:
    """Stands between the visitor and all routes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, whatever happens further in."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def send_noting(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        if _is_too_long(scope):
            request = Request({**scope, "query_string": b"", "path": "/"}, receive)
            await too_long(request)(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send_noting)
        except Exception as error:
            if started:
                raise
            await our_fault(Request(scope, receive), error)(scope, receive, send)
