"""Worksheets and handouts by address."""

import re
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from streamlit.testing.v1 import AppTest

from geo.atlas import Atlas
from tests.ui.asking import answered
from ui.routes import later, paper
from ui.routes.desk import Desk, Maker
from ui.routes.exportjobs import Order
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
