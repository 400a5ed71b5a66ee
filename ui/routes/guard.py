"""Refuse addresses longer than any of ours, and say in plain words what cannot be answered."""

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.routes.headers import FRAMES
from ui.routes.trouble import our_fault, too_long, trouble, wants_page

_LONGEST = 8000
# The address of the map's frame carries the page's, every sign of it escaped, and more.
_LONGEST_FRAME = 4 * _LONGEST
_BARE = frozenset({400, 404, 405, 416})
_KEPT = ("allow", "content-range")


def _is_too_long(scope: Scope) -> bool:
    limit = _LONGEST_FRAME if scope["path"].startswith(FRAMES) else _LONGEST
    return len(scope["path"]) + len(scope.get("query_string", b"")) > limit


def _is_bare(request: Request, message: Message) -> bool:
    """Whether an answer is a mere word, of Streamlit or Starlette, where people want a page."""
    if message["type"] != "http.response.start" or message["status"] not in _BARE:
        return False
    media_type = Headers(raw=message["headers"]).get("content-type", "text/plain")
    return media_type.startswith("text/plain") and wants_page(request)


class _Plainly:
    """Sends an answer on, or a page in its place where it is a mere word."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope, self.receive, self.send = scope, receive, send
        self.started = self.replaced = False

    async def __call__(self, message: Message) -> None:
        """Send one message of an answer."""
        request = Request(self.scope, self.receive)
        if not self.started and _is_bare(request, message):
            self.replaced = True
            page = trouble(request, message["status"])
            given = Headers(raw=message["headers"])
            page.headers.update({name: given[name] for name in _KEPT if name in given})
            await page(self.scope, self.receive, self.send)
        self.started = True
        if not self.replaced:
            await self.send(message)


class Guard:
    """Stands between the visitor and all routes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, whatever happens further in."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if _is_too_long(scope):
            request = Request({**scope, "query_string": b"", "path": "/"}, receive)
            await too_long(request)(scope, receive, send)
            return
        sending = _Plainly(scope, receive, send)
        try:
            await self.app(scope, receive, sending)
        except Exception as error:
            if sending.started:
                raise
            await our_fault(Request(scope, receive), error)(scope, receive, send)
