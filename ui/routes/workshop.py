"""One drawing at a time; who asks for what is being drawn gets the same, others wait in line."""

import asyncio
from collections.abc import Awaitable, Callable

Job = Callable[[], Awaitable[bytes]]


class BusyError(Exception):
    """The line is full, or the process died under a drawing: ask again later."""


class Workshop:
    """A line of drawings before one desk."""

    def __init__(self, *, longest_line: int) -> None:
        self.longest_line = longest_line
        self._desk = asyncio.Lock()
        self._line: dict[str, asyncio.Task[bytes]] = {}

    async def _wait_and_draw(self, job: Job) -> bytes:
        async with self._desk:
            return await job()

    async def draw(self, key: str, job: Job) -> bytes:
        """Return what `job` makes; `key` names the drawing. Raise BusyError if the line is full.

        A visitor who leaves does not stop a drawing for which others may wait.
        """
        task = self._line.get(key)
        if task is None:
            if len(self._line) >= self.longest_line:
                raise BusyError
            task = asyncio.get_running_loop().create_task(self._wait_and_draw(job))
            self._line[key] = task
            task.add_done_callback(lambda _task: self._line.pop(key, None))
        return await asyncio.shield(task)
