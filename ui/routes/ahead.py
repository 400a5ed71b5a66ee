"""Tell the browser what the map will ask for before its scripts do, the ground first of all."""

from functools import cache

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.routes.assets import base_address, build_id
from ui.routes.entries import page_paths

OK = 200
FRAME = "/component/streamlit_folium.st_folium/index.html"
_MAPPED = frozenset({"/", "/routes"})
_IN_FRAME = (
    ("basemap.json", "as=fetch; crossorigin; fetchpriority=high"),
    ("leaflet.js", "as=script; fetchpriority=high"),
    ("keruen.js", "as=script; fetchpriority=high"),
)


def _page_links(path: str) -> str:
    style = f"<keruen/{build_id()}/page.css>; rel=preload; as=style"
    ground = f"<keruen/{build_id()}/basemap.json>; rel=prefetch; fetchpriority=low"
    return f"{ground}, {style}" if path in _MAPPED else style


@cache
def _links() -> dict[str, str]:
    base = base_address()
    drawn = ", ".join(f"<{base}{name}>; rel=preload; {how}" for name, how in _IN_FRAME)
    return {FRAME: drawn, **{path: _page_links(path) for path in page_paths()}}


def links_for(path: str) -> str | None:
    """Return the Link header of the answer at `path`: in the frame all that draws at once.

    A page names its style, which Streamlit's script asks for late. One with a map also has the
    ground fetched, at the lowest rank; the frame finds it kept.
    """
    return _links().get(path)


class AskedAhead:
    """Adds the header where a map will be."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as before, with the header where there is one."""
        links = links_for(scope["path"]) if scope["type"] == "http" else None
        if links is None:
            await self.app(scope, receive, send)
            return

        async def send_linked(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == OK:
                MutableHeaders(scope=message).append("Link", links)
            await send(message)

        await self.app(scope, receive, send_linked)
