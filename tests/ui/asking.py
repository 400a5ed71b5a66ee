"""Ask an ASGI application one request, without a server."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.responses import Response


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


async def _ask(app, method, path, headers, body):
    sent = []
    given = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        return given.pop() if given else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    place, _, query = path.partition("?")
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(place),
        "raw_path": place.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("192.0.2.77", 1),
        "server": ("127.0.0.1", 80),
    }
    await app(scope, receive, send)
    start = next(m for m in sent if m["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], found, body)


def ask_app(app, path, method="GET", body=b"", **headers) -> Answer:
    """Return the answer of `app`; in a thread, as Playwright keeps a loop in this one."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(_ask(app, method, path, named, body))).result()


def answered(answering: Coroutine[Any, Any, Response]) -> Response:
    """Return what a route answers when it is called by itself; in a thread, as above."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(answering)).result()
