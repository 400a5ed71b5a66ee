"""Whatever parameters say: a choice or a plain word against it, and a map that shows it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.faults import KeruenError
from geo.languages import LANGUAGES
from geo.load import SHIPPED, load_atlas
from geo.printing.choice import MapChoice
from geo.printing.lettering import around, overlap
from geo.printing.projecting import Box, fit
from geo.printing.reading import SWITCHES, read_choice
from geo.printing.typeset import known, lines_of, plain, width_of
from tests.geo.prints import SMALL, drawn_of

ATLAS = load_atlas(SHIPPED)
KEYS = (
    *SWITCHES, "format", "paper", "style", "projection", "dpi", "size", "width", "height", "way",
    "layers", "feature", "year", "title", "subtitle", "extent", "view", "lang", "transparent",
)  # fmt: skip
words = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["1", "0", "a4", "ports", "caspian", "50,36,55,44", "way", "1e999", "-1", "٣"]),
)
PROJECTIONS = ("conic", "equal-area", "mercator")


@given(st.dictionaries(st.sampled_from(KEYS), words, max_size=6))
def test_any_parameters_are_a_choice_or_a_plain_fault(params):
    try:
        choice = read_choice(ATLAS, params)
    except KeruenError as error:
        assert str(error)
        return
    assert isinstance(choice, MapChoice)
    assert MapChoice.model_validate_json(choice.model_dump_json(exclude_defaults=True)) == choice


@given(
    st.floats(26, 70), st.floats(21, 45), st.floats(0.5, 18), st.floats(0.5, 10),
    st.sampled_from(PROJECTIONS), st.tuples(st.floats(60, 900), st.floats(60, 900)),
)  # fmt: skip
def test_the_whole_extent_lies_within_the_frame(west, south, wide, high, name, size):
    width, height = size
    frame = fit(Box(left=20, bottom=30, width=width, height=height), name,
                (west, south, west + wide, south + high))  # fmt: skip
    lons, lats = np.meshgrid(np.linspace(west, west + wide, 5), np.linspace(south, south + high, 5))
    points = frame.points(lons.ravel(), lats.ravel())
    margin = 0.01 * max(width, height)
    assert points[:, 0].min() > frame.box.left - margin
    assert points[:, 0].max() < frame.box.right + margin
    assert points[:, 1].min() > frame.box.bottom - margin
    assert points[:, 1].max() < frame.box.top + margin
    assert frame.lonlats(points) == pytest.approx(np.column_stack((lons.ravel(), lats.ravel())))


@given(st.text(max_size=80))
def test_any_words_can_be_measured_and_set_in_lines(text):
    shown = known(plain(text))
    assert width_of(shown, 7.0) >= 0
    lines = lines_of(shown, 7.0, 40.0)
    assert "".join("".join(lines).split()) == "".join(plain(shown).split())
    assert all(width_of(line, 7.0) <= 40.0 or len(line) == 1 for line in lines)


@given(st.floats(-500, 500), st.floats(-500, 500), st.floats(1, 20), st.floats(1, 200))
def test_no_place_around_a_point_covers_the_point(x, y, reach, width):
    assert not any(overlap(rect, (x, y, x, y)) for rect in around((x, y), reach, width, 8.0))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_way_is_drawn_with_its_ends_its_number_and_its_kilometres(language):
    drawn = drawn_of(ATLAS, **{"from": "almaty", "to": "bandar-abbas", "extent": "way"},
                     lang=language, layers="railway")  # fmt: skip
    answer = drawn.scene.answer
    assert {mark.group for mark in drawn.canvas.marks} >= {"ways", "key"}
    best = answer.ways[0]
    frame = drawn.scene.frame.box
    for step in best.steps:
        for x, y in drawn.scene.frame.points(*np.array(step.lonlats).T):
            assert frame.left <= x <= frame.right
            assert frame.bottom <= y <= frame.top


def test_sizes_are_read_in_millimetres_and_pixels():
    sheet = read_choice(ATLAS, {"size": "180x120mm"}).sheet
    assert (sheet.width_mm, sheet.height_mm) == (180, 120)
    assert read_choice(ATLAS, {"size": "1600 × 900 px", "dpi": "96"}).sheet.pixels == (1600, 900)


def test_the_usual_choice_needs_no_words():
    assert read_choice(ATLAS, SMALL | {"size": ""}).paper == "a4"
