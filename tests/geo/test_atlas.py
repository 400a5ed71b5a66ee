"""The loaded atlas finds its records and says what comes near an id that it lacks."""

import pytest

from geo.faults import KeruenError, UnknownRecordError
from tests.geo.folders import a_context, a_line, small_atlas, sound_files


def _atlas(folder, *features):
    files = sound_files()
    files["ports.geojson"]["features"].extend(features)
    return small_atlas(folder, files)


def test_an_unknown_id_is_answered_with_those_that_come_near(atlas):
    with pytest.raises(UnknownRecordError) as caught:
        atlas.feature("port-aktua")
    assert caught.value.wanted == "port-aktua"
    assert caught.value.near[0] == "port-aktau"
    assert "did you mean port-aktau" in str(caught.value)
    assert isinstance(caught.value, KeruenError)


def test_an_id_like_no_other_is_answered_without_a_guess(atlas):
    with pytest.raises(UnknownRecordError, match=r"no feature has the id '¤¤¤'$"):
        atlas.feature("¤¤¤")


def test_a_relation_holds_both_ways_and_counts_once(tmp_path):
    atlas = _atlas(
        tmp_path,
        a_context("port-kuryk", related=["port-aktau", "port-baku"]),
        a_context("port-baku", related=["port-kuryk", "port-aktau"]),
        a_context("port-hazar"),
    )
    names = [other.id for other in atlas.related_to(atlas.feature("port-kuryk"))]
    assert names == ["port-aktau", "port-baku"]
    assert atlas.related_to(atlas.feature("port-hazar")) == ()


def test_quotes_and_claims_come_with_their_feature(tmp_path):
    atlas = _atlas(tmp_path, a_context())
    aktau, kuryk = atlas.feature("port-aktau"), atlas.feature("port-kuryk")
    assert [quote.id for quote in atlas.quotes_of(aktau)] == ["s000-001"]
    assert [claim.id for claim in atlas.claims_of(aktau)] == ["aktau-status"]
    assert atlas.quotes_of(kuryk) == atlas.claims_of(kuryk) == ()


def test_a_feature_knows_its_parts_and_their_classes(tmp_path):
    parts = {"type": "MultiLineString", "coordinates": [[[51, 43], [52, 43]], [[52, 43], [53, 43]]]}
    atlas = _atlas(
        tmp_path,
        a_line([[51, 43], [52, 43]], "one"),
        a_context("two", parts, kind="railway", geometry_class=["traced", "schematic"]),
        a_context("both", parts, kind="railway", geometry_class="traced"),
    )
    one, two, both = (atlas.feature(name) for name in ("one", "two", "both"))
    assert (one.is_line, two.is_line, one.is_point) == (True, True, False)
    assert one.part_classes == ("traced",)
    assert two.part_classes == ("traced", "schematic")
    assert both.part_classes == ("traced", "traced")
    assert [len(feature.parts) for feature in (one, two, both)] == [1, 2, 2]


def test_what_has_no_place_has_no_parts(tmp_path):
    nowhere = a_context("nowhere")
    nowhere["geometry"] = None
    feature = _atlas(tmp_path, nowhere).feature("nowhere")
    assert not feature.is_located
    assert not feature.is_line
    assert not feature.is_point
    assert feature.parts == feature.part_classes == ()


def test_a_document_and_a_layer_are_found_by_their_ids(atlas):
    assert atlas.source("003").language == "ar"
    assert atlas.layer("ports").features[0].layer == "ports"
