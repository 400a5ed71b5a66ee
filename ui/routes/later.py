"""Doors whose rooms are heavy: loaded at the first knock, or once the app has time."""

import gc
import threading
from functools import cached_property
from importlib import import_module
from typing import Final

from anyio import to_thread
from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send

from ui.routes.icons import load_icons

# What draws and typesets is most of what an import costs, and no map needs it.
_ROOMS: Final = {
    "ui.routes.export": ("/export/map.{ending}",),
    "ui.routes.paper": ("/keruen/worksheet.pdf", "/keruen/handout.pdf"),
}
# Heavy parts of the first page, which its browser asks for a second or two after the server
# answers, and of later ones.
_SOON: Final = ("geo.webmap", "ui.evidence")
_SOON_SECONDS: Final = 1.0
_PARTS: Final = ("ui.figurechart", "ui.exportview")
_QUIET_SECONDS: Final = 5.0


class Later:
    """An ASGI app that is a module's routes, from the first request on."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._lock = threading.Lock()

    @cached_property
    def _router(self) -> Router:
        return Router(import_module(self._module).routes())

    def load(self) -> Router:
        """Return the module's routes, loaded once."""
        with self._lock:
            return self._router

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the module's routes do."""
        router = await to_thread.run_sync(self.load)
        await router(scope, receive, send)


_DOORS: Final = {module: Later(module) for module in _ROOMS}


def routes() -> list[Route]:
    """Return the routes of all such doors."""
    return [Route(path, _DOORS[module]) for module, paths in _ROOMS.items() for path in paths]


def _load_all() -> None:
    for door in _DOORS.values():
        door.load()
    for part in _PARTS:
        import_module(part)


def keep_for_good() -> None:
    """Have what is here now not looked through at every collection of what does not stay."""
    gc.collect()
    gc.freeze()


def _load_soon() -> None:
    for part in _SOON:
        import_module(part)
    keep_for_good()
    load_icons()


def load_in_time() -> None:
    """Load everything a little after the start, so that nobody has to wait for it."""
    for seconds, load in ((_SOON_SECONDS, _load_soon), (_QUIET_SECONDS, _load_all)):
        timer = threading.Timer(seconds, load)
        timer.daemon = True
        timer.start()
