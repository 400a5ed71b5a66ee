"""python -m geo route: what it prints and saves, and with what status it ends."""

import csv
import json
from itertools import pairwise
from xml.etree import ElementTree

import gpxpy
import pytest

from geo.__main__ import main
from tests.geo.folders import sound_files, write_folder

RAILWAY = ("route", "Жаңаөзен", "گرگان", "--modes", "rail")


def _run(capsys, *arguments):
    status = main([str(argument) for argument in arguments])
    return status, *capsys.readouterr()


def test_route_prints_ways_with_what_they_mean(capsys):
    status, out, err = _run(capsys, *RAILWAY)
    assert (status, err) == (0, "")
    assert "1. Zhanaozen – Gorgan, 943 km" in out
    assert "borders 2, gauge changes 1, transshipments 0" in out
    assert "s001-028" in out
    assert "100% traced" in out


def test_route_gives_programs_the_ways_and_their_assumptions(capsys):
    status, out, _ = _run(capsys, "route", "Almaty", "Bandar Abbas", "--by", "days", "--json")
    data = json.loads(out)
    assert status == 0
    assert (data["from"], data["to"]) == ("almaty", "station-bandar-abbas")
    assert data["assumptions"]["kmh"]["rail"] > 0
    days = [way["days"] for way in data["ways"]]
    assert days == sorted(days)
    assert len(days) > 2


def test_route_goes_by_way_of_places_and_round_countries(capsys):
    options = ("--via", "Aktau", "Баку", "--avoid", "ru", "ir", "--json")
    status, out, _ = _run(capsys, "route", "Astana", "Istanbul", *options)
    assert status == 0
    assert all(not {"RU", "IR"} & set(way["km_by_country"]) for way in json.loads(out)["ways"])


def test_route_says_what_blocks_a_wish_and_ends_with_one(capsys):
    options = ("--modes", "rail", "--close", "border-inche-borun", "sarahs")
    status, out, err = _run(capsys, "route", "Almaty", "Mashhad", *options)
    assert (status, out) == (1, "")
    assert "Inche Borun" in err
    assert "cuts Mashhad off from Almaty by rail" in err


def _first(capsys, *options):
    status, out, _ = _run(capsys, *RAILWAY, *options, "--json")
    assert status == 0
    data = json.loads(out)
    return data["assumptions"], data["ways"][0]


def test_route_takes_other_assumptions_for_days_and_cost(capsys):
    usual, way = _first(capsys)
    options = ("--assume", "kmh.rail=50", "hours.border:0", "hours.gauge_change=0", "price.rail=1")
    assumed, other = _first(capsys, *options)
    assert (usual["kmh"]["rail"], assumed["kmh"]["rail"]) == (25, 50)
    assert assumed["kmh"]["sea"] == usual["kmh"]["sea"]
    assert other["days"] == pytest.approx(way["km"] / 50 / 24, abs=0.01)
    fees = 2 * usual["fees"]["border"] + usual["fees"]["gauge_change"]
    assert other["cost"] == pytest.approx(way["km"] + fees, abs=0.1)
    assert other["km"] == way["km"]


def test_route_prints_the_assumptions_that_it_used_and_how_to_change_them(capsys):
    _, out, _ = _run(capsys, *RAILWAY, "--assume", "kmh.rail=31.5")
    assert "--assume KEY=N" in out
    assert "kmh.rail=31.5" in out
    assert "hours.transshipment=36" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Atlantis", "Almaty"), "no place is called 'Atlantis'"),
        (("Port", "Almaty"), "may mean several places"),
        (("Almaty", "Алматы"), "choose two places"),
        (("Almaty", "Gorgan", "--avoid", "XX"), "no country XX"),
        (("Almaty", "Gorgan", "--avoid", "IR"), "country to avoid"),
        (("Almaty", "Gorgan", "--close", "rail-none"), "'rail-none'"),
        (("Almaty", "Gorgan", "--assume", "kmh.camel=4"), "is called kmh.camel"),
        (("Almaty", "Gorgan", "--assume", "kmh.rail=0"), "must be greater than nothing"),
        (("Almaty", "Gorgan", "--assume", "hours.border=-1"), "a number from 0 to a million"),
        (("Almaty", "Gorgan", "--out", "ways.doc"), "must end in .geojson"),
        (("Almaty", "Gorgan", "--out", "/nowhere/ways.csv"), "cannot be written"),
    ],
)
def test_route_refuses_bad_input_in_words_and_ends_with_two(capsys, arguments, said):
    status, out, err = _run(capsys, "route", *arguments)
    assert (status, out) == (2, "")
    assert said in err


def test_route_of_an_unknown_mode_is_wrong_use(capsys):
    status, _, err = _run(capsys, "route", "Almaty", "Gorgan", "--modes", "camel")
    assert status == 2
    assert "no mode camel; there are rail" in err


def test_a_country_is_no_place_and_its_places_are_named(capsys):
    status, _, err = _run(capsys, "route", "Қазақстан", "Mersin")
    assert status == 2
    assert "is a country: choose a place in it, such as" in err
    assert "almaty" in err


def test_a_blocked_wish_says_so_to_programs_too(capsys):
    options = ("--modes", "rail", "--close", "border-inche-borun,sarahs", "--json")
    status, out, _ = _run(capsys, "route", "Almaty", "Mashhad", *options)
    assert status == 1
    assert {bar["name"] for bar in json.loads(out)["blocked_by"]} >= {"border-inche-borun"}


def test_route_in_an_atlas_without_a_network_says_what_to_add(capsys, tmp_path):
    folder = write_folder(tmp_path, sound_files())
    status, _, err = _run(capsys, "--layers", folder, "route", "Aktau", "Gorgan")
    assert status == 2
    assert "holds no network: add network/nodes.json" in err


def test_geojson_holds_a_feature_a_segment_with_what_it_rests_on(capsys, tmp_path):
    file = tmp_path / "ways.geojson"
    assert _run(capsys, *RAILWAY, "--out", file)[0] == 0
    data = json.loads(file.read_text(encoding="utf-8"))
    assert "© OpenStreetMap contributors (ODbL-1.0)" in data["attribution"]
    lines = [feature["geometry"]["coordinates"] for feature in data["features"]]
    first = [line for line, f in zip(lines, data["features"], strict=True)
             if f["properties"]["way"] == 1]  # fmt: skip
    assert all(one[-1] == other[0] for one, other in pairwise(first))
    assert data["features"][0]["properties"]["quotes"]


def test_gpx_is_read_by_gpxpy_with_a_track_a_way(capsys, tmp_path):
    file = tmp_path / "ways.gpx"
    assert _run(capsys, *RAILWAY, "--out", file)[0] == 0
    gpx = gpxpy.parse(file.read_text(encoding="utf-8"))
    assert gpx.tracks[0].length_2d() / 1000 == pytest.approx(943, abs=5)
    assert {point.description for point in gpx.waypoints} >= {"border", "gauge-change"}


def test_kml_has_a_folder_a_way_and_a_line_a_leg(capsys, tmp_path):
    file = tmp_path / "ways.kml"
    assert _run(capsys, *RAILWAY, "--out", file)[0] == 0
    space = "{http://www.opengis.net/kml/2.2}"
    root = ElementTree.parse(file).getroot()
    folder = next(root.iter(f"{space}Folder"))
    assert len(list(folder.iter(f"{space}LineString"))) == 2


def test_csv_has_a_row_a_place_whose_kilometres_grow(capsys, tmp_path):
    file = tmp_path / "ways.csv"
    assert _run(capsys, *RAILWAY, "--out", file, "--lang", "fa")[0] == 0
    with file.open(encoding="utf-8", newline="") as text:
        rows = [row for row in csv.DictReader(text) if row["way"] == "1"]
    kms = [float(row["km"]) for row in rows]
    assert kms == sorted(kms)
    assert (rows[0]["place"], rows[-1]["name"]) == ("station-zhanaozen", "گرگان")
    assert sum(float(row["next_km"] or 0) for row in rows) == pytest.approx(kms[-1], abs=3)
