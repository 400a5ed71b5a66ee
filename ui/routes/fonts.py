"""Noto Sans Arabic for the screen: a subset of the installed font, made on first need."""

import importlib.util
import io
from importlib.metadata import version
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from geo.basemap import cached

_RANGES = ((0x20, 0x7E), (0x600, 0x6FF), (0x200C, 0x200F), (0x2010, 0x2026), (0xAB, 0xBB))


def _font_path() -> Path:
    spec = importlib.util.find_spec("fontpkg_noto_sans_arabic")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("fontpkg-noto-sans-arabic is not installed")
    return Path(spec.origin).parent / "files" / "NotoSansArabic[wdth,wght].ttf"


def build_subset(path: Path) -> bytes:
    """Return a WOFF2 with the letters of Arabic and Persian, weights 400 to 700."""
    font = TTFont(path)
    options = Options()
    options.layout_features = ["*"]
    options.flavor = "woff2"
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in _RANGES for code in range(low, high + 1)])
    subsetter.subset(font)
    font = instantiateVariableFont(font, {"wdth": 100, "wght": (400, 700)})
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def latin_woff2() -> bytes:
    """Return Streamlit's own Source Sans, for the map's frame: Latin and Cyrillic."""
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("streamlit is not installed")
    media = Path(spec.origin).parent / "static" / "static" / "media"
    return next(media.glob("SourceSansVF-Upright*.woff2")).read_bytes()


def arabic_woff2() -> bytes:
    """Return the screen font for Arabic and Persian."""
    name = f"noto-arabic-{version('fontpkg-noto-sans-arabic')}-1.woff2"
    return cached(name, lambda: build_subset(_font_path()))
