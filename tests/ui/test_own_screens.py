"""The pages of own layers and documents, in every language, with and without something held."""

from dataclasses import replace

import pytest
from shapely import Polygon
from streamlit.testing.v1 import AppTest

from geo.languages import AUTONYMS, LANGUAGES
from geo.ownlayers.holding import Holding, shared_store
from geo.ownlayers.sketch import sketch_layer, with_sketch
from geo.ownquotes.paper import Bibliography, OwnQuote, Paper
from geo.ownquotes.places import places_of
from tests.geo.ownfiles import a_layer
from ui.own import new_token


def run_screen(name, language="en", holding=None):
    app = AppTest.from_file("../../ui/main.py", default_timeout=60)
    app.query_params["lang"] = language
    token = new_token()
    app.session_state["own_token"] = token
    if holding:
        shared_store().change(token, lambda _: holding)
    app.run()
    app.switch_page(f"screens/{name}.py").run()
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_open_in_each_language_with_and_without_something_held(language):
    paper = Paper(text="Кіріспе сөз. Ақтау порты.", about=Bibliography(id="own", label="Own"))
    holding = Holding(paper=paper).with_layer(a_layer(name="A"))
    for screen in ("data", "document"):
        run_screen(screen, language)
        run_screen(screen, language, holding)


def test_a_layer_gets_its_name_colour_and_columns_from_the_page():
    app = run_screen("data", holding=Holding().with_layer(a_layer(name="A", other="B")))
    token = app.session_state["own_token"]
    app.text_input(key="own-title-1").set_value("Renamed").run()
    app.selectbox(key="own-colour-1").set_value("rose").run()
    app.selectbox(key="own-name-1").set_value("other").run()
    layer = shared_store().get(token).layer("1")
    assert (layer.name, layer.colour_name, layer.at(0).name) == ("Renamed", "rose", "B")
    app.button(key="own-remove-1").click().run()
    assert shared_store().get(token).is_empty
    assert 'data-own-held="0"' in "".join(one.proto.body for one in app.get("html"))


def test_the_page_says_plainly_when_the_layers_are_gone():
    app = run_screen("data", holding=Holding().with_layer(a_layer(name="A")))
    shared_store().change(app.session_state["own_token"], lambda _: Holding())
    app.run()
    assert "Your layers are gone" in "".join(one.proto.body for one in app.get("html"))


def the_form(words="Ақтау порты", language="en", feature="port-aktau", **about):
    """Return the document page with words of its document and what they speak of chosen."""
    text = "Кіріспе сөз. Ақтау порты. ساخته شد برای بندر. " + "Сөз. " * 30
    given = {"id": "own", "label": "Own", "language": "ru", **about}
    app = run_screen(
        "document", language, Holding(paper=Paper(text=text, about=Bibliography(**given)))
    )
    app.text_area(key="own-words-0").set_value(words).run()
    if feature:
        spoken_of(app).set_value(feature).run()
    return app


def spoken_of(app):
    return next(box for box in app.selectbox if box.label == "Of what the words speak")


def _added(app):
    held = shared_store().get(app.session_state["own_token"])
    return held.paper.quotes if held.paper else ()


def _add(app):
    next(button for button in app.button if button.label == "Add this quote").click().run()
    assert not app.exception, app.exception
    return [error.value.replace("\\", "") for error in app.error]


def test_a_quote_in_another_script_asks_for_a_translation_into_the_documents_language():
    app = the_form("ساخته شد")
    assert app.selectbox(key="own-spoken-fa-0").options == ["فارسی", "العربية"]
    labels = [box.label for box in app.text_input if box.label.startswith("Translation")]
    assert labels == [f"Translation: {AUTONYMS[code]}" for code in ("en", "ru", "kk", "ar")]
    app.text_input(key="own-tr-en-0").set_value("built")
    assert _add(app) == ["A translation is still asked for: Русский."]
    app.text_input(key="own-tr-ru-0").set_value("ساخته شد")
    assert "is the words themselves" in _add(app)[0]
    assert not _added(app)
    app.text_input(key="own-tr-ru-0").set_value("построено")
    assert _add(app) == []
    (quote,) = _added(app)
    assert (quote.language, dict(quote.translations)) == ("fa", {"en": "built", "ru": "построено"})


def test_what_is_stated_wrongly_is_said_beside_the_row_and_keeps_the_quote_out():
    app = the_form()
    app.text_input(key="own-tr-en-0").set_value("The port of Aktau")
    app.selectbox(key="own-property-0-0").set_value("volume")
    app.text_input(key="own-value-0-0").set_value("abc")
    app.text_input(key="own-years-0-0").set_value("20x5").run()
    beside = [error.value.replace("\\", "") for error in app.error]
    assert [words.partition(" ")[0] for words in beside] == ["This", "A"]
    assert _add(app) == beside * 2
    assert not _added(app)
    app.selectbox(key="own-property-0-0").set_value("status").run()
    state = app.selectbox(key="own-state-0-0")
    assert "construction just completed" in state.options
    assert "sulphur" not in state.options
    state.set_value("completed")
    app.text_input(key="own-years-0-0").set_value("2014–2016").run()
    assert _add(app) == []
    assert [claim.value for claim in _added(app)[0].claims] == ["completed"]
    shown = "".join(one.proto.body for one in app.get("html"))
    assert "construction just completed (2014–2016)" in shown


def test_nothing_is_chosen_beforehand_of_what_the_words_speak():
    app = the_form(feature=None)
    assert spoken_of(app).value is None
    app.text_input(key="own-tr-en-0").set_value("The port of Aktau")
    assert _add(app) == ["Choose of what the words speak."]
    assert not _added(app)
    spoken_of(app).set_value("port-aktau")
    assert _add(app) == []
    assert _added(app)[0].feature == "port-aktau"


def test_a_drawn_area_needs_a_kind_and_says_that_its_border_comes_into_the_records():
    paper = Paper(text="Ақтау порты. " + "Сөз. " * 30, about=Bibliography(id="own", label="Own"))
    drawn, _ = with_sketch(
        sketch_layer("Mine"), Polygon([(51, 43), (52, 43), (52, 44)]), {"name": "Bay"}
    )
    (feature,) = drawn.features()
    app = run_screen("document", holding=Holding(paper=paper).with_layer(drawn))
    app.text_area(key="own-words-0").set_value("Ақтау порты").run()
    spoken_of(app).set_value(feature.id).run()
    assert any("its border comes into the records" in one.value for one in app.caption)
    for language in ("en", "ru"):
        app.text_input(key=f"own-tr-{language}-0").set_value("Port of Aktau")
    assert _add(app) == ["Choose what it is: a feature of yours needs a kind."]
    app.selectbox(key=f"own-kind-{feature.id}").set_value("railway")
    assert _add(app) == []
    assert _added(app)[0].kind == "railway"


def test_words_cut_inside_a_word_are_warned_of():
    assert "inside a word" in the_form("тау порты").warning[0].value
    assert not the_form("Ақтау порты").warning


def test_records_of_which_check_would_complain_are_not_offered():
    text = "Ақтау порты Каспий теңізінде."
    paper = Paper(text=text, about=Bibliography(id="own", label="Own"))
    (place,) = places_of(text, text)
    quote = OwnQuote(place=place, feature="port-aktau", translations=(("en", "x"), ("ru", "y")))
    app = run_screen("document", holding=Holding(paper=replace(paper, quotes=(quote,))))
    assert "the atlas's rules forbid" in app.warning[0].value
    assert not app.get("download_button")
