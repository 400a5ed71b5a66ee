"""Drawing and measuring on the map in a real browser, by mouse and by keyboard."""

import json
import re

from playwright.sync_api import expect

from tests.browser.owning import draw, on_map, script_frame, selected


def test_a_line_is_drawn_described_changed_measured_saved_and_erased(own):
    frame = on_map(own)
    draw(own, frame, "line", (320, 380), (420, 420), (480, 560))
    frame.locator("[data-draw='finish']").click()
    expect(frame.locator(".keruen-measured")).to_contain_text(re.compile(r"Length: \d"))
    frame.locator("input[name=name]").fill("My <b>road</b>")
    frame.locator("select[name=status]").select_option("planned")
    frame.get_by_role("button", name="Save", exact=True).click()
    expect(selected(own, "own.d.1").locator("h2")).to_have_text("My <b>road</b>")
    with own.expect_download() as caught:
        frame.get_by_role("link", name="Save my drawings as GeoJSON").click()
    saved = json.loads(caught.value.path().read_text("utf-8"))["features"][0]
    assert saved["properties"]["status"] == "planned"
    assert len(saved["geometry"]["coordinates"]) == 3
    selected(own, "own.d.1").get_by_role("button", name="Change").click()
    handle = frame.locator(".keruen-handle").nth(1)
    handle.focus()
    own.keyboard.press("ArrowRight")
    frame.locator("input[name=name]").fill("Moved")
    frame.get_by_role("button", name="Save", exact=True).click()
    expect(selected(own, "own.d.1").locator("h2")).to_have_text("Moved")
    selected(own, "own.d.1").get_by_role("button", name="Delete").click()
    expect(own.locator(".st-key-evidence [data-selected]")).to_have_count(0)
    expect(frame.locator(".keruen-own-legend")).to_have_count(0)


def test_an_area_that_crosses_itself_is_repaired_and_breaks_no_page(own):
    frame = on_map(own)
    draw(own, frame, "area", (320, 500), (420, 600), (420, 500), (320, 600))
    expect(frame.locator(".keruen-handle")).to_have_count(4)
    frame.locator("[data-draw='finish']").click()
    expect(frame.locator(".keruen-measured")).to_contain_text(re.compile(r"Area: [1-9]"))
    frame.get_by_role("button", name="Save", exact=True).click()
    expect(frame.locator(".keruen-draw-said")).to_contain_text("was repaired")
    expect(selected(own, "own.d.1")).to_contain_text("Area, measured")
    selected(own, "own.d.1").get_by_role("button", name="Change").click()
    expect(frame.locator(".keruen-draw")).to_contain_text("several parts")
    frame.locator("input[name=name]").fill("Two halves")
    frame.get_by_role("button", name="Save", exact=True).click()
    expect(selected(own, "own.d.1").locator("h2")).to_have_text("Two halves")
    own.at("data")
    expect(own.locator(".st-key-own-layer-d img")).to_be_visible()


def test_an_area_is_drawn_and_measured_with_the_keyboard_alone(own):
    frame = on_map(own)
    frame.get_by_role("button", name="Draw and measure").focus()
    own.keyboard.press("Enter")
    frame.locator("[data-draw='measure']").focus()
    own.keyboard.press("Enter")
    for key in ("ArrowRight", "ArrowDown", None):
        own.keyboard.press("Enter")
        if key:
            before = script_frame(own).evaluate("map.getCenter().toString()")
            own.keyboard.press(key)
            script_frame(own).wait_for_function(
                "(b) => map.getCenter().toString() !== b", arg=before
            )
    expect(frame.locator(".keruen-handle")).to_have_count(3)
    frame.get_by_role("button", name="As an area").click()
    expect(frame.locator(".keruen-measured")).to_contain_text("km²")
