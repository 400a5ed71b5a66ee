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


def test_a_drawing_that_is_not_saved_is_never_thrown_away_without_a_word(own):
    frame = on_map(own)
    draw(own, frame, "line", (320, 380), (420, 420))
    frame.locator("[data-draw='finish']").click()
    frame.locator("input[name=name]").fill("Precious")
    question = frame.get_by_role("alertdialog", name="The drawing is not saved yet.")
    for leaving in ("[data-draw='point']", ".keruen-draw-head [aria-label='Close']"):
        frame.locator(leaving).click()
        expect(question).to_be_visible()
        question.get_by_role("button", name="Go on").click()
        expect(question).to_have_count(0)
        expect(frame.locator("input[name=name]")).to_have_value("Precious")
        expect(frame.locator(".keruen-handle")).to_have_count(2)
    frame.locator("input[name=year]").fill("99999")
    frame.locator("[data-draw='measure']").click()
    question.get_by_role("button", name="Save").click()
    expect(frame.locator("input[name=year]")).to_have_attribute("aria-invalid", "true")
    expect(frame.get_by_text("This is no year.")).to_be_visible()
    expect(frame.locator("input[name=name]")).to_have_value("Precious")
    frame.locator("input[name=year]").fill("۱۹۹۸–۲۰۰۳")
    frame.locator("[data-draw='measure']").click()
    question.get_by_role("button", name="Save").click()
    expect(selected(own, "own.d.1").locator("h2")).to_have_text("Precious")
    expect(frame.locator("[data-draw='measure']")).to_have_attribute("aria-pressed", "true")
    frame.locator("[data-draw='point']").click()
    expect(question).to_have_count(0)
    box = own.locator(".st-key-map iframe").bounding_box()
    own.mouse.click(box["x"] + 420, box["y"] + 480)
    frame.locator("input[name=name]").fill("Worthless")
    frame.locator(".keruen-draw-head [aria-label='Close']").click()
    question.get_by_role("button", name="Throw away").click()
    expect(frame.locator(".keruen-draw")).to_be_hidden()
    expect(frame.locator(".keruen-handle")).to_have_count(0)


def test_on_a_narrow_map_what_was_just_drawn_is_not_hidden_by_its_form(own):
    own.set_viewport_size({"width": 390, "height": 844})
    frame = on_map(own)
    frame.get_by_role("button", name="Draw and measure").click()
    frame.locator("[data-draw='point']").click()
    free = script_frame(own).evaluate(
        "() => document.querySelector('.keruen-draw').getBoundingClientRect().bottom"
    )
    box = own.locator(".st-key-map iframe").bounding_box()
    own.mouse.click(box["x"] + 150, box["y"] + free + 30)
    expect(frame.locator("input[name=name]")).to_be_focused()
    script_frame(own).wait_for_function(
        """() => {
            const handle = document.querySelector(".keruen-handle").getBoundingClientRect();
            const form = document.querySelector(".keruen-draw").getBoundingClientRect();
            return handle.top > form.bottom && handle.bottom < window.innerHeight;
        }"""
    )
