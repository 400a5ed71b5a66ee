"""A text that turns its direction round turns it back before the next begins."""

from hypothesis import given
from hypothesis import strategies as st

from geo.languages import close_direction
from geo.text import voice_of
from tests.geo.folders import a_feature, small_atlas, sound_files

OVERRIDE, POP = "\u202e", "\u202c"


def depth_after(text):
    """Return how many changes of direction are open at the end, by the marks that stand alone."""
    kinds = dict.fromkeys("\u202a\u202b\u202d\u202e", POP)
    kinds |= dict.fromkeys("\u2066\u2067\u2068", "\u2069")
    stack = []
    for sign in text:
        if sign in kinds:
            stack.append(kinds[sign])
        elif stack and sign == stack[-1]:
            stack.pop()
    return len(stack)


@given(st.text(st.sampled_from("aع \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f")))
def test_whatever_stays_open_is_closed_and_nothing_is_taken_away(text):
    closed = close_direction(text)
    assert closed.startswith(text)
    assert depth_after(closed) == 0
    assert close_direction(closed) == closed


def test_a_text_without_marks_stays_as_it_is():
    assert close_direction("راه\u200cآهن") == "راه\u200cآهن"


def test_names_and_sentences_close_what_they_open(tmp_path):
    files = sound_files()
    feature = a_feature()
    feature["properties"]["names"]["en"] = f"Port{OVERRIDE}uatkA"
    files["ports.geojson"]["features"] = [feature]
    name = small_atlas(tmp_path, files).feature("port-aktau").facts.names.in_language("en")
    assert name == f"Port{OVERRIDE}uatkA{POP}"
    said = voice_of("en")("Selected: {name}", name=f"x{OVERRIDE}y")
    assert said == f"Selected: x{OVERRIDE}y{POP}"
