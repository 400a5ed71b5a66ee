"""Every page under axe-core, and what it cannot see: keys, narrow windows, other eyes."""

from itertools import cycle

import pytest
from playwright.sync_api import expect

from geo.languages import LANGUAGES
from geo.measure import kilometre_posts
from scripts.check_accessibility import SITUATIONS, THEMES, WIDE, cut_off, findings, open_situation

# Each page in one language and theme, so that all pairs occur: 25 pages, five times two pairs.
PAIRS = list(zip(SITUATIONS, cycle(LANGUAGES), cycle(theme for theme in THEMES for _ in LANGUAGES)))


@pytest.fixture(scope="module")
def bare(browser):
    """Return a page into which axe-core can be put."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("name", "language", "theme"), PAIRS)
def test_axe_core_finds_nothing_serious_and_320_pixels_are_enough(
    bare, server, name, language, theme
):
    bare.emulate_media(color_scheme=theme, reduced_motion="reduce")
    bare.set_viewport_size(WIDE)
    open_situation(bare, server, SITUATIONS[name], language)
    assert findings(bare) == []
    assert cut_off(bare) == []


def test_the_pages_checked_are_in_every_language_and_theme():
    assert {pair[1:] for pair in PAIRS} == {(lang, theme) for lang in LANGUAGES for theme in THEMES}


def test_what_is_in_view_is_a_list_that_selects_by_keyboard(visit):
    page = visit("?view=37.5,54.5,7.5")
    listing = page.map.locator(".keruen-inview")
    listing.locator("summary").press("Enter")
    rows = listing.locator("[data-listed]")
    shown = {name for name in page.feature_ids() if name}
    listed = rows.evaluate_all("rows => rows.map((row) => row.dataset.listed)")
    assert len(listed) == len(set(listed)) > 5
    assert set(listed) <= shown
    rows.first.focus()
    page.page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.page.keyboard.press("Enter")
    page.wait_for_selection(listed[1])
    chosen = listing.locator(f"[data-listed='{listed[1]}']")
    expect(chosen).to_have_attribute("aria-current", "true")
    expect(chosen).to_be_focused()
    expect(page.map.locator("#keruen-status")).not_to_be_empty()


def test_arrows_walk_along_the_stops_of_a_line(visit, atlas):
    line = atlas.features["zhanaozen-gorgan-railway"]
    stops = [post.feature.id for post in kilometre_posts(atlas, line)]
    page = visit(f"?feature={line.id}")
    page.map.locator(f".feature-{line.id}").focus()
    for stop in stops[:3]:
        page.page.keyboard.press("ArrowRight")
        page.wait_for_selection(stop)
        expect(page.map.locator(f".feature-{stop}")).to_be_focused()
    page.page.keyboard.press("ArrowLeft")
    page.wait_for_selection(stops[1])


RING = """() => {
  const at = document.activeElement;
  const around = [at, at.parentElement, at.parentElement.parentElement];
  const ringed = around.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle === "solid" && parseFloat(outlineWidth) >= 2;
  });
  return [(at.textContent || at.id || at.tagName).trim(), ringed];
}"""


@pytest.mark.parametrize("theme", THEMES)
def test_whatever_has_the_focus_wears_a_ring(bare, server, theme):
    bare.emulate_media(color_scheme=theme, reduced_motion="reduce")
    bare.set_viewport_size(WIDE)
    open_situation(bare, server, SITUATIONS["classroom"], "en")
    met = {}
    for _ in range(24):
        bare.keyboard.press("Tab")
        name, ringed = bare.evaluate(RING)
        met[name] = ringed
    assert {"Map", "Routes", "Classroom", "Sources"} <= set(met)
    assert [name for name, ringed in met.items() if not ringed] == []
