"""The doors as a server of their own on loopback, and what it was asked."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError

ROOT = Path(__file__).resolve().parents[2]
_SERVER = """
import sys
import uvicorn
from starlette.applications import Starlette
from ui.routes import features, layerfiles, linked, serve
doors = (features, layerfiles, linked, serve)
app = Starlette(routes=[route for door in doors for route in door.routes()])
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="info")
"""


@dataclass
class Reply:
    """One answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        return json.loads(self.body)


class Doors:
    """A running server: ask it, and read what others asked."""

    def __init__(self, home: str, log: Path) -> None:
        self.home, self.log = home, log

    def ask(self, path: str, method: str = "GET", **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = urllib.request.Request(f"{self.home}{path}", method=method, headers=named)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                lowered = {name.lower(): value for name, value in answer.headers.items()}
                return Reply(answer.status, lowered, answer.read())
        except HTTPError as error:
            lowered = {name.lower(): value for name, value in error.headers.items()}
            return Reply(error.code, lowered, error.read())

    def asked(self) -> list[str]:
        """Return the addresses that were asked for, in order."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [line.split('"')[1].split(" ")[1] for line in lines if '"GET ' in line]


@contextmanager
def serving(folder: Path, **environment: str) -> Iterator[Doors]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    log = folder / "doors.log"
    more = {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **environment}
    with log.open("wb") as out:
        command = [sys.executable, "-c", _SERVER, str(port)]
        server = subprocess.Popen(
            command, cwd=ROOT, stdout=out, stderr=out, env={**os.environ, **more}
        )
        try:
            doors = Doors(f"http://127.0.0.1:{port}", log)
            for _ in range(300):
                try:
                    doors.ask("/ogc/conformance")
                    break
                except (URLError, OSError):
                    assert server.poll() is None, log.read_text(errors="replace")
                    time.sleep(0.1)
            yield doors
        finally:
            server.terminate()
            server.wait(10)
