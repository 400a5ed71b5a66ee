"""From a drawn sheet to a file: the same drawing always gives the same bytes."""

import base64
import io
import re
from functools import lru_cache
from typing import Any, Final

import matplotlib as mpl
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from geo.languages import Direction
from geo.printing.canvas import Canvas
from geo.printing.choice import Format
from geo.printing.typeset import font_file

_SETTINGS: Final[dict[str, Any]] = {
    "svg.hashsalt": "keruen",
    "svg.fonttype": "none",
    "pdf.fonttype": 42,
    "pdf.compression": 6,
    "hatch.linewidth": 0.5,
}
_FACES: Final = (
    ("normal", 400, False, False),
    ("normal", 700, True, False),
    ("italic", 400, False, True),
)


def save(canvas: Canvas, kind: Format, title: str, direction: Direction) -> bytes:
    """Return the sheet as PNG, SVG or PDF."""
    out = io.BytesIO()
    look: dict[str, Any] = {"transparent": canvas.figure.patch.get_alpha() == 0.0}
    with mpl.rc_context(_SETTINGS):
        if kind == "png":
            look["pil_kwargs"] = {"compress_level": 1}
            look["metadata"] = {"Software": "Keruen", "Title": title}
        elif kind == "pdf":
            look["metadata"] = {"Title": title, "Creator": "Keruen", "Producer": None,
                                "CreationDate": None}  # fmt: skip
        else:
            look["metadata"] = {"Title": title, "Creator": "Keruen", "Date": None}
        canvas.figure.savefig(out, format=kind, dpi=canvas.sheet.dpi, **look)
    if kind == "svg":
        return _dressed(out.getvalue().decode()).encode()
    return out.getvalue()


@lru_cache(maxsize=64)
def _subset(bold: bool, italic: bool, letters: frozenset[str]) -> str:
    with TTFont(font_file(bold=bold, italic=italic), recalcTimestamp=False) as face:
        options = Options(flavor="woff2", layout_features=["*"], notdef_outline=True)
        cutter = Subsetter(options)
        cutter.populate(text="".join(sorted(letters)))
        cutter.subset(face)
        face.flavor = "woff2"
        out = io.BytesIO()
        face.save(out)
    return base64.b64encode(out.getvalue()).decode()


def _dressed(svg: str) -> str:
    """Return an SVG that carries its own face and lets every text run in its own direction."""
    letters = frozenset("".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))
    letters |= frozenset("&<>'\"")
    faces = "".join(
        f"@font-face{{font-family:'DejaVu Sans';font-style:{style};font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{_subset(bold, italic, letters)}) format('woff2')}}"
        for style, weight, bold, italic in _FACES
    )
    rules = f"<style>{faces}text{{unicode-bidi:plaintext}}</style>"
    return re.sub(r"(<svg\b[^>]*>)", lambda found: found[1] + rules, svg, count=1)
