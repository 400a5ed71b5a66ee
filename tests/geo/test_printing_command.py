"""python -m geo export OUT.png, .svg, .pdf: the same maps as by address, with a word while slow."""

import io
import json
import time

import pytest
from PIL import Image

from geo.__main__ import build_parser, main
from geo.commands import mapimage
from geo.commands.mapimage import params_of, told_while_slow
from geo.commands.minus import joined
from geo.printing.reading import SWITCHES, read_choice
from geo.printing.render import render_map

SMALL = ("--size", "480x320px", "--dpi", "72")


def options_of(*arguments):
    return build_parser().parse_args(["export", *arguments])


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_command_draws_what_the_same_parameters_draw(tmp_path, capsys, atlas, ending):
    out = tmp_path / f"map.{ending}"
    wanted = ["--layers", "ports", "ktti", "--extent", "caspian", "--lang", "fa", "--style", "mono"]
    assert main(["export", str(out), *SMALL, *wanted, "--no-legend", "--json"]) == 0
    params = {"size": "480x320px", "dpi": "72", "layers": "ports,ktti", "extent": "caspian"}
    params |= {"lang": "fa", "style": "mono", "legend": "0", "format": ending}
    assert out.read_bytes() == render_map(atlas, read_choice(atlas, params))
    told = json.loads(capsys.readouterr().out)
    assert told["bytes"] == out.stat().st_size
    assert "OpenStreetMap" in told["attribution"]


def test_a_way_is_asked_for_by_its_ends(tmp_path):
    out = tmp_path / "way.png"
    way = ["--route", "Алматы", "بندرعباس", "--extent", "way", "--avoid", "RU", "--via", "Tehran"]
    assert main(["export", str(out), *SMALL, *way, "--layers", "railway"]) == 0
    assert Image.open(io.BytesIO(out.read_bytes())).size == (480, 320)


def test_every_switch_can_be_thrown_both_ways(atlas):
    for name in SWITCHES:
        for flag, on in ((f"--{name}", True), (f"--no-{name}", False)):
            choice = read_choice(atlas, params_of(options_of("x.png", flag), "png"))
            assert getattr(choice, name) is on


@pytest.mark.parametrize("command", [["export", "x.png", "--extent"], ["publish", "x", "--view"]])
@pytest.mark.parametrize("value", ["-100,10,110,20", "-.5,3,4", "-12.5,1,2,6"])
def test_a_value_may_begin_with_a_minus(command, value):
    options = build_parser().parse_args(joined([*command, value, "--json"]))
    assert getattr(options, command[-1].strip("-")) == value
    assert options.json


def test_west_longitudes_reach_the_map_from_the_command_line(tmp_path, capsys):
    out = tmp_path / "x.png"
    assert main(["export", str(out), *SMALL, "--extent", "-100,10,-90,20"]) == 2
    assert "outside the atlas" in capsys.readouterr().err


def test_only_values_below_zero_are_joined_to_their_option():
    plain = ["route", "A", "B", "--via", "C", "--planned", "--avoid=RU", "-h", "-5"]
    assert joined(plain) == plain


def test_what_is_not_asked_for_is_as_usual(atlas):
    usual = read_choice(atlas, {"format": "png"})
    assert read_choice(atlas, params_of(options_of("x.png"), "png")) == usual
    assert read_choice(atlas, params_of(options_of("x.png", "--landscape"), "png")) == usual


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--layers", "nowhere"], "no layer “nowhere”"),
        (["--size", "9x9mm"], "30 to 1300"),
        (["--extent", "100,10,110,20"], "outside the atlas"),
        (["--extent", "26,46,27,47", "--layers", "ports"], "Nothing of the chosen layers"),
        (["--route", "Nowhere", "Almaty"], "Nowhere"),
        (["--size", "1300x1300mm", "--dpi", "600"], "more than the 1.5 GB"),
        (["--title", "x" * 500], "120 letters"),
    ],
)
def test_wrong_use_has_its_status_and_its_words_and_leaves_no_file(
    tmp_path, capsys, arguments, said
):
    out = tmp_path / "map.png"
    assert main(["export", str(out), *arguments]) == 2
    assert said in capsys.readouterr().err
    assert not out.exists()


def test_what_takes_long_says_that_it_goes_on(monkeypatch, capsys):
    monkeypatch.setattr(mapimage, "_SLOW", 0.01)
    with told_while_slow("Drawing"):
        deadline = time.monotonic() + 30
        said = ""
        while not said and time.monotonic() < deadline:
            said = capsys.readouterr().err
            time.sleep(0.01)
    assert said.startswith("Drawing … 0 s")


def test_what_is_quick_says_nothing(capsys):
    with told_while_slow("Drawing"):
        pass
    assert not capsys.readouterr().err
