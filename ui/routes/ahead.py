"""Tell the browser with the map's frame what the map will ask for, ground first."""

from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.routes.assets import base_address

_FRAME = "/component/streamlit_folium.st_folium/index.html"
_FILES = (
    ("basemap.json", "as=fetch; crossorigin; fetchpriority=high"),
    ("leaflet.js", "as=script; fetchpriority=high"),
    ("keruen.js", "as=script; fetchpriority=high"),
)


@cache
def links() -> str:
    """Return the header by which the files are asked for together, not one after another."""
    base = base_address()
    return ", ".join(f"<{base}{name}>; rel=preload; {how}" for name, how in _FILES)


class AskedAhead:
    """Adds the header to the map's frame; its scripts would only find the files in turn."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as before, with the header where the frame was asked for."""
        if scope["type"] != "http" or scope["path"] != _FRAME:
            await self.app(scope, receive, send)
            return

        async def send_linked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("Link", links())
            await send(message)

        await self.app(scope, receive, send_linked)
