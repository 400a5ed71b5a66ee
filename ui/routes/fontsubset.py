"""A font cut down to the letters of Arabic and Persian."""

import io
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

_RANGES: Final = (
    (0x20, 0x7E),
    (0x600, 0x6FF),
    (0x200C, 0x200F),
    (0x2010, 0x2026),
    (0xAB, 0xBB),
)


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
