"""The atlas's own files: type, packing, caching, and what is not there."""

import gzip
import json
import re
from urllib.parse import urljoin

import brotli
import pytest
from starlette.applications import Starlette

from geo.languages import LANGUAGES
from ui.routes.ahead import FRAME, links_for
from ui.routes.assets import base_address, build_id, builders
from ui.routes.policy import package_folder
from ui.routes.serve import routes

TYPES = {
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json",
    "webp": "image/webp",
    "woff2": "font/woff2",
}
NAMES = sorted(builders())
NEEDED = {
    *("leaflet.js", "leaflet.css", "keruen.js", "keruen.css", "basemap.json", "relief.webp"),
    "noto-arabic.woff2",
    *(f"map.{language}.json" for language in LANGUAGES),
}
PACKED = [name for name in NAMES if name.endswith((".js", ".css", ".json"))]
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
SIGNATURES = {"webp": (b"RIFF", b"WEBP"), "woff2": (b"wOF2", b"")}


@pytest.fixture(scope="module")
def ask(asking):
    """Return what asks the routes."""
    with asking(Starlette(routes=routes())) as asked:
        yield asked


@pytest.fixture(scope="module")
def ask_file(ask):
    """Return what asks for a file of the present build."""
    return lambda name, **more: ask(f"/keruen/{build_id()}/{name}", **more)


def test_there_is_a_file_for_every_part_layer_and_language(atlas):
    layers = {
        f"layer-{layer.info.id}.{language}.json" for layer in atlas.layers for language in LANGUAGES
    }
    assert set(NAMES) >= NEEDED | layers


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_its_type_and_is_kept_for_good(ask_file, name):
    answer = ask_file(name)
    assert answer.status == 200
    assert answer.headers["content-type"] == TYPES[name.rsplit(".", 1)[-1]]
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.body) > 0


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, deflate, br", "br"), ("gzip", "gzip")])
def test_text_is_packed_for_those_who_can_unpack_it(ask_file, name, accepted, encoding):
    plain = ask_file(name)
    answer = ask_file(name, accept_encoding=accepted)
    if name in PACKED:
        assert answer.headers["content-encoding"] == encoding
        assert UNPACK[encoding](answer.body) == plain.body
        assert len(answer.body) < len(plain.body)
    else:
        assert "content-encoding" not in answer.headers
        assert answer.body == plain.body


@pytest.mark.parametrize("name", [name for name in NAMES if name not in PACKED])
def test_pictures_and_fonts_are_what_their_type_says(ask_file, name):
    first, second = SIGNATURES[name.rsplit(".", 1)[-1]]
    body = ask_file(name).body
    assert body.startswith(first)
    assert second in body[:16]


@pytest.mark.parametrize("name", [name for name in NAMES if name.endswith(".json")])
def test_data_is_json_that_every_browser_reads(ask_file, name):
    def refuse(constant):
        raise AssertionError(f"{constant} is no JSON")

    assert json.loads(ask_file(name).body, parse_constant=refuse)


def test_the_files_of_an_older_build_are_the_present_ones_and_not_kept(ask, ask_file):
    answer = ask("/keruen/123/keruen.js")
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.body == ask_file("keruen.js").body


@pytest.mark.parametrize(
    "name",
    [
        "no-such.js",
        "keruen",
        ".js",
        "layer-ports.de.json",
        "layer-nowhere.en.json",
        "KERUEN.JS",
        "%2e%2e%2fapp.py",
        "..",
        "app.py",
        "<script>",
    ],
)
def test_what_is_not_there_is_a_plain_404_that_is_not_kept(ask_file, name):
    answer = ask_file(name)
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/plain")
    assert "immutable" not in answer.headers.get("cache-control", "")


@pytest.mark.parametrize("name", ["keruen.css", "doors.css"])
def test_the_latin_font_is_the_one_that_the_page_has_already(ask_file, name):
    style = ask_file(name).body.decode()
    (address,) = re.findall(r'url\("\.\./\.\.(/static/[^"]*SourceSans[^"]*)"\)', style)
    assert (package_folder("streamlit") / "static" / address.lstrip("/")).is_file()
    assert "source-sans.woff2" not in style


@pytest.mark.parametrize("page", ["/", "/routes", FRAME])
def test_what_is_asked_for_ahead_is_there_and_the_ground_comes_first(page):
    folder = f"/keruen/{build_id()}/"
    named = [urljoin(page, address) for address in re.findall(r"<([^>]+)>", links_for(page))]
    assert named[0] == f"{folder}basemap.json"
    assert {address.removeprefix(folder) for address in named} <= set(NAMES)


def test_pages_without_a_map_ask_ahead_for_their_style_alone():
    assert re.findall(r"<keruen/\d+/([^>]+)>", links_for("/sources")) == ["page.css"]
    assert links_for("/nowhere") is None


def test_no_path_leads_out_of_the_files(ask):
    for path in (f"/keruen/{build_id()}/../../app.py", f"/keruen/{build_id()}/a/keruen.js"):
        assert ask(path).status == 404


def test_files_can_be_read_only(ask_file):
    assert ask_file("keruen.js", method="POST").status == 405
    head = ask_file("keruen.js", method="HEAD")
    assert head.status == 200


def test_the_build_is_digits_that_stay_the_same():
    assert build_id().isdecimal()
    build_id.cache_clear()
    assert base_address().endswith(f"/keruen/{build_id()}/")
