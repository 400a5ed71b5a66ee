"""The page around the map in a real browser: finding, copying, languages, themes, windows."""

import json
import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from geo.languages import LANGUAGES, direction_of
from geo.load import SHIPPED

EVIL = "<img src=x onerror='window.top.hurt=1'>`${window.top.hurt=2}`\"</script>"
OVERFLOW = """() => {
  const wide = [];
  const parts = ["html", "[data-testid=stMain]", ".st-key-bar", ".st-key-evidence"];
  for (const name of parts) {
    const part = document.querySelector(name);
    if (part && part.scrollWidth > part.clientWidth + 1) wide.push(name);
  }
  for (const part of document.querySelectorAll(".st-key-bar *, .st-key-evidence *")) {
    const box = part.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    if (box.right > window.innerWidth + 1 || box.left < -1) wide.push(part.outerHTML.slice(0, 90));
  }
  return wide;
}"""
LIGHTNESS = """(name) => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const lightness = (colour) => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  };
  const style = getComputedStyle(document.querySelector(name));
  return [lightness(style.backgroundColor), lightness(style.color)];
}"""


@pytest.mark.parametrize("text", ["Aktau", "آکتائو"])
def test_the_finder_works_by_keyboard_alone(visit, text):
    page = visit()
    page.finder.wait_for()
    for _ in range(12):
        page.page.keyboard.press("Tab")
        if page.finder.evaluate("(box) => box === document.activeElement"):
            break
    expect(page.finder).to_be_focused()
    page.page.keyboard.type(text)
    option = page.page.get_by_role("option").first
    expect(option).to_contain_text("Aktau")
    while "Port of Aktau" not in active_option(page):
        page.page.keyboard.press("ArrowDown")
    page.page.keyboard.press("Enter")
    page.wait_for_selection("port-aktau")
    page.wait_for_mark("port-aktau")


def active_option(page):
    """Return the text of the option that Enter would choose."""
    return page.page.evaluate(
        """() => {
          const id = document.activeElement.getAttribute("aria-activedescendant");
          const option = id && document.getElementById(id);
          return option ? option.textContent : "";
        }"""
    )


def test_words_typed_before_the_pages_script_came_are_searched_for(context, server):
    page, held = context.new_page(), []
    page.route("**/page.js", lambda route: held.append(route))  # noqa: PLW0108 -- it inspects it
    page.goto(f"{server}/sources")
    page.locator("#kr-search-input").fill("Aktau")
    held[0].continue_()
    expect(page.locator("#kr-search-list [role=option]").first).to_contain_text("Aktau")
    page.close()


def test_a_choice_in_the_finder_opens_a_feature_of_a_layer_that_is_off(visit, atlas):
    page = visit()
    feature = next(f for f in atlas.layer("corridors").features if f.is_located)
    page.finder.fill(feature.facts.names.en)
    page.page.get_by_role("option").filter(has_text=feature.facts.names.en).first.click()
    page.wait_for_selection(feature.id)
    page.wait_for_mark(feature.id)


def test_the_copy_button_fills_the_clipboard_with_a_citation(visit, atlas):
    page = visit("?feature=port-aktau")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=page.server)
    quote = atlas.quotes_of(atlas.features["port-aktau"])[0]
    button = page.panel.locator(f"#quote-{quote.id} [data-copy]")
    label = button.text_content()
    button.click()
    expect(button).not_to_have_text(label)
    copied = page.page.evaluate("navigator.clipboard.readText()")
    assert quote.exact in copied
    assert quote.id in copied
    assert str(quote.start) in copied
    assert atlas.source(quote.source).sha256 in copied
    expect(button).to_have_text(label)


def test_a_number_in_the_figures_leads_to_its_quote(visit):
    page = visit("?feature=zhanaozen-gorgan-railway")
    reference = page.panel.locator("a[data-scroll]").last
    reference.scroll_into_view_if_needed()
    target = reference.get_attribute("data-scroll")
    reference.click()
    expect(page.page.locator(f"#{target}")).to_be_in_viewport()
    assert page.address["feature"] == "zhanaozen-gorgan-railway"


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_and_direction_stand_on_both_documents(visit, address_of, atlas, language):
    page = visit(address_of(lang=language, feature="port-aktau"))
    for document in (page.page.locator("html"), page.map.locator("html")):
        expect(document).to_have_attribute("lang", language)
        expect(document).to_have_attribute("dir", direction_of(language))
    names = atlas.features["port-aktau"].facts.names
    expect(page.panel.locator("h2")).to_have_text(names.in_language(language))
    label = page.map.locator(".feature-port-aktau").get_attribute("aria-label")
    assert names.in_language(language) in label
    sheet = page.page.locator(".st-key-map iframe").bounding_box()
    panel = page.panel.bounding_box()
    if direction_of(language) == "rtl":
        assert panel["x"] + panel["width"] <= sheet["x"] + 1
    else:
        assert sheet["x"] + sheet["width"] <= panel["x"] + 1
    assert page.page.evaluate(OVERFLOW) == []


def test_changing_the_language_on_the_page_changes_everything_and_keeps_the_state(visit, atlas):
    page = visit("?feature=port-aktau&layers=ports&view=43.6000,51.2000,8")
    for language, name in (("fa", "فارسی"), ("kk", "Қазақша"), ("en", "English")):
        page.page.locator(".st-key-language").get_by_role("combobox").click()
        page.page.get_by_role("option", name=name).click()
        expect(page.page.locator("html")).to_have_attribute("lang", language)
        page.wait_for_selection("port-aktau")
        page.wait_for_mark("port-aktau")
        names = atlas.features["port-aktau"].facts.names
        expect(page.panel.locator("h2")).to_have_text(names.in_language(language))
        title = atlas.layer("ports").info.title.in_language(language)
        expect(page.map.locator("div[data-layer=ports]")).to_contain_text(title)
        expect(page.legend_box("ports")).to_be_checked()
        expect(page.legend_box("railway")).not_to_be_checked()
        assert page.view() == pytest.approx((43.6, 51.2, 8), abs=0.002)
        ports = [f.id for f in atlas.layer("ports").features if f.is_located]
        assert sorted(page.feature_ids().elements()) == sorted(ports)


def test_the_dark_theme_reaches_page_and_map(visit):
    page = visit("?feature=port-aktau", color_scheme="dark")
    expect(page.map.locator("html")).to_have_attribute("data-theme", "dark")
    ground, ink = page.page.evaluate(LIGHTNESS, ".stApp")
    assert ground < 0.2
    assert ink > 0.7


def test_the_light_theme_reaches_page_and_map(visit):
    page = visit("?feature=port-aktau", color_scheme="light")
    expect(page.map.locator("html")).to_have_attribute("data-theme", "light")
    ground, ink = page.page.evaluate(LIGHTNESS, ".stApp")
    assert ground > 0.9
    assert ink < 0.3


@pytest.mark.parametrize(
    ("search", "scheme"),
    [("", "light"), ("?feature=port-aktau", "dark"), ("?feature=ktti-corridor&lang=fa", "dark")],
)
def test_in_a_narrow_window_the_panel_is_under_the_map_and_nothing_sticks_out(
    visit, search, scheme
):
    window = {"width": 390, "height": 844}
    page = visit(search, window=window, color_scheme=scheme)
    sheet = page.page.locator(".st-key-map iframe").bounding_box()
    panel = page.panel.bounding_box()
    assert panel["y"] >= sheet["y"] + sheet["height"] - 1
    assert sheet["width"] > 380
    assert sheet["height"] > 300
    assert page.page.evaluate(OVERFLOW) == []
    page.panel.locator("h2").scroll_into_view_if_needed()
    expect(page.panel.locator("h2")).to_be_in_viewport()


def test_in_a_narrow_window_the_map_has_its_height_before_the_evidence_is_there(visit):
    page = visit(window={"width": 390, "height": 844})
    page.page.goto(f"{page.server}/?feature=ktti-corridor")
    page.wait_for_map()
    assert page.page.locator(".st-key-map iframe").bounding_box()["height"] > 300


def test_no_request_leaves_the_machine_and_nothing_is_complained_of(visit, atlas):
    page = visit()
    for feature in ("port-aktau", "zhanaozen-gorgan-railway", "consulate-kz-gorgan"):
        page.click(atlas.features[feature])
        page.wait_for_selection(feature)
    page.wheel(-500)
    for layer in ("ports", "air", "corridors"):
        page.legend_box(layer).click()
    page.wait_for_address(layers="railway,ktti,missions,pipelines,corridors,air")
    page.page.go_back()
    page.page.locator(".st-key-language").get_by_role("combobox").click()
    page.page.get_by_role("option", name="العربية").click()
    expect(page.map.locator("html")).to_have_attribute("lang", "ar")
    page.finder.fill("Anzali")
    expect(page.page.get_by_role("option").first).to_be_visible()
    home = urlsplit(page.server).netloc
    strangers = {
        url
        for url in page.requests
        if not url.startswith(("data:", "blob:"))
        and (urlsplit(url).netloc, urlsplit(url).scheme in {"http", "ws"}) != (home, True)
    }
    assert len(page.requests) > 20
    assert strangers == set()
    assert page.complaints == []


@pytest.fixture(scope="module")
def evil_server(serve, tmp_path_factory):
    """Serve an atlas whose names and words are markup."""
    folder = tmp_path_factory.mktemp("evil") / "layers"
    shutil.copytree(SHIPPED, folder)
    path = folder / "ports.geojson"
    layer = json.loads(path.read_text(encoding="utf-8"))

    def spoil(record):
        for key, value in record.items():
            if key in {"names", "title", "remarks"}:
                texts = value if isinstance(value, list) else [value]
                for text in texts:
                    text.update({language: f"{text[language]} {EVIL}" for language in text})
            elif isinstance(value, dict):
                spoil(value)

    spoil(layer)
    for feature in layer["features"]:
        spoil(feature)
    path.write_text(json.dumps(layer), encoding="utf-8")
    with serve(KERUEN_LAYERS=str(folder)) as address:
        yield address


def test_markup_in_an_atlas_is_text_on_map_panel_legend_and_finder(visit, atlas, evil_server):
    page = visit("?lang=en", at=evil_server)
    page.click(atlas.features["port-aktau"])
    page.wait_for_selection("port-aktau")
    name = f"{atlas.features['port-aktau'].facts.names.en} {EVIL}"
    expect(page.panel.locator("h2")).to_have_text(name)
    page.map.locator(".feature-port-aktau").hover()
    expect(page.map.locator(".leaflet-tooltip")).to_have_text(name)
    expect(page.map.locator("div[data-layer=ports]")).to_contain_text(EVIL)
    page.finder.fill("Port of Aktau")
    expect(page.page.get_by_role("option").first).to_contain_text(EVIL)
    for document in (page.page, page.frame):
        assert document.evaluate("document.querySelectorAll('img[src=x]').length") == 0
    assert page.page.evaluate("window.hurt") is None
    assert page.complaints == []
