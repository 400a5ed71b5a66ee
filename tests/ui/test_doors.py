"""The doors over real HTTP: forms, caching, other sites, refusals, and GDAL as a client."""

from urllib.parse import unquote, urljoin

import pyogrio
import pytest

from geo.languages import LANGUAGES, direction_of
from geo.ogcapi.items import matching
from geo.ogcapi.query import parse_items_query
from geo.text import voice_of
from geo.timing import lasting, years_of
from tests.ui.doors import serving
from ui.routes.negotiation import negotiate

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PAGES = (
    *("/ogc", "/ogc/", "/ogc/conformance", "/ogc/api", "/ogc/collections"),
    *("/ogc/collections/ports", "/ogc/collections/ports/items", "/feature/port-aktau"),
    *("/ogc/collections/ports/items/port-aktau", "/quote/s000-001"),
)


OURS = ("/ogc", "/data", "/feature", "/quote", "/keruen")


def _tree(read, answer):
    """Return the elements of a page; the reader knows no meta and link, which are never closed."""
    page = answer.body.decode()
    assert page.startswith("<!DOCTYPE html>")
    plain = page.removeprefix("<!DOCTYPE html>").replace("<meta", "<br").replace("<link", "<br")
    return read(plain)


@pytest.fixture(scope="module")
def doors(tmp_path_factory):
    """Return the doors of the shipped atlas."""
    with serving(tmp_path_factory.mktemp("doors")) as running:
        yield running


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_people_get_a_sound_page_in_their_language(doors, read, path, language):
    answer = doors.ask(f"{path}?lang={language}", Accept=BROWSER)
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "script-src" not in answer.headers["content-security-policy"]
    tree = _tree(read, answer)
    (html,) = tree.all("html")
    assert (html.attributes["lang"], html.attributes["dir"]) == (language, direction_of(language))
    assert not tree.all("script")
    assert {link.attributes.get("hreflang") for link in tree.all("a")} >= set(LANGUAGES)


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_leads_to_something_here(doors, read, path):
    tree = _tree(read, doors.ask(f"{path}?f=html"))
    links = {link.attributes["href"] for link in tree.all("a")}
    links |= {link.attributes["href"] for link in tree.all("br") if "href" in link.attributes}
    own = {urljoin(doors.home + path, link).partition("#")[0] for link in links}
    own = {link.removeprefix(doors.home) for link in own if link.startswith(doors.home)}
    ours = [link for link in own if link.startswith(OURS)]
    assert len(ours) > 3
    for link in sorted(ours)[:12]:
        assert doors.ask(link).status == 200, link


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("/ogc/", "", "application/json"),
        ("/ogc/", "application/json", "application/json"),
        ("/ogc/api", "*/*", "application/vnd.oai.openapi+json;version=3.0"),
        ("/ogc/collections/ports/items", "application/geo+json", "application/geo+json"),
        ("/feature/port-aktau", "application/ld+json", "application/ld+json"),
        ("/feature/port-aktau.jsonld", BROWSER, "application/ld+json"),
        ("/quote/s000-001", "application/ld+json, text/html;q=0.1", "application/ld+json"),
        ("/quote/s000-001.jsonld", "", "application/ld+json"),
        ("/data/ports.geojson", BROWSER, "application/geo+json"),
        ("/data/ports.geojson", "application/vnd.google-earth.kml+xml", "application/geo+json"),
    ],
)
def test_programs_get_the_form_that_they_ask_for(doors, path, accept, media_type):
    answer = doors.ask(path, **({"Accept": accept} if accept else {}))
    assert answer.headers["content-type"] == media_type
    assert answer.json()
    assert answer.headers["access-control-allow-origin"] == "*"


def test_what_is_known_already_is_not_sent_again(doors):
    first = doors.ask("/data/railway.geojson?lang=ar")
    again = doors.ask("/data/railway.geojson?lang=ar", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"
    other = doors.ask("/data/railway.geojson", If_None_Match=first.headers["etag"])
    assert other.status == 200
    assert other.headers["etag"] != first.headers["etag"]


def test_another_site_may_ask_with_what_it_knows(doors):
    answer = doors.ask("/data/ports.geojson", method="OPTIONS", Origin="https://other.example")
    assert answer.status == 204
    assert "If-None-Match" in answer.headers["access-control-allow-headers"]


def test_a_layers_file_holds_every_feature_with_evidence(doors, atlas):
    for layer in atlas.layers:
        found = doors.ask(f"/data/{layer.info.id}.geojson?lang=fa").json()
        assert [f["id"] for f in found["features"]] == [f.id for f in layer.features]
        for sent, feature in zip(found["features"], layer.features, strict=True):
            words = [said["exact"] for said in sent["properties"]["evidence"]]
            assert words == [quote.exact for quote in atlas.quotes_of(feature)]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/ogc/collections/ports/items?colour=red", 400, "unknown parameter 'colour'"),
        ("/ogc/?limit=1", 400, "unknown parameter 'limit'"),
        ("/ogc/collections/ports/items?bbox=a", 400, "west,south,east,north"),
        ("/ogc/collections/ports/items?kind=x&kind=y", 400, "stands twice"),
        ("/ogc/collections/harbours", 404, "there is no layer 'harbours'"),
        ("/ogc/collections/ports/items/port-aktua", 404, "did you mean port-aktau"),
        ("/ogc/?f=xml", 400, "give json or html"),
        ("/ogc/?lang=de", 400, "give one of en, kk, ru, fa, ar"),
        ("/data/roads.geojson", 404, "there is no layer 'roads'"),
        ("/feature/port-aktua", 404, "did you mean port-aktau"),
        ("/quote/%3Cscript%3E", 404, "there is no quote"),
    ],
)
def test_what_cannot_be_answered_says_why(doors, path, status, says):
    answer = doors.ask(path)
    assert answer.status == status
    assert answer.headers["content-type"] == "application/json"
    assert says in answer.json()["description"]


LOST = (
    *("/feature/none", "/quote/none", "/ogc/collections/none"),
    *("/ogc/collections/none/items/none", "/ogc/collections/ports/items/none"),
)


@pytest.mark.parametrize("path", LOST)
@pytest.mark.parametrize("language", LANGUAGES)
def test_people_get_a_page_in_their_language_where_nothing_is_there(doors, read, path, language):
    answer = doors.ask(f"{path}?lang={language}", Accept=BROWSER)
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")
    tree = read(answer.body.decode().partition(">")[2].replace("<meta", "<br"))
    (html,) = tree.all("html")
    assert (html.attributes["lang"], html.attributes["dir"]) == (language, direction_of(language))
    assert tree.all("h1")[0].text == voice_of(language)("No such page")
    asked = doors.ask(path, Accept=BROWSER, Accept_Language=f"{language}-XX,en;q=0.5").body.decode()
    assert f'<html lang="{language}"' in asked


@pytest.mark.parametrize(
    ("path", "accept"),
    [*((path, "application/json") for path in LOST), *((path, "*/*") for path in LOST),
     ("/feature/none.jsonld", BROWSER), ("/quote/none?f=json", BROWSER),
     ("/data/none.geojson", BROWSER)],
)  # fmt: skip
def test_programs_get_json_where_nothing_is_there(doors, path, accept):
    answer = doors.ask(path, Accept=accept)
    assert (answer.status, answer.headers["content-type"]) == (404, "application/json")
    assert "there is no" in answer.json()["description"]


def test_a_form_that_nobody_has_is_refused(doors):
    assert doors.ask("/ogc/", Accept="image/png").status == 406


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "json"),
        ("*/*", "json"),
        (BROWSER, "html"),
        ("text/html;q=0.1, application/json;q=0.2", "json"),
        ("text/*", "html"),
        ("application/json;q=0, */*;q=0.1", "json"),
        ("nonsense;;q=x, text/html", "html"),
        ("image/png", None),
    ],
)
def test_the_header_decides_between_forms(accept, form):
    assert negotiate(accept, {"json": ("application/json",), "html": ("text/html",)}) == form


def _paths(doors, since):
    return [path for path in doors.asked()[since:] if "/items" in path]


def test_gdal_lists_every_layer(doors, atlas):
    layers = pyogrio.list_layers(f"OAPIF:{doors.home}/ogc/")
    assert [name for name, _ in layers] == [layer.info.id for layer in atlas.layers]


def test_gdal_reads_a_layer_page_by_page_with_its_words(doors, atlas):
    layer, before = atlas.layer("missions"), len(doors.asked())
    frame = pyogrio.read_dataframe(f"OAPIF:{doors.home}/ogc/", layer="missions", PAGE_SIZE=7)
    assert list(frame["id"]) == [feature.id for feature in layer.features]
    assert sum("offset=" in path for path in _paths(doors, before)) >= len(layer.features) // 7
    for row, feature in zip(frame.itertuples(), layer.features, strict=True):
        assert row.geometry is None or row.geometry.equals(feature.geometry)
        words = [said["exact"] for said in row.evidence or []]
        assert words == [quote.exact for quote in atlas.quotes_of(feature)]
    assert frame.crs.to_epsg() == 4326


def test_gdal_asks_the_server_for_a_box(doors, atlas):
    before, window = len(doors.asked()), (50.0, 40.0, 56.0, 46.0)
    frame = pyogrio.read_dataframe(f"OAPIF:{doors.home}/ogc/", layer="ports", bbox=window)
    assert any("bbox=" in path for path in _paths(doors, before))
    query = parse_items_query([("bbox", ",".join(map(str, window)))])
    assert set(frame["id"]) == {f.id for f in matching(atlas, atlas.layer("ports"), query)} != set()


def test_gdal_asks_the_server_for_a_time(doors, atlas):
    before, missions = len(doors.asked()), atlas.layer("missions").features
    frame = pyogrio.read_dataframe(
        f"OAPIF:{doors.home}/ogc/", layer="missions", DATETIME="1990-01-01/2005-12-31"
    )
    assert any("datetime=1990-01-01/2005-12-31" in unquote(p) for p in _paths(doors, before))
    wanted = {f.id for f in missions if any(a <= 2005 and b >= 1990 for a, b in years_of(atlas, f))}
    assert set(frame["id"]) == wanted
    assert 0 < len(wanted) < len(missions)


def test_gdal_filters_by_years_as_numbers(doors, atlas):
    frame = pyogrio.read_dataframe(
        f"OAPIF:{doors.home}/ogc/", layer="missions", where="begins >= 1993"
    )
    spans = {f.id: lasting(atlas, f) for f in atlas.layer("missions").features}
    wanted = {name for name, span in spans.items() if span and span[0] >= 1993}
    assert set(frame["id"]) == wanted != set()


def test_gdal_asks_the_server_for_a_kind(doors, atlas):
    before = len(doors.asked())
    frame = pyogrio.read_dataframe(
        f"OAPIF:{doors.home}/ogc/", layer="missions", where="kind = 'embassy'"
    )
    assert any("kind=embassy" in path for path in _paths(doors, before))
    wanted = {f.id for f in atlas.layer("missions").features if f.facts.kind == "embassy"}
    assert set(frame["id"]) == wanted
