"""When features are spoken of: by the claims' own years, never dropped without one."""

import pytest

from geo.atlas import Atlas
from geo.timing import years_of
from geo.webdata import map_json


def test_an_opening_holds_from_its_year_on_in_each_document(atlas: Atlas) -> None:
    spans = years_of(atlas, atlas.feature("consulate-kz-gorgan"))
    assert {first for first, _ in spans} == {2007, 2009}
    assert all(last > 2100 for _, last in spans)


def test_a_negotiation_is_of_its_year_only(atlas: Atlas) -> None:
    assert (2013, 2013) in years_of(atlas, atlas.feature("pipeline-kz-tm-ir"))


def test_what_no_claim_dates_is_undated(atlas: Atlas) -> None:
    assert years_of(atlas, atlas.feature("port-anzali")) == ()


@pytest.mark.parametrize("layer", ["railway", "missions", "venues"])
def test_years_of_claims_are_in_order(atlas: Atlas, layer: str) -> None:
    for feature in atlas.layer(layer).features:
        assert all(first <= last for first, last in years_of(atlas, feature))


def test_the_slider_covers_the_modern_years(atlas: Atlas) -> None:
    first, last = map_json(atlas, "en")["years"]
    assert first <= 1916
    assert last >= 2025
