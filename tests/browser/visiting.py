"""A page open at the app: what it asked for, what it shows, and how a test uses it."""

import re
from collections import Counter
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Frame, Locator, Page, expect

PATIENCE = 40_000
# A point of a line's path that a click really hits, in the frame's pixels.
HITTING = """(id) => {
  const path = document.querySelector(`path.feature-${id}`);
  const total = path.getTotalLength();
  const matrix = path.getScreenCTM();
  const steps = 120;
  const order = [...Array(steps - 1).keys()].sort((a, b) => Math.abs(a - 60) - Math.abs(b - 60));
  for (const step of order) {
    const at = path.getPointAtLength((total * (step + 1)) / steps).matrixTransform(matrix);
    if (document.elementFromPoint(at.x, at.y) === path) return [at.x, at.y];
  }
  return null;
}"""
# Which of the points given as [id, latitude, longitude] a click on their middle would miss.
MISSED = """([points, zoom]) => points.flatMap(([id, lat, lon]) => {
  map.setView([lat, lon], zoom, { animate: false });
  const mine = document.querySelector(`.feature-${id}`);
  const box = mine.getBoundingClientRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  if (mine.contains(hit)) return [];
  const owner = hit && hit.closest("[class*='feature-']");
  const name = owner && [...owner.classList].find((name) => name.startsWith("feature-"));
  return [`${id} is under ${name || (hit && hit.outerHTML.slice(0, 60))} (${hit && hit.tagName})`];
})"""
IDS = """() => [...document.querySelectorAll("[class*='feature-']")].flatMap((element) =>
  [...element.classList].filter((name) => name.startsWith("feature-")).map((name) => name.slice(8))
)"""


class Visit:
    """A page open at the app, with what it asked for and complained of."""

    def __init__(self, context: BrowserContext, server: str) -> None:
        self.context, self.server = context, server
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.set_default_timeout(PATIENCE)
        self.page.on("websocket", lambda socket: self.requests.append(socket.url))
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def go(self, search: str = "") -> "Visit":
        """Open an address and wait until map and panel are there."""
        self.page.goto(f"{self.server}/{search}")
        self.wait_for_map()
        self.panel.locator("article").wait_for()
        return self

    def wait_for_map(self) -> None:
        """Wait until the map's script has drawn everything."""
        self.map.locator("html[data-ready=true]").wait_for(state="attached")

    @property
    def map(self) -> Any:
        """The map's frame, for locators."""
        return self.page.frame_locator(".st-key-map iframe")

    @property
    def frame(self) -> Frame:
        """The map's frame, for scripts."""
        handle = self.page.locator(".st-key-map iframe").element_handle()
        frame = handle.content_frame() if handle else None
        assert frame is not None
        return frame

    @property
    def panel(self) -> Locator:
        """The evidence."""
        return self.page.locator(".st-key-evidence")

    @property
    def finder(self) -> Locator:
        """The search box in the bar."""
        boxes = ".st-key-finder input, .st-key-bar input[type=search], .st-key-finder textarea"
        return self.page.locator(boxes).first

    def legend_box(self, layer: str) -> Locator:
        """The switch of a layer."""
        return self.map.locator(f"input[data-layer='{layer}']")

    @property
    def address(self) -> dict[str, str]:
        """The parameters of the page's address."""
        return dict(parse_qsl(urlsplit(self.page.url).query, keep_blank_values=True))

    def wait_for_address(self, **wanted: str | None) -> None:
        """Wait until the address has these parameters; None means: has it not."""
        self.page.wait_for_function(
            """(wanted) => { const now = new URLSearchParams(location.search);
              return Object.entries(wanted).every(([key, value]) => now.get(key) === value); }""",
            arg=wanted,
        )

    def wait_for_selection(self, feature: str | None) -> None:
        """Wait until panel, map and address agree on what is selected."""
        if feature is None:
            expect(self.panel.locator("[data-selected]")).to_have_count(0)
            expect(self.panel.locator("h2")).not_to_have_count(0)
            expect(self.map.locator(".keruen-selected")).to_have_count(0)
        else:
            expect(self.panel.locator(f"[data-selected='{feature}']")).to_have_count(1)
        self.wait_for_address(feature=feature)

    def wait_for_mark(self, feature: str) -> None:
        """Wait until the map marks the feature and no other."""
        marked = self.map.locator(".keruen-selected")
        expect(marked).to_have_class(re.compile(rf"(^| )feature-{feature}( |$)"))

    def quotes(self) -> list[tuple[str | None, str]]:
        """Return id and words of every quote in the panel, in order."""
        return [
            (block.get_attribute("data-quote"), block.text_content() or "")
            for block in self.panel.locator("blockquote[data-quote]").all()
        ]

    def feature_ids(self) -> Counter[str]:
        """Return how often each feature is in the map."""
        return Counter(self.frame.evaluate(IDS))

    def view(self) -> tuple[float, float, float]:
        """Return latitude, longitude and zoom of the map."""
        centre = "(() => { const c = map.getCenter(); return [c.lat, c.lng, map.getZoom()]; })()"
        lat, lon, zoom = self.frame.evaluate(centre)
        return round(lat, 3), round(lon, 3), round(zoom, 1)

    def look(self, lat: float, lon: float, zoom: float) -> None:
        """Move the map at once, as dragging and scrolling would."""
        self.frame.evaluate(
            "([lat, lon, zoom]) => { map.setView([lat, lon], zoom, {animate: false}); }",
            [lat, lon, zoom],
        )

    def wheel(self, amount: int) -> None:
        """Turn the wheel over the map and wait until its zoom has changed."""
        before = self.frame.evaluate("map.getZoom()")
        box = self.page.locator(".st-key-map iframe").bounding_box()
        assert box is not None
        self.page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
        self.page.mouse.wheel(0, amount)
        self.frame.wait_for_function(
            "(z) => map.getZoom() !== z && !map._animatingZoom", arg=before
        )

    def line_spot(self, feature: str) -> tuple[float, float] | None:
        """Return a point of the page at which a click hits the line, if there is one now."""
        box = self.page.locator(".st-key-map iframe").bounding_box()
        found = self.frame.evaluate(HITTING, feature)
        if found is None or box is None:
            return None
        return box["x"] + found[0], box["y"] + found[1]

    def look_at(self, feature: Any, zoom: float | None = None) -> None:
        """Move the map so that the feature can be clicked."""
        west, south, east, north = feature.geometry.bounds
        if feature.is_point:
            self.look(south, west, zoom or max(9, feature.facts.min_zoom))
            return
        self.frame.evaluate(
            "(b) => { map.fitBounds([[b[1], b[0]], [b[3], b[2]]], "
            "{animate: false, paddingBottomRight: [300, 40], paddingTopLeft: [60, 40]}); }",
            [west, south, east, north],
        )

    def missed(self, features: list[Any], zoom: float) -> list[str]:
        """Return which points a click on their middle would miss, each in the map's centre."""
        self.page.mouse.move(2, 2)
        points = [[f.id, f.geometry.y, f.geometry.x] for f in features]
        return list(self.frame.evaluate(MISSED, [points, zoom]))

    def click(self, feature: Any) -> None:
        """Click a feature on the map itself, the pointer coming from outside."""
        self.page.mouse.move(2, 2)
        self.look_at(feature)
        if feature.is_point:
            self.map.locator(f".feature-{feature.id}").click(timeout=5000)
            return
        spot = self.line_spot(feature.id)
        assert spot is not None, f"no point of {feature.id} can be clicked"
        self.page.mouse.click(*spot)
