"""Embed faces in a PDF: without their layout tables, and with the letters that are copied.

The text is shaped already: matplotlib cuts a face to the letters that are used, and spends
half of a PDF's time on tables that no PDF reader looks at. It offers no way to say so: this
replaces what it cuts with, for its PDF alone.

For each sign, matplotlib tells a PDF all letters of its group: a vowel sign and its letter
twice, and joined lam-alef in an order that readers turn round. Here each sign stands for its
own letters, and lam-alef for the one letter that Unicode has for it.
"""

import unicodedata
from functools import cache
from typing import Any, Final

from fontTools import subset
from matplotlib.backends import _backend_pdf_ps
from matplotlib.font_manager import get_font
from matplotlib.ft2font import LoadFlags

# What Unicode calls the joined letters that every reader takes apart again.
_JOINED: Final = {
    "\u0644\u0622": "\ufef5",
    "\u0644\u0623": "\ufef7",
    "\u0644\u0625": "\ufef9",
    "\u0644\u0627": "\ufefb",
}
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


@cache
def _is_sign(face: str, glyph: Any) -> bool:
    """Whether a glyph stands over or under a letter, and takes no room of its own."""
    return get_font(face).load_glyph(glyph, LoadFlags.NO_SCALE).horiAdvance == 0


def letters_of(letters: str, *, is_sign: bool) -> str:
    """Return what one glyph of a group of letters is copied as."""
    if len(letters) == 1:
        return letters
    own = "".join(c for c in letters if bool(unicodedata.combining(c)) == is_sign)
    return _JOINED.get(own, own) or letters


class _Tracker(_backend_pdf_ps.CharacterTracker):
    """Says of each glyph which letters it stands for."""

    def subset_to_unicode(self, fontname: Any, subset: int, subset_charcode: Any) -> str:
        letters, glyph = self.glyph_maps[fontname].iget(subset, subset_charcode)
        return letters_of(letters, is_sign=len(letters) > 1 and _is_sign(str(fontname.path), glyph))


def embed_lean_faces() -> None:
    """Have matplotlib embed faces in this way from now on, where it cuts with fontTools."""
    if getattr(_backend_pdf_ps, "subset", None) is subset:
        vars(_backend_pdf_ps)["subset"] = _Lean()
        vars(_backend_pdf_ps)["CharacterTracker"] = _Tracker
