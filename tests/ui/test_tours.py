"""Tours on the page: a step's words and quotes, notes, the list, and what a visitor writes."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from geo.languages import LANGUAGES
from geo.ownlayers.holding import Holding
from geo.ownlayers.layer import layer_of_table
from geo.ownlayers.reading import read_own_file
from geo.text import voice_of
from geo.tour import Context, Tour, TourStep
from geo.toursketch import Sketch, SketchStep, sketch_document
from tests.geo.ownfiles import collection, feature, point
from ui import ownstep, owntour
from ui.address import read_address
from ui.ownstep import own_step_html
from ui.owntour import kept_json, own_at, scene_at
from ui.tourquotes import offered_quotes
from ui.tourview import (
    classroom_html,
    no_tour_html,
    notes_html,
    return_html,
    tour_html,
)
from ui.tourwriter import file_name

EVIL = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>' `${alert(3)}` {{ 7 * 7 }}"
FORBIDDEN = frozenset({"script", "img", "style", "iframe", "object", "embed", "form"})


def at(tour, step=1, language="en", **more):
    return read_address({"tour": tour.id, "step": str(step), "lang": language, **more})


def evil_tour(atlas):
    step = TourStep(
        title={"en": EVIL},
        text={"en": EVIL},
        notes={"en": EVIL},
        view="43.6,51.2,8",
        quotes=("s004-024",),
        context=Context(text={"en": EVIL}, origins=("keruen",)),
    )
    return Tour(
        id="own", languages=("en",), title={"en": EVIL}, summary={"en": EVIL}, steps=(step, step)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_shows_its_words_and_exactly_its_quotes(atlas, read, language):
    for tour in atlas.tours:
        for number, step in enumerate(tour.steps, start=1):
            root = read(tour_html(atlas, tour, at(tour, number, language)))
            (panel,) = root.all("article")
            assert panel.attributes["data-at"] == str(number)
            assert panel.attributes["lang"] == language
            assert step.text[language] in root.text
            blocks = root.all("blockquote")
            assert [block.attributes["data-quote"] for block in blocks] == list(step.quotes)
            assert [block.text for block in blocks] == [atlas.quotes[q].exact for q in step.quotes]
            assert len(root.all("a", aria_current="step")) == 1


def test_the_first_step_has_no_back_and_the_last_no_next(atlas, read):
    tour = atlas.tours[0]
    first = read(tour_html(atlas, tour, at(tour, 1)))
    last = read(tour_html(atlas, tour, at(tour, len(tour.steps))))
    assert first.all("a", data_turn="next")[0].attributes["data-step"] == "2"
    assert not first.all("a", data_turn="back")
    assert not last.all("a", data_turn="next")
    assert last.all("a", data_turn="back")


@pytest.mark.parametrize("step", ["0", "-1", "99", "x", "٣", "1e3", ""])
def test_a_step_that_makes_no_sense_shows_a_step_all_the_same(atlas, read, step):
    tour = atlas.tours[0]
    root = read(tour_html(atlas, tour, at(tour, step)))
    number = int(root.all("article")[0].attributes["data-at"])
    assert 1 <= number <= len(tour.steps)


def test_the_links_of_a_step_that_there_is_not_name_the_one_that_is_shown(atlas, read):
    for tour in atlas.tours:
        last = len(tour.steps)
        page = read(tour_html(atlas, tour, at(tour, 99, present="1")))
        links = [link.attributes["href"] for link in page.all("a")]
        assert any(f"step={last}&present=notes" in link for link in links)
        assert not any("step=99" in link for link in links)


def test_the_notes_window_shows_the_notes_and_the_next_step(atlas, read):
    tour = atlas.tours[0]
    root = read(notes_html(atlas, tour, at(tour, 2, present="notes")))
    assert tour.steps[1].notes["en"] in root.text
    assert tour.steps[2].title["en"] in root.text
    last = read(notes_html(atlas, tour, at(tour, len(tour.steps), present="notes")))
    assert "last step" in last.text


def test_hostile_words_of_a_tour_stay_words(atlas, read):
    tour = evil_tour(atlas)
    shown = [
        tour_html(atlas, tour, at(tour)),
        tour_html(atlas, tour, at(tour, present="1")),
        notes_html(atlas, tour, at(tour)),
        return_html(atlas, tour, at(tour)),
        no_tour_html(atlas, read_address({"tour": EVIL})),
    ]
    for html in shown:
        root = read(html)
        assert not {node.tag for node in root.all()} & FORBIDDEN
        assert all(not name.startswith("on") for node in root.all() for name in node.attributes)
        assert "alert(1)" in root.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_classroom_lists_every_tour_with_its_ways_in(atlas, read, language):
    root = read(classroom_html(atlas, read_address({"lang": language})))
    links = [node.attributes["href"] for node in root.all("a")]
    for tour in atlas.tours:
        assert tour.summary[language] in root.text
        assert any(f"tour={tour.id}&step=1" in link and "present" not in link for link in links)
        assert any(f"tour={tour.id}" in link and "present=1" in link for link in links)
    assert any("write=1" in link for link in links)


def test_an_unknown_tour_is_said_to_be_unknown(open_script):
    panel = open_script(tour="nowhere").panel
    assert "no tour called nowhere" in panel.text


def test_the_presenter_has_no_bar(open_script):
    page = open_script(tour="oil-pipelines-and-the-swap", step="2", present="1")
    assert page.panel.attributes["data-at"] == "2"
    assert not page.app.selectbox


@pytest.fixture
def own_held(monkeypatch):
    """Hold one feature whose words are hostile."""
    raw = feature(point(51.25, 43.5), name=EVIL, quote=EVIL)
    read = read_own_file("a.json", collection(raw))
    layer = layer_of_table(read, id="1", name="Mine", colour="indigo", file="a.json")
    for module in (owntour, ownstep):
        monkeypatch.setattr(module, "session_holding", lambda: Holding().with_layer(layer))


@pytest.mark.usefixtures("own_held")
def test_a_view_with_an_own_feature_points_to_its_place(atlas):
    scene = scene_at(atlas, "view=43,51,8&feature=own.1.1")
    assert scene == {"view": "43,51,8", "pointer": {"lonlat": [51.25, 43.5]}}
    assert scene_at(atlas, "view=43,51,8&feature=own.1.7") == {"view": "43,51,8"}
    assert (own_at("feature=own.1.1"), own_at("feature=own.1.7")) == ("own.1.1", "")


@pytest.mark.usefixtures("own_held")
def test_a_step_on_an_own_feature_says_its_name_and_words_and_that_they_are_not_verified(
    atlas, read
):
    own = own_step_html("own.1.1", voice_of("en"))
    tour = evil_tour(atlas).model_copy(
        update={"steps": (TourStep(title={"en": "A"}, text={"en": "B"}, view="43,51,8"),)}
    )
    root = read(tour_html(atlas, tour, at(tour), own))
    (told,) = root.all("section", data_own_step="own.1.1")
    assert told.text.count(EVIL) == 2
    assert "yours, not verified" in told.text
    assert "quotes no document" not in root.text
    assert not {node.tag for node in root.all()} & FORBIDDEN
    assert not root.all("blockquote")
    gone = read(own_step_html("own.9.1", voice_of("en")))
    assert "not there any more" in gone.text
    assert own_step_html("", voice_of("en")) == ""


def test_only_the_browser_keeps_which_own_feature_a_step_shows():
    step = SketchStep(scene={"view": "43,51,8"}, own="own.1.1")
    sketch = Sketch(steps=(step,))
    kept = json.loads(kept_json(sketch))
    assert kept["steps"][0]["feature"] == "own.1.1"
    assert Sketch.model_validate(kept["sketch"], strict=False) == sketch
    assert "own" not in json.dumps(sketch_document(sketch))


def test_exploring_keeps_the_way_back_to_the_step(open_script):
    page = open_script(tour="oil-pipelines-and-the-swap", step="2", feature="port-aktau")
    assert page.selected == "port-aktau"
    bodies = [element.proto.body for element in page.app.get("html")]
    assert any('data-step="2"' in body for body in bodies)


def test_a_view_becomes_a_scene_only_of_what_the_atlas_has(atlas):
    search = "view=43.6,51.2,8&feature=port-aktau&layers=ports,evil&year=2013&lang=fa"
    assert scene_at(atlas, search) == {
        "view": "43.6,51.2,8",
        "layers": ["ports"],
        "feature": "port-aktau",
        "pointer": {"feature": "port-aktau"},
        "year": 2013,
    }
    assert scene_at(atlas, "view=43,51,8&feature=nowhere&year=twenty") == {"view": "43,51,8"}
    assert scene_at(atlas, "feature=port-aktau") is None


def written(answers):
    from ui.mapview import follow_map
    from ui.owntour import kept_json, sketch_now

    for answer in answers:
        follow_map({"last_active_drawing": answer})
    import streamlit as st

    st.text(kept_json(sketch_now()))


@pytest.fixture
def write():
    """Return what the visit holds after these messages of the map."""

    def sketch_after(*answers):
        app = AppTest.from_function(written, kwargs={"answers": answers})
        app.run(timeout=60)
        assert not app.exception
        return json.loads(app.text[0].value or "{}").get("sketch", {}).get("steps", [])

    return sketch_after


def test_views_are_added_and_taken_up_again_from_the_browser(write):
    view = "view=43.6,51.2,8&feature=port-aktau"
    added = [{"search": view, "at": str(n), "put": "new"} for n in range(3)]
    steps = write(*added)
    assert [step["scene"]["feature"] for step in steps] == ["port-aktau"] * 3
    kept = json.dumps({"sketch": {"steps": steps}, "steps": []})
    assert write({"search": "", "at": "9", "draft": kept}) == steps


@pytest.mark.parametrize(
    "draft", [None, 5, "", "{", "[]", '{"sketch": 3}', '{"sketch": {"steps": [{}]}}', "[" * 100_000]
)
def test_nonsense_from_the_browsers_store_is_not_taken_up(write, draft):
    assert write({"search": "", "at": "1", "draft": draft}) == []


def test_what_the_browser_keeps_holds_nothing_like_a_tag(atlas):
    from geo.toursketch import sketch_of

    kept = kept_json(sketch_of(evil_tour(atlas)))
    assert "<" not in kept
    assert json.loads(kept)["sketch"]["title"]["en"] == EVIL


@pytest.mark.parametrize(
    ("title", "name"),
    [("Silk & Road", "silk-road.json"), ("", "my-tour.json"), ("own", "my-tour.json"),
     ("../../etc", "etc.json"), ("Жол", "my-tour.json")],
)  # fmt: skip
def test_the_saved_file_has_a_name_that_can_be_an_id(atlas, title, name):
    from geo.toursketch import Sketch

    assert file_name(Sketch(title={"en": title})) == name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_may_quote_anything_and_what_its_feature_says_is_offered_first(atlas, language):
    feature = next(one for one in atlas.features.values() if len(one.facts.quotes) > 1)
    offered = offered_quotes(atlas, SketchStep(scene={"feature": feature.id}), language)
    assert set(offered) == set(atlas.quotes)
    assert list(offered)[: len(feature.facts.quotes)] == list(feature.facts.quotes)
    for quote in feature.facts.quotes:
        assert feature.facts.names.in_language(language) in offered[quote]
        assert atlas.quotes[quote].exact[:60] in offered[quote]
