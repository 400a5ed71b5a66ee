"""A process of its own that draws, so that the app answers meanwhile; others wait in line."""

import asyncio
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

Job = Callable[[], bytes]


class BusyError(Exception):
    """The line is full, or the process died under a drawing: ask again later."""


def _new_process() -> Executor:
    return ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"))


class Workshop:
    """Draws one thing at a time; who asks for what is being drawn gets the same drawing."""

    def __init__(self, *, longest_line: int, start: Callable[[], Executor] = _new_process) -> None:
        self.longest_line, self._start = longest_line, start
        self._executor: Executor | None = None
        self._line: dict[str, asyncio.Task[bytes]] = {}

    async def _run(self, job: Job) -> bytes:
        if self._executor is None:
            self._executor = self._start()
        try:
            return await asyncio.wrap_future(self._executor.submit(job))
        except BrokenProcessPool:
            self._executor = None
            raise BusyError from None

    async def draw(self, key: str, job: Job) -> bytes:
        """Return what `job` makes; `key` names the drawing. Raise BusyError if the line is full.

        A visitor who leaves does not stop a drawing for which others may wait.
        """
        task = self._line.get(key)
        if task is None:
            if len(self._line) >= self.longest_line:
                raise BusyError
            task = asyncio.get_running_loop().create_task(self._run(job))
            self._line[key] = task
            task.add_done_callback(lambda _task: self._line.pop(key, None))
        return await asyncio.shield(task)

    def close(self) -> None:
        """Let the process end."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None
