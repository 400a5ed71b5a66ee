"""What a visitor with own layers does in the browser: open, upload, look, click."""

from playwright.sync_api import Error, expect


def on_map(page, search=""):
    """Open the map and return its frame once everything is drawn."""
    page.at(search)
    frame = page.frame_locator(".st-key-map iframe")
    frame.locator("html[data-ready=true]").wait_for(state="attached")
    return frame


def script_frame(page):
    return page.locator(".st-key-map iframe").element_handle().content_frame()


def upload(page, *files):
    page.at("data")
    chosen = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        for name, data in files
    ]
    page.locator("input[type=file]").set_input_files(chosen)


def look(page, lat, lon):
    """Move the map; what Leaflet returns, itself, is not sent to the test."""
    script_frame(page).evaluate(
        "([a, b]) => { map.setView([a, b], 6, {animate: false}); }", [lat, lon]
    )


def click_at(page, lat, lon):
    """Click a place of the map, the pointer coming from outside."""
    look(page, lat, lon)
    box = page.locator(".st-key-map iframe").bounding_box()
    spot = script_frame(page).evaluate(
        "([a, b]) => { const p = map.latLngToContainerPoint([a, b]); return [p.x, p.y]; }",
        [lat, lon],
    )
    page.mouse.move(2, 2)
    page.mouse.click(box["x"] + spot[0], box["y"] + spot[1])


def selected(page, name):
    return page.locator(f".st-key-evidence article[data-selected='{name}']")


def draw(page, frame, kind, *places):
    look(page, 42, 57)
    if frame.locator(".keruen-draw").is_hidden():
        frame.get_by_role("button", name="Draw and measure").click()
    frame.locator(f"[data-draw='{kind}']").click()
    box = page.locator(".st-key-map iframe").bounding_box()
    for x, y in places:
        page.mouse.click(box["x"] + x, box["y"] + y)


def choose(page, label, option):
    """Choose an option of one of Streamlit's boxes by typing its name.

    A run of the page that an earlier wish began may close the box's list: then once more.
    """
    box = page.get_by_role("combobox", name=label)
    for _ in range(5):
        box.click()
        box.fill(option)
        found = page.get_by_role("option", name=option).first
        try:
            found.click(timeout=4000)
            expect(box).to_have_value(option, timeout=4000)
        except (AssertionError, Error):
            continue
        return
    expect(box).to_have_value(option)
