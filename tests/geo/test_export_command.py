"""python -m geo export: files by their ending, and wrong use."""

import json

import pyogrio
import pytest

from geo.__main__ import main
from geo.commands.export import WRITERS
from geo.formats.datafiles import DATA_FORMATS


@pytest.mark.parametrize("ending", DATA_FORMATS)
def test_the_ending_says_what_kind_of_file_is_written(tmp_path, capsys, ending, atlas):
    out = tmp_path / f"ports.{ending.upper()}"
    wanted = ["export", str(out), "--layers", "ports", "--feature", "ktti-corridor", "--json"]
    assert main(wanted) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["features"] == len(atlas.layer("ports").features) + 1
    assert told["bytes"] == out.stat().st_size > 0
    assert "ODbL-1.0" in told["attribution"]


def test_without_a_choice_everything_is_written(tmp_path, atlas):
    out = tmp_path / "all.geojson"
    assert main(["export", str(out), "--lang", "ar"]) == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    assert len(data["features"]) == len(atlas.features)
    assert data["language"] == "ar"


def test_a_file_already_there_is_replaced_not_added_to(tmp_path, atlas):
    out = tmp_path / "one.gpkg"
    for layer in ("ports", "venues"):
        assert main(["export", str(out), "--layers", layer]) == 0
    tables = [name for name, _kind in pyogrio.list_layers(out)]
    assert "venues_points" in tables
    assert "ports_points" not in tables


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["x.docx"], "must end in .html, .png, .svg, .pdf, .geojson"),
        (["x.csv", "--layers", "nowhere"], "no layer called nowhere"),
        (["x.csv", "--feature", "port-akta"], "port-aktau"),
        (["no/such/folder/x.csv"], "cannot be written"),
    ],
)
def test_wrong_use_is_said_and_writes_nothing(tmp_path, capsys, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    assert main(["export", *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", WRITERS)
def test_a_file_with_nowhere_to_stand_is_refused_before_the_work(
    tmp_path, capsys, monkeypatch, ending
):
    monkeypatch.setattr("geo.commands.export.load_atlas", None)
    assert main(["export", str(tmp_path / "no" / f"x.{ending}")]) == 2
    assert "there is no folder" in capsys.readouterr().err
    folder = tmp_path / f"x.{ending}"
    folder.mkdir()
    assert main(["export", str(folder)]) == 2
    assert "name a file in it" in capsys.readouterr().err


def test_one_page_holds_the_atlas_and_opens_as_it_was_asked_for(tmp_path, capsys):
    out = tmp_path / "atlas.html"
    options = ["export", str(out), "--lang", "fa", "--feature", "port-aktau"]
    assert main(options) == 0
    page = out.read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "feature=port-aktau" in page
    assert 'src="http' not in page
    assert str(out.stat().st_size) in capsys.readouterr().out
