"""Every shipped feature proves itself, or says that it is context and whence it comes."""

import re

import pytest
from shapely.geometry import box

from geo.glyphs import GLYPHS
from geo.model import KEBAB
from tests.geo.shipped import ATLAS, each, scripts_of, wrong_scripts

every_feature = each(ATLAS.features.values())
PERMANENT = (
    "zhanaozen-gorgan-railway",
    "ktti-corridor",
    "port-aktau",
    "consulate-kz-gorgan",
    "consulate-ir-aktau",
    "consulate-ir-almaty",
    "embassy-ir-astana",
    "border-inche-borun",
    "border-razi",
    "pipeline-kz-tm-ir",
    "terminal-bandar-abbas",
)


@every_feature
def test_its_names_and_remarks_stand_in_the_scripts_of_their_languages(record):
    assert wrong_scripts(record.facts.names) == []
    assert scripts_of(record.facts.names.local)
    assert [wrong for remark in record.facts.remarks for wrong in wrong_scripts(remark)] == []


@every_feature
def test_it_has_quotes_or_is_context_with_an_origin(record):
    assert bool(record.facts.quotes) != record.facts.context
    assert record.facts.origins
    assert all(origin.dataset in ATLAS.datasets for origin in record.facts.origins)
    status = record.facts.status
    assert status.value == "unknown" or status.claim or status.origin


@every_feature
def test_it_lies_inside_the_extent_and_can_be_drawn(record):
    assert record.is_located == bool(record.parts)
    if record.is_located:
        assert box(*ATLAS.info.basemap_extent).covers(record.geometry)
        assert record.geometry.is_valid
        assert len(record.part_classes) == len(record.parts)
    if record.is_point:
        assert ATLAS.kinds[record.facts.kind].glyph in GLYPHS


@every_feature
def test_its_id_is_kebab_case_and_what_it_names_exists(record):
    assert re.fullmatch(KEBAB, record.id)
    assert record.id not in record.facts.related
    assert set(record.facts.related) <= set(ATLAS.features)
    for alias in record.facts.aliases:
        assert alias.quote in record.facts.quotes
        assert alias.text in ATLAS.quotes[alias.quote].exact


@pytest.mark.parametrize("feature_id", PERMANENT)
def test_a_permanent_id_exists(feature_id):
    assert ATLAS.feature(feature_id).id == feature_id


def test_of_the_caspian_ports_only_aktau_is_quoted():
    caspian = box(46.0, 36.0, 55.5, 47.5)
    ports = [f for f in ATLAS.features.values() if f.facts.kind == "port"]
    on_the_sea = [port for port in ports if caspian.covers(port.geometry)]
    assert len(on_the_sea) > 10
    assert [port.id for port in on_the_sea if port.facts.quotes] == ["port-aktau"]


def test_the_features_shown_first_exist():
    assert set(ATLAS.info.first) <= set(ATLAS.features)


def test_five_layers_are_on_at_first():
    assert ATLAS.default_layers == ("railway", "ktti", "ports", "missions", "pipelines")
