"""Map images beside those that were looked at and found right; see tests/geo/golden.

After a change that is meant: GOLDEN=1 python -m pytest tests/geo/test_printing_golden.py,
then look at every picture that changed before it is committed.
"""

import io
import os
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter

from geo.basemap import relief_source
from tests.geo.prints import image_of

FOLDER = Path(__file__).parent / "golden"
CHOICES = {
    "english": {"inset": 1, "graticule": 1},
    "kazakh": {"lang": "kk", "extent": "railway", "feature": "zhanaozen-gorgan-railway"},
    "russian": {"lang": "ru", "extent": "region", "projection": "equal-area"},
    "persian": {"lang": "fa", "extent": "caspian", "footnotes": 1},
    "arabic": {"lang": "ar", "projection": "mercator", "size": "128x180mm"},
    "mono": {"style": "mono", "layers": "railway,ktti,ports,missions,pipelines,corridors"},
    "contrast": {"style": "contrast", "size": "640x360px", "names": 0},
    "dark": {"style": "dark", "extent": "caspian", "lang": "kk"},
    "way": {"from": "almaty", "to": "bandar-abbas", "extent": "way", "layers": "railway"},
    "year": {"year": 2014, "extent": "railway", "lang": "ru", "layers": "railway,missions"},
    "plain": {"legend": 0, "relief": 0, "title": "", "transparent": 1, "layers": ""},
    "english-pdf": {"format": "pdf", "extent": "caspian"},
    "persian-pdf": {"format": "pdf", "lang": "fa", "style": "mono"},
}
# Mean difference of a pixel, and share of pixels that differ plainly, after a slight blur.
_MEAN, _SHARE = 2.0, 0.012


def _picture(body, kind):
    if kind == "pdf":
        picture = pypdfium2.PdfDocument(body)[0].render(scale=1).to_pil()
    else:
        picture = Image.open(io.BytesIO(body))
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("RGB")


def _differences(one, other):
    blurred = [picture.filter(ImageFilter.GaussianBlur(1)) for picture in (one, other)]
    a, b = (np.asarray(picture, dtype=np.int16) for picture in blurred)
    apart = np.abs(a - b).max(axis=2)
    return float(apart.mean()), float((apart > 24).mean())


@pytest.mark.skipif(relief_source() is None, reason="the relief's package is not installed")
@pytest.mark.parametrize("name", CHOICES)
def test_an_image_looks_as_it_was_found_right(atlas, name):
    params = CHOICES[name]
    picture = _picture(image_of(atlas, **params), params.get("format", "png"))
    path = FOLDER / f"{name}.jpg"
    if os.environ.get("GOLDEN"):
        FOLDER.mkdir(exist_ok=True)
        picture.save(path, quality=86)
    with Image.open(path) as golden:
        assert golden.size == picture.size
        mean, share = _differences(picture, golden.convert("RGB"))
    assert mean < _MEAN
    assert share < _SHARE


def test_a_picture_of_something_else_is_told_from_the_right_one(atlas):
    with Image.open(FOLDER / "dark.jpg") as golden:
        other = _picture(image_of(atlas, **{**CHOICES["dark"], "layers": "railway"}), "png")
        mean, share = _differences(other, golden.convert("RGB"))
    assert share > _SHARE or mean > _MEAN


def test_every_golden_picture_belongs_to_a_choice():
    assert {path.stem for path in FOLDER.glob("*.jpg")} == set(CHOICES)
