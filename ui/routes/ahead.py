"""Tell the browser what the map will ask for before its scripts do, the ground first of all."""

from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.routes.assets import base_address, build_id

FRAME = "/component/streamlit_folium.st_folium/index.html"
_PAGES = frozenset({"/", "/routes"})
_IN_FRAME = (
    ("basemap.json", "as=fetch; crossorigin; fetchpriority=high"),
    ("leaflet.js", "as=script; fetchpriority=high"),
    ("keruen.js", "as=script; fetchpriority=high"),
)


@cache
def links_for(path: str) -> str | None:
    """Return the Link header of the answer at `path`: in the frame all that draws at once.

    The page itself only has the ground fetched, at the lowest rank; the frame finds it kept.
    """
    if path in _PAGES:
        return f"<keruen/{build_id()}/basemap.json>; rel=prefetch; fetchpriority=low"
    if path != FRAME:
        return None
    base = base_address()
    return ", ".join(f"<{base}{name}>; rel=preload; {how}" for name, how in _IN_FRAME)


class AskedAhead:
    """Adds the header where a map will be."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as before, with the header where there is one."""
        mapped = scope["type"] == "http" and scope["path"] in {*_PAGES, FRAME}
        links = links_for(scope["path"]) if mapped else None
        if links is None:
            await self.app(scope, receive, send)
            return

        async def send_linked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Link", links)
            await send(message)

        await self.app(scope, receive, send_linked)
