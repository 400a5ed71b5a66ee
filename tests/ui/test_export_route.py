"""Exports by address: the file, its headers, what is kept, and what is refused in which words."""

import csv
import io
import json
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from geo.formats.datafiles import DATA_FORMATS
from geo.languages import LANGUAGES
from geo.printing.reading import PARAMETERS, read_choice
from ui.routes import atlaspage
from ui.routes import desk as desk_module
from ui.routes.export import ExportRoute, routes
from ui.routes.mapimages import IMAGE_FORMATS, ImageFormat
from ui.routes.rations import Buckets
from ui.routes.workshop import BusyError, Workshop


class Desk:
    """Makes the files in this process and counts them."""

    def __init__(self):
        self.made = 0

    async def make(self, order):
        self.made += 1
        return order.make()


class FullDesk(Desk):
    """A desk that takes no more orders."""

    async def make(self, order):
        raise BusyError


def _app(desk, *, depth=1000.0):
    answering = ExportRoute(
        desk=desk_module.Desk(Workshop(longest_line=4), desk.make),
        buckets=Buckets(depth=depth, rate=0.5),
        kept=10_000_000,
    )
    return Starlette(routes=[Route("/export/map.{ending}", answering.serve, methods=["GET"])])


@pytest.fixture
def drawn(monkeypatch):
    """Have one more kind of image, of which large ones are dear."""
    drawing = ImageFormat(
        media_type="image/x-test",
        settle=lambda params: {"size": params.get("size", "1")},
        cost=lambda params: float(params["size"]),
        write=lambda params: b"image " + params["size"].encode(),
    )
    monkeypatch.setitem(IMAGE_FORMATS, "xtest", drawing)


@pytest.fixture(scope="module")
def desk():
    return Desk()


@pytest.fixture(scope="module")
def ask(asking, desk):
    with asking(_app(desk)) as asked:
        yield asked


def test_the_app_itself_has_the_route():
    assert [route.path for route in routes()] == ["/export/map.{ending}"]


@pytest.mark.parametrize("ending", DATA_FORMATS)
def test_a_data_file_has_its_type_and_name(ask, ending):
    answer = ask(f"/export/map.{ending}?layers=ports&lang=fa")
    assert answer.status == 200
    assert answer.headers["content-type"] == DATA_FORMATS[ending].media_type
    assert answer.headers["content-disposition"] == f'attachment; filename="keruen.{ending}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.body


def test_the_address_says_which_features_and_in_which_language(ask, atlas):
    data = json.loads(ask("/export/map.geojson?layers=ports&lang=kk").body)
    assert [f["id"] for f in data["features"]] == [f.id for f in atlas.layer("ports").features]
    assert (
        data["features"][0]["properties"]["name"] == atlas.layer("ports").features[0].facts.names.kk
    )
    rows = csv.DictReader(
        io.StringIO(ask("/export/map.csv?feature=port-aktau").body.decode("utf-8-sig"))
    )
    assert {row["id"] for row in rows} == {"port-aktau"}


def test_the_same_address_is_drawn_once_whatever_the_order_of_its_parameters(ask, desk):
    before = desk.made
    first = ask("/export/map.kml?layers=venues&lang=ru")
    second = ask("/export/map.kml?lang=ru&layers=venues&tour=one&step=2&seed=7&present=1&q=x")
    assert first.body == second.body
    assert first.headers["etag"] == second.headers["etag"]
    assert desk.made == before + 1


def test_who_has_the_file_already_is_told_so_without_drawing(ask, desk):
    tag = ask("/export/map.csv?layers=air").headers["etag"]
    before = desk.made
    answer = ask("/export/map.csv?layers=air", if_none_match=f'"other", W/{tag}')
    assert answer.status == 304
    assert answer.body == b""
    assert desk.made == before
    assert ask("/export/map.csv?layers=air", if_none_match='"other"').status == 200


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("map.exe?", 404),
        ("map.csv?layers=nowhere", 400),
        ("map.csv?feature=port-akta", 400),
        ("map.csv?layers=", 400),
        (f"map.csv?feature={'x' * 5000}", 414),
    ],
)
def test_what_cannot_be_made_is_said_plainly_in_the_asked_language(ask, address, status, language):
    answer = ask(f"/export/{address}&lang={language}")
    assert answer.status == status
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["cache-control"] == "no-store"
    said, english = answer.body.decode(), ask(f"/export/{address}&lang=en").body.decode()
    assert (said == english) == (language == "en")


def test_hostile_words_come_back_as_plain_text_only_and_shortened(ask):
    answer = ask("/export/map.csv?layers=" + quote("<script>alert(1)</script>" * 40))
    assert answer.status == 400
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert len(answer.body) < 400


def test_who_asks_too_much_is_told_when_to_come_again_and_may_have_what_is_kept(asking):
    desk = Desk()
    with asking(_app(desk, depth=1)) as ask:
        assert ask("/export/map.csv?layers=air").status == 200
        answer = ask("/export/map.csv?layers=venues&lang=ru")
        assert answer.status == 429
        assert int(answer.headers["retry-after"]) == 2
        assert ask("/export/map.csv?layers=air").status == 200
    assert desk.made == 1


def test_a_full_line_is_a_503_with_a_time_to_come_again(asking):
    with asking(_app(FullDesk())) as ask:
        answer = ask("/export/map.csv?layers=air")
    assert answer.status == 503
    assert int(answer.headers["retry-after"]) > 0


def test_an_image_is_shown_in_its_place_and_saved_only_if_asked(ask, drawn):
    answer = ask("/export/map.xtest?size=3")
    assert answer.headers["content-type"] == "image/x-test"
    assert answer.headers["content-disposition"] == 'inline; filename="keruen.xtest"'
    assert answer.body == b"image 3"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    saved = ask("/export/map.xtest?size=3&download=1")
    assert saved.headers["content-disposition"] == 'attachment; filename="keruen.xtest"'


def test_a_large_image_costs_more_than_a_small_one(asking, drawn):
    with asking(_app(Desk(), depth=10)) as ask:
        assert ask("/export/map.xtest?size=9").status == 200
        assert ask("/export/map.xtest?size=2").headers["retry-after"] == "2"
        assert ask("/export/map.xtest?size=1").status == 200


@pytest.mark.parametrize(
    ("ending", "media_type", "begins"),
    [
        ("png", "image/png", b"\x89PNG"),
        ("pdf", "application/pdf", b"%PDF"),
        ("svg", "image/svg+xml", b"<?xml"),
    ],
)
def test_a_map_comes_in_three_formats(ask, ending, media_type, begins):
    answer = ask(f"/export/map.{ending}?paper=a5&dpi=36&relief=0&lang=ar&layers=ports")
    assert answer.status == 200
    assert answer.headers["content-type"] == media_type
    assert answer.body.startswith(begins)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("ending", ["png", "csv", "html"])
def test_a_parameter_that_means_nothing_is_named_with_the_nearest_that_does(
    ask, desk, ending, language
):
    before = desk.made
    answer = ask(f"/export/map.{ending}?layres=ports&lang={language}")
    assert answer.status == 400
    assert b"layres" in answer.body
    assert b"layers" in answer.body
    far = ask(f"/export/map.{ending}?{'zz' * 90}=1&lang={language}")
    assert far.status == 400
    assert b"zzzz" in far.body
    assert b"subtitle" in far.body
    assert len(far.body) < 600
    assert desk.made == before


def test_every_parameter_that_an_image_reads_is_known(atlas):
    asked = {"layers"}

    class Noting(dict):
        def get(self, key, usual=None):
            asked.add(key)
            return super().get(key, usual)

    read_choice(atlas, Noting(extent="view", view="40,50,6"))
    assert asked == PARAMETERS


def test_the_whole_atlas_comes_as_one_page_to_keep(ask, desk, monkeypatch):
    monkeypatch.setattr(atlaspage, "_files", lambda: (("search.json.gz", b"x"),))
    answer = ask("/export/map.html?lang=fa&feature=port-aktau&view=40,50,6")
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="keruen.html"'
    page = answer.body.decode()
    assert "feature=port-aktau" in page
    assert "lang=fa" in page
    before = desk.made
    assert ask("/export/map.html?view=40,50,6&feature=port-aktau&lang=fa").body == answer.body
    assert desk.made == before
    refused = ask("/export/map.html?feature=port-akta")
    assert refused.status == 400


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "wish", ["paper=napkin", "dpi=9999", "layers=nowhere", "extent=1,2,3", "paper=a2&dpi=600"]
)
def test_a_map_that_cannot_be_drawn_is_refused_in_the_asked_language(ask, desk, wish, language):
    before = desk.made
    answer = ask(f"/export/map.png?{wish}&lang={language}")
    assert answer.status == 400
    english = ask(f"/export/map.png?{wish}").body
    assert (answer.body == english) == (language == "en")
    assert desk.made == before
