"""Worksheets and handouts by address."""

import argparse
import re
from urllib.parse import parse_qsl, urlencode

import pytest
from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from geo.atlas import Atlas
from geo.commands.paper import add_paper
from geo.paper.sheet import Sheet
from geo.quiz.choice import PRINTED_COUNT, USUAL_LEVEL, Choice
from tests.ui.asking import answered
from ui.paperlinks import paper_link
from ui.routes import later, paper
from ui.routes.desk import Desk, Maker
from ui.routes.exportjobs import Order
from ui.routes.paperjobs import wanted_paper
from ui.routes.workshop import Workshop


async def _here(order: Order) -> bytes:
    return order.make()


async def _never(order: Order) -> bytes:
    raise AssertionError(order)


def _get(kind: str, make: Maker = _here, line: int = 1, **query: str) -> Response:
    scope = {
        "type": "http",
        "path": f"/keruen/{kind}.pdf",
        "server": ("testserver", 80),
        "scheme": "http",
        "query_string": urlencode(query).encode(),
        "headers": [],
    }
    answering = paper.PaperRoute(Desk(Workshop(longest_line=line), make))
    return answered(answering.answer(Request(scope)))


def test_the_app_has_both_routes() -> None:
    assert {route.path for route in later.routes()} >= {route.path for route in paper.routes()}


def test_a_worksheet_comes_as_a_file_of_its_number() -> None:
    answer = _get("worksheet", topic="ports", count="2", seed='7"\r\n', lang="kk")
    assert answer.media_type == "application/pdf"
    assert answer.body.startswith(b"%PDF")
    assert answer.headers["content-disposition"] == (
        'attachment; filename="keruen-worksheet-7.pdf"'
    )


def test_the_answers_are_a_file_of_their_own() -> None:
    one, other = (
        _get("worksheet", topic="ports", count="2", seed="7", part=part)
        for part in ("sheet", "answers")
    )
    assert one.body != other.body
    assert 'filename="keruen-answers-7.pdf"' in other.headers["content-disposition"]


def _links(app: AppTest) -> str:
    bodies = (element.proto.body for element in app.get("html"))
    return next(body for body in bodies if "keruen/worksheet.pdf" in body)


def test_the_classroom_offers_a_sheet_and_its_answers_of_one_number(read) -> None:
    app = AppTest.from_file("../../ui/main.py", default_timeout=30).run()
    app.switch_page("screens/classroom.py").run()
    app.selectbox[1].set_value("ports").run()
    app.selectbox[2].set_value("fa").run()
    app.text_input[0].set_value("۱۲").run()
    assert not app.exception
    asked = [link.attributes["href"] for link in read(_links(app)).all("a")]
    assert [address.rpartition("part=")[2] for address in asked] == ["sheet", "answers"]
    (same,) = {address.rpartition("&")[0] for address in asked}
    assert same.startswith("keruen/worksheet.pdf?topic=ports&")
    assert "lang=fa" in same
    assert "seed=12" in same
    app.text_input[0].set_value(" ").run()
    assert re.search(r"seed=\d{4}&", _links(app))


def test_an_unknown_tour_is_not_found_and_a_known_one_is(atlas: Atlas) -> None:
    assert _get("handout", tour="nowhere").status_code == 404
    assert _get("handout", tour=atlas.tours[0].id, lang="en").body.startswith(b"%PDF")


def test_when_too_many_wait_the_next_is_asked_to_come_again() -> None:
    answer = _get("worksheet", make=_never, line=0)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]


@pytest.mark.parametrize(
    ("kind", "query", "named"),
    [
        ("worksheet", {"topic": "nothing"}, "topic"),
        ("worksheet", {"topic": "railway,nothing"}, "nothing"),
        ("worksheet", {"count": "abc"}, "count"),
        ("worksheet", {"count": "999"}, "count"),
        ("worksheet", {"level": "brutal"}, "level"),
        ("worksheet", {"part": "x"}, "part"),
        ("worksheet", {"seed": "7" * 41}, "seed"),
        ("worksheet", {"sed": "7"}, "seed"),
        ("handout", {"paper": "zz"}, "paper"),
        ("handout", {"lang": "xx"}, "lang"),
        ("handout", {"style": "neon"}, "style"),
    ],
)
def test_what_makes_no_sense_on_paper_is_refused_by_its_name(
    atlas: Atlas, kind: str, query: dict[str, str], named: str
) -> None:
    tour = {"tour": atlas.tours[0].id} if kind == "handout" else {}
    answer = _get(kind, make=_never, **tour, **query)
    assert answer.status_code == 400
    assert answer.headers["cache-control"] == "no-store"
    assert named in answer.body.decode()


def test_a_refusal_is_in_the_readers_language() -> None:
    english, persian = (_get("worksheet", make=_never, count="0", lang=n) for n in ("en", "fa"))
    assert english.body != persian.body
    assert "count" in persian.body.decode()


def test_the_page_and_the_command_line_print_the_same_sheet_of_a_number(atlas: Atlas) -> None:
    parser = argparse.ArgumentParser()
    add_paper(parser)
    options = parser.parse_args([])
    usual, choice = wanted_paper("worksheet", {}), Choice(seed="7")
    assert isinstance(usual, Sheet)
    link = paper_link(choice, ("a4", "colour"), "", own=False)
    linked = dict(parse_qsl(link.sheet.partition("?")[2]))
    assert {str(options.count), str(usual.choice.count), linked["count"]} == {str(PRINTED_COUNT)}
    assert {options.level, usual.choice.level, linked["level"]} == {USUAL_LEVEL}
