"""Noto Sans Arabic for the screen: a subset of the installed font, made on first need."""

import importlib.util
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from geo.basemap import cached


def _font_path() -> Path:
    spec = importlib.util.find_spec("fontpkg_noto_sans_arabic")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("fontpkg-noto-sans-arabic is not installed")
    return Path(spec.origin).parent / "files" / "NotoSansArabic[wdth,wght].ttf"


def _latin_path() -> Path:
    spec = importlib.util.find_spec("streamlit")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("streamlit is not installed")
    media = Path(spec.origin).parent / "static" / "static" / "media"
    return next(media.glob("SourceSansVF-Upright*.woff2"))


def latin_woff2() -> bytes:
    """Return Streamlit's own Source Sans, for pages without Streamlit: Latin and Cyrillic."""
    return _latin_path().read_bytes()


def with_page_font(style: bytes) -> bytes:
    """Return a style of the app whose Source Sans is the file that the page has fetched already."""
    address = f"../../static/media/{_latin_path().name}"
    return style.replace(b'url("source-sans.woff2")', f'url("{address}")'.encode())


def arabic_woff2() -> bytes:
    """Return the screen font for Arabic and Persian.

    What makes it is heavy, and only loaded where it is not kept from an earlier start.
    """
    name = f"noto-arabic-{version('fontpkg-noto-sans-arabic')}-1.woff2"
    return cached(name, lambda: import_module("ui.routes.fontsubset").build_subset(_font_path()))
