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
    press(screen, "PageDown")
    step_is(notes, 3)
    expect(notes.panel.locator(".kr-said")).to_contain_text("copying")


def test_a_tour_is_written_saved_proved_by_the_loader_loaded_and_played(visit, tmp_path):
    page = visit("?write=1&feature=port-aktau&layers=ports")
    hostile = "<img src=x onerror=alert(1)></script>"
    form = page.page.locator(".st-key-writer")
    page.panel.locator("[data-own-view=new]").click()
    form.get_by_label("Title of the tour").fill("Two ports")
    form.get_by_label("What it is about").fill(hostile)
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
