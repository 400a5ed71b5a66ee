"""From a drawn sheet to a file: the same drawing always gives the same bytes."""

import base64
import io
import re
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import Any, Final

import matplotlib as mpl
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from geo.printing.canvas import Canvas, Picture
from geo.printing.choice import Format
from geo.printing.faces import embed_lean_faces
from geo.printing.inking import PICTURE, SPACED, Ink
from geo.printing.sheet import LARGE
from geo.printing.typeset import SPACING, font_file

_SETTINGS: Final[Any] = {
    "svg.hashsalt": "keruen",
    "svg.fonttype": "none",
    "text.hinting": "none",
    "pdf.fonttype": 42,
    "pdf.compression": 6,
}
_ONE_AT_A_TIME: Final = Lock()
_FACES: Final = (
    ("normal", 400, False, False),
    ("normal", 700, True, False),
    ("italic", 400, False, True),
)


embed_lean_faces()


def save(canvas: Canvas, kind: Format, title: str, *, faces: bool = True) -> bytes:
    """Return the sheet as PNG, SVG or PDF; one at a time, for matplotlib's settings are shared.

    Without `faces` an SVG does not carry its type: for who has DejaVu Sans at hand.
    """
    with _ONE_AT_A_TIME, mpl.rc_context(_SETTINGS):
        figure = _figure(canvas)
        if kind == "png":
            return _png(canvas, figure, title)
        out = io.BytesIO()
        about: dict[str, Any] = {"Title": title, "Creator": "Keruen"}
        about |= {"Producer": None, "CreationDate": None} if kind == "pdf" else {"Date": None}
        figure.savefig(out, format=kind, dpi=72, metadata=about)
    if kind == "svg":
        return _dressed(canvas, out.getvalue().decode(), faces=faces).encode()
    return out.getvalue()


def _figure(canvas: Canvas) -> Figure:
    sheet = canvas.sheet
    figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), dpi=sheet.dpi)
    figure.patch.set_visible(False)
    figure.add_artist(Ink(canvas.in_order(), sheet.height))
    return figure


def _png(canvas: Canvas, figure: Figure, title: str) -> bytes:
    drawn: Any = FigureCanvasAgg(figure)
    drawn.draw()
    width, height = drawn.get_width_height()
    # A view of the canvas, not a copy: a large sheet fits into memory only once.
    image = Image.frombuffer("RGBA", (width, height), drawn.buffer_rgba(), "raw", "RGBA", 0, 1)
    about = PngInfo()
    about.add_itxt("Title", title)
    about.add_text("Software", "Keruen")
    out = io.BytesIO()
    shown = image if canvas.transparent or width * height > LARGE else image.convert("RGB")
    shown.save(out, "PNG", compress_level=1, pnginfo=about, dpi=(canvas.sheet.dpi,) * 2)
    return out.getvalue()


@lru_cache(maxsize=64)
def _subset(bold: bool, italic: bool, letters: frozenset[str]) -> str:
    with TTFont(font_file(bold=bold, italic=italic), recalcTimestamp=False) as face:
        options = Options(flavor="woff2", layout_features=["*"], notdef_outline=True)
        options.drop_tables += ["FFTM"]  # when it was made, which no one asks
        cutter = Subsetter(options)
        cutter.populate(text="".join(sorted(letters)))
        cutter.subset(face)
        face.flavor = "woff2"
        out = io.BytesIO()
        face.save(out)
    return base64.b64encode(out.getvalue()).decode()


def _faces(letters: frozenset[str]) -> str:
    return "".join(
        f"@font-face{{font-family:'DejaVu Sans';font-style:{style};font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{_subset(bold, italic, letters)}) format('woff2')}}"
        for style, weight, bold, italic in _FACES
    )


def _pictures(canvas: Canvas) -> Iterator[str]:
    """Yield the elements of the pictures, in the order in which they lie."""
    for mark in canvas.in_order():
        if isinstance(mark, Picture):
            box, packed = mark.box, base64.b64encode(mark.raster.png).decode()
            yield (
                f'<image x="{box.left:.2f}" y="{canvas.sheet.height - box.top:.2f}" '
                f'width="{box.width:.2f}" height="{box.height:.2f}" preserveAspectRatio="none" '
                f'xlink:href="data:image/png;base64,{packed}"/>'
            )


def _dressed(canvas: Canvas, svg: str, *, faces: bool) -> str:
    """Return an SVG that carries its pictures and its own face; texts run in their direction."""
    letters = frozenset("".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg)))
    letters |= frozenset("&<>'\"")
    rules = (
        f"<style>{_faces(letters) if faces else ''}"
        f"text{{unicode-bidi:plaintext;white-space:pre}}"
        f"text.{SPACED}{{letter-spacing:{SPACING}em}}</style>"
    )
    svg = re.sub(rf'(<g id="{SPACED}_\d+">\s*<text)', rf'\1 class="{SPACED}"', svg)
    place = rf'<g id="{PICTURE}_\d+"\s*/?>\s*(</g>)?'
    for element in _pictures(canvas):
        svg = re.sub(place, element, svg, count=1)
    return re.sub(r"(<svg\b[^>]*>)", lambda found: found[1] + rules, svg, count=1)
