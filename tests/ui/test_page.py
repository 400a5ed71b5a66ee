"""The entry script as AppTest runs it: the address makes the page, the bar makes the address."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from geo.languages import LANGUAGES, direction_of
from geo.load import SHIPPED, load_atlas
from ui.routes.assets import asset

FIRST = load_atlas(SHIPPED).info.first
NONSENSE = {
    "feature": ["", " ", "nope", "../..", "<script>alert(1)</script>", "ä" * 500, "port-aktau,x"],
    "lang": ["", "xx", "EN", "en-GB", "<b>", "fa,ar", "🙂"],
    "layers": ["", ",", ",,,", "nope", "ports,ports", "<script>", "a" * 1000],
    "view": ["", "x", "1,2", "1,2,3,4", "NaN,NaN,NaN", "999,999,999", "1e400,0,0", "<b>"],
    "year": ["", "x", "-1", "99999999999", "1e9", "2024.5"],
    "tour": ["", "nope", "../../etc/passwd"],
    "step": ["", "x", "-3", "99999"],
    "seed": ["", "x", "9" * 400],
    "from": ["nope", ""],
    "to": ["nope", "port-aktau"],
    "via": [",,,", "nope"],
    "avoid": ["nope"],
    "close": ["nope", "2020-13-99"],
    "no-such-parameter": ["x"],
    "utm_source": ["<script>"],
}


def test_the_bare_address_opens_with_the_welcome(open_script, atlas):
    page = open_script()
    assert page.selected is None
    assert page.panel.all("h2")[0].text == atlas.info.subtitle.en
    offered = [link.attributes["data-feature"] for link in page.panel.all("a")]
    assert set(FIRST) <= set(offered)
    assert page.address == {}


@pytest.mark.parametrize("feature", FIRST)
def test_the_address_of_a_feature_opens_its_quotes(open_script, atlas, feature):
    page = open_script(feature=feature)
    assert page.selected == feature
    words = [block.text for block in page.panel.all("blockquote")]
    expected = [quote.exact for quote in atlas.quotes_of(atlas.features[feature])]
    assert words[: len(expected)] == expected


def test_a_feature_without_a_place_on_the_map_opens_too(open_script, atlas):
    lost = next(feature for feature in atlas.features.values() if not feature.is_located)
    assert open_script(feature=lost.id).selected == lost.id


def test_the_style_is_fetched_and_not_sent_with_every_first_run(open_script):
    bodies = [element.proto.body for element in open_script().app.get("html")]
    styles = [body for body in bodies if "<style" in body]
    assert styles
    assert all(len(body) < 400 for body in styles)
    for name in re.findall(r"@import url\('keruen/\d+/([^']+)'\)", styles[0]):
        assert asset(name).media_type.startswith("text/css")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_of_the_address_is_the_language_of_the_page(open_script, atlas, language):
    page = open_script(feature="port-aktau", lang=language)
    name = atlas.features["port-aktau"].facts.names.in_language(language)
    assert page.panel.all("h2")[0].text == name
    assert page.app.selectbox(key="language").value == language
    styles = "".join(element.proto.body for element in page.app.get("html"))
    assert f"html{{direction:{direction_of(language)}}}" in styles


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in NONSENSE.items() for value in values]
)
def test_nonsense_in_the_address_never_breaks_the_page(open_script, name, value):
    page = open_script(**{name: value})
    assert page.selected is None
    assert page.panel.all("h2")
    assert not page.app.error


def test_everything_nonsense_at_once_never_breaks_the_page(open_script):
    page = open_script(**{name: values[-1] for name, values in NONSENSE.items()})
    assert page.panel.all(role="alert")


def test_nonsense_beside_a_feature_leaves_the_feature(open_script):
    page = open_script(feature="port-aktau", lang="xx", layers=",,nope", view="x", year="soon")
    assert page.selected == "port-aktau"


def test_an_unknown_feature_is_named_and_near_ones_are_offered(open_script):
    page = open_script(feature="port-aktao")
    assert page.selected is None
    (alert,) = page.panel.all(role="alert")
    assert "port-aktao" in alert.text
    offered = [link.attributes["data-feature"] for link in alert.all("a")]
    assert "port-aktau" in offered


def test_another_language_keeps_selection_and_layers(open_script, atlas):
    page = open_script(feature="port-aktau", layers="ports,air", view="43,52,6")
    page.pick("language", "fa")
    expected = {"feature": "port-aktau", "layers": "ports,air", "view": "43,52,6", "lang": "fa"}
    assert page.address == expected
    assert page.panel.all("h2")[0].text == atlas.features["port-aktau"].facts.names.fa


def follow_script(answers):
    import streamlit as st

    from ui.mapview import follow_map

    for answer in answers:
        follow_map(answer)
    st.text("done")


@pytest.fixture
def follow(read_params):
    """Return what lets the page follow the map's answers, and gives the address after that."""

    def followed(answers, **parameters):
        app = AppTest.from_function(follow_script, kwargs={"answers": answers})
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run(timeout=60)
        assert not app.exception, app.exception
        return read_params(app)

    return followed


def sent(search, at="1"):
    return {"last_active_drawing": {"search": search, "at": at}}


def test_the_address_that_the_map_asks_for_becomes_the_pages(follow):
    asked = sent("feature=port-aktau&layers=ports,air&view=43.1,52.2,6.5")
    expected = {"feature": "port-aktau", "layers": "ports,air", "view": "43.1,52.2,6.5"}
    assert follow([asked], feature="other", lang="fa") == expected


def test_what_the_map_asked_for_once_is_not_done_again(follow):
    first, second = sent("feature=port-aktau", "1"), sent("feature=port-anzali", "2")
    assert follow([first, second, second]) == {"feature": "port-anzali"}
    assert follow([second, sent("feature=port-aktau", "2")]) == {"feature": "port-anzali"}


def test_all_layers_off_reaches_the_address(follow):
    assert follow([sent("layers=&view=43,52,6")]).get("layers") == ""


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {},
        {"last_active_drawing": None},
        {"last_active_drawing": "feature=port-aktau"},
        {"last_active_drawing": {"at": "1"}},
        sent(None),
        sent(5),
        sent(["feature=port-aktau"]),
        sent("feature=" + "a" * 9000),
    ],
)
def test_nonsense_from_the_map_leaves_the_address_alone(follow, answer):
    assert follow([answer], feature="port-aktau") == {"feature": "port-aktau"}


def test_unknown_parameters_from_the_map_do_not_reach_the_address(follow):
    assert follow([sent("feature=port-aktau&evil=1&feature2=x")]) == {"feature": "port-aktau"}
