"""A point whose numbers were swapped is found by where its peers lie."""

from dataclasses import replace

import pytest
from shapely import Point

from geo.atlas import Atlas
from geo.featurefaults import feature_faults


def _swapped(atlas: Atlas, name: str) -> list[str]:
    feature = atlas.features[name]
    turned = replace(feature, geometry=Point(feature.geometry.y, feature.geometry.x))
    return [fault for fault, _ in feature_faults(atlas, turned)]


@pytest.mark.parametrize(
    "name",
    ["port-aktau", "port-baku", "station-gorgan", "station-zhanaozen", "consulate-kz-gorgan"],
)
def test_latitude_before_longitude_is_found_also_inside_the_extent(atlas, name):
    assert any("looks like latitude before longitude" in fault for fault in _swapped(atlas, name))


def test_no_shipped_feature_is_accused(atlas):
    assert not [
        fault for feature in atlas.features.values() for fault, _ in feature_faults(atlas, feature)
    ]


def test_a_point_near_the_diagonal_is_not_accused(atlas):
    assert not _swapped(atlas, "consulate-ir-trabzon")
