"""The published files without a browser: complete, the same each time, of text only."""

import hashlib
import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.__main__ import main
from geo.faults import KeruenError, UnknownRecordError
from geo.languages import direction_of
from geo.model import Text
from ui.published import Start, build_html, build_site
from ui.published.chart import amount_axis
from ui.published.plain import Site, lost_html
from ui.published.start import start_search

ROOT = Path(__file__).resolve().parents[2]
SPOKEN = ("fa", "en")
HOME = "https://example.org/atlas/"
EVIL = "</script><script>alert(1)</script></style><!--<script>\"'><img src=x onerror=alert(2)>"


class Reader(HTMLParser):
    """Gathers ids, addresses, quotes and script elements of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.links, self.tags, self.quotes, self.html = [], [], {}, {}
        self.inside = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append((tag, found))
        self.links += [found[name] for name in ("href", "src") if found.get(name)]
        if tag == "html":
            self.html = found
        if tag == "blockquote":
            self.inside = found["data-quote"]
            self.quotes.setdefault(self.inside, "")

    def handle_endtag(self, tag):
        self.inside = None if tag == "blockquote" else self.inside

    def handle_data(self, data):
        if self.inside:
            self.quotes[self.inside] += data


@pytest.fixture(scope="module")
def site(atlas):
    """Return the files of the site in two languages."""
    return dict(build_site(atlas, languages=SPOKEN, home=HOME))


@pytest.fixture(scope="module")
def pages(site):
    """Return every page, read."""
    return {path: Reader(c.decode()) for path, c in site.items() if path.endswith(".html")}


def test_the_single_file_is_small_and_names_nothing_to_fetch(site, pages):
    assert len(site["keruen.html"]) < 8_000_000
    fetched = [
        found
        for tag, found in pages["keruen.html"].tags
        if "src" in found or (tag == "link" and not found["href"].startswith("data:"))
    ]
    assert fetched == []
    style = re.search(r"<style>(.*?)</style>", site["keruen.html"].decode(), re.S)
    assert style is not None
    addresses = re.findall(r"url\(\s*[\"']?([^)\"']{0,12})", style[1])
    # Leaflet's own pictures are not used: its buttons and markers are not shown.
    used = [one for one in addresses if not one.startswith(("data:", "images/"))]
    assert set(used) <= {"#default#VML"}


def test_each_language_has_a_page_for_each_feature_with_its_words(atlas, site, pages):
    for language in SPOKEN:
        for feature in atlas.features.values():
            page = pages[f"{language}/feature/{feature.id}.html"]
            assert page.html["lang"] == language
            assert page.html["dir"] == direction_of(language)
            for quote in atlas.quotes_of(feature):
                assert page.quotes[quote.id] == quote.exact
    assert not any(path.startswith("ru/") for path in site)


def test_the_contents_list_every_feature_once(atlas, pages):
    for language in SPOKEN:
        links = pages[f"{language}/index.html"].links
        listed = [link for link in links if link.startswith("feature/")]
        assert sorted(listed) == sorted(f"feature/{name}.html" for name in atlas.features)


def test_every_figure_has_a_mark_that_leads_to_its_row(atlas, pages):
    for language in SPOKEN:
        page = pages[f"{language}/figures.html"]
        marks = [found["data-scroll"] for tag, found in page.tags if "data-scroll" in found]
        rows = [found["id"] for tag, found in page.tags if tag == "tr" and "id" in found]
        assert sorted(marks) == sorted(rows) == sorted(figure.id for figure in atlas.figures)


@settings(deadline=None, database=None, max_examples=80)
@given(st.lists(st.floats(min_value=0.01, max_value=1e9), min_size=1, max_size=9), st.booleans())
def test_every_amount_stands_inside_the_chart_and_higher_ones_higher(amounts, log):
    axis = amount_axis(amounts, log=log)
    assert axis.low <= min(amounts) <= max(amounts) <= axis.high
    assert 2 <= len(axis.ticks) <= 40
    places = [axis.place(amount) for amount in sorted(amounts)]
    assert places == sorted(places, reverse=True)
    assert 12 <= min(places) <= max(places) <= 300


def test_every_link_leads_to_a_file_of_the_site(site, pages):
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("https", "http", "data") or not parts.path:
                continue
            steps = []
            for step in (PurePosixPath(path).parent / unquote(parts.path)).parts:
                steps = steps[:-1] if step == ".." else [*steps, step]
            target = "/".join(steps)
            assert target in site or path == "404.html", f"{path}: {link}"


def test_the_map_and_robots_know_where_they_are(site, atlas):
    assert b"Sitemap: https://example.org/atlas/sitemap.xml" in site["robots.txt"]
    listed = re.findall(r"<loc>https://example.org/atlas/(.*?)</loc>", site["sitemap.xml"].decode())
    assert set(listed) <= site.keys()
    assert len(listed) == 1 + len(SPOKEN) * (len(atlas.features) + 4)
    assert "404.html" not in listed


def test_a_site_that_does_not_know_its_address_has_no_sitemap(atlas):
    page = lost_html(Site(atlas=atlas, languages=SPOKEN)).decode()
    assert 'href="/index.html?lang=fa"' in page
    assert 'dir="rtl"' in page


def test_hostile_words_end_no_element_of_the_page(atlas):
    evil = Text(en=EVIL, kk=EVIL, ru=EVIL, fa=EVIL, ar=EVIL)
    info = atlas.info.model_copy(update={"title": evil, "subtitle": evil, "intro": evil})
    plain, hurt = (
        Reader(build_html(one, languages=("en",)).decode())
        for one in (atlas, replace(atlas, info=info))
    )
    tags = [tag for tag, _ in hurt.tags]
    assert tags == [tag for tag, _ in plain.tags]
    assert "img" not in tags


def test_the_first_address_is_checked_and_written_as_the_app_writes_it(atlas):
    start = Start(feature="port-aktau", layers=("ports", "air"), view="43,51,7")
    search = start_search(atlas, ("fa", "en"), start)
    assert search == "feature=port-aktau&layers=ports,air&view=43,51,7&lang=fa"
    assert start_search(atlas, ("en",), Start()) == ""
    with pytest.raises(KeruenError, match="the atlas has railway"):
        start_search(atlas, ("en",), Start(layers=("rails",)))
    with pytest.raises(UnknownRecordError):
        start_search(atlas, ("en",), Start(feature="port-aktao"))


def test_publishing_needs_no_streamlit():
    code = "import sys, ui.published; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_another_process_publishes_the_same_bytes_and_reports(tmp_path, site):
    out = tmp_path / "site"
    command = [sys.executable, "-m", "geo", "publish", str(out), "--json", "--lang", *SPOKEN]
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tehran", "LC_ALL": "C"}
    done = subprocess.run(
        [*command, "--address", HOME], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    report = json.loads(done.stdout)
    assert {name: (out / name).read_bytes() for name in site} == site
    assert report["files"] == len(site) == sum(p.is_file() for p in out.rglob("*")) - 1
    assert report["html"]["sha256"] == hashlib.sha256(site["keruen.html"]).hexdigest()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--on", "rails"], "no layer rails"),
        (["--feature", "port-aktao"], "did you mean port-aktau"),
        (["--view", "here"], "latitude, longitude and zoom"),
        (["--address", "example.org"], "https://example.org/"),
        (["--address", 'https://example.org/"><script>'], "give the site's address"),
    ],
)
def test_a_wrong_choice_is_wrong_use_and_writes_nothing(tmp_path, capsys, given, said):
    assert main(["publish", str(tmp_path / "site"), "--lang", "en", *given]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_the_command_leaves_the_folders_of_others_alone(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("years of work")
    assert main(["publish", str(tmp_path)]) == 2
    assert "--force" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
