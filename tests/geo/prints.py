"""Small map images for tests, and what stands on them."""

import unicodedata

from geo.printing.canvas import Shape, Words
from geo.printing.reading import read_choice
from geo.printing.render import draw_map, render_map

MARKS = dict.fromkeys(map(ord, "\u200c\u200e\u200f\xad"))
SMALL = {"size": "180x128mm", "dpi": "72"}


def choice_of(atlas, **params):
    return read_choice(atlas, {**SMALL, **{key: str(value) for key, value in params.items()}})


def drawn_of(atlas, **params):
    return draw_map(atlas, choice_of(atlas, **params))


def image_of(atlas, **params):
    return render_map(atlas, choice_of(atlas, **params))


def bare_words(text):
    """Return the words of a text, without marks above and below letters."""
    text = unicodedata.normalize("NFKD", text).translate(MARKS)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return set("".join(c if c.isalnum() else " " for c in text).split())


def texts_of(drawn, group=None):
    marks = drawn.canvas.marks
    return [m for m in marks if isinstance(m, Words) and group in (None, m.group)]


def shapes_of(drawn, group=None):
    marks = drawn.canvas.marks
    return [m for m in marks if isinstance(m, Shape) and group in (None, m.group)]


def bare(words):
    """Return words without blanks and marks of direction."""
    return "".join(words.translate(MARKS).split())


def squeezed(texts):
    """Return texts as one, without blanks and marks of direction."""
    return "".join(bare(mark.words) for mark in texts)
