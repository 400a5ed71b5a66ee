"""The screen fonts, as data inside a style."""

import base64
from collections.abc import Callable, Mapping
from typing import Final

from ui.published.frame import style_text
from ui.routes.fonts import arabic_woff2, latin_woff2

FONTS: Final[dict[str, Callable[[], bytes]]] = {
    "source-sans.woff2": latin_woff2,
    "noto-arabic.woff2": arabic_woff2,
}


def style_with_fonts(fonts: Mapping[str, bytes]) -> str:
    """Return the page's style with each font inside it."""
    style = style_text()
    for name, content in fonts.items():
        data = base64.b64encode(content).decode()
        style = style.replace(f'url("{name}")', f'url("data:font/woff2;base64,{data}")')
    return style
