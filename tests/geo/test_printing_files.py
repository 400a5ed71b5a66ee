"""The files of map images: the same bytes each time, fonts inside, words that can be copied."""

import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
from xml.etree import ElementTree

import numpy as np
import pypdfium2
import pytest
from matplotlib import font_manager
from PIL import Image
from pypdf import PdfReader

from geo.languages import LANGUAGES
from geo.load import SHIPPED
from geo.printing.choice import ChoiceError, MapChoice
from geo.printing.content import EmptyMapError
from geo.printing.reading import read_choice
from geo.printing.render import render_map
from geo.printing.sheet import TooLargeError
from geo.printing.typeset import font_file
from tests.geo.prints import MARKS, bare_words, choice_of, drawn_of, image_of, texts_of

SVG = "{http://www.w3.org/2000/svg}"
FORMATS = ("png", "svg", "pdf")
HOSTILE = "$x^2$ \\frac{1} </text><script>alert(1)</script> & \u202eevil\u2066\x00\x1b ☃ 🦜"
_AGAIN = """
import hashlib, sys
from geo.load import SHIPPED, load_atlas
from geo.printing.reading import read_choice
from geo.printing.render import render_map
atlas = load_atlas(SHIPPED)
for kind in ("png", "svg", "pdf"):
    params = {"size": "180x128mm", "dpi": "72", "format": kind, "lang": "fa", "footnotes": "1"}
    print(hashlib.sha256(render_map(atlas, read_choice(atlas, params))).hexdigest())
"""


@pytest.fixture(autouse=True)
def _only_the_shipped_face(monkeypatch):
    folder = str(font_file().parent)
    shipped = [f for f in font_manager.fontManager.ttflist if f.fname.startswith(folder)]
    shipped = [f for f in shipped if f.name == "DejaVu Sans"]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", shipped)


def test_another_process_with_another_hash_seed_draws_the_same_bytes(atlas):
    again = subprocess.run(
        [sys.executable, "-c", _AGAIN],
        check=True, capture_output=True, text=True, cwd=SHIPPED.parent,
        env={**os.environ, "PYTHONHASHSEED": "4711"},
    )  # fmt: skip
    here = [
        hashlib.sha256(image_of(atlas, format=kind, lang="fa", footnotes=1, dpi=72)).hexdigest()
        for kind in FORMATS
    ]
    assert again.stdout.split() == here


def _by_pdfium(body):
    """Return the text that Chrome copies out of a PDF."""
    return pypdfium2.PdfDocument(body)[0].get_textpage().get_text_bounded()


def _by_pypdf(body):
    return PdfReader(io.BytesIO(body)).pages[0].extract_text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_copied_out_of_a_pdf_are_the_words(atlas, language):
    params = {"format": "pdf", "lang": language, "footnotes": 1, "graticule": 1, "paper": "a4"}
    params |= {"size": "", "title": "Kereñ – Қазақстан, راه‌آهن ۱۴۰۰"}
    words = [w for mark in texts_of(drawn_of(atlas, **params)) for w in mark.words.split()]
    written = {word for one in words for word in bare_words(one)}
    # In a line of two directions PDFium parts a word at its zero-width non-joiner.
    parted = {word for one in words if "\u200c" in one for word in bare_words(one)}
    body = image_of(atlas, **params)
    one, other = bare_words(_by_pdfium(body)), bare_words(_by_pypdf(body))
    assert len(written) > 300
    assert written - one <= parted
    # pypdf turns eastern digits and short labels beside each other round: its own limit.
    assert written - one - other == set()
    assert len(written - other) < 0.12 * len(written)


def _lines_of(text):
    said = unicodedata.normalize("NFKC", text).translate(MARKS)
    return [line.split() for line in said.splitlines()]


def test_signs_and_joined_letters_are_copied_once_and_in_their_order(atlas):
    title = "شرقاً مظلَّل الآن الإيراني لا بلاد الأطلس"
    body = image_of(atlas, format="pdf", lang="ar", title=title, legend=0, names=0)
    wanted = unicodedata.normalize("NFKC", title).split()
    assert wanted in _lines_of(_by_pdfium(body))
    # pypdf leaves the words of a line as they lie, from left to right.
    assert wanted[::-1] in _lines_of(_by_pypdf(body))


@pytest.mark.parametrize("language", ["en", "kk", "fa"])
def test_the_words_of_an_svg_are_text_in_a_face_of_its_own(atlas, language):
    params = {"format": "svg", "lang": language, "footnotes": 1}
    drawn = drawn_of(atlas, **params)
    root = ElementTree.fromstring(image_of(atlas, **params))
    texts = [element.text for element in root.iter(f"{SVG}text")]
    assert texts == [mark.words for mark in drawn.canvas.in_order() if hasattr(mark, "words")]
    style = root.find(f"{SVG}style").text
    assert style.count("@font-face") == 3
    assert "unicode-bidi:plaintext" in style
    families = {element.get("style") for element in root.iter(f"{SVG}text")}
    assert all("DejaVu Sans" in family for family in families)
    assert not re.findall(r'(?:href|src)="(?!data:|#)', ElementTree.tostring(root).decode())


def test_an_svg_keeps_the_layers_as_groups_and_the_relief_as_one_picture(atlas):
    root = ElementTree.fromstring(image_of(atlas, format="svg"))
    names = {re.sub(r"_\d+$", "", group.get("id") or "") for group in root.iter(f"{SVG}g")}
    layers = {f"layer-{name}" for name in atlas.default_layers}
    assert layers | {"ground", "names", "key", "frame"} <= names
    (picture,) = root.iter(f"{SVG}image")
    assert picture.get("{http://www.w3.org/1999/xlink}href").startswith("data:image/png;base64,")


def test_a_pdf_embeds_true_outlines_and_never_opens_the_net(atlas):
    reader = PdfReader(io.BytesIO(image_of(atlas, format="pdf", lang="ar")))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    faces = [font.get_object() for font in fonts.values()]
    embedded = [face for face in faces if face["/Subtype"] == "/Type0"] or faces
    assert embedded
    for face in embedded:
        inner = face.get("/DescendantFonts", [face])[0].get_object()
        assert "DejaVu" in inner["/BaseFont"]
        assert "/FontFile2" in inner["/FontDescriptor"].get_object()
    assert "/CreationDate" not in (reader.metadata or {})
    assert not reader.pages[0]["/Annots"].get_object()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_hostile_title_is_only_words(atlas, kind):
    body = image_of(atlas, format=kind, title=HOSTILE, subtitle=HOSTILE, legend=0)
    drawn = drawn_of(atlas, format=kind, title=HOSTILE, legend=0)
    (title,) = texts_of(drawn, "head")
    assert title.words == "$x^2$ \\frac{1} </text><script>alert(1)</script> & evil ☃"
    if kind == "svg":
        root = ElementTree.fromstring(body)
        assert {element.tag.removeprefix(SVG) for element in root.iter()} >= {"text", "path"}
        assert not list(root.iter(f"{SVG}script"))


def test_a_picture_has_the_pixels_that_were_asked_for(atlas):
    picture = Image.open(io.BytesIO(image_of(atlas, size="320x240px", dpi=96)))
    assert picture.size == (320, 240)
    assert picture.mode == "RGB"
    assert picture.info["dpi"] == pytest.approx((96, 96), abs=0.1)


def test_a_transparent_picture_has_no_paper(atlas):
    picture = Image.open(io.BytesIO(image_of(atlas, transparent=1)))
    opacity = np.asarray(picture)[..., 3]
    assert opacity[2, 2] == 0
    assert opacity[picture.height // 2, picture.width // 3] == 255


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"layers": "nowhere"}, "railway, ktti"),
        ({"feature": "port-akta"}, "no feature"),
        ({"size": "2x2mm"}, "30 to 1300"),
        ({"size": "large"}, "180x120mm"),
        ({"dpi": "9999"}, "36 to 600"),
        ({"dpi": "nan"}, "36 to 600"),
        ({"style": "neon"}, "mono"),
        ({"extent": "1,2,3"}, "degrees"),
        ({"extent": "atlantis"}, "corridor, caspian, region"),
        ({"extent": "way"}, "from and to"),
        ({"legend": "perhaps"}, "1 or 0"),
        ({"title": "x" * 121}, "120 letters"),
        ({"year": "soon"}, "no year"),
    ],
)
def test_what_makes_no_map_is_said_with_what_would(atlas, params, said):
    with pytest.raises(ChoiceError, match=said):
        choice_of(atlas, **params)


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"extent": "100,10,110,20"}, "outside the atlas"),
        ({"extent": "26,46,27,47", "layers": "ports"}, "Nothing of the chosen layers"),
    ],
)
def test_an_extent_with_nothing_in_it_is_not_drawn(atlas, params, said):
    with pytest.raises(EmptyMapError, match=said):
        drawn_of(atlas, **params)


def test_an_empty_choice_of_layers_is_a_blank_map(atlas):
    assert drawn_of(atlas, layers="", extent="caspian").layers == ()


def test_a_picture_too_large_for_memory_is_refused_before_it_begins(atlas, monkeypatch):
    monkeypatch.setattr("geo.printing.render.Canvas", None)
    huge = MapChoice(format="png", paper="own", width=1300, height=1300, dpi=600)
    with pytest.raises(TooLargeError, match="choose fewer dots an inch, or PDF"):
        render_map(atlas, huge)


def test_the_largest_paper_at_the_finest_resolution_counts_as_fitting(atlas):
    choice = read_choice(atlas, {"paper": "a2", "dpi": "600"})
    assert 1_000_000_000 < choice.sheet.bytes_needed < 1_500_000_000
