"""Every answer is guarded: headers, friendly troubles, packing, and a log without names."""

import gzip
import json
import logging
import re

import brotli
import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo.languages import LANGUAGES
from tests.ui.asking import ask_app
from ui.logs import JsonLines
from ui.routes import trouble
from ui.routes.door import middleware
from ui.routes.entries import is_known, page_paths
from ui.routes.frontend import _files
from ui.routes.packing import encoding_for
from ui.routes.policy import package_folder

SECRET = "/home/someone/secret.py"


async def _page(request):
    return HTMLResponse("<p>hello</p>")


async def _picture(request):
    return Response(b"<svg/>", media_type="image/svg+xml")


async def _broken(request):
    raise RuntimeError(f"cannot open {SECRET}")


async def _again(request):
    if "if-none-match" in request.headers:
        return Response(status_code=304)
    return HTMLResponse("<p>hello</p>", headers={"ETag": '"x"'})


async def _own(request):
    return PlainTextResponse("x", headers={"Cache-Control": "max-age=7"})


@pytest.fixture(scope="module")
def ask():
    """Return what asks an app behind the door."""
    known = {
        "/": _page,
        "/picture": _picture,
        "/broken": _broken,
        "/own": _own,
        "/component/x/index.html": _again,
        "/again": _again,
        "/media/{name}": _page,
    }
    routes = [*(Route(path, answer) for path, answer in known.items()), *trouble.routes()]
    app = Starlette(routes=routes, middleware=middleware())
    return lambda path, **headers: ask_app(app, path, **headers)


@pytest.mark.parametrize(
    "path",
    ["/", "/picture", "/broken", "/own", "/nowhere", "/component/x/index.html", "/media/a.html",
     "/?" + "x" * 9000],
)  # fmt: skip
def test_every_answer_has_a_policy_and_the_usual_headers(ask, path):
    headers = ask(path, accept="text/html").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "cache-control" in headers
    policy = headers["content-security-policy"]
    assert "unsafe-eval" not in policy
    assert not re.search(r"script-src[^;]*('unsafe-inline'|https?:|\*|data:|blob:)", policy)
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'self'" in policy


def test_a_page_names_its_style_so_that_the_browser_fetches_it_at_once(ask):
    assert re.search(r"<keruen/\d+/page\.css>; rel=preload; as=style", ask("/").headers["link"])
    assert not {"link"} & ask("/picture").headers.keys()


@pytest.mark.parametrize("path", ["/again?embed=1", "/again", "/component/x/index.html"])
def test_a_page_that_a_browser_has_already_keeps_its_policy(ask, path):
    first, again = ask(path), ask(path, if_none_match='"x"')
    assert (first.status, again.status) == (200, 304)
    assert "script-src" in again.headers["content-security-policy"]
    policies = [answer.headers["content-security-policy"] for answer in (first, again)]
    assert policies[0] == policies[1]


@pytest.mark.parametrize("path", ["/picture", "/media/a.html", "/nowhere", "/own"])
def test_what_is_no_page_of_the_app_may_run_no_script_at_all(ask, path):
    assert "script-src" not in ask(path, accept="text/html").headers["content-security-policy"]


FRAME = "/component/x/index.html?streamlitUrl=http%3A%2F%2Fa%2F"


def _ancestors(answer):
    return re.search(r"frame-ancestors [^;]*", answer.headers["content-security-policy"])[0]


def test_only_the_view_made_for_it_may_be_framed_by_others(ask):
    assert _ancestors(ask("/?embed=1")) == "frame-ancestors *"
    for path in ("/", "/?embed=0", "/?feature=embed=1", "/data"):
        assert _ancestors(ask(path, accept="text/html")) == "frame-ancestors 'self'"


@pytest.mark.parametrize(
    ("around", "site", "may"),
    [
        ("http://a/?embed=1", "same-origin", True),
        ("http://a/?feature=x&embed=1", None, True),
        ("http://a/?feature=x", "same-origin", False),
        ("http://b/?embed=1", "cross-site", False),
        ("http://b/?embed=1", None, False),
        ("http://a/?embed=1", "cross-site", False),
        ("", None, False),
    ],
)
def test_the_maps_frame_may_be_framed_by_others_only_inside_that_view(ask, around, site, may):
    named = {"sec_fetch_site": site} if site else {}
    answer = ask(FRAME, host="a", referer=around, **named)
    assert _ancestors(answer) == ("frame-ancestors *" if may else "frame-ancestors 'self'")
    assert "referer" in answer.headers["vary"].lower()
    assert _ancestors(ask(f"{FRAME}%3Fembed%3D1")) == "frame-ancestors 'self'"


def test_only_the_maps_frame_may_show_pictures_of_the_online_map(ask):
    tiles = "https://tile.openstreetmap.org"
    frame = ask("/component/x/index.html").headers["content-security-policy"]
    assert frame.count("https:") == 1
    assert tiles in re.search(r"img-src[^;]*", frame)[0]
    assert tiles not in ask("/").headers["content-security-policy"]


def test_a_routes_own_headers_are_kept(ask):
    assert ask("/own").headers["cache-control"] == "max-age=7"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_page_is_answered_in_the_visitors_language(ask, language):
    by_address = ask(f"/nowhere?lang={language}", accept="text/html")
    by_browser = ask("/nowhere", accept="text/html", accept_language=f"{language}-XX,de;q=0.8")
    assert by_address.status == by_browser.status == 404
    assert by_address.body == by_browser.body
    assert f'<html lang="{language}"'.encode() in by_address.body
    if language != "en":
        assert b"No such page" not in by_address.body


def test_an_unknown_page_shows_nothing_of_the_address(ask):
    body = ask("/<script>alert(1)</script>?lang=%22%3E%3Cb%3E", accept="text/html").body
    assert b"alert(1)" not in body
    assert b"%3Cb%3E" not in body


def test_a_program_gets_its_trouble_as_json(ask):
    answer = ask("/nowhere", accept="application/json")
    assert answer.status == 404
    assert json.loads(answer.body)["error"]


def test_a_broken_route_shows_a_reference_that_stands_in_the_log_and_nothing_else(ask, caplog):
    answer = ask("/broken", accept="text/html")
    assert answer.status == 500
    text = answer.body.decode()
    (record,) = (r for r in caplog.records if r.levelno == logging.ERROR)
    assert record.facts["reference"] in text
    assert SECRET in str(record.exc_info[1])
    for leak in (SECRET, "Traceback", "RuntimeError", ".py", "tarlette", "treamlit"):
        assert leak not in text


def test_an_address_longer_than_any_of_ours_gets_a_clear_answer(ask):
    answer = ask("/?feature=" + "a" * 8000, accept="text/html")
    assert answer.status == 414
    assert b"longer" in answer.body
    assert ask("/?feature=" + "a" * 7000).status == 200
    assert ask("/component/x/index.html?streamlitUrl=" + "a" * 20000).status == 200


def test_every_page_of_the_app_is_known_and_nothing_beside(ask):
    assert "/" in page_paths()
    script = next((package_folder("streamlit") / "static" / "static" / "js").glob("*.js")).name
    for path in (*page_paths(), "/sources/", f"/static/js/{script}", "/sources/_stcore/health"):
        assert is_known(path)
    for path in ("/nowhere", "/sources/x", "/Sources", "/.env", "/static/js/none.js", "/statics"):
        assert not is_known(path)


def test_the_log_names_the_page_and_no_visitor_and_nothing_typed(ask, caplog):
    caplog.set_level(logging.INFO, "keruen")
    ask("/?feature=private-wish", accept="text/html", user_agent="Somebody/1.0")
    ask("/private-path?q=private-wish")
    lines = [json.loads(JsonLines().format(r)) for r in caplog.records if r.name == "keruen"]
    assert [(line["what"], line["page"]) for line in lines] == [
        ("answer", "/"),
        ("answer", "nowhere"),
    ]
    assert all(isinstance(line["ms"], int) and line["time"].endswith("+00:00") for line in lines)
    text = json.dumps(lines)
    for personal in ("private", "192.0.2.77", "Somebody"):
        assert personal not in text


@pytest.mark.parametrize(
    ("accepted", "unpack"), [("br", brotli.decompress), ("gzip, x", gzip.decompress)]
)
def test_streamlits_scripts_go_packed_and_are_kept_for_good(ask, accepted, unpack):
    address, path = max(_files().items(), key=lambda item: item[1].stat().st_size % 200_000)
    answer = ask(address, accept_encoding=accepted)
    assert unpack(answer.body) == path.read_bytes()
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "javascript" in answer.headers["content-type"]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("GZIP", "gzip"),
        ("gzip;q=0.5, br;q=0", "gzip"),
        ("br;q=0.000", None),
        ("identity", None),
        ("", None),
        ("*", None),
    ],
)
def test_the_receiver_says_what_it_can_unpack(accepted, encoding):
    assert encoding_for(accepted) == encoding
