"""Where files with visitors' own layers are made: in this process, the only one that has them."""

from collections.abc import Callable
from functools import cache
from typing import Final

from anyio import CapacityLimiter, to_thread

from ui.routes.workshop import BusyError

_MOST_WAITING: Final = 4


class OwnDesk:
    """Makes one file after the other, and keeps none."""

    def __init__(self) -> None:
        self._one: CapacityLimiter | None = None

    async def draw(self, make: Callable[[], bytes]) -> bytes:
        """Return the file; raise KeruenError for its faults, BusyError if many wait already."""
        self._one = self._one or CapacityLimiter(1)
        if self._one.statistics().tasks_waiting >= _MOST_WAITING:
            raise BusyError
        return await to_thread.run_sync(make, limiter=self._one)


@cache
def own_desk() -> OwnDesk:
    """Return the one desk of this process for such files."""
    return OwnDesk()
