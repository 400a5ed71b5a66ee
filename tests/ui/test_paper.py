"""Worksheets and handouts by address."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

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


def test_an_unknown_tour_is_not_found_and_a_known_one_is(atlas: Atlas) -> None:
    assert _get("handout", tour="nowhere").status_code == 404
    assert _get("handout", tour=atlas.tours[0].id, lang="en").body.startswith(b"%PDF")


def test_when_too_many_wait_the_next_is_asked_to_come_again() -> None:
    answer = _get("worksheet", make=_never, line=0)
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
