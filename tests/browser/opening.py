"""A page of the published atlas as the tests open it."""

import re

from playwright.sync_api import expect


class Opened:
    """A page of the published atlas, with what it asked for and complained of."""

    def __init__(self, page):
        self.page, self.requests, self.complaints = page, [], []
        page.set_default_timeout(15_000)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._hear)
        self.panel = page.locator(".st-key-evidence")
        self.sheet = page.locator(".st-key-page")
        self.finder = page.locator("#kr-search-input")

    def _hear(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def go(self, address):
        """Open an address and wait until map and panel are there."""
        self.page.goto(address)
        self.page.locator("html[data-ready=true]").wait_for(state="attached")
        self.panel.locator("article").or_(self.sheet.locator("article")).first.wait_for()
        return self

    def search(self, words):
        """Search and take the first hit."""
        self.finder.fill(words)
        hit = self.page.locator("#kr-search-list [role=option]").first
        expect(hit).to_contain_text(words)
        self.finder.press("Enter")

    def wait_for_selection(self, feature):
        """Wait until panel and map agree on what is selected."""
        expect(self.panel.locator(f"[data-selected='{feature}']")).to_have_count(1)
        marked = self.page.locator(".keruen-selected")
        expect(marked).to_have_class(re.compile(rf"(^| )feature-{feature}( |$)"))

    def assert_calm(self, *hosts):
        """Assert that nothing went wrong and nobody else was asked."""
        assert self.complaints == []
        strange = [u for u in self.requests if not u.startswith(("data:", "blob:", *hosts))]
        assert strange == []
