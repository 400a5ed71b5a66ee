"""The export page: choices in the address, an image address to match, data to take."""

from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from geo.languages import LANGUAGES
from geo.text import voice_of
from ui.exportstate import read_export
from ui.exportview import size_text
from ui.sheets import preview_sheet, sheet_of


@pytest.fixture
def open_page():
    def opened(**parameters):
        app = AppTest.from_file("../../ui/main.py", default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        app.switch_page("screens/export.py")
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, app.exception
        return app

    return opened


def _trees(app, read):
    return [read(element.proto.body) for element in app.get("html") if "kr-" in element.proto.body]


def _asked(app, read):
    """Return path and parameters of the preview, and of the file to download."""
    trees = _trees(app, read)
    (image,) = [node for tree in trees for node in tree.all("img")]
    link = next(
        node
        for tree in trees
        for node in tree.all("a")
        if node.attributes["class"] == "kr-download"
    )
    found = []
    for address in (image.attributes["src"], link.attributes["href"]):
        parts = urlsplit(unescape(address))
        found.append((parts.path, dict(parse_qsl(parts.query, keep_blank_values=True))))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_in_each_language(open_page, read, language):
    app = open_page(lang=language)
    ((_path, preview), (_, full)) = _asked(app, read)
    assert preview["lang"] == full["lang"] == language


def test_what_is_on_the_map_is_what_is_exported(open_page, read):
    given = {"feature": "port-aktau", "layers": "ports,air", "year": "2013", "view": "43.6,51.2,7"}
    ((path, preview), (full_path, full)) = _asked(open_page(**given), read)
    assert path == "export/map.png"
    assert full_path == "export/map.png"
    assert given.items() <= preview.items()
    assert given.items() <= full.items()
    assert "download" in full
    assert int(preview["dpi"]) < 150


def test_choices_stand_in_the_address_and_in_the_images_address(open_page, read, read_params):
    app = open_page()
    app.selectbox(key="choice-labels").set_value("fa").run()
    app.selectbox(key="choice-style").set_value("mono").run()
    app.get("button_group")
    app.text_input(key="choice-title").set_value('A "title" & <b>more</b>').run()
    app.checkbox(key="choice-legend").uncheck().run()
    assert not app.exception
    ((_, preview), (_, full)) = _asked(app, read)
    for params in (preview, full):
        assert params["labels"] == "fa"
        assert params["style"] == "mono"
        assert params["title"] == 'A "title" & <b>more</b>'
        assert params["legend"] == "0"
    address = read_params(app)
    assert address["labels"] == "fa"
    assert address["legend"] == "0"
    app.checkbox(key="choice-legend").check().run()
    assert "legend" not in read_params(app)


def test_letters_that_no_font_has_are_named_beside_the_preview(open_page, read):
    for title, lost in (("Way 世界", "世 界"), ("Way", "")):
        app = open_page(title=title)
        said = " ".join(node.text for tree in _trees(app, read) for node in tree.all("p"))
        assert ("left out: " in said) == bool(lost)
        assert lost in said


def test_an_address_with_nonsense_shows_the_usual_choices(open_page, read):
    app = open_page(paper="napkin", dpi="-3", format="exe", style="<b>", year="soon", width="x")
    ((path, _), (_, full)) = _asked(app, read)
    assert path == "export/map.png"
    assert app.selectbox(key="choice-paper").value == "a4"
    assert app.selectbox(key="choice-dpi").value == "150"
    assert full.get("paper", "a4") == "a4"
    assert full.get("dpi", "150") == "150"


def test_data_files_are_of_the_feature_the_map_or_everything(open_page, read):
    app = open_page(feature="port-aktau", layers="air")
    hrefs = {
        parse_qsl(urlsplit(node.attributes["href"]).query)[0]
        for tree in _trees(app, read)
        for node in tree.all("a")
        if "kr-plain" in (node.attributes.get("class") or "")
    }
    assert hrefs == {("feature", "port-aktau")}


@pytest.mark.parametrize(
    ("params", "sheet"),
    [
        ({}, (297, 210)),
        ({"upright": "1", "paper": "a5"}, (148, 210)),
        ({"paper": "own", "width": "100", "height": "400"}, (100, 400)),
    ],
)
def test_a_sheet_is_as_large_as_chosen_and_its_preview_about_a_thousand_pixels(params, sheet):
    found = sheet_of(read_export(params))
    assert (found.width_mm, found.height_mm) == sheet
    assert 960 <= max(preview_sheet(found).pixels) <= 1040


def test_sizes_are_written_in_the_readers_digits():
    assert size_text(1_234_567, voice_of("fa")) == "۱٫۲ مگابایت"
    assert size_text(900, voice_of("en")) == "1 kB"
