"""Streamlit's icon font cut down to the icons that its own scripts can name.

Every page of Streamlit fetches the whole font of 4,000 icons. Run as a program, this writes the
smaller font to its standard output: the cutting takes seconds, and would hold up a server.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from ui.routes.icons import icon_font
from ui.routes.policy import package_folder

# A name of an icon stands in quotation marks, or behind ":material/", in a script.
_NAMED = re.compile(r"""[`"'/:]([a-z0-9_]{2,40})[`"':]""")


def names_in_scripts() -> set[str]:
    """Return every word in Streamlit's scripts that could be the name of an icon."""
    scripts = package_folder("streamlit") / "static" / "static" / "js"
    return {
        name
        for path in scripts.glob("*.js")
        for name in _NAMED.findall(path.read_text(encoding="utf-8"))
    }


def _icons(font: TTFont) -> Iterator[tuple[str, str]]:
    """Yield each icon's name and glyph: its letters are a ligature."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in (getattr(one, "ExtSubTable", one) for one in lookup.SubTable):
            for first, ligatures in getattr(table, "ligatures", {}).items():
                for one in ligatures:
                    parts = [letters.get(glyph, "") for glyph in (first, *one.Component)]
                    if all(parts):
                        yield "".join(parts), one.LigGlyph


def build_icons(path: Path, names: set[str]) -> bytes:
    """Return the font at `path` as WOFF2 with no other icons than those of `names`."""
    font = TTFont(path)
    wanted = [(name, glyph) for name, glyph in _icons(font) if name in names]
    options = Options(layout_features=["*"], layout_closure=False)
    subsetter = Subsetter(options)
    letters = {ord(letter) for name, _ in wanted for letter in name}
    subsetter.populate(glyphs=[glyph for _, glyph in wanted], unicodes=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


if __name__ == "__main__":
    found = icon_font()
    if found:
        sys.stdout.buffer.write(build_icons(found, names_in_scripts()))
