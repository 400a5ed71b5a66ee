"""The numbers of a scale bar: on whatever map, in whatever language, none touches another."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.languages import LANGUAGES
from geo.paper.labelling import pane_of
from geo.printing.canvas import Canvas, Words
from geo.printing.choice import MapChoice
from geo.printing.furniture import bar_numbers, draw_scale
from geo.printing.palette import PALETTES
from geo.text import voice_of

HANDOUT = 81.8
SIZE = 7.0 * 0.82


def _canvas():
    return Canvas(MapChoice().sheet, PALETTES["colour"], vector=True, transparent=False)


def _numbers_of(canvas):
    """Return the lowest line of words: the numbers, from left to right."""
    texts = [mark for mark in canvas.marks if isinstance(mark, Words)]
    low = min(mark.y for mark in texts)
    return sorted((mark for mark in texts if mark.y == low), key=lambda mark: mark.x)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_numbers_of_a_handouts_scale_bar_stand_apart_on_every_step(atlas, language):
    for step in (step for tour in atlas.tours for step in tour.steps if step.extent):
        pane = pane_of(atlas, step.extent, HANDOUT, "colour", 1.5, 7.0, language=language)
        canvas = Canvas(pane.choice.sheet, PALETTES["colour"], vector=True, transparent=False)
        draw_scale(canvas, pane.frame, pane.choice)
        numbers = _numbers_of(canvas)
        assert len(numbers) in (2, 3)
        assert all(one.x + one.width < other.x for one, other in pairwise(numbers))


@given(
    language=st.sampled_from(LANGUAGES),
    km=st.sampled_from((0.1, 1, 5, 50, 100, 500, 2000)),
    long=st.floats(1, 300),
)
def test_no_number_of_a_scale_bar_touches_another_however_short_the_bar(language, km, long):
    canvas = _canvas()
    placed = bar_numbers(canvas, voice_of(language), km, long, SIZE)
    ends = [
        (x - width / 2, x + width / 2)
        for x, words in placed
        for width in [canvas.width_of(words, SIZE)]
    ]
    assert all(one[1] < other[0] for one, other in pairwise(ends))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_scale_bar_has_its_number_in_the_middle_too(language):
    placed = bar_numbers(_canvas(), voice_of(language), 500, 150, SIZE)
    assert [x for x, _ in placed] == [0, 75, 150]
