"""Nothing runs that is not ours, nothing is lost when the server goes away."""

import json
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, expect

from ui.routes.entries import page_paths

# Streamlit's reader of messages tries WebAssembly once and does without where it may not.
HARMLESS = ("wasm-eval", "/static/js/protobuf.")
REPORT = """document.addEventListener("securitypolicyviolation", (e) =>
  console.error("CSP", e.violatedDirective, e.blockedURI, e.sourceFile, e.sample));"""
CLICKS = 6


@pytest.fixture(scope="module")
def guarded_context(browser):
    """Return a context that tells of every violation on its console."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(REPORT)
    yield context
    context.close()


@pytest.fixture
def guarded(guarded_context, server):
    """Return what opens an address, and the violations of the policy seen so far."""
    context, violations = guarded_context, []

    def hear(message):
        if message.text.startswith("CSP") and not all(part in message.text for part in HARMLESS):
            violations.append(message.text)

    context.on("console", hear)

    def opened(path):
        page = context.new_page()
        page.goto(server + path)
        page.locator("#kr-search-input").wait_for()
        page.wait_for_function(
            "() => document.querySelector('[data-test-script-state=notRunning]') !== null"
        )
        return page

    yield opened, violations
    context.remove_listener("console", hear)
    for page in context.pages:
        page.close()


def press_what_there_is(page):
    """Open what is folded and press the first buttons, whatever they are."""
    folded = page.locator("details:not([open]) > summary:visible")
    for _ in range(min(3, folded.count())):
        folded.first.click()
    for button in page.locator(".stMain button:visible, [role=radio]:visible").all()[:CLICKS]:
        try:
            button.click(timeout=1000, no_wait_after=True)
        except Error:
            continue  # what an earlier press took away


@pytest.mark.parametrize("path", sorted(page_paths()))
def test_no_page_breaks_the_policy(guarded, path):
    opened, violations = guarded
    page = opened(f"{path}?lang=fa")
    page.locator("#kr-search-input").fill("گرگان")
    page.locator("#kr-search-list [role=option]").first.wait_for()
    page.keyboard.press("Escape")
    press_what_there_is(page)
    assert violations == []


def test_the_map_keeps_the_policy_while_it_is_used(guarded):
    opened, violations = guarded
    page = opened("/?feature=port-aktau&lang=ru")
    frame = page.frame_locator(".st-key-map iframe")
    frame.locator("html[data-ready=true]").wait_for(state="attached")
    for box in frame.locator("input[data-layer]").all():
        box.click()
    frame.locator(".feature-port-aktau").hover()
    page.locator(".st-key-evidence a[data-feature]").first.click()
    page.wait_for_url(lambda url: "feature=port-aktau" not in url)
    assert violations == []


def test_a_script_that_got_in_by_mistake_would_not_run(guarded):
    opened, violations = guarded
    page = opened("/")
    page.evaluate(
        """() => { const s = document.createElement("script");
        s.textContent = "window.hurt = 1"; document.body.append(s);
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hurt = 2'>");
        window.setTimeout("window.hurt = 3", 0); }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("window.hurt") is None
    assert {violation.split()[1] for violation in violations} >= {
        "script-src-elem",
        "script-src-attr",
        "script-src",
    }


@pytest.mark.parametrize("lang", ["kk", "ar"])
def test_an_unknown_page_leads_back_to_the_map(browser, server, lang):
    page = browser.new_page()
    answer = page.goto(f"{server}/nowhere?lang={lang}")
    assert answer.status == 404
    expect(page.locator("html")).to_have_attribute("lang", lang)
    link = page.get_by_role("link")
    assert urlsplit(link.get_attribute("href")).query == f"lang={lang}"
    link.click()
    expect(page.locator(".st-key-map iframe")).to_be_visible()
    page.close()


def test_a_map_says_that_own_layers_went_with_the_server(serve, visiting):
    point = {"type": "Point", "coordinates": [57.4, 42.4]}
    with serve() as address:
        port = urlsplit(address).port
        visit = visiting("", at=address)
        page = visit.__enter__()
        body = json.dumps({"geometry": point, "name": "Mine"})
        script = """async (body) => (await fetch("/keruen/own/drawn", { method: "POST", body,
          headers: { "X-Keruen": "own", "Content-Type": "application/json" } })).status"""
        assert page.page.evaluate(script, body) in (200, 201)
        page.page.evaluate("document.cookie = 'keruen-had=1; path=/; SameSite=Lax'")
        page.page.reload()
        page.wait_for_map()
        legend = page.map.locator(".keruen-own-legend")
        expect(legend).to_contain_text("drawings")
    expect(page.page.locator("#kr-lost")).to_be_visible()
    with serve(port):
        expect(page.page.locator("#kr-lost")).to_have_count(0)
        expect(legend).to_contain_text("gone")
        visit.__exit__(None, None, None)


STANDING = (
    "?tour=from-zhanaozen-to-istanbul&step=4&lang=ar",
    "routes?from=almaty&to=station-bandar-abbas&avoid=RU&lang=kk",
)


def told(page):
    """Return where a page stands, and what its panel says."""
    return page.page.url, page.panel.locator("article").first.inner_text()


def test_a_page_outlives_a_restart_of_the_server(serve, visiting, atlas):
    search = "?feature=port-aktau&layers=ports,air&view=43.6000,51.2000,8.5&lang=fa"
    with serve() as address:
        port = urlsplit(address).port
        visit, *visits = (visiting(one, at=address) for one in (search, *STANDING))
        page, *others = (one.__enter__() for one in (visit, *visits))
        page.wait_for_selection("port-aktau")
        before = page.address | {"view": None}, page.quotes()
        stood = [told(other) for other in others]
    notice = page.page.locator("#kr-lost")
    expect(notice).to_be_visible()
    assert re.search("سرور", notice.inner_text())
    expect(page.page.get_by_role("dialog")).to_have_count(0)
    with serve(port):
        expect(notice).to_have_count(0)
        page.wait_for_selection("port-aktau")
        page.wait_for_mark("port-aktau")
        assert (page.address | {"view": None}, page.quotes()) == before
        assert page.view() == pytest.approx((43.6, 51.2, 8.5), abs=0.002)
        expect(page.page.locator("html")).to_have_attribute("lang", "fa")
        expect(page.page.locator("html")).to_have_attribute("dir", "rtl")
        expect(page.legend_box("air")).to_be_checked()
        expect(page.legend_box("railway")).not_to_be_checked()
        page.click(atlas.features["port-aktau"])
        page.panel.locator("a[data-feature]").first.click()
        page.wait_for_address(layers="ports,air", lang="fa")
        expect(page.panel.locator("[data-selected='port-aktau']")).to_have_count(0)
        for other, was in zip(others, stood, strict=True):
            expect(other.page.locator("#kr-lost")).to_have_count(0)
            other.wait_for_map()
            assert told(other) == was
        for one in (visit, *visits):
            one.__exit__(None, None, None)
