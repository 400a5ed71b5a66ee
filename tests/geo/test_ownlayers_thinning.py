"""Very long lines and rings lose positions that nobody sees, and never their place or form."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Point, Polygon

from geo.ownlayers import outline, packing
from geo.ownlayers.joined import atlas_with_own, drawable
from geo.ownlayers.layer import layer_of_table
from geo.ownlayers.packing import pack_layer
from geo.ownlayers.preview import preview_svg
from geo.ownlayers.reading import read_own_file
from geo.ownlayers.thinning import thinned
from geo.text import voice_of
from tests.geo.ownfiles import collection, feature

MANY = 40_000


def zigzag(count=MANY):
    """Return the course that a simplification which keeps the form is slowest with."""
    at = np.arange(count)
    return LineString(np.column_stack((50 + at / count, 40 + (at % 100) / 1e3)))


def a_layer(geometry):
    read = read_own_file("a.json", collection(feature(shapely.geometry.mapping(geometry))))
    return layer_of_table(read, id="1", name="Mine", colour="indigo", file="a.json")


@given(st.integers(10, 400), st.floats(1e-6, 1.0), st.integers(5, 50))
def test_ends_stay_and_nothing_moves_outside(count, tolerance, most):
    line = zigzag(count)
    (thin,) = thinned([line], tolerance, most)
    assert thin.coords[0] == line.coords[0]
    assert thin.coords[-1] == line.coords[-1]
    assert set(thin.coords) <= set(line.coords)
    assert len(thin.coords) <= max(most, 2)


def test_what_is_short_enough_is_left_as_it_is():
    shapes = [
        Point(1, 2),
        LineString([(0, 0), (0, 1e-9), (1, 1)]),
        Polygon([(0, 0), (1, 0), (1, 1)]),
    ]
    assert [a is b for a, b in zip(thinned(shapes, 1.0, 4), shapes, strict=True)] == [True] * 3


def test_a_shape_of_very_many_small_parts_ends_too():
    parts = MultiLineString([[(i, 0), (i, 1e-7)] for i in range(100)])
    (thin,) = thinned([parts], 1e-9, 50)
    assert len(thin.geoms) == 100


@pytest.fixture
def asked(monkeypatch):
    """Return how many positions each simplification was given."""
    given_to = []
    simplify = shapely.simplify

    def noting(shapes, *rest, **more):
        given_to.append(int(np.max(shapely.get_num_coordinates(shapes))))
        return simplify(shapes, *rest, **more)

    monkeypatch.setattr(shapely, "simplify", noting)
    return given_to


def test_no_simplification_is_given_a_line_of_very_many_positions(asked, atlas):
    layer = a_layer(zigzag())
    assert preview_svg(atlas, layer)
    assert max(asked) <= outline._MOST_A_SHAPE
    pack_layer(layer)
    assert max(asked) <= packing._MOST_A_SHAPE


def test_a_map_file_draws_a_line_of_very_many_positions_thinned(atlas):
    joined = drawable(atlas_with_own(atlas, (a_layer(zigzag()),)), None, voice_of("en"))
    (drawn,) = joined.layers[0].features
    assert shapely.get_num_coordinates(drawn.geometry) <= 20_000
    assert drawn.geometry.bounds == pytest.approx(zigzag().bounds, abs=0.01)
