"""The address is the only home of the state: it can be shared, kept, gone back to."""

import pytest
from playwright.sync_api import expect


def assert_state(page, atlas, feature, on, view):
    page.wait_for_selection(feature)
    page.wait_for_mark(feature)
    for layer in atlas.layers:
        assert page.legend_box(layer.info.id).is_checked() == (layer.info.id in on)
    a_pixel = 360 / 256 / 2 ** view[2]  # the map rounds its centre to whole pixels
    assert page.view() == pytest.approx(view, abs=a_pixel)


def test_an_address_gives_its_selection_layers_view_and_language(visit, atlas):
    page = visit("?feature=port-aktau&layers=ports,air&view=43.6000,51.2000,8.5&lang=ru")
    assert_state(page, atlas, "port-aktau", {"ports", "air"}, (43.6, 51.2, 8.5))
    names = atlas.features["port-aktau"].facts.names
    expect(page.panel.locator("h2")).to_have_text(names.ru)
    expect(page.page.locator("html")).to_have_attribute("lang", "ru")


def test_a_copied_address_gives_the_same_selection_layers_and_view(visit, atlas):
    first = visit()
    first.legend_box("missions").click()
    first.legend_box("air").click()
    first.wait_for_address(layers="railway,ktti,ports,pipelines,air")
    first.wheel(-300)
    first.click(atlas.features["zhanaozen-gorgan-railway"])
    first.wait_for_selection("zhanaozen-gorgan-railway")
    first.wheel(-300)
    lat, lon, zoom = first.view()
    first.page.wait_for_function(
        """([lat, lon, zoom]) => {
          const view = new URLSearchParams(location.search).get("view");
          const now = (view || "").split(",").map(Number);
          return [lat, lon].every((n, i) => Math.abs(n - now[i]) < 0.01) && now[2] === zoom;
        }""",
        arg=[lat, lon, zoom],
    )
    lat, lon, zoom = map(float, first.address["view"].split(","))
    second = visit("?" + first.page.url.split("?")[1])
    on = {"railway", "ktti", "ports", "pipelines", "air"}
    assert_state(second, atlas, "zhanaozen-gorgan-railway", on, (lat, lon, zoom))
    assert second.feature_ids() == first.feature_ids()
    assert second.quotes() == first.quotes()


def test_back_returns_to_the_selection_before_and_forward_to_the_one_after(visit, atlas):
    page = visit()
    page.click(atlas.features["port-aktau"])
    page.wait_for_selection("port-aktau")
    page.click(atlas.features["consulate-kz-gorgan"])
    page.wait_for_selection("consulate-kz-gorgan")
    page.page.go_back()
    page.wait_for_selection("port-aktau")
    page.wait_for_mark("port-aktau")
    page.page.go_back()
    page.wait_for_selection(None)
    page.page.go_forward()
    page.wait_for_selection("port-aktau")
    page.wait_for_mark("port-aktau")
    page.page.go_forward()
    page.wait_for_selection("consulate-kz-gorgan")
    page.wait_for_mark("consulate-kz-gorgan")


def test_a_new_choice_after_back_is_taken(visit, atlas):
    page = visit()
    for feature in ("port-aktau", "consulate-kz-gorgan"):
        page.click(atlas.features[feature])
        page.wait_for_selection(feature)
    page.page.go_back()
    page.wait_for_selection("port-aktau")
    page.click(atlas.features["consulate-kz-gorgan"])
    page.wait_for_selection("consulate-kz-gorgan")
    page.wait_for_mark("consulate-kz-gorgan")


BACK_AT_ONCE = """() => {
  const push = history.pushState.bind(history);
  history.pushState = (...given) => {
    push(...given);
    history.pushState = push;
    history.back();
  };
}"""


def test_a_language_chosen_after_a_back_that_came_at_once_reaches_the_map(visit):
    page = visit()
    page.page.evaluate(BACK_AT_ONCE)
    page.legend_box("ports").click()
    expect(page.legend_box("ports")).to_be_checked()
    page.page.locator(".st-key-language").get_by_role("combobox").click()
    page.page.get_by_role("option", name="العربية").click()
    expect(page.map.locator("html")).to_have_attribute("lang", "ar")


def test_reloading_changes_nothing(visit, atlas):
    page = visit("?layers=ports")
    page.click(atlas.features["port-aktau"])
    page.wait_for_selection("port-aktau")
    view = page.view()
    page.page.reload()
    page.wait_for_map()
    assert_state(page, atlas, "port-aktau", {"ports"}, view)


def test_switching_a_layer_keeps_zoom_and_centre_and_changes_the_address(visit):
    page = visit("?view=42.0000,53.0000,7")
    before = page.view()
    page.legend_box("ports").click()
    page.wait_for_address(layers="railway,ktti,missions,pipelines")
    expect(page.map.locator(".feature-port-aktau")).to_have_count(0)
    expect(page.map.locator(".feature-consulate-kz-gorgan")).to_have_count(1)
    assert page.view() == pytest.approx(before, abs=0.001)
    page.legend_box("ports").click()
    page.wait_for_address(layers=None)
    expect(page.map.locator(".feature-port-aktau")).to_have_count(1)
    assert page.view() == pytest.approx(before, abs=0.001)


def test_the_last_layer_can_be_switched_off(visit):
    page = visit("?layers=ports")
    page.legend_box("ports").click()
    page.wait_for_address(layers="")
    expect(page.legend_box("ports")).not_to_be_checked()
    expect(page.legend_box("railway")).not_to_be_checked()
    assert not page.feature_ids()


def test_a_selection_survives_switching_its_layer_off_and_zooming(visit, atlas):
    page = visit()
    page.click(atlas.features["port-aktau"])
    page.wait_for_selection("port-aktau")
    page.legend_box("ports").click()
    page.wait_for_address(layers="railway,ktti,missions,pipelines", feature="port-aktau")
    page.wheel(-400)
    page.wheel(400)
    page.wait_for_selection("port-aktau")
    page.wait_for_mark("port-aktau")
    expect(page.map.locator(".feature-port-aktau")).to_have_count(1)
    expect(page.map.locator(".feature-port-anzali")).to_have_count(0)
    page.legend_box("ports").click()
    page.wait_for_address(layers=None, feature="port-aktau")
    page.wait_for_mark("port-aktau")
    expect(page.map.locator(".feature-port-aktau")).to_have_count(1)


def test_closing_the_panel_takes_the_selection_away(visit):
    page = visit("?feature=port-aktau")
    page.wait_for_mark("port-aktau")
    page.panel.locator("a[data-feature='']").click()
    page.wait_for_selection(None)


def test_a_link_in_the_panel_leads_to_the_other_feature_on_the_map(visit):
    page = visit()
    page.panel.locator("a[data-feature='port-aktau']").first.click()
    page.wait_for_selection("port-aktau")
    page.wait_for_mark("port-aktau")
    inside = "(id) => map.getBounds().contains(Object.values(map._layers).find((l) => " + (
        "l._icon && l._icon.classList.contains(`feature-${id}`)).getLatLng())"
    )
    page.frame.wait_for_function(inside, arg="port-aktau")


@pytest.mark.parametrize("wanted", ["no-such-thing", "<img src=x onerror=window.hurt=1>", "🙂"])
def test_an_unknown_feature_gives_a_friendly_word_and_no_traceback(visit, address_of, wanted):
    page = visit(address_of(feature=wanted))
    expect(page.panel.get_by_role("alert")).to_contain_text(wanted)
    assert page.page.locator("[data-testid=stException]").count() == 0
    assert "Traceback" not in page.page.locator("body").inner_text()
    assert page.page.evaluate("window.hurt") is None
    assert page.complaints == []


@pytest.mark.parametrize(
    "search",
    [
        "?view=NaN,NaN,NaN&layers=,,&lang=xx",
        "?view=999,999,99&layers=nope,ports&year=soon",
        "?view=43,52,1e9&feature=port-aktau&layers=%3Cscript%3E",
        "?view=43,52&seed=%00&tour=../..&step=-1",
    ],
)
def test_nonsense_in_the_address_still_gives_a_map(visit, search):
    page = visit(search)
    assert page.page.locator("[data-testid=stException]").count() == 0
    assert page.complaints == []
    zoom = page.view()[2]
    assert 3 <= zoom <= 13
