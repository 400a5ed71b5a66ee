"""Embed faces in a PDF without their layout tables: the text is shaped already.

matplotlib cuts a face to the letters that are used, and spends half of a PDF's time on
tables that no PDF reader looks at. It offers no way to say so: this replaces what it cuts
with, for its PDF alone.
"""

from typing import Any, Final

from fontTools import subset
from matplotlib.backends import _backend_pdf_ps

_UNUSED: Final = ("GSUB", "GPOS", "GDEF", "kern")


class _Lean:
    """fontTools.subset, with options that leave the layout tables out."""

    def __getattr__(self, name: str) -> Any:
        return getattr(subset, name)

    @staticmethod
    def Options(**given: Any) -> Any:  # noqa: N802 -- the name that matplotlib calls
        options = subset.Options(**given)
        options.drop_tables += _UNUSED
        return options


def embed_lean_faces() -> None:
    """Have matplotlib leave layout tables out of PDFs from now on, where it cuts with fontTools."""
    if getattr(_backend_pdf_ps, "subset", None) is subset:
        vars(_backend_pdf_ps)["subset"] = _Lean()
