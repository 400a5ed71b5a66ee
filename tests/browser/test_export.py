"""The export page in a browser: from the map to a file on the visitor's disk."""

import json
import re

import pytest
from playwright.sync_api import expect


def _open_export(page):
    """Wait until the export page is there."""
    page.wait_for_url("**/export?**")
    page.locator(".kr-export-data").wait_for()


def _drawn(page, ending):
    """Wait until the run that a choice began has ended: it would close an open list."""
    take = page.locator(".kr-take a[data-download]")
    expect(take).to_have_attribute("href", re.compile(rf"map\.{ending}"))
    expect(page.locator(".st-key-choice-dpi")).to_have_count(1 if ending == "png" else 0)
    expect(page.locator("[data-test-script-state=notRunning]")).to_have_count(1)


def _choose(page, name, words):
    """Choose from a list; one that opens while the page still moves under it closes at once."""
    box, option = page.get_by_role("combobox", name=name), page.get_by_role("option", name=words)
    for _ in range(20):
        box.press("ArrowDown")
        page.wait_for_timeout(300)
        if option.is_visible():
            break
    option.click()


def _saved(page, link):
    with page.expect_download() as waiting:
        link.click()
    return waiting.value.suggested_filename, waiting.value.path().read_bytes()


def test_what_is_on_the_map_comes_down_as_data_with_its_evidence(visit, atlas):
    opened = visit("?layers=ports&feature=port-aktau&lang=kk&view=43.6,51.2,7")
    page = opened.page
    opened.map.locator("button[title='Осы көріністі экспорттау']").click()
    _open_export(page)
    opened.wait_for_address(layers="ports", feature="port-aktau", lang="kk")
    name, body = _saved(page, page.get_by_role("link", name="GeoJSON"))
    assert name == "keruen.geojson"
    (feature,) = json.loads(body)["features"]
    assert feature["id"] == "port-aktau"
    assert feature["properties"]["name"] == atlas.feature("port-aktau").facts.names.kk
    page.get_by_text("Картада барлары").click()
    expect(page.locator("a[href*='layers=ports'][data-download]").last).to_be_visible()
    name, body = _saved(page, page.get_by_role("link", name="GeoPackage"))
    assert body.startswith(b"SQLite format 3")


def test_the_menu_takes_the_map_along_to_export_and_back(visit):
    opened = visit("?layers=ports&feature=port-aktau&lang=kk&view=43.6,51.2,7")
    page = opened.page
    page.locator(".st-key-menu a[href*=export]").click()
    _open_export(page)
    opened.wait_for_address(layers="ports", feature="port-aktau", lang="kk")
    view = [float(part) for part in opened.address["view"].split(",")]
    assert view == pytest.approx([43.6, 51.2, 7], abs=0.02)
    assert opened.address["extent"].count(",") == 3
    menu = page.locator(".st-key-menu a")
    menu.nth(3).click()
    page.wait_for_url("**/disagreements**")
    menu.first.click()
    opened.wait_for_map()
    opened.wait_for_selection("port-aktau")
    opened.wait_for_address(layers="ports", lang="kk", extent=None)
    assert opened.view() == pytest.approx(view, abs=0.02)


def test_a_preview_follows_the_choices_and_the_file_is_what_was_chosen(visit):
    opened = visit("?lang=fa")
    page = opened.page
    page.goto(f"{opened.server}/export?lang=fa")
    there = page.locator(".kr-preview[data-state=there] img")
    there.wait_for()
    before = there.get_attribute("src")
    page.get_by_text("PDF", exact=True).click()
    _drawn(page, ending="pdf")
    opened.wait_for_address(format="pdf")
    page.get_by_text("زبان، سبک، سامانهٔ تصویر").click()
    _choose(page, "سبک", "سفید")
    opened.wait_for_address(style="mono", format="pdf", lang="fa")
    expect(page.locator(".kr-preview img")).not_to_have_attribute("src", before)
    _drawn(page, ending="pdf")
    there.wait_for()
    name, body = _saved(page, page.locator(".kr-take a[data-download]"))
    assert name == "keruen.pdf"
    assert body.startswith(b"%PDF")


def test_what_cannot_be_made_is_said_beside_the_button(visit):
    opened = visit()
    page = opened.page
    page.goto(f"{opened.server}/export?layers=nowhere&lang=ru")
    page.locator(".kr-export-data").wait_for()
    page.get_by_text("То, что на карте").click()
    page.get_by_role("link", name="CSV").click()
    fault = page.locator(".kr-export-data .kr-fault-line")
    expect(fault).to_contain_text("нет слоя nowhere")
