"""What the tests of the page without a browser share: a strict reader of HTML, the script."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

SCRIPT = Path(__file__).resolve().parents[2] / "ui" / "main.py"
VOID = frozenset({"br", "img", "hr", "input", "wbr"})


@dataclass(eq=False)
class Node:
    """An element with its attributes, its elements and all its text."""

    tag: str
    attributes: dict[str, str | None]
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def all(self, tag: str | None = None, **attributes: str) -> list["Node"]:
        """Return the elements below this one, in order, that fit."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        found = []
        for child in self.children:
            fits = tag in (None, child.tag)
            if fits and all(child.attributes.get(k) == v for k, v in wanted.items()):
                found.append(child)
            found += child.all(tag, **attributes)
        return found


class StrictReader(HTMLParser):
    """Builds the tree; markup that does not nest is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("", {})
        self.open = [self.root]

    def handle_starttag(self, tag, attrs):
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        node = Node(tag, dict(attrs))
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_endtag(self, tag):
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data):
        for node in self.open:
            node.pieces.append(data)

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")


def read_html(text: str) -> Node:
    """Return the tree of an HTML fragment."""
    reader = StrictReader()
    reader.feed(text)
    reader.close()
    assert reader.open == [reader.root], f"not closed: {[node.tag for node in reader.open]}"
    return reader.root


def address_of(app: AppTest) -> dict[str, str]:
    """Return the parameters of the address; AppTest gives some as lists, some as strings."""
    given = app.query_params.items()
    return {name: value if isinstance(value, str) else value[-1] for name, value in given}


@pytest.fixture(scope="session")
def read() -> Callable[[str], Node]:
    """Return the strict reader of HTML."""
    return read_html


@dataclass(frozen=True)
class Answer:
    """What a route answered."""

    status: int
    headers: dict[str, str]
    body: bytes


async def _ask(app, method, address, headers):
    path, _, query = address.partition("?")
    sent = []
    given = [{"type": "http.request", "body": b"", "more_body": False}]

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
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    await app(scope, receive, send)
    start = next(m for m in sent if m["type"] == "http.response.start")
    body = b"".join(m.get("body", b"") for m in sent if m["type"] == "http.response.body")
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], found, body)


@contextmanager
def _asking(app) -> Iterator[Callable[..., Answer]]:
    loop = asyncio.new_event_loop()
    with ThreadPoolExecutor(1) as pool:

        def asked(address, method="GET", **headers):
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            steps = _ask(app, method, address, named)
            return pool.submit(lambda: loop.run_until_complete(steps)).result()

        try:
            yield asked
        finally:
            pool.submit(loop.close).result()


@pytest.fixture(scope="session")
def asking() -> Callable[..., Any]:
    """Return what opens an application to questions; in a thread, as Playwright keeps a loop."""
    return _asking


class Page:
    """The script as AppTest runs it, seen through its address and its panel."""

    def __init__(self, parameters: dict[str, str]) -> None:
        self.app = AppTest.from_file(str(SCRIPT), default_timeout=60)
        for name, value in parameters.items():
            self.app.query_params[name] = value
        self.app.run()
        assert not self.app.exception, self.app.exception

    @property
    def address(self) -> dict[str, str]:
        """The parameters of the address, the last of each name."""
        return address_of(self.app)

    @property
    def panel(self) -> Node:
        """The evidence panel."""
        panels = [
            found
            for element in self.app.get("html")
            for found in read_html(element.proto.body).all("article")
        ]
        assert len(panels) == 1
        return panels[0]

    @property
    def selected(self) -> str | None:
        """The id of the feature that the panel is about."""
        return self.panel.attributes.get("data-selected")

    def pick(self, key: str, value: str) -> None:
        """Choose in a select box."""
        self.app.selectbox(key=key).set_value(value).run()
        assert not self.app.exception, self.app.exception


@pytest.fixture
def read_params() -> Callable[[AppTest], dict[str, str]]:
    """Return what reads the address after a run of a script."""
    return address_of


@pytest.fixture
def open_script() -> Callable[..., Page]:
    """Return what runs the script at an address given as keywords."""

    def open_at(**parameters: str) -> Page:
        return Page(parameters)

    return open_at
