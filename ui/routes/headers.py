"""Give every answer the headers that keep others out: policy, types, referrer, powers, caching."""

import mimetypes

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.routes.line import refusing
from ui.routes.policy import FILE_POLICY, frame_policy, page_policy

FRAMES = "/component/"
NOT_MODIFIED = 304
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": (
        "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Cache-Control": "no-cache",
}


def policy_of(scope: Scope, media_type: str) -> str:
    """Return the policy of an answer; only the app's own pages and frames may run scripts."""
    path = scope["path"]
    if not media_type.startswith("text/html") or path.startswith("/media/"):
        return FILE_POLICY
    if path.startswith(FRAMES):
        return frame_policy(Headers(scope=scope))
    return page_policy(scope.get("query_string", b"").decode("latin-1"))


def _media_type(message: Message, headers: MutableHeaders, path: str) -> str:
    """Return what an answer is; one that only says "as before" is what its address tells.

    A browser keeps the old body with the new headers, so they must fit what lies there.
    """
    if message["status"] == NOT_MODIFIED:
        return mimetypes.guess_type(path)[0] or "text/html"
    return headers.get("content-type", "")


class SafeHeaders:
    """Adds what a route has not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with the headers added."""
        if scope["type"] == "websocket":
            kept = {**_ALWAYS, "Content-Security-Policy": FILE_POLICY}
            await self.app(scope, receive, refusing(scope, send, kept))
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
                media_type = _media_type(message, headers, scope["path"])
                policy = policy_of(scope, media_type)
                headers.setdefault("Content-Security-Policy", policy)
                if scope["path"].startswith(FRAMES):
                    headers.add_vary_header("Referer")
            await send(message)

        await self.app(scope, receive, send_safely)
