"""A person plays, presents and writes a tour."""

import json

import pytest
from playwright.sync_api import expect

from geo.load import load_atlas

SIZE = "e => parseFloat(getComputedStyle(e).fontSize)"
WIDEST = """() => Math.max(...[...document.querySelectorAll('.leaflet-stroke-pane path')].map(
  (path) => Number(path.getAttribute('stroke-width'))))"""
TOUR = "from-zhanaozen-to-istanbul"


def step_is(page, number):
    expect(page.panel.locator(f".kr-tour[data-at='{number}']")).to_have_count(1)
    page.wait_for_address(step=str(number))


def press(page, key):
    page.page.keyboard.press(key)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_tour_is_played_from_end_to_end_by_keyboard_alone(visit, atlas, language):
    tour = next(tour for tour in atlas.tours if tour.id == TOUR)
    page = visit(f"?tour={TOUR}&step=1&lang={language}")
    for number, step in enumerate(tour.steps, start=1):
        step_is(page, number)
        expect(page.panel.locator("h2")).to_have_text(step.title[language])
        assert [name for name, _ in page.quotes()] == list(step.quotes)
        press(page, "ArrowRight" if number % 2 else "PageDown")
    step_is(page, len(tour.steps))
    press(page, "ArrowLeft")
    step_is(page, len(tour.steps) - 1)
    page.page.locator(".st-key-map iframe").focus()
    before = page.view()
    press(page, "PageUp")
    step_is(page, len(tour.steps) - 2)
    assert page.view() != before
    press(page, "ArrowRight")
    step_is(page, len(tour.steps) - 1)
    assert page.view() == pytest.approx(before, abs=0.01)
    assert not page.complaints


@pytest.mark.parametrize(("step", "shown"), [("99", None), ("0", 1), ("abc", 1)])
def test_a_step_that_there_is_not_becomes_the_one_that_is_shown(visit, atlas, step, shown):
    tour = next(tour for tour in atlas.tours if tour.id == TOUR)
    page = visit(f"?tour={TOUR}&step=3")
    entries = page.page.evaluate("history.length")
    page.page.evaluate("(at) => history.replaceState(history.state, '', at)",
                       f"?tour={TOUR}&step={step}")  # fmt: skip
    page.page.reload()
    step_is(page, shown or len(tour.steps))
    assert page.address["tour"] == TOUR
    assert page.page.evaluate("history.length") == entries
    assert not page.complaints


def test_quick_presses_end_at_the_last_step_asked_for(visit):
    page = visit(f"?tour={TOUR}&step=1")
    for _ in range(5):
        press(page, "ArrowRight")
    step_is(page, 6)
    page.wait_for_mark("station-gorgan")


def test_arrows_pan_the_map_where_no_tour_is(visit):
    page = visit("?view=42,52,6")
    page.map.locator(".leaflet-container").focus()
    press(page, "ArrowRight")
    page.frame.wait_for_function("() => map.getCenter().lng > 52.5")
    assert "step" not in page.address


def test_one_can_explore_at_any_step_and_come_back(visit, atlas):
    page = visit(f"?tour={TOUR}&step=6")
    page.wait_for_mark("station-gorgan")
    posed = page.view()
    page.click(atlas.features["station-etrek"])
    page.wait_for_selection("station-etrek")
    page.map.locator(".keruen-return").click()
    step_is(page, 6)
    page.wait_for_mark("station-gorgan")
    page.wait_for_address(feature=None, view=None)
    assert page.view() == pytest.approx(posed, abs=0.01)
    page.panel.locator("a[data-step='']").click()
    page.wait_for_address(tour=None, step=None)
    page.panel.locator(".kr-welcome").wait_for()


def settled(page):
    """Wait until the map stands where it was flown to, and what follows a move has been done."""
    page.frame.wait_for_function(
        """() => { const now = `${map.getCenter()} ${map.getZoom()}`;
          if (window.stood !== now) window.since = Date.now();
          window.stood = now;
          return Date.now() - window.since > 900; }""",
        polling=100,
    )


def drag(page):
    box = page.page.locator(".st-key-map iframe").bounding_box()
    x, y = box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.6
    page.page.mouse.move(x, y)
    page.page.mouse.down()
    page.page.mouse.move(x + 90, y - 60, steps=6)
    page.page.mouse.up()


@pytest.mark.parametrize("more", ["", "&present=1&lang=fa"])
def test_a_flight_leaves_the_address_clean_and_a_hand_does_not(visit, more):
    page = visit("?view=42,52,6")
    page.page.emulate_media(reduced_motion="no-preference")
    page.go(f"?tour=out-of-a-landlocked-country&step=3{more}")
    back = page.map.locator(".keruen-return")
    # To the edge of the ground, where a flight is pushed back.
    page.panel.locator("[data-turn=next]").click()
    step_is(page, 4)
    settled(page)
    assert "view" not in page.address
    expect(back).to_be_hidden()
    drag(page)
    expect(back).to_be_visible()
    page.page.wait_for_function("() => new URLSearchParams(location.search).has('view')")
    back.click()
    page.wait_for_address(view=None, step="4")
    expect(back).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_presenter_keys_roll_the_words_wherever_the_focus_is(visit, language):
    window = {"width": 1024, "height": 768}
    page = visit(f"?tour={TOUR}&step=6&present=1&lang={language}", window=window)
    expect(page.panel).to_have_attribute("data-more", "")
    press(page, "ArrowDown")
    page.page.wait_for_function("() => document.querySelector('.st-key-evidence').scrollTop > 60")
    press(page, "ArrowUp")
    page.page.wait_for_function("() => document.querySelector('.st-key-evidence').scrollTop === 0")
    page.map.locator(".leaflet-container").focus()
    before = page.view()
    for _ in range(4):
        press(page, "Space")
    expect(page.panel).not_to_have_attribute("data-more", "")
    assert page.panel.evaluate("e => e.scrollTop") > 100
    assert page.view() == before
    press(page, "ArrowRight")
    step_is(page, 7)
    page.page.wait_for_function("() => document.querySelector('.st-key-evidence').scrollTop === 0")


def test_a_remote_shows_the_rest_of_a_step_before_the_next_one(visit):
    page = visit(f"?tour={TOUR}&step=6&present=1", window={"width": 1024, "height": 768})
    expect(page.panel).to_have_attribute("data-more", "")
    for _ in range(9):
        if page.panel.get_attribute("data-more") is None:
            break
        before = page.panel.evaluate("e => e.scrollTop")
        press(page, "PageDown")
        page.page.wait_for_function(
            "(b) => document.querySelector('.st-key-evidence').scrollTop > b", arg=before
        )
        step_is(page, 6)
        page.page.wait_for_timeout(100)
    press(page, "PageDown")
    step_is(page, 7)
    press(page, "PageUp")
    step_is(page, 6)


@pytest.mark.parametrize("step", [2, 9])
def test_the_first_quote_begins_on_the_first_screen_and_fits_on_a_wide_one(visit, step):
    window = {"width": 1024, "height": 768}
    page = visit(f"?tour=out-of-a-landlocked-country&step={step}&present=1", window=window)
    assert room_under_quote(page, "top") > 30
    page.page.set_viewport_size({"width": 1920, "height": 1080})
    assert room_under_quote(page, "bottom") >= 0


def room_under_quote(page, edge):
    """Return the pixels between an edge of the first quote and the strip at the foot."""
    return page.panel.evaluate(
        """(panel, edge) => panel.querySelector('.kr-turn').getBoundingClientRect().top
          - panel.querySelector('blockquote').getBoundingClientRect()[edge]""",
        edge,
    )


@pytest.mark.parametrize("more", ["", "&lang=fa", "&present=1&lang=fa"])
def test_the_pointer_hides_no_name(visit, more):
    page = visit(f"?tour=out-of-a-landlocked-country&step=1{more}")
    for number in (1, 2, 3):
        step_is(page, number)
        page.map.locator(".keruen-pointer").wait_for()
        assert page.map.locator(".keruen-label:visible").count() > 5
        assert page.frame.evaluate(UNDER_POINTER) == []
        page.panel.locator("[data-turn=next]").click()


UNDER_POINTER = """() => {
  const arrow = document.querySelector('.keruen-pointer').getBoundingClientRect();
  return [...document.querySelectorAll('.keruen-label:not([hidden])')].filter((label) => {
    const box = label.getBoundingClientRect();
    return box.left < arrow.right && arrow.left < box.right
      && box.top < arrow.bottom && arrow.top < box.bottom;
  }).map((label) => label.textContent);
}"""


def test_a_step_and_its_evidence_are_read_from_their_headings(visit):
    page = visit(f"?tour={TOUR}&step=6", window={"width": 1280, "height": 500})
    page.panel.locator("[data-turn=next]").click()
    step_is(page, 7)
    page.panel.evaluate("e => (e.scrollTop = e.scrollHeight)")
    page.panel.locator(".kr-jumps a").click()
    page.panel.locator("article[data-selected] h2").wait_for()
    expect(page.panel.locator("h2").first).to_be_in_viewport()
    assert page.panel.evaluate("e => e.scrollTop") == 0
    assert not page.complaints


def test_twice_enlarged_a_step_still_shows_its_words_and_buttons(visit):
    half = {"width": 640, "height": 400}
    page = visit(f"?tour={TOUR}&step=2", window=half)
    expect(page.panel.locator(".kr-step-text")).to_be_in_viewport()
    page.go(f"?tour={TOUR}&step=2&present=1")
    frame = page.page.locator(".st-key-map iframe").bounding_box()
    assert frame["height"] == half["height"]
    for button in page.panel.locator(".kr-turn .kr-button").all():
        expect(button).to_be_in_viewport(ratio=1)
        assert button.bounding_box()["height"] >= 24


def test_the_presenters_words_can_be_read_from_the_last_row(visit):
    page = visit(f"?tour={TOUR}&step=3&present=1", window={"width": 1280, "height": 720})
    assert page.page.locator(".st-key-bar").count() == 0
    for words in (".kr-step-text", "blockquote", "h2"):
        size = page.panel.locator(words).first.evaluate(SIZE)
        assert size >= 720 / 25
    label = page.map.locator(".label-feature").first
    assert label.evaluate(SIZE) >= 720 / 32
    assert page.frame.evaluate(WIDEST) > 5


def test_the_notes_window_turns_with_the_other(visit):
    screen = visit(f"?tour={TOUR}&step=1&present=1")
    notes = visit(f"?tour={TOUR}&step=1&present=notes")
    press(notes, "ArrowRight")
    step_is(screen, 2)
    screen.panel.locator("[data-turn=next]").click()
    step_is(notes, 3)
    expect(notes.panel.locator(".kr-said")).to_contain_text("copying")


def test_a_tour_is_written_saved_proved_by_the_loader_loaded_and_played(visit, tmp_path):
    page = visit("?write=1&feature=port-aktau&layers=ports")
    hostile = "<img src=x onerror=alert(1)></script>"
    form = page.page.locator(".st-key-writer")
    page.panel.locator("[data-own-view=new]").click()
    form.get_by_label("Title of the tour").fill("Two ports")
    form.get_by_label("What it is about").fill(hostile)
    for name in ("Move up", "Move down", "Delete"):
        assert form.get_by_role("button", name=name).bounding_box()["height"] >= 24
    form.get_by_label("Heading").fill(hostile)
    form.get_by_label("Text", exact=True).fill("A port on the Caspian.")
    press(page, "Tab")
    page.panel.locator("[data-play]").wait_for()
    save = form.get_by_role("button", name="Save as a file")
    expect(save).to_have_count(1)  # what the run before drew is gone
    expect(save).to_be_enabled()
    with page.page.expect_download() as download:
        save.click()
    assert download.value.suggested_filename == "two-ports.json"
    saved = tmp_path / "two-ports.json"
    download.value.save_as(saved)
    (step,) = json.loads(saved.read_text(encoding="utf-8"))["steps"]
    assert (step["feature"], step["layers"]) == ("port-aktau", ["ports"])
    load_atlas_with(tmp_path, saved)

    box = form.locator("[data-testid=stMultiSelect] input")
    box.click()
    box.press_sequentially("Tengiz")
    page.page.get_by_role("option").filter(has_text="Tengiz").first.click()
    expect(form.locator("[data-testid=stMultiSelect] [data-tag]")).to_have_count(2)
    page.page.wait_for_function(
        """() => { const { tour } = document.getElementById('kr-own').dataset;
          return tour && JSON.parse(tour).sketch.steps[0].quotes.length === 2; }"""
    )

    page.page.evaluate("localStorage.clear()")
    page = visit("?write=1&feature=port-aktau")
    chooser = page.page.locator("input[type=file]")
    bad = {"name": "bad.json", "mimeType": "application/json", "buffer": b'{"steps": []}'}
    chooser.set_input_files(bad)
    page.panel.locator(".kr-fault").wait_for()
    expect(page.page.locator("[data-test-script-state=notRunning]")).to_have_count(1)
    chooser.set_input_files(saved)
    expect(page.page.get_by_label("Title of the tour").first).to_have_value("Two ports")
    page.go("?write=1&feature=port-aktau")  # a new visit: the browser has kept it
    expect(page.page.get_by_label("Title of the tour").first).to_have_value("Two ports")
    page.panel.locator("[data-play]").click()
    page.panel.locator(".kr-tour[data-at='1']").wait_for()
    expect(page.panel.locator("h2")).to_have_text(hostile)
    assert page.page.locator("img[src=x]").count() == 0
    page.page.evaluate("localStorage.clear()")


def load_atlas_with(folder, tour):
    """Load the shipped atlas with the tour in its place, as `geo check` would."""
    import shutil

    from geo.load import SHIPPED

    there = shutil.copytree(SHIPPED, folder / "layers")
    shutil.copy(tour, there / "tours")
    assert "two-ports" in {found.id for found in load_atlas(there).tours}
