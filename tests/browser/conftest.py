"""A real server, a real browser: one of each for all tests, a fresh page for every test."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests.browser.starting import free_port, serving
from tests.browser.visiting import PATIENCE, Visit

HERE = Path(__file__).resolve().parent
WINDOW = {"width": 1280, "height": 800}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Pages of one server in one process: what was compiled for one serves the next.
    "--process-per-site",
]
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Return what starts the app on a free or given port, with more environment if wanted."""
    folder = tmp_path_factory.mktemp("servers")

    def started(port: int | None = None, **environment: str) -> Any:
        return serving(folder / f"{free_port()}.log", port or free_port(), **environment)

    return started


@pytest.fixture(scope="session")
def server(serve) -> Iterator[str]:
    """Return the address of the app with the shipped atlas."""
    with serve() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Chromium; without one, skip, or fail where a browser is required."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if found is None:
        if os.environ.get("CI") or os.environ.get("KERUEN_NEEDS_BROWSER"):
            pytest.fail("there is no chromium; apt-get install chromium")
        pytest.skip("there is no chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def context(browser) -> Iterator[BrowserContext]:
    """Return one context for all pages: what is kept for good is fetched once."""
    made = browser.new_context(viewport=WINDOW)
    yield made
    made.close()


@pytest.fixture(scope="session")
def visiting(context, server) -> Callable[..., Any]:
    """Return what opens a fresh page at an address and closes it afterwards."""

    @contextmanager
    def opened(search: str = "", **options: Any) -> Iterator[Visit]:
        visit = Visit(context, options.get("at", server))
        try:
            visit.page.set_viewport_size(options.get("window", WINDOW))
            scheme = options.get("color_scheme", "light")
            visit.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            yield visit.go(search)
        finally:
            visit.page.close()

    return opened


@pytest.fixture
def visit(visiting) -> Iterator[Callable[..., Visit]]:
    """Return what opens a page of the app for one test."""
    opened = []

    def visited(search: str = "", **options: Any) -> Visit:
        opened.append(visiting(search, **options))
        return opened[-1].__enter__()

    yield visited
    for page in reversed(opened):
        page.__exit__(None, None, None)


@pytest.fixture(scope="session")
def address_of() -> Callable[..., str]:
    """Return what writes the search part of an address."""
    return lambda **parameters: "?" + urlencode(parameters, safe=",")


@pytest.fixture(scope="session")
def default_ids(atlas) -> Counter[str]:
    """Return every feature that is on the map at first, once."""
    return Counter(
        feature.id
        for layer in atlas.layers
        if layer.info.default
        for feature in layer.features
        if feature.is_located
    )


@pytest.fixture(scope="session")
def all_layers(atlas) -> str:
    """Return the value of the address's `layers` that switches everything on."""
    return ",".join(layer.info.id for layer in atlas.layers)


@pytest.fixture
def own(context, server):
    """Return a page of a visitor who has never been here, and what it complained of."""
    context.clear_cookies()
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.complaints = []
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.at = lambda path: page.goto(f"{server}/{path}")
    yield page
    page.close()
    context.clear_cookies()
    assert page.complaints == []
