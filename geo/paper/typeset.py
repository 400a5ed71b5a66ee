"""Typeset a template with data as PDF: the same data, the same bytes.

Texts reach the template as JSON, never as markup, so that nothing in them can be read
as an instruction. The only font is the DejaVu Sans that matplotlib ships, which holds
all scripts of the atlas; what is installed on the machine plays no part.
"""

import importlib.util
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from typst import Compiler, Fonts

from geo.faults import KeruenError

TEMPLATES: Final = Path(__file__).parent / "templates"
Paper = Literal["a4", "letter"]
Ink = Literal["colour", "mono"]
PAPERS: Final[dict[Paper, str]] = {"a4": "a4", "letter": "us-letter"}
# Millimetres of the page inside its margins.
WIDTHS: Final[dict[Paper, float]] = {"a4": 174.0, "letter": 179.9}


def font_folder() -> Path:
    """Return the folder of the fonts that matplotlib ships."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise KeruenError("matplotlib is not installed: run the README's install command")
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf"


@cache
def _fonts() -> Fonts:
    return Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[font_folder()]
    )


def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the PDF that the template makes of the data."""
    compiler = Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    made = compiler.compile(format="pdf", timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no PDF")
    return made
