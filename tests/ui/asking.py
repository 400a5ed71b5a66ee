"""Ask an ASGI application without a network: one request in, status, headers and body out."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


async def _send(app, method, path, headers, body):
    sent, given = [], [{"type": "http.request", "body": body, "more_body": False}]

    async def receive():
        return given.pop() if given else {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    await app(scope, receive, send)
    start = next(m for m in sent if m["type"] == "http.response.start")
    parts = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Reply(start["status"], found, parts)


def ask(app, path, method="GET", body=b"", **headers) -> Reply:
    """Send one request in a thread of its own, as Playwright keeps a loop in this one."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(_send(app, method, path, named, body))).result()
