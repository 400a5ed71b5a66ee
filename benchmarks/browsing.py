"""What one visitor with a real browser waits for, and what is sent to them."""

import base64
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.servers import Server

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FRAMES = {"plain": "iframe[title*=folium]", "keruen": ".st-key-map iframe"}
READY = {
    "plain": "path.leaflet-interactive",
    "keruen": "html[data-ready=true]",
}
CLICKED = ("port-aktau", "port-kuryk", "consulate-kz-gorgan", "port-bandar-anzali")
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
# Clicks the middle of a feature's point inside the map's frame, and says when the panel shows it.
WATCH = """(id) => new Promise((done) => {
  const watching = new MutationObserver(() => look());
  const look = () => {
    if (!document.querySelector(`[data-selected="${id}"]`)) return;
    watching.disconnect();
    done(Date.now());
  };
  watching.observe(document.body, { childList: true, subtree: true, attributes: true });
  look();
})"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """Run Chromium until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=ARGUMENTS
        )
        yield browser
        browser.close()


def wait_ready(page: Page, name: str) -> None:
    """Wait until an app shows all that it opens with."""
    if name == "floor":
        page.get_by_text("floor").wait_for(timeout=240_000)
        return
    frame = page.frame_locator(FRAMES[name])
    frame.locator(READY[name]).first.wait_for(state="attached", timeout=240_000)


def load_seconds(browser: Browser, server: Server, *, slow: bool = False) -> float:
    """Return the seconds from a cold start of the page to all that is on it."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    if slow:
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW)
    began = time.perf_counter()
    page.goto(server.address, wait_until="commit", timeout=240_000)
    wait_ready(page, server.name)
    taken = time.perf_counter() - began
    context.close()
    return taken


@contextmanager
def _counted(browser: Browser, server: Server) -> Iterator[tuple[Page, list[int]]]:
    """Open a page; count what its line brings: all bytes, and those of the panel's own text."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    received = [0, 0]
    session = context.new_cdp_session(page)
    session.send("Network.enable")

    def count(event: dict) -> None:
        frame = base64.b64decode(event["response"]["payloadData"])
        received[0] += len(frame)
        message = ForwardMsg()
        message.ParseFromString(frame)
        received[1] += len(message.delta.new_element.html.body.encode())

    session.on("Network.webSocketFrameReceived", count)
    page.goto(server.address)
    wait_ready(page, server.name)
    page.wait_for_timeout(1500)
    yield page, received
    context.close()


def _click_feature(page: Page, name: str, feature: str) -> float:
    """Click a feature and return the milliseconds until its words stand in the page."""
    handle = page.locator(FRAMES[name]).element_handle()
    frame = handle.content_frame()
    find = f"""() => {{
      let found = null;
      map.eachLayer((l) => {{
        const mine = l.feature && l.feature.properties.id === "{feature}";
        if (mine || (l._icon && l._icon.classList.contains("feature-{feature}"))) found = l;
      }});
      map.setView(found.getLatLng(), 9, {{ animate: false }});
      const box = (found._icon || found._path).getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    }}"""
    x, y = frame.evaluate(find)
    page.wait_for_timeout(700)
    box = handle.bounding_box()
    frame.evaluate(
        "() => addEventListener('pointerdown', () => { window.parent.began = Date.now(); }, "
        "{ capture: true, once: true })"
    )
    page.evaluate(f"() => {{ window.seen = ({WATCH})('{feature}') }}")
    page.mouse.click(box["x"] + x, box["y"] + y)
    page.locator(f"[data-selected='{feature}']").first.wait_for(state="attached", timeout=60_000)
    return float(page.evaluate("async () => (await window.seen) - window.began"))


def click_measures(browser: Browser, server: Server, clicks: int) -> dict[str, list[float]]:
    """Return milliseconds, kilobytes received and server seconds of each of many clicks."""
    found: dict[str, list[float]] = {"ms": [], "kB": [], "beside": [], "cpu": [], "first kB": []}
    with _counted(browser, server) as (page, received):
        found["first kB"].append(received[0] / 1000)
        for number in range(clicks):
            cpu, (before, text) = server.cpu(), received
            if server.name == "floor":
                page.get_by_role("button", name="again").click()
                page.wait_for_timeout(500)
            else:
                found["ms"].append(_click_feature(page, server.name, CLICKED[number % 2]))
                page.wait_for_timeout(600)
            found["kB"].append((received[0] - before) / 1000)
            found["beside"].append((received[0] - before - received[1] + text) / 1000)
            found["cpu"].append(server.cpu() - cpu)
    return found


class Clicking:
    """One page that is clicked on and on."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self._browser, self._server, self._count = browser, server, 0

    def __enter__(self) -> "Clicking":
        """Open the page."""
        self._context = self._browser.new_context(viewport={"width": 1280, "height": 800})
        self._page = self._context.new_page()
        self._session = self._context.new_cdp_session(self._page)
        self._page.goto(self._server.address)
        wait_ready(self._page, self._server.name)
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self._context.close()

    def click_for(self, seconds: float) -> list[float]:
        """Click on one feature after the other; return each click's seconds to its quote."""
        taken, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            feature = CLICKED[self._count % 2]
            self._count += 1
            taken.append(_click_feature(self._page, self._server.name, feature) / 1000)
            self._page.wait_for_timeout(800)
        return taken

    def heap(self) -> float:
        """Return the megabytes that the page's scripts hold after a collection."""
        self._session.send("HeapProfiler.collectGarbage")
        return float(self._session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6
