"""The route explorer's panel as HTML: links that ask what they say, whole quotes, text as text."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.languages import LANGUAGES, direction_of
from geo.load import SHIPPED, load_atlas
from geo.routing import answering
from geo.routing.answering import answer_to
from geo.routing.building import build_network
from geo.scripts import language_of_quote
from geo.text import voice_of
from tests.ui.test_panel_html import EVIL, FORBIDDEN, names
from ui import routepanel
from ui.address import read_address
from ui.routepanel import routes_html

ADDRESSES = {
    "nothing": {},
    "one end": {"from": "aktau"},
    "rail and sea": {"from": "aktau", "to": "station-bandar-abbas", "way": "2"},
    "choices": {
        "from": "astana", "to": "istanbul", "via": "port-aktau,port-alat", "avoid": "RU,IR",
        "close": "dostyk", "planned": "1", "by": "cost", "assume": "kmh.rail:31.5,fees.border:0",
        "layers": "ports",
    },
    "oil": {"from": "oil-uzen", "to": "oil-rey", "modes": "sea,pipeline"},
    "ship": {"from": "aktau", "to": "port-amirabad", "modes": "rail,sea"},
    "no document": {"from": "moscow", "to": "volgograd"},
    "several": {"from": "Port", "to": "almaty"},
    "no such place": {"from": "almaty", "to": "Atlantis", "via": "Port"},
    "impossible": {
        "from": "almaty", "to": "mashhad", "modes": "rail", "close": "border-inche-borun,sarahs",
    },
    "nonsense": {"from": "almaty", "to": "mashhad", "by": "beauty", "assume": "x:y"},
}  # fmt: skip

SHIPPED_ATLAS = load_atlas(SHIPPED)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    """Return each language in turn."""
    return request.param


@pytest.fixture(scope="module")
def panels(atlas, read, language):
    """Return the panel of every address in the language, read strictly."""
    return {
        name: read(routes_html(atlas, read_address({**params, "lang": language})))
        for name, params in ADDRESSES.items()
    }


def classed(root, name: str) -> Iterator:
    """Yield the elements of a class, whatever other classes they have."""
    return (n for n in root.all() if name in (n.attributes.get("class") or "").split())


def assert_harmless(root):
    """Assert that no element and no attribute came out of a text."""
    for node in root.all():
        assert node.tag not in FORBIDDEN
        for name in node.attributes:
            assert re.fullmatch(r"[a-z][a-z-]*", name), name
            assert not name.startswith("on"), name
        href = node.attributes.get("href")
        assert href is None or href.startswith(("?", "keruen/ways.")), href


def test_every_panel_is_one_sound_article_with_each_id_once(panels):
    for root in panels.values():
        assert_harmless(root)
        (article,) = root.all("article")
        assert "kr-routes" in (article.attributes["class"] or "")
        ids = [node.attributes["id"] for node in root.all() if "id" in node.attributes]
        assert len(ids) == len(set(ids))
        for label in root.all("label"):
            goal = label.attributes.get("for")
            assert goal is None or goal in ids


def test_every_link_says_as_data_what_its_address_asks(panels, language):
    for name, root in panels.items():
        here = {**ADDRESSES[name], **({"lang": language} if language != "en" else {})}
        links = [node for node in root.all() if "data-go" in node.attributes]
        assert links or name == "nothing" or name in {"one end", "nonsense", "no such place"}
        for link in links:
            changes = json.loads(link.attributes["data-go"])
            wanted = {k: v for k, v in {**here, **changes}.items() if v is not None}
            found = dict(parse_qsl(link.attributes["href"][1:], strict_parsing=True))
            assert found == wanted


def test_each_way_has_a_card_and_one_is_chosen(panels, language):
    for name, params in ADDRESSES.items():
        root = panels[name]
        asking = read_address({**params, "lang": language})
        ways = answer_to(asking.asking, language).ways
        cards = list(classed(root, "kr-way"))
        assert len(cards) == len(ways)
        chosen = [n for n, c in enumerate(cards) if c.all("a")[0].attributes.get("aria-current")]
        assert chosen == ([asking.way - 1] if ways else [])
        rows = [row for table in classed(root, "kr-compare") for row in table.all("tbody")]
        assert bool(rows) == (len(ways) > 1)
        for cells in (row.all("td") for body in rows for row in body.all("tr")):
            assert len(cells) in (0, len(ways))


def test_every_quote_along_the_way_stands_once_in_its_very_words(atlas, panels, language):
    for name, params in ADDRESSES.items():
        asking = read_address({**params, "lang": language})
        ways = answer_to(asking.asking, language).ways
        said = ways[asking.way - 1].quotes if ways else ()
        blocks = panels[name].all("blockquote")
        assert [block.attributes["data-quote"] for block in blocks] == list(said)
        for block in blocks:
            quote = atlas.quotes[block.attributes["data-quote"]]
            spoken = language_of_quote(quote, atlas.source(quote.source))
            assert (block.text, block.children) == (quote.exact, [])
            assert block.attributes["lang"] == spoken
            assert block.attributes["dir"] == direction_of(spoken)


def test_nothing_selected_leaves_the_form_and_no_way(panels):
    root = panels["nothing"]
    assert list(classed(root, "kr-lead"))
    assert not list(classed(root, "kr-way"))
    assert not list(classed(root, "kr-chosen"))
    inputs = {node.attributes.get("data-combo"): node for node in root.all("input")}
    assert {"from", "to", "via", "close"} <= set(inputs)
    assert inputs["from"].attributes["value"] == inputs["to"].attributes["value"] == ""
    checked = {n.attributes.get("value") for n in root.all("input") if "checked" in n.attributes}
    assert checked == {"rail", "sea", "ferry", "road", "days"}


def test_the_form_is_filled_in_as_the_address_asks(panels, language):
    root = panels["choices"]
    boxes = root.all("input")
    checked = {n.attributes.get("value") for n in boxes if "checked" in n.attributes}
    assert {"RU", "IR", "cost"} <= checked
    (flag,) = [n for n in boxes if n.attributes.get("data-flag") == "planned"]
    assert "checked" in flag.attributes
    assumed = {n.attributes["data-assume"]: n for n in boxes if "data-assume" in n.attributes}
    assert assumed["kmh.rail"].attributes["data-usual"] == "25"
    if language in {"en", "fa"}:
        shown = {"en": "31.5", "fa": "۳۱٫۵"}[language]
        assert assumed["kmh.rail"].attributes["value"] == shown
    opened = {n.attributes["id"] for n in root.all("details") if "open" in n.attributes}
    assert {"kr-choices", "kr-assumed"} <= opened


@pytest.mark.parametrize("name", ["several", "no such place", "impossible", "nonsense"])
def test_a_fault_is_announced_and_no_way_shown(panels, name):
    (alert,) = panels[name].all(role="alert")
    assert alert.text.strip()
    assert not list(classed(panels[name], "kr-way"))


def test_a_name_of_several_places_offers_each_of_them(panels):
    (alert,) = panels["several"].all(role="alert")
    offered = [json.loads(link.attributes["data-go"]) for link in alert.all("a")]
    assert len(offered) > 1
    places = answering.shared_network().places
    assert all(set(changes) == {"from"} and changes["from"] in places for changes in offered)


def test_what_blocks_a_wish_can_be_lifted_and_then_there_is_a_way(panels, language):
    (alert,) = panels["impossible"].all(role="alert")
    lifts = [json.loads(link.attributes["data-go"]) for link in alert.all("a")]
    assert {"close": "sarahs"} in lifts
    assert {"close": "border-inche-borun"} in lifts
    for changes in lifts:
        wanted = {**ADDRESSES["impossible"], **changes}
        asking = read_address({k: v for k, v in wanted.items() if v is not None})
        assert answer_to(asking.asking, language).ways, changes


def test_a_way_of_which_no_document_speaks_says_so_and_quotes_nothing(panels, language):
    root = panels["no document"]
    assert root.all("blockquote") == []
    if language == "en":
        assert "This way rests on no document" in root.text


def test_what_speaks_of_a_stretch_without_a_feature_stands_under_its_ends(panels, language):
    places = answering.shared_network().places
    start, end = (places[n].names.in_language(language) for n in ("port-aktau", "port-amirabad"))
    (edge,) = (edge for edge in SHIPPED_ATLAS.edges if edge.id == "sea-aktau-amirabad")
    (saying,) = (
        section
        for section in classed(panels["ship"], "kr-saying")
        if section.all("b")[0].text == f"{start} – {end}"
    )
    assert not [link for link in saying.all("a") if "data-feature" in link.attributes]
    assert saying.all("p", _class="kr-remark")[0].text == edge.remark.in_language(language)
    quoted = [block.attributes["data-quote"] for block in saying.all("blockquote")]
    assert quoted == list(edge.quotes)


def test_stretches_of_which_no_document_speaks_are_called_context(panels, language):
    word = voice_of(language)("context")
    onward = [node.text for node in classed(panels["rail and sea"], "kr-onward")]
    assert any(word in text for text in onward)
    assert any(word not in text for text in onward)
    assert all(word in node.text for node in classed(panels["no document"], "kr-onward"))
    assert all(word in node.text for node in classed(panels["ship"], "kr-onward"))
    said = next(classed(panels["no document"], "kr-chosen")).text
    state = "The state of what is context is common knowledge: no document states it."
    assert voice_of(language)(state) in said


def test_the_files_to_keep_ask_for_the_chosen_way(panels, language):
    links = panels["rail and sea"].all("a")
    hrefs = [link.attributes["href"] for link in links if "download" in link.attributes]
    assert [href.partition("?")[0] for href in hrefs] == [
        f"keruen/ways.{kind}" for kind in ("geojson", "gpx", "kml", "csv")
    ]
    for href in hrefs:
        asked = dict(parse_qsl(href.partition("?")[2]))
        assert asked == {
            "from": "aktau", "to": "station-bandar-abbas", "lang": language, "only": "2",
        }  # fmt: skip


def _renamed(atlas):
    """Return the atlas with markup for the name of every place and feature."""
    layers = tuple(
        replace(
            layer,
            features=tuple(
                replace(f, facts=f.facts.model_copy(update={"names": names(EVIL)}))
                for f in layer.features
            ),
        )
        for layer in atlas.layers
    )
    nodes = tuple(
        node if node.names is None else node.model_copy(update={"names": names(EVIL)})
        for node in atlas.nodes
    )
    return replace(atlas, layers=layers, nodes=nodes)


@pytest.mark.parametrize("address", ["rail and sea", "choices", "impossible"])
def test_names_full_of_markup_are_shown_as_text(atlas, read, monkeypatch, address):
    evil = _renamed(atlas)
    network = build_network(evil)
    monkeypatch.setattr(answering, "shared_network", lambda: network)
    monkeypatch.setattr(routepanel, "shared_network", lambda: network)
    answer_to.cache_clear()
    try:
        root = read(routes_html(evil, read_address(ADDRESSES[address])))
    finally:
        answer_to.cache_clear()
    assert_harmless(root)
    assert len(root.all("article")) == 1
    assert EVIL in root.text
    assert root.all("input")[0].attributes["value"] == EVIL


@pytest.mark.parametrize("key", ["from", "to", "via", "close", "avoid", "modes", "by", "assume"])
def test_markup_in_the_address_is_shown_as_text(read, key):
    params = {"from": "aktau", "to": "mashhad", key: EVIL}
    root = read(routes_html(SHIPPED_ATLAS, read_address(params)))
    assert_harmless(root)
    assert root.all(role="alert")


@settings(deadline=None, database=None, max_examples=40)
@given(st.text(), st.text(), st.sampled_from(["via", "close", "avoid", "modes", "by", "assume"]))
def test_any_address_gives_a_panel_or_a_friendly_word(read, wanted, more, key):
    root = read(
        routes_html(SHIPPED_ATLAS, read_address({"from": wanted, "to": "aktau", key: more}))
    )
    assert_harmless(root)
    assert len(root.all("article")) == 1
