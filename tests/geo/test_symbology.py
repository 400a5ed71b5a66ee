"""One symbology: state, geometry class and layer can be told apart, also without colour."""

from itertools import combinations, product
from typing import get_args

import pytest

from geo.glyphs import GLYPHS
from geo.model import GeometryClass, StatusValue
from geo.symbology import SELECTION, MarkKey, dash_of, legend_of, located_of, marks_of, style_of
from geo.text import mark_label, voice_of
from tests.geo.folders import a_context, a_line, small_atlas, sound_files
from tests.geo.shipped import ATLAS, each

CLASSES = get_args(GeometryClass)
STATES = get_args(StatusValue)
UNBUILT = ("started", "planned", "proposed")
BUILT = ("existing", "operating")
every_layer = each(ATLAS.layers, key=lambda layer: layer.info.id)


def _style(folder, feature):
    files = sound_files()
    files["ports.geojson"]["features"].append(feature)
    atlas = small_atlas(folder, files)
    return style_of(atlas, atlas.feature(feature["id"]))


def _rail(status="existing", geometry_class="traced"):
    status = {"value": status, "origin": "openstreetmap"}
    return a_line([[51, 43], [52, 43]], "rail", status=status, geometry_class=geometry_class)


def _looks(layer):
    """Return what is drawn in each state, but for the colour: dash, arrow, hollow, glyph."""
    looks = {}
    for feature in located_of(layer):
        for part, geometry_class in enumerate(feature.part_classes):
            style = style_of(ATLAS, feature, part)
            state = "unbuilt" if feature.facts.status.value in UNBUILT else "built"
            if feature.facts.status.value in ("historical", "cancelled") and feature.is_line:
                state = feature.facts.status.value
            look = (style.dash, style.arrow, style.hollow, style.glyph, style.width)
            fact = (state, geometry_class if feature.is_line else "", feature.facts.context)
            looks.setdefault(look, set()).add(fact)
    return looks


def test_a_traced_line_that_exists_is_solid():
    assert {dash_of("railway", state, "traced") for state in BUILT} == {()}


@pytest.mark.parametrize("status", BUILT)
def test_each_geometry_class_has_a_dash_of_its_own(status):
    assert len({dash_of("railway", status, kind) for kind in CLASSES}) == len(CLASSES)


@pytest.mark.parametrize("kind", CLASSES)
def test_what_is_not_built_was_or_will_not_be_differs_from_what_is(kind):
    groups = [dash_of("railway", state, kind) for state in ("existing", "proposed", "historical")]
    assert len({*groups, dash_of("railway", "cancelled", kind)}) == 4


@pytest.mark.parametrize("kind", CLASSES)
def test_begun_planned_and_proposed_lines_look_alike(kind):
    assert len({dash_of("railway", state, kind) for state in UNBUILT}) == 1


def test_gas_is_told_from_oil_without_colour():
    assert dash_of("gas-pipeline", "existing", "traced") != dash_of(
        "oil-pipeline", "existing", "traced"
    )


def test_a_schematic_course_is_shown_even_of_gas_and_of_what_is_planned():
    assert dash_of("gas-pipeline", "existing", "schematic") == dash_of(
        "oil-pipeline", "existing", "schematic"
    )
    assert dash_of("railway", "planned", "schematic") != dash_of("railway", "planned", "traced")


@pytest.mark.parametrize(("status", "kind"), list(product(STATES, CLASSES)))
def test_a_dash_is_made_of_pairs_that_can_be_drawn(status, kind):
    dash = dash_of("railway", status, kind)
    assert len(dash) % 2 == 0
    assert all(length > 0 for length in dash)


def test_only_a_schematic_line_with_quotes_bears_an_arrow(atlas):
    for feature in atlas.features.values():
        for part, kind in enumerate(feature.part_classes):
            arrow = style_of(atlas, feature, part).arrow
            assert arrow == (kind == "schematic" and feature.is_line and not feature.facts.context)


def test_context_is_hollow_and_thin(tmp_path):
    style = _style(tmp_path, _rail())
    assert style.hollow
    assert style.width < 2
    assert (style.glyph, style.dash, style.arrow) == (None, (), False)


@pytest.mark.parametrize("status", STATES)
def test_a_quoted_place_is_hollow_exactly_while_it_is_not_built(tmp_path, status):
    files = sound_files()
    value = {"value": status, "claim": "aktau-status"}
    files["ports.geojson"]["features"][0]["properties"]["status"] = value
    atlas = small_atlas(tmp_path, files)
    style = style_of(atlas, atlas.feature("port-aktau"))
    assert style.hollow == (status in UNBUILT)
    assert (style.dash, style.arrow, style.glyph) == ((), False, "anchor")


def test_a_dot_is_smaller_than_other_glyphs(tmp_path):
    station = a_context("stop", kind="station")
    assert _style(tmp_path, station).size < style_of(ATLAS, ATLAS.feature("port-aktau")).size


@every_layer
def test_the_legend_names_the_kinds_of_its_layer_once(record):
    kinds = [entry.kind for entry in legend_of(ATLAS, record)]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) == {feature.facts.kind for feature in located_of(record)}


@every_layer
def test_the_legend_names_lines_before_places(record):
    places = [entry.style.glyph is not None for entry in legend_of(ATLAS, record)]
    assert places == sorted(places)


@every_layer
def test_the_legend_uses_only_glyphs_that_can_be_drawn(record):
    assert {e.style.glyph for e in legend_of(ATLAS, record)} <= {*GLYPHS, None}


@every_layer
def test_states_of_a_layer_differ_without_colour(record):
    for look, facts in _looks(record).items():
        assert len({state for state, _, _ in facts}) == 1, (look, facts)


@every_layer
def test_the_marks_explain_every_dash_and_outline_of_their_layer(record):
    keys = {mark.key for mark in marks_of(record)}
    lines = [f for f in located_of(record) if f.is_line]
    assert {kind for f in lines for kind in f.part_classes} <= keys
    assert ("context" in keys) == any(f.facts.context for f in located_of(record))
    assert ("unbuilt" in keys) == any(f.facts.status.value in UNBUILT for f in lines)
    assert all(mark_label(voice_of("en"), key) for key in keys)


def test_the_marks_look_different_from_one_another():
    looks = {}
    for layer in ATLAS.layers:
        looks.update({mark.key: mark.style for mark in marks_of(layer)})
    assert set(looks) <= set(get_args(MarkKey))
    for one, two in combinations(looks, 2):
        if {one, two} != {"traced", "approximate-place"}:
            assert looks[one] != looks[two], (one, two)


@pytest.mark.parametrize("ground", ["colour", "colour_dark"])
def test_each_layer_has_a_colour_of_its_own(ground):
    colours = [getattr(layer.info, ground).upper() for layer in ATLAS.layers]
    assert len(set(colours)) == len(colours)
    assert SELECTION not in colours
