"""Geodesic kilometres: lengths, posts along the railway, places on lines of several parts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString

from geo.measure import (
    course_of,
    courses_of,
    distance_km,
    kilometre_posts,
    length_by_class,
    length_km,
    locate_along,
    locate_on,
    post_of,
)
from tests.geo.folders import a_context, a_line, small_atlas, sound_files

MERIDIAN = LineString([(53.0, 36.0), (53.0, 40.0), (53.0, 44.0)])
KNOWN_POSTS = {
    "station-zhanaozen": 0.0,
    "station-bolashak": 142.0,
    "border-bolashak-serhetyaka": 145.0,
    "station-bereket": 589.0,
    "border-inche-borun": 845.0,
    "station-yampi": 905.0,
    "junction-sabzdasht": 923.5,
    "station-gorgan": 943.0,
}


def _folder(*features):
    files = sound_files()
    files["ports.geojson"]["features"].extend(features)
    return files


def _point(lon, lat):
    return {"type": "Point", "coordinates": [lon, lat]}


def test_a_degree_of_latitude_has_the_length_that_the_ellipsoid_gives_it():
    assert distance_km((53.0, 0.0), (53.0, 1.0)) == pytest.approx(110.574, abs=0.001)
    assert distance_km((53.0, 0.0), (54.0, 0.0)) == pytest.approx(111.319, abs=0.001)


def test_a_line_is_as_long_as_its_stretches():
    parts = [[(51.0, 43.0), (52.0, 42.0)], [(52.0, 42.0), (54.0, 37.0)]]
    stretches = [distance_km(*part) for part in parts]
    assert length_km(MultiLineString(parts)) == pytest.approx(sum(stretches))
    assert length_km(LineString([*parts[0], parts[1][1]])) == pytest.approx(sum(stretches))


@pytest.mark.parametrize(("station", "km"), KNOWN_POSTS.items())
def test_a_station_of_the_railway_stands_at_its_kilometre(atlas, station, km):
    line, found = post_of(atlas, atlas.feature(station))
    assert line.id == "zhanaozen-gorgan-railway"
    assert found == pytest.approx(km, rel=0.01, abs=0.5)


def test_the_kilometres_rise_in_the_order_of_the_stations(atlas):
    railway = atlas.feature("zhanaozen-gorgan-railway")
    posts = kilometre_posts(atlas, railway)
    order = [post.feature.id for post in posts]
    assert [station for station in order if station in KNOWN_POSTS] == list(KNOWN_POSTS)
    assert all(one.km < two.km for one, two in pairwise(posts))
    assert all(0 <= post.km <= length_km(railway.geometry) + 0.001 for post in posts)
    assert all(post.aside_km <= 3 for post in posts)


def test_the_railway_runs_from_north_to_south(atlas):
    posts = kilometre_posts(atlas, atlas.feature("zhanaozen-gorgan-railway"))
    countries = [post.feature.facts.countries for post in posts]
    single = [code for codes in countries if len(codes) == 1 for code in codes]
    assert list(dict.fromkeys(single)) == ["KZ", "TM", "IR"]
    assert single == sorted(single, key=["KZ", "TM", "IR"].index)


def test_the_parts_of_the_corridor_chain_on(atlas):
    corridor = atlas.feature("ktti-corridor")
    assert len(corridor.parts) > 1
    for one, two in pairwise(corridor.parts):
        assert distance_km(one.coords[-1][:2], two.coords[0][:2]) < 1
    lengths = length_by_class(corridor)
    assert set(lengths) == set(corridor.part_classes)
    posts = kilometre_posts(atlas, corridor)
    assert posts[-1].km <= sum(lengths.values()) + 0.001
    assert posts[-1].km > length_km(corridor.parts[0])


@given(st.floats(36, 44))
def test_a_place_on_a_straight_line_is_found_at_its_distance(lat):
    km, aside = locate_along(course_of(MERIDIAN), (53.0, lat))
    assert km == pytest.approx(distance_km((53.0, 36.0), (53.0, lat)), abs=0.001)
    assert aside == pytest.approx(0, abs=0.001)


@given(st.floats(36.5, 43.5), st.floats(-0.05, 0.05))
def test_a_place_beside_a_straight_line_is_found_aside_of_it(lat, east):
    km, aside = locate_along(course_of(MERIDIAN), (53.0 + east, lat))
    assert km == pytest.approx(distance_km((53.0, 36.0), (53.0, lat)), abs=0.05)
    assert aside == pytest.approx(distance_km((53.0, lat), (53.0 + east, lat)), abs=0.01)


def test_a_place_beyond_the_end_of_a_line_is_at_its_end():
    km, aside = locate_along(course_of(MERIDIAN), (53.0, 45.0))
    assert km == pytest.approx(length_km(MERIDIAN))
    assert aside == pytest.approx(distance_km((53.0, 44.0), (53.0, 45.0)), rel=0.001)


def test_the_parts_of_a_line_count_on_from_one_another(tmp_path):
    parts = [[[53.0, 36.0], [53.0, 38.0]], [[53.0, 38.0], [53.0, 40.0]]]
    geometry = {"type": "MultiLineString", "coordinates": parts}
    atlas = small_atlas(tmp_path, _folder(a_context("rail", geometry, kind="railway")))
    km, aside = locate_on(courses_of(atlas.feature("rail")), (53.0, 39.0))
    assert km == pytest.approx(distance_km((53.0, 36.0), (53.0, 39.0)))
    assert aside == pytest.approx(0, abs=0.001)


def test_a_point_farther_than_three_kilometres_is_not_on_the_line(tmp_path):
    rail = a_line([[53.0, 36.0], [53.0, 44.0]], "rail")
    near = a_context("near", _point(53.02, 40.0), along="rail")
    far = a_context("far", _point(53.1, 40.0), along="rail")
    atlas = small_atlas(tmp_path, _folder(rail, near, far))
    posts = kilometre_posts(atlas, atlas.feature("rail"))
    assert [post.feature.id for post in posts] == ["near"]
    assert post_of(atlas, atlas.feature("near"))[1] == posts[0].km
    assert post_of(atlas, atlas.feature("far")) is None


def test_what_is_no_line_has_no_kilometre_posts(atlas):
    port = atlas.feature("port-aktau")
    assert kilometre_posts(atlas, port) == ()
    assert post_of(atlas, port) is None
