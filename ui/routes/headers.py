"""Give every answer the headers that keep others out: policy, types, referrer, powers, caching."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.routes.policy import FILE_POLICY, frame_policy, page_policy

FRAMES = "/component/"
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


def policy_of(path: str, query: str, media_type: str) -> str:
    """Return the policy of an answer; only the app's own pages and frames may run scripts."""
    if not media_type.startswith("text/html") or path.startswith("/media/"):
        return FILE_POLICY
    return frame_policy(query) if path.startswith(FRAMES) else page_policy(query)


class SafeHeaders:
    """Adds what a route has not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request with the headers added."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        query = scope.get("query_string", b"").decode("latin-1")

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _ALWAYS.items():
                    headers.setdefault(name, value)
                media_type = headers.get("content-type", "")
                policy = policy_of(scope["path"], query, media_type)
                headers.setdefault("Content-Security-Policy", policy)
            await send(message)

        await self.app(scope, receive, send_safely)
