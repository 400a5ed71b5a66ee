"""Worksheets and handouts by address."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from geo.atlas import Atlas
from tests.ui.asking import answered
from ui.routes import paper


def _get(kind: str, **query: str) -> Response:
    found = {route.path: route for route in paper.routes()}
    path = f"/keruen/{kind}.pdf"
    scope = {
        "type": "http",
        "path": path,
        "server": ("testserver", 80),
        "scheme": "http",
        "query_string": urlencode(query).encode(),
        "headers": [],
    }
    return answered(found[path].endpoint(Request(scope)))


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
    busy = paper.PaperRoute()
    busy._waiting = 99
    scope = {
        "type": "http",
        "path": "/keruen/worksheet.pdf",
        "server": ("testserver", 80),
        "scheme": "http",
        "query_string": b"",
        "headers": [],
    }
    answer = answered(busy.answer(Request(scope)))
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
