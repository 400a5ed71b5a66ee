"""The route explorer in a real browser: asked by list, search and click, shown on map and strip."""

import re

import pytest
from playwright.sync_api import expect

LONG = "?from=almaty&to=station-bandar-abbas"
CARDS = ".kr-way"


def chosen(page):
    return page.panel.locator(".kr-way.chosen .kr-way-number")


def pick(page, place):
    page.map.locator(f".keruen-node[data-place='{place}']").dispatch_event("click")


def test_a_shared_address_shows_five_ways_with_their_numbers_and_lines(visit):
    page = visit(LONG)
    expect(page.panel.locator(CARDS)).to_have_count(5)
    expect(page.map.locator("path.keruen-way")).to_have_count(5)
    expect(page.map.locator(".keruen-number")).to_have_count(5)
    expect(page.map.locator(".keruen-end")).to_have_text(["A", "B"])
    expect(page.panel.locator(".kr-compare thead th")).to_have_count(5)
    expect(page.panel.locator(".kr-compare td.wins")).not_to_have_count(0)
    assert page.complaints == []


def test_the_route_page_asks_for_both_ends_and_takes_them_from_the_map(visit):
    page = visit("routes")
    expect(page.map.locator(".keruen-banner")).to_contain_text("where goods start")
    pick(page, "almaty")
    page.wait_for_address(**{"from": "almaty"})
    expect(page.map.locator(".keruen-banner")).to_contain_text("where they go")
    pick(page, "port-aktau")
    page.wait_for_address(to="port-aktau")
    expect(page.panel.locator(CARDS).first).to_be_visible()
    expect(page.map.locator(".keruen-banner")).to_be_hidden()
    expect(page.map.locator(".keruen-node")).to_have_count(0)


def test_a_place_is_found_by_typing_its_name_in_any_script(visit):
    page = visit("?from=almaty&to=port-aktau")
    box = page.panel.locator("input[data-combo=to]")
    box.click()
    expect(page.panel.locator("#kr-way-to-list [role=option]").nth(60)).to_be_attached()
    box.fill("بندرعباس")
    expect(page.panel.locator("#kr-way-to-list [aria-selected=true]")).to_contain_text("Bandar")
    box.press("Enter")
    page.wait_for_address(to="station-bandar-abbas")
    expect(page.panel.locator("input[data-combo=to]")).to_have_value(re.compile("Bandar Abbas"))


def test_a_border_closed_by_a_click_on_the_map_changes_the_ways_until_it_is_opened(visit):
    page = visit("?from=station-zhanaozen&to=station-gorgan&modes=rail")
    first = page.panel.locator(f"{CARDS} .kr-way-figures").first
    expect(first).to_contain_text("943")
    page.panel.locator("[data-pick=close]").click()
    pick(page, "border-inche-borun")
    page.wait_for_address(close="border-inche-borun")
    expect(first).not_to_contain_text("943")
    page.map.locator(".keruen-closed").dispatch_event("click")
    page.wait_for_address(close=None)
    expect(first).to_contain_text("943")


def test_what_if_it_is_shut_is_one_click_in_the_itinerary(visit):
    page = visit("?from=station-zhanaozen&to=station-gorgan")
    page.panel.locator(".kr-shut").first.click()
    expect(page.map.locator(".keruen-closed")).to_have_count(1)
    expect(page.panel.locator("#kr-choices")).to_have_attribute("open", "")


def test_another_way_is_chosen_by_card_or_line_and_back_returns(visit):
    page = visit(LONG)
    page.panel.locator(f"{CARDS} a").nth(2).click()
    page.wait_for_address(way="3")
    expect(chosen(page)).to_have_text("3")
    expect(page.map.locator(".keruen-strip output")).to_have_text(re.compile(r"^3\. "))
    page.map.locator("path.way-2").dispatch_event("click")
    page.wait_for_address(way="2")
    expect(chosen(page)).to_have_text("2")
    page.page.go_back()
    expect(chosen(page)).to_have_text("3")
    expect(page.map.locator(".keruen-strip output")).to_have_text(re.compile(r"^3\. "))


def test_hover_on_the_strip_and_on_the_map_agree(visit):
    page = visit("?from=station-zhanaozen&to=station-gorgan&modes=rail")
    body = page.map.locator(".keruen-strip-body")
    box = body.bounding_box()
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    expect(page.map.locator(".keruen-here")).to_have_count(1)
    said = page.map.locator(".keruen-strip output").text_content()
    km = float(body.get_attribute("aria-valuenow"))
    assert km == pytest.approx(943 / 2, abs=15)
    assert "Turkmenistan" in said
    dot = page.map.locator(".keruen-here").bounding_box()
    page.page.mouse.move(dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2)
    page.page.mouse.move(dot["x"] + dot["width"] / 2 + 1, dot["y"] + dot["height"] / 2)
    page.frame.wait_for_function(
        "(km) => Math.abs(document.querySelector('.keruen-strip-body').ariaValueNow - km) < 25",
        arg=km,
    )


def test_arrow_keys_walk_along_the_stations_of_the_strip(visit):
    page = visit("?from=station-zhanaozen&to=station-gorgan&modes=rail")
    body = page.map.locator(".keruen-strip-body")
    body.focus()
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowLeft"):
        body.press(key)
    first = page.map.locator(".keruen-strip output").text_content()
    body.press("End")
    assert "Gorgan" in page.map.locator(".keruen-strip output").text_content()
    assert first != page.map.locator(".keruen-strip output").text_content()


def test_in_persian_the_strip_runs_from_right_to_left(visit, atlas):
    page = visit("?from=station-zhanaozen&to=station-gorgan&modes=rail&lang=fa")
    names = page.map.locator(".strip-name.strong")
    expect(names.first).to_be_visible()
    ends = {box.text_content(): box.bounding_box()["x"] for box in names.all()}
    start, end = (
        atlas.features[name].facts.names.fa for name in ("station-zhanaozen", "station-gorgan")
    )
    assert ends[start] > ends[end]
    expect(page.panel.locator(".kr-way-number").first).to_have_text("۱")


def test_an_assumption_changed_changes_the_days_and_stands_in_the_address(visit):
    page = visit("?from=station-zhanaozen&to=station-gorgan&modes=rail")
    before = page.panel.locator(f"{CARDS} .kr-way-figures").first.text_content()
    page.panel.locator("#kr-assumed summary").click()
    field = page.panel.locator("[data-assume='kmh.rail']")
    field.fill("۵۰")
    field.press("Tab")
    page.wait_for_address(assume="kmh.rail:50")
    expect(page.panel.locator(f"{CARDS} .kr-way-figures").first).not_to_have_text(before)
    expect(page.panel.locator("#kr-assumed")).to_have_attribute("open", "")


def test_an_impossible_wish_says_what_blocks_it_and_how_to_lift_that(visit):
    page = visit("?from=almaty&to=mashhad&modes=rail&close=border-inche-borun,sarahs")
    fault = page.panel.get_by_role("alert")
    expect(fault).to_contain_text("Sarakhs border crossing cuts Mashhad off from Almaty by rail")
    fault.get_by_role("link", name="Open Akýaýla").click()
    page.wait_for_address(close="sarahs")
    expect(page.panel.locator(CARDS).first).to_be_visible()


def test_an_unknown_name_is_text_and_gets_suggestions(visit):
    hostile = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
    page = visit(f"?from={hostile}&to=almaty")
    expect(page.panel.get_by_role("alert")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.panel.locator("img").count() == 0
    page = visit("?from=Turkmen&to=almaty")
    page.panel.get_by_role("alert").get_by_role("link").first.click()
    expect(page.panel.locator(CARDS).first).to_be_visible()


def test_the_evidence_along_a_way_opens_and_leads_back(visit, atlas):
    page = visit("?from=station-zhanaozen&to=station-gorgan&modes=rail")
    quotes = page.quotes()
    assert quotes
    assert all(words == atlas.quotes[name].exact for name, words in quotes)
    page.panel.locator(".kr-saying a[data-feature='border-inche-borun']").first.click()
    page.wait_for_selection("border-inche-borun")
    page.panel.locator(".kr-back a").click()
    expect(page.panel.locator(CARDS).first).to_be_visible()


def test_a_way_is_kept_as_a_file(visit):
    page = visit("?from=station-zhanaozen&to=station-gorgan&modes=rail")
    with page.page.expect_download() as download:
        page.panel.get_by_role("link", name="GPX").click()
    assert download.value.suggested_filename == "station-zhanaozen-to-station-gorgan.gpx"


def test_on_a_phone_the_strip_and_the_form_are_within_reach(visit):
    page = visit(LONG, window={"width": 390, "height": 844})
    expect(page.map.locator(".keruen-strip")).to_be_visible()
    page.panel.locator("input[data-combo=from]").scroll_into_view_if_needed()
    wide = page.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 390
