"""A visitor's own layers behind their routes and pages: theirs alone, and always text."""

import gzip
import io
import json
from dataclasses import replace
from random import Random

import pytest
from pypdf import PdfReader
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from geo.languages import LANGUAGES
from geo.ownlayers.holding import Holding, shared_store
from geo.ownlayers.layer import layer_of_table
from geo.ownlayers.reading import read_own_file
from geo.paper.ownmap import own_map_json
from geo.text import voice_of
from tests.geo.ownfiles import a_layer, collection, feature, geopackage_by_gdal, point
from tests.ui.asking import ask_app as ask
from ui.address import read_address
from ui.finding import own_hits
from ui.own import COOKIE, new_token, token_of
from ui.ownpage import _tables
from ui.ownpanel import own_html
from ui.plain import as_plain
from ui.routes import paper
from ui.routes.own import middleware, routes

MINE, THEIRS = new_token(), new_token()
HOSTILE = '<img src=x onerror="alert(1)">`${alert(1)}'
POINT = {"type": "Point", "coordinates": [51.2, 43.6]}
LINE = {"type": "LineString", "coordinates": [[0, 0], [1, 0]]}


@pytest.fixture
def app():
    return Starlette(routes=routes())


@pytest.fixture(autouse=True)
def _held():
    store = shared_store()
    store.change(MINE, lambda _: Holding().with_layer(a_layer(name="Port <b>", status="planned")))
    yield
    for token in (MINE, THEIRS):
        store.change(token, lambda _: Holding())


def cookie(token):
    return f"{COOKIE}={token}"


def post(app, path, data, token=MINE, x_keruen="own", method="POST"):
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    base = "/keruen/own/"
    return ask(app, base + path, method, body, cookie=cookie(token), x_keruen=x_keruen)


def test_an_owner_gets_the_layer_and_nothing_keeps_it_on_the_way(app):
    reply = ask(app, "/keruen/own/layers/1", cookie=cookie(MINE))
    assert reply.status == 200
    assert reply.headers["cache-control"] == "no-store"
    assert json.loads(gzip.decompress(reply.body))["name"] == "Mine"
    listed = json.loads(ask(app, "/keruen/own/layers", cookie=cookie(MINE)).body)
    assert listed == {"layers": [{"id": "1", "name": "Mine", "count": 1}]}
    saved = ask(app, "/keruen/own/layers/1.geojson", cookie=cookie(MINE))
    assert "attachment" in saved.headers["content-disposition"]
    assert json.loads(saved.body)["features"][0]["properties"]["name"] == "Port <b>"


@pytest.mark.parametrize("given", [{}, {"cookie": cookie(THEIRS)}, {"cookie": cookie("x")}])
@pytest.mark.parametrize("path", ["layers/1", "layers/1.geojson", "layers/2", "layers/.."])
def test_nobody_else_gets_it(app, path, given):
    assert ask(app, f"/keruen/own/{path}", **given).status == 404
    listed = json.loads(ask(app, "/keruen/own/layers", **given).body)
    assert listed == {"layers": []}


def test_a_drawing_is_kept_changed_and_erased(app):
    first = post(app, "drawn", {"geometry": POINT, "facts": {"name": HOSTILE}, "lang": "ru"})
    assert json.loads(first.body) == {"feature": "own.d.1", "repaired": False}
    assert shared_store().get(MINE).layer("d").name == "Мои рисунки"
    post(app, "drawn", {"geometry": LINE, "facts": {"name": "Line", "evil": "x"}, "serial": 1})
    held = shared_store().get(MINE).feature("own.d.1")
    assert (held.name, held.geometry.geom_type) == ("Line", "LineString")
    assert set(held.properties) == {"name"}
    assert post(app, "drawn/1", b"", method="DELETE").status == 200
    assert shared_store().get(MINE).layer("d") is None


BOW = [[50, 40], [52, 42], [52, 40], [50, 42], [50, 40]]


def test_a_drawn_area_that_crosses_itself_is_repaired_and_said_and_its_words_can_change(app):
    bow = {"type": "Polygon", "coordinates": [BOW]}
    answer = json.loads(post(app, "drawn", {"geometry": bow, "facts": {"name": "Bow"}}).body)
    assert (answer["feature"], answer["repaired"]) == ("own.d.1", True)
    measured = json.loads(post(app, "measure", bow).body)
    assert measured["area_km2"] > 10_000
    post(app, "drawn", {"geometry": None, "facts": {"name": "Two halves"}, "serial": 1})
    held = shared_store().get(MINE).feature("own.d.1")
    assert (held.name, held.geometry.is_valid) == ("Two halves", True)
    assert len(held.geometry.geoms) == 2
    flat = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 2], [0, 0]]]}
    refused = post(app, "drawn", {"geometry": flat, "facts": {}})
    assert (refused.status, json.loads(refused.body)["error"]) == (400, "covers nothing")


@pytest.mark.parametrize(
    ("data", "more"),
    [(b"{", {}), (b"[" * 100_000, {}), ({"geometry": None}, {}), (b"x" * 500_000, {}),
     ({"geometry": POINT}, {"x_keruen": ""}), ({"geometry": POINT}, {"token": "nobody"})],
)  # fmt: skip
def test_what_is_no_drawing_or_comes_from_another_site_changes_nothing(app, data, more):
    assert post(app, "drawn", data, **more).status == 400
    assert [layer.id for layer in shared_store().get(MINE).layers] == ["1"]


def test_every_layer_of_a_file_becomes_one_of_its_own(tmp_path):
    data = geopackage_by_gdal(tmp_path, 4326, "other")
    found = _tables("mine.gpkg", data, {"encoding": None, "projection": None})
    assert [title for title, _ in found] == ["mine: main", "mine: other"]
    assert [table.troubles for _, table in found] == [(), ()]


def test_another_sites_page_cannot_erase(app):
    post(app, "drawn", {"geometry": POINT})
    assert post(app, "drawn/1", b"", method="DELETE", x_keruen="").status == 404
    assert shared_store().get(MINE).feature("own.d.1") is not None


def test_measuring_is_geodesic_and_refuses_what_is_no_shape(app):
    assert json.loads(post(app, "measure", LINE).body)["length_km"] == pytest.approx(111.32, 0.001)
    assert post(app, "measure", {"type": "LineString", "coordinates": [[0, 0]]}).status == 400


def test_a_page_gives_a_token_once_and_files_never_do():
    pages = [
        Route("/data", lambda _: HTMLResponse("page")),
        Route("/keruen/1/a.js", lambda _: PlainTextResponse("file")),
        Route("/plain", lambda _: PlainTextResponse("file")),
    ]
    app = Starlette(routes=pages, middleware=middleware())
    given = ask(app, "/data").headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=Lax" in given
    assert token_of({COOKIE: given.partition(";")[0].partition("=")[2]})
    assert "set-cookie" not in ask(app, "/data", cookie=cookie(MINE)).headers
    assert "set-cookie" not in ask(app, "/keruen/1/a.js").headers
    assert "set-cookie" not in ask(app, "/plain").headers
    assert ask(app, "/data").headers["set-cookie"] != given


def test_a_page_that_the_browser_kept_gives_a_token_too_and_a_kept_picture_none():
    app = Starlette(routes=[Route("/data", lambda _: Response(status_code=304))])
    app = Starlette(routes=[Mount("/", app)], middleware=middleware())
    assert "set-cookie" in ask(app, "/data", accept="text/html,*/*;q=0.8").headers
    assert "set-cookie" not in ask(app, "/data", accept="image/webp,*/*").headers


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_panel_shows_every_word_of_a_file_as_text(read, language):
    facts = {"name": HOSTILE, "quote": HOSTILE, HOSTILE: HOSTILE, "year": "1996"}
    holding = Holding().with_layer(_hostile(facts))
    address = read_address({"feature": "own.1.1", "lang": language})
    panel = read(own_html(holding, address))
    assert not panel.all("img")
    assert panel.all("article")[0].attributes["data-selected"] == "own.1.1"
    assert panel.all("h2")[0].text == HOSTILE
    assert HOSTILE in panel.all("table")[0].text
    assert not panel.all("blockquote")


def _hostile(facts):
    return replace(a_layer(**facts), name=HOSTILE, file=HOSTILE, properties=(facts,))


def test_the_panel_of_what_is_not_there_says_so(read):
    panel = read(own_html(Holding(), read_address({"feature": "own.1.1"})))
    assert panel.all("article")[0].attributes["data-wanted"] == "own.1.1"


def test_own_hits_are_marked_as_not_verified():
    (hit,) = own_hits((a_layer(name="Порт"),), "порт", "en")
    assert hit["feature"] == "own.1.1"
    assert "not verified" in hit["kind"]


def test_markdown_in_a_visitors_text_stays_text():
    shown = as_plain("![x](http://a.b) **b** :red[c] `d` $e$")
    assert all(mark not in shown.replace("\\" + mark, "") for mark in "![]()*`$:.")


def test_a_worksheet_holds_the_own_layers_of_whoever_asks_and_of_nobody_else():
    app = Starlette(routes=paper.routes())
    asked = "/keruen/worksheet.pdf?topic=ports&count=1&seed=7&own=1"
    mine = ask(app, asked, cookie=cookie(MINE))
    others = ask(app, asked, cookie=cookie(THEIRS))
    answers = ask(app, f"{asked}&part=answers", cookie=cookie(MINE))
    assert mine.headers["cache-control"] == "private, no-store"
    words = ["".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.body)).pages)
             for answer in (mine, others, answers)]  # fmt: skip
    assert [text.count("Port <b>") for text in words] == [1, 0, 1]


@pytest.mark.parametrize("ink", ["colour", "mono"])
def test_an_own_map_numbers_places_that_lie_apart_and_answers_with_their_names(atlas, ink):
    names = ["A", "B", "B", "C"]
    places = [point(50, 40), point(52, 41), point(58, 41), point(50.001, 40)]
    read = read_own_file(
        "a.json", collection(*(feature(p, name=n) for p, n in zip(places, names, strict=True)))
    )
    layer = layer_of_table(read, id="1", name="Mine", colour="indigo", file="a.json")
    made = own_map_json(atlas, (layer,), voice_of("en"), 174.0, ink, Random(1))
    assert sorted(made["names"]) == sorted(made["bank"])
    assert len(made["names"]) == len(set(made["names"])) == len(made["marks"]) == 2
    assert "B" in made["names"]
    assert all(0 < m["x"] < made["width"] and 0 < m["y"] < made["height"] for m in made["marks"])
    assert (layer.colour.light in made["svg"]) == (ink == "colour")
    assert own_map_json(atlas, (), voice_of("en"), 174.0, ink, Random(1)) is None


@pytest.mark.parametrize(
    ("given", "scheme", "secure"),
    [("https", "http", True), ("https,http", "http", True), ("http", "http", False),
     ("", "http", False), ("http", "https", True)],
)  # fmt: skip
def test_a_cookie_stays_on_lines_that_nobody_reads_where_the_visitor_came_by_one(
    given, scheme, secure
):
    async def page(request):
        return HTMLResponse("<p>hello</p>")

    app = Starlette(routes=[Route("/", page)], middleware=middleware())

    async def by_scheme(scope, receive, send):
        await app({**scope, "scheme": scheme}, receive, send)

    named = {"x_forwarded_proto": given} if given else {}
    said = ask(by_scheme, "/", **named).headers["set-cookie"]
    assert ("; Secure" in said) is secure


@pytest.mark.parametrize(
    ("year", "status"),
    [("99999", 400), ("soon", 400), ("-1998", 400), ("2003–1998", 400), ("1998–", 400), ("", 200),
     ("1998", 200), ("1998–2003", 200), ("۱۹۹۸ – ۲۰۰۳", 200), ("١٩٩٨", 200)],
)  # fmt: skip
def test_a_drawing_with_a_year_that_is_none_is_refused_and_nothing_is_changed(app, year, status):
    answer = post(app, "drawn", {"geometry": POINT, "facts": {"name": "A", "year": year}})
    assert answer.status == status
    assert (shared_store().get(MINE).layer("d") is None) == (status == 400)
    if status == 400:
        assert json.loads(answer.body)["error"] == "no year"
