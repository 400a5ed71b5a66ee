"""A visitor's own layer of many features: until it is drawn, and how the map moves with it."""

import random
import time
from statistics import median

from playwright.sync_api import Browser, Page

from benchmarks.browsing import wait_ready
from benchmarks.servers import Server

SIZES = (10_000, 100_000)
# Frames while nothing holds the pointer any more: the longest says how the map stutters.
WATCH_FRAMES = """() => {
  window.longest = 0;
  let last = performance.now();
  const look = (now) => { longest = Math.max(longest, now - last); last = now;
    requestAnimationFrame(look); };
  requestAnimationFrame(look);
}"""


def _table(count: int) -> bytes:
    chance = random.Random(7)
    rows = [f"N{n},{chance.uniform(25, 50):.5f},{chance.uniform(45, 75):.5f}" for n in range(count)]
    return "\n".join(["name,lat,lon", *rows]).encode()


def _pan(page: Page, server: Server) -> float:
    """Drag the map, let go, and return the milliseconds of the longest frame after that."""
    handle = page.locator(".st-key-map iframe").element_handle()
    box, frame = handle.bounding_box(), handle.content_frame()
    x, y = box["x"] + 200, box["y"] + box["height"] - 200
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 160, y - 60, steps=8)
    frame.evaluate(WATCH_FRAMES)
    page.mouse.up()
    page.wait_for_timeout(1500)
    return float(frame.evaluate("longest"))


def _seconds_to_map(page: Page, server: Server, *, own: bool) -> float:
    """Open the map and return the seconds until it is drawn, an own layer with it."""
    began = time.perf_counter()
    page.goto(server.address)
    wait_ready(page, server.name)
    if own:
        drawn = page.frame_locator(".st-key-map iframe").locator("html[data-own='1']")
        drawn.wait_for(state="attached", timeout=120_000)
    return time.perf_counter() - began


def own_layer_measures(browser: Browser, server: Server, count: int) -> dict[str, list[float]]:
    """Return the seconds to read and to draw a layer of so many points, and the longest frames."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    without = [_seconds_to_map(page, server, own=False) for _ in range(4)][1:]
    page.goto(f"{server.address}/data")
    page.locator("input[type=file]").wait_for(state="attached")
    began = time.perf_counter()
    file = {"name": "many.csv", "mimeType": "text/csv", "buffer": _table(count)}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("[class*='st-key-own-layer-']").first.wait_for(timeout=120_000)
    read = time.perf_counter() - began
    drawn = [_seconds_to_map(page, server, own=True) for _ in range(3)]
    page.wait_for_timeout(1500)
    frames = [_pan(page, server) for _ in range(3)]
    context.close()
    name = f"own layer of {count:,} points"
    return {
        f"{name}: file chosen to its picture, s": [read],
        f"{name}: page opened to all drawn, s": drawn,
        f"{name}: of that for the layer, s": [median(drawn) - median(without)],
        f"{name}: longest frame after a pan, ms": frames,
    }
