"""A process of its own that makes files, so that the app answers meanwhile.

Not multiprocessing: that would run Streamlit's script once more in the new process. The
process reads one JSON line an order from its input and answers with one JSON line, then
so many bytes; it ends when its input does.
"""

import asyncio
import json
import logging
import os
import sys
from pathlib import Path
from typing import Final

from geo.faults import KeruenError
from ui.routes.exportjobs import Order
from ui.routes.workshop import BusyError

_ROOT: Final = Path(__file__).parents[2]
_COMMAND: Final = (sys.executable, "-m", "ui.routes.drawer")
_LONGEST_SECONDS: Final = 90.0
_log = logging.getLogger("keruen")


class DrawingProcess:
    """Starts the process on first need, and again where it died or took too long."""

    def __init__(
        self, command: tuple[str, ...] = _COMMAND, *, seconds: float = _LONGEST_SECONDS
    ) -> None:
        self._command, self._seconds = command, seconds
        self._process: asyncio.subprocess.Process | None = None

    async def _started(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path},
            )
        return self._process

    async def _ask(self, order: Order) -> bytes:
        process = await self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        asked = json.dumps({"ending": order.ending, "params": dict(order.params)})
        process.stdin.write(asked.encode() + b"\n")
        await process.stdin.drain()
        answer = json.loads(await process.stdout.readuntil(b"\n"))
        if "fault" in answer:
            raise KeruenError(answer["fault"])
        return await process.stdout.readexactly(answer["bytes"])

    async def make(self, order: Order) -> bytes:
        """Return the file; raise KeruenError for its faults, BusyError where it cannot be made."""
        try:
            return await asyncio.wait_for(self._ask(order), self._seconds)
        except (TimeoutError, OSError, asyncio.IncompleteReadError, ValueError):
            _log.exception("no %s could be made", order.ending)
            await self.close()
            raise BusyError from None

    async def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()
            await process.wait()
