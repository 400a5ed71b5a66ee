"""Geometry faults: never an exception, and a swap of longitude and latitude is called one."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.geometry import geometry_faults, load_geometry, position_fault, positions_of

EXTENT = (25.0, 20.0, 90.0, 57.0)
KINDS = ("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
lonlats = st.tuples(st.floats(25, 90), st.floats(20, 57)).map(list)
eastern = st.tuples(st.floats(57.001, 90), st.floats(20, 57)).map(list)
numbers = st.integers(-(10**9), 10**9) | st.floats(allow_nan=False)
texts = st.text(alphabet="aP0 é", max_size=5)
json_values = st.recursive(
    st.none() | st.booleans() | numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner),
    max_leaves=12,
)
geometries = st.fixed_dictionaries(
    {"type": st.sampled_from(KINDS) | texts | st.none()},
    optional={"coordinates": json_values | st.lists(lonlats | st.lists(lonlats | numbers))},
)


@given(json_values | geometries)
def test_whatever_stands_for_a_geometry_gets_faults_and_no_exception(geometry):
    faults = geometry_faults(geometry, EXTENT)
    assert all(isinstance(fault, str) and fault for fault in faults)


@given(geometries)
def test_a_geometry_without_faults_can_be_built(geometry):
    if not geometry_faults(geometry, EXTENT):
        assert not load_geometry(geometry).is_empty


@given(json_values)
def test_whatever_stands_for_a_position_gets_a_fault_or_none(position):
    fault = position_fault(position, EXTENT)
    assert fault is None or fault


@given(lonlats)
def test_a_position_inside_the_extent_is_sound(lonlat):
    assert position_fault(lonlat, EXTENT) is None
    assert geometry_faults({"type": "Point", "coordinates": lonlat}, EXTENT) == []


@given(eastern)
def test_a_swap_that_leaves_the_extent_is_called_a_swap(lonlat):
    fault = position_fault(lonlat[::-1], EXTENT)
    assert fault is not None
    assert fault.endswith("looks like latitude before longitude")


@given(st.lists(eastern, min_size=2, max_size=6))
def test_a_line_of_swapped_positions_is_called_swapped(line):
    swapped = {"type": "LineString", "coordinates": [lonlat[::-1] for lonlat in line]}
    faults = geometry_faults(swapped, EXTENT)
    assert faults
    assert all("latitude before longitude" in fault for fault in faults)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_a_position_has_a_fault_exactly_outside_the_extent(lon, lat):
    inside = 25 <= lon <= 90 and 20 <= lat <= 57
    assert (position_fault([lon, lat], EXTENT) is None) == inside


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, "51", None, True])
def test_a_position_is_made_of_finite_numbers(number):
    assert "not a finite number" in position_fault([number, 43.6], EXTENT)
    assert "not a finite number" in position_fault([51.2, number], EXTENT)


def test_an_altitude_is_allowed():
    assert geometry_faults({"type": "Point", "coordinates": [51.2, 43.6, -28.0]}, EXTENT) == []


def test_no_more_than_three_positions_are_named():
    line = {"type": "LineString", "coordinates": [[lon, 5] for lon in range(30, 60)]}
    assert len(geometry_faults(line, EXTENT)) == 3


def test_no_geometry_is_an_empty_one():
    assert geometry_faults(None, EXTENT) == []
    assert load_geometry(None).is_empty


def test_positions_are_found_however_deep_they_lie():
    lonlat = [51.2, 43.6]
    for depth, nested in enumerate((lonlat, [lonlat], [[lonlat]], [[[lonlat]]])):
        assert positions_of(nested, depth) == [lonlat]
