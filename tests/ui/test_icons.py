"""The icons of Streamlit's page: the few that its scripts name, in a font an eighth of the size."""

import io
import re
import subprocess

import pytest
from fontTools.ttLib import TTFont

from ui.routes import icons
from ui.routes.icons import few_icons_at, icon_font, load_icons
from ui.routes.iconsubset import _icons, build_icons, names_in_scripts
from ui.routes.policy import package_folder

MATERIAL = re.compile(r":material/([a-z0-9_]+)")


@pytest.fixture(scope="module")
def few():
    return build_icons(icon_font(), names_in_scripts())


@pytest.fixture
def none_kept(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(icons, "_few", {})


def test_every_icon_that_a_script_asks_for_by_name_is_kept_with_its_shape(few):
    scripts = package_folder("streamlit") / "static" / "static" / "js"
    asked = {name for path in scripts.glob("*.js") for name in MATERIAL.findall(path.read_text())}
    whole, cut = dict(_icons(TTFont(icon_font()))), dict(_icons(TTFont(io.BytesIO(few))))
    assert len(asked & set(whole)) > 50
    assert asked & set(whole) <= set(cut)
    assert {"upload", "expand_more", "close", "error", "info"} <= set(cut)


def test_the_few_icons_are_a_small_part_of_the_whole_font(few):
    assert len(few) < icon_font().stat().st_size / 5


def test_the_smaller_font_answers_at_the_address_of_the_whole(none_kept, monkeypatch):
    address = f"/static/media/{icon_font().name}"
    assert few_icons_at(address) is None
    monkeypatch.setattr(icons, "_made", lambda: b"wOF2 few")
    load_icons()
    assert few_icons_at(address) == b"wOF2 few"
    assert few_icons_at("/static/media/other.woff2") is None


def test_where_it_cannot_be_made_the_whole_font_goes_on_and_the_log_says_so(
    none_kept, monkeypatch, caplog
):
    def fails():
        raise subprocess.TimeoutExpired("cut", 1)

    monkeypatch.setattr(icons, "_made", fails)
    load_icons()
    assert few_icons_at(f"/static/media/{icon_font().name}") is None
    assert "could not be cut" in caplog.text
