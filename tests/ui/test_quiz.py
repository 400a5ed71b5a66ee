"""The quiz's page and route: what is asked comes by address, the same for a whole class."""

import json
from urllib.parse import urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from geo.atlas import Atlas
from geo.languages import LANGUAGES
from geo.load import shared_atlas
from geo.quiz.choice import read_choice
from geo.quiz.texts import level_label
from geo.text import voice_of
from tests.ui.asking import answered
from ui.paperlinks import choice_params
from ui.quizview import misread_html, quiz_html
from ui.routes import quiz
from ui.routes.assets import asset, build_id


def _open(**params: str) -> AppTest:
    app = AppTest.from_file("../../ui/main.py", default_timeout=30)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    app.switch_page("screens/quiz.py").run()
    assert not app.exception
    return app


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_offers_topics_number_difficulty_and_time(language: str) -> None:
    app = _open(lang=language)
    assert len(app.button_group) == 4
    assert len(app.button) == 1


def test_starting_puts_the_whole_choice_into_the_address(read_params) -> None:
    app = _open(lang="fa")
    app.button_group[0].set_value(["ports"]).run()
    app.button[0].click().run()
    address = read_params(app)
    assert address["topic"] == "ports"
    assert address["seed"].isdigit()
    assert (address["lang"], address["count"], address["level"]) == ("fa", "10", "medium")
    assert any("data-quiz" in element.proto.body for element in app.get("html"))


def test_a_number_given_to_the_form_is_the_quizs_whichever_digits_it_has(read_params) -> None:
    app = _open(lang="fa")
    app.text_input[0].set_value(" ۱۲۳ ").run()
    app.button[0].click().run()
    assert read_params(app)["seed"] == "123"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_address_asks_in_vain_is_said_with_what_was_taken_instead(language: str) -> None:
    app = _open(lang=language, seed="5", topic="railway,nothing", level="brutal", limit="abc")
    pages = [element.proto.body for element in app.get("html")]
    (note,) = (body for body in pages if "kr-fault" in body)
    assert note.count("<p") == 3
    assert all(strange in note for strange in ("nothing", "brutal", "abc"))
    layer = shared_atlas().layer("railway").info.title.in_language(language)
    assert all(taken in note for taken in (layer, level_label(voice_of(language), "medium")))
    assert any("data-quiz" in body for body in pages)


def test_an_address_that_makes_sense_is_taken_without_a_word(atlas: Atlas) -> None:
    params = {"seed": "۵", "topic": "railway,ports", "count": "۱۰", "level": "hard", "lang": "fa"}
    assert misread_html(atlas, read_choice(atlas, params), params) == ""


def test_what_an_address_asks_in_vain_is_shown_as_text(atlas: Atlas, read) -> None:
    params = {"seed": "5", "count": "<img src=x>", "lang": "xx", "topic": "<b>x</b>" * 99}
    page = read(misread_html(atlas, read_choice(atlas, params), params))
    assert len(page.all("p")) == 3
    assert not page.all("img")
    assert not page.all("b")


def _get(**query: str) -> Response:
    (route,) = quiz.routes()
    assert route.path == "/keruen/quiz"
    scope = {"type": "http", "query_string": urlencode(query).encode(), "headers": []}
    return answered(route.endpoint(Request(scope)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_address_gives_everybody_the_same_questions(language: str) -> None:
    first, second = (_get(seed="7", lang=language, count="5", build=build_id()) for _ in range(2))
    assert first.body == second.body
    told = json.loads(first.body)
    assert told["quiz"]["language"] == language
    assert len(told["quiz"]["questions"]) == 5
    assert "max-age" in first.headers["cache-control"]


def test_an_address_of_another_build_is_not_kept() -> None:
    assert _get(build="1", seed="<>").headers["cache-control"] == "no-store"


def test_the_page_around_a_quiz_is_escaped_and_names_its_source(atlas: Atlas, read) -> None:
    choice = read_choice(atlas, {"seed": '"><img src=x>', "topic": "railway", "count": "5"})
    page = read(quiz_html(atlas, choice))
    (host,) = [node for node in page.all("div") if "data-quiz" in node.attributes]
    assert host.attributes["data-source"].startswith("keruen/quiz?topic=railway&count=5")
    assert not page.all("img")


def test_an_address_read_from_a_choice_is_that_choice(atlas: Atlas) -> None:
    choice = read_choice(
        atlas, {"topic": "ports,missions", "count": "15", "level": "hard", "limit": "20",
                "seed": "42", "lang": "kk"},
    )  # fmt: skip
    assert read_choice(atlas, choice_params(choice)) == choice


def test_the_quiz_and_its_style_are_served() -> None:
    script, style = asset("quiz.js"), asset("quiz.css")
    assert script is not None
    assert b"window.startQuiz" in script.body
    assert b"keruen.basemap" in script.body
    assert style is not None
    assert style.media_type.startswith("text/css")
