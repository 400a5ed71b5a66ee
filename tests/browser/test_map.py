"""The map in a real browser: everything is on it once, and everything on it can be opened."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from geo.load import SHIPPED, load_atlas


def examples():
    """Return one feature of each kind and shape: with quotes if there is one."""
    found = {}
    for feature in load_atlas(SHIPPED).features.values():
        if not feature.is_located:
            continue
        key = (feature.facts.kind, "point" if feature.is_point else "line")
        if key not in found or (feature.facts.quotes and not found[key].facts.quotes):
            found[key] = feature
    return [pytest.param(feature, id=f"{kind}-{shape}") for (kind, shape), feature in found.items()]


@pytest.fixture(scope="module")
def everything(visiting, address_of, all_layers):
    """Return one page with every layer on, for tests that only click."""
    with visiting(address_of(layers=all_layers)) as visit:
        yield visit


def own_quotes(atlas, feature):
    return [(quote.id, quote.exact) for quote in atlas.quotes_of(feature)]


def test_the_page_opens_with_every_default_feature_on_the_map_exactly_once(visit, default_ids):
    page = visit()
    assert page.feature_ids() == default_ids
    assert page.page.locator("[data-testid=stException]").count() == 0


@pytest.mark.parametrize("zoom", [3, 5, 8, 13])
def test_every_feature_of_every_layer_is_there_once_at_any_zoom(everything, atlas, zoom):
    everything.look(40, 54, zoom)
    located = (feature.id for feature in atlas.features.values() if feature.is_located)
    assert everything.feature_ids() == Counter(located)


def test_features_stay_once_through_zooming_panning_and_switching(visit, default_ids):
    page = visit()
    for step in (-400, -400, 400, 400):
        page.wheel(step)
    for _ in range(2):
        page.legend_box("ports").click()
        page.legend_box("air").click()
        page.wait_for_address(layers="railway,ktti,missions,pipelines,air")
        page.legend_box("ports").click()
        page.legend_box("air").click()
        page.wait_for_address(layers=None)
    expect(page.map.locator(".feature-port-aktau")).to_have_count(1)
    assert page.feature_ids() == default_ids


@pytest.mark.parametrize("feature", examples())
def test_a_click_on_the_map_opens_the_right_quotes(everything, atlas, feature):
    everything.click(feature)
    everything.wait_for_selection(feature.id)
    everything.wait_for_mark(feature.id)
    shown = everything.quotes()
    expected = own_quotes(atlas, feature)
    assert shown[: len(expected)] == expected
    for quote, words in shown:
        assert words == atlas.quotes[quote].exact


def test_every_point_can_be_clicked_when_one_looks_closely(everything, atlas):
    points = [f for f in atlas.features.values() if f.is_located and f.is_point]
    missed = everything.missed(points, 13)
    assert not missed, "\n".join(missed)


def test_every_line_can_be_clicked_somewhere(everything, atlas):
    everything.page.mouse.move(2, 2)
    hidden = []
    for line in atlas.features.values():
        if line.is_point or not line.is_located:
            continue
        everything.look_at(line)
        spots = [everything.line_spot(line.id)]
        for part in line.parts:
            if any(spots):
                break
            middle = part.interpolate(0.5, normalized=True)
            everything.look(middle.y, middle.x, 9)
            spots.append(everything.line_spot(line.id))
        if not any(spots):
            hidden.append(line.id)
    assert hidden == []


def test_the_last_of_quick_clicks_wins(visit, atlas):
    page = visit()
    page.look(43.4, 51.9, 8)
    for feature in ("port-aktau", "port-kuryk", "port-aktau", "port-kuryk"):
        page.map.locator(f".feature-{feature}").click()
    page.wait_for_selection("port-kuryk")
    page.wait_for_mark("port-kuryk")
    expected = own_quotes(atlas, atlas.features["port-kuryk"])
    assert page.quotes()[: len(expected)] == expected


@pytest.mark.parametrize("feature", ["port-aktau", "zhanaozen-gorgan-railway"])
def test_hovering_shows_the_name_as_text(visit, atlas, feature):
    page = visit()
    found = atlas.features[feature]
    page.look_at(found)
    if found.is_point:
        page.map.locator(f".feature-{feature}").hover()
    else:
        page.page.mouse.move(*page.line_spot(feature))
    tip = page.map.locator(".leaflet-tooltip")
    expect(tip).to_have_text(found.facts.names.en)


def test_the_keyboard_alone_reaches_a_feature_and_selects_it(visit):
    page = visit()
    focused = """() => {
      const names = document.activeElement ? [...document.activeElement.classList] : [];
      const found = names.find((name) => name.startsWith("feature-"));
      return found ? found.slice(8) : null;
    }"""
    reached = None
    for _ in range(80):
        page.page.keyboard.press("Tab")
        reached = page.frame.evaluate(focused)
        if reached:
            break
    assert reached, "80 times Tab, and no feature of the map had the focus"
    page.page.keyboard.press("Enter")
    page.wait_for_selection(reached)
    page.wait_for_mark(reached)
    assert page.frame.evaluate(focused) == reached


def test_features_that_are_not_shown_cannot_be_reached_by_the_keyboard(visit):
    page = visit()
    page.look(40, 54, 5)
    hidden = page.map.locator(".asleep")
    for element in hidden.all()[:20]:
        expect(element).to_have_attribute("tabindex", "-1")


@pytest.mark.parametrize("layers", ["", "pipelines,air", None])
def test_the_legend_shows_only_what_is_on(visit, address_of, atlas, layers):
    page = visit(address_of(layers=layers) if layers is not None else "")
    on = atlas.default_layers if layers is None else [name for name in layers.split(",") if name]
    kinds = {}
    for layer in atlas.layers:
        name = layer.info.id
        box = page.legend_box(name)
        assert box.is_checked() == (name in on), name
        rows = page.map.locator(f"div[data-layer='{name}'] li")
        kinds[name] = {text.strip() for text in rows.all_text_contents()}
        present = {f.facts.kind for f in layer.features if f.is_located} if name in on else set()
        assert kinds[name] == {atlas.kinds[kind].label.en for kind in present}, name
    assert set(page.feature_ids()) == {
        feature.id
        for layer in atlas.layers
        if layer.info.id in on
        for feature in layer.features
        if feature.is_located
    }
