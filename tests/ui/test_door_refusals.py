"""What cannot be answered is refused in plain words, whoever refused it first."""

import json

import pytest
from starlette.applications import Starlette
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo.languages import LANGUAGES
from geo.text import voice_of
from tests.ui.asking import ask_app
from ui.routes import features, layerfiles, linked, own, search, serve, trouble
from ui.routes.door import middleware

PEOPLE = "text/html,application/xhtml+xml,*/*;q=0.8"
DOORS = (features, layerfiles, linked, search, own, serve, trouble)


async def _bare(request):
    status = int(request.path_params["status"])
    given = {"Content-Range": "bytes */7", "X-Inner": "secret"}
    return PlainTextResponse("Component not found", status_code=status, headers=given)


async def _nameless(request):
    return Response("Bad Request", status_code=400)


async def _file(request):
    return FileResponse(__file__)


async def _told(request):
    return Response('{"error": "x"}', status_code=400, media_type="application/json")


@pytest.fixture(scope="module")
def ask():
    """Return what asks our doors, with some that refuse in bare words."""
    bare = {"/component/{status}": _bare, "/media/x": _nameless, "/static/x": _file,
            "/_stcore/told": _told}  # fmt: skip
    routes = [Route(path, answer) for path, answer in bare.items()]
    routes += [route for door in DOORS for route in door.routes()]
    app = Starlette(routes=routes, middleware=middleware())
    return lambda path, method="GET", **headers: ask_app(app, path, method, **headers)


OURS = [
    ("/feature/port-aktau", "POST", "GET, HEAD, OPTIONS"),
    ("/ogc/", "PUT", "GET, HEAD, OPTIONS"),
    ("/data/ports.geojson", "DELETE", "GET, HEAD, OPTIONS"),
    ("/keruen/search", "POST", "GET, HEAD"),
    ("/keruen/own/drawn/7", "PATCH", "DELETE"),
]


@pytest.mark.parametrize(("path", "method", "allowed"), OURS)
def test_a_request_of_the_wrong_kind_is_told_which_kinds_there_are(ask, path, method, allowed):
    for accept in (PEOPLE, "*/*"):
        answer = ask(path, method, accept=accept)
        assert (answer.status, answer.headers["allow"]) == (405, allowed)
    assert "a request of this kind" in json.loads(answer.body)["error"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_request_of_the_wrong_kind_is_answered_in_the_visitors_language(ask, language):
    body = ask(f"/ogc/?lang={language}", "POST", accept=PEOPLE).body.decode()
    assert f'<html lang="{language}"' in body
    assert voice_of(language)("Not possible in this way") in body
    assert ("To the map" in body) is (language == "en")


def test_an_address_of_nothing_is_not_there_by_any_method(ask):
    answer = ask("/nowhere", "POST", accept=PEOPLE)
    assert (answer.status, "allow" in answer.headers) == (404, False)


@pytest.mark.parametrize("status", [400, 404, 405, 416])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_people_never_get_a_bare_word(ask, status, language):
    answer = ask(f"/component/{status}?lang={language}", accept=PEOPLE)
    assert answer.status == status
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-range"] == "bytes */7"
    assert "x-inner" not in answer.headers
    assert "script-src" not in answer.headers["content-security-policy"]
    body = answer.body.decode()
    assert body.count("<html") == 1
    assert f'<html lang="{language}"' in body
    assert "Component" not in body


def test_a_bare_word_without_a_type_is_replaced_too(ask):
    answer = ask("/media/x", accept=PEOPLE)
    assert (answer.status, answer.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert b"Bad Request" not in answer.body


@pytest.mark.parametrize(("wanted", "status"), [("bytes=999999999-", 416), ("bytes=a", 400)])
def test_a_part_that_a_file_does_not_have_is_refused_in_plain_words(ask, wanted, status):
    answer = ask("/static/x", accept=PEOPLE, range=wanted)
    assert answer.status == status
    assert answer.headers["content-type"].startswith("text/html")


def test_programs_and_what_is_told_well_get_what_was_said(ask):
    assert ask("/component/404", accept="*/*").body == b"Component not found"
    assert ask("/_stcore/told", accept=PEOPLE).body == b'{"error": "x"}'

    assert ask("/component/410", accept=PEOPLE).body == b"Component not found"
