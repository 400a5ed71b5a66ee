"""The one desk at which files are made for visitors, one after the other."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from typing import Final

from ui.routes.drawingprocess import DrawingProcess
from ui.routes.exportjobs import Order
from ui.routes.workshop import Workshop

Maker = Callable[[Order], Awaitable[bytes]]
_LONGEST_LINE: Final = 24


@dataclass(frozen=True, slots=True)
class Desk:
    """The line of those who wait, and what makes a file."""

    line: Workshop
    make: Maker

    async def draw(self, tag: str, order: Order) -> bytes:
        """Return the file; raise KeruenError for its faults, BusyError if the line is full."""
        return await self.line.draw(tag, lambda: self.make(order))


@cache
def shared_desk() -> Desk:
    """Return the desk of this process, whose files a process of their own makes."""
    return Desk(Workshop(longest_line=_LONGEST_LINE), DrawingProcess().make)
