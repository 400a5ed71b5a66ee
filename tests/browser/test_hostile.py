"""An atlas whose every text is hostile: nothing runs and nothing breaks out, on any page."""

import re

import pytest

from geo.load import SHIPPED
from tests.corpus.hostile import MARK, write_hostile_atlas
from ui.routes.entries import page_paths

LURE = """window.hurt = (n) => console.error("HURT", n);"""
BROKEN_OUT = """() => [...document.querySelectorAll("*")].filter((e) =>
  e.tagName !== "BODY" && [...e.attributes].some((a) => /^on/i.test(a.name))
  || e.getAttribute("src") === "x" || (e.id === "kr-page" && e.tagName === "B")
).map((e) => e.outerHTML.slice(0, 120))"""
TIPS = """() => Object.values(map._layers).filter((l) => l.getTooltip && l.getTooltip())
  .slice(0, 12).forEach((l) => l.openTooltip())"""
# Words in Latin letters whose first letter stands to the right of their last.
TURNED = """() => {
  const walker = document.createTreeWalker(document.querySelector(".st-key-evidence"), 4);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const word = /^\\s*([A-Za-z]{3,})\\s*$/.exec(node.data);
    if (!word) continue;
    const box = (at) => {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect();
    };
    const first = node.data.indexOf(word[1]);
    const [a, b] = [box(first), box(first + word[1].length - 1)];
    if (a.width && Math.abs(a.top - b.top) < 2 && a.left > b.left) found.push(word[1]);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def hostile(browser, serve, tmp_path_factory):
    """Return what opens a page of the hostile atlas without the policy, and what ran."""
    folder = write_hostile_atlas(SHIPPED, tmp_path_factory.mktemp("hostile") / "layers")
    with serve(KERUEN_LAYERS=str(folder)) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
        context.add_init_script(LURE)
        ran = []
        context.on("console", lambda m: ran.append(m.text) if "HURT" in m.text else None)
        context.on("dialog", lambda dialog: ran.append(dialog.message))
        context.on("weberror", lambda error: ran.append(str(error.error)))

        def opened(path):
            page = context.new_page()
            page.goto(address + path)
            page.locator("#kr-search-input").wait_for()
            page.locator(".st-key-page, .st-key-evidence").first.wait_for()
            return page

        yield opened, ran
        context.close()


def frame_of(page):
    page.frame_locator(".st-key-map iframe").locator("html[data-ready=true]").wait_for(
        state="attached"
    )
    return page.locator(".st-key-map iframe").element_handle().content_frame()


def assert_harmless(page, ran):
    for frame in page.frames:
        assert frame.evaluate(BROKEN_OUT) == []
    assert ran == []


@pytest.mark.parametrize("path", sorted(page_paths()))
def test_no_page_runs_what_a_file_says(hostile, path):
    opened, ran = hostile
    page = opened(f"{path}?layers=ports")
    page.get_by_text(re.compile(MARK)).first.wait_for(state="attached")
    page.locator("#kr-search-input").fill(MARK)
    rows = page.locator("#kr-search-list [role=option]")
    rows.first.wait_for()
    assert MARK in " ".join(rows.all_inner_texts())
    page.wait_for_timeout(400)
    assert_harmless(page, ran)
    page.close()


@pytest.mark.parametrize("feature", ["port-aktau", "zhanaozen-gorgan-railway"])
def test_map_panel_and_legend_show_a_hostile_feature_as_text(hostile, feature):
    opened, ran = hostile
    page = opened(f"/?feature={feature}&layers=ports,missions")
    frame = frame_of(page)
    page.locator(f".st-key-evidence [data-selected={feature}]").wait_for()
    assert "<script>hurt(2)</script>" in page.locator(".st-key-evidence h2").inner_text()
    frame.evaluate(TIPS)
    tip = frame.locator(".leaflet-tooltip").first
    assert "<script>hurt(2)</script>" in tip.inner_text()
    for button in page.locator(".st-key-evidence button[data-copy]").all()[:2]:
        button.click()
    page.wait_for_timeout(400)
    assert page.evaluate(TURNED) == []
    assert_harmless(page, ran)
    page.close()


def test_a_hostile_tour_is_shown_as_text(hostile):
    opened, ran = hostile
    page = opened("/?tour=oil-pipelines-and-the-swap&step=2")
    frame_of(page)
    tour = page.locator(".st-key-evidence .kr-tour")
    assert "<script>hurt(2)</script>" in tour.locator("h2").inner_text()
    assert len(re.findall(MARK, tour.inner_text())) > 2
    page.wait_for_timeout(400)
    assert page.evaluate(TURNED) == []
    assert_harmless(page, ran)
    page.close()


def test_an_address_is_text_too(hostile):
    opened, ran = hostile
    evil = "%22%3E%3Cimg src=x onerror=hurt(1)%3E%60$%7Bhurt(2)%7D%00%E2%80%AE"
    page = opened(
        f"/?feature={evil}&layers={evil}&year={evil}&source={evil}&from={evil}&tour={evil}&step={evil}"
    )
    frame_of(page)
    page.locator(".st-key-evidence [role=alert]").wait_for()
    assert_harmless(page, ran)
    page.close()
