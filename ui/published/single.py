"""The atlas as one HTML file that opens from a stick: no server, no network."""

import gzip
from collections.abc import Sequence

from geo.atlas import Atlas
from geo.languages import LANGUAGES, Language
from ui.published.content import data_files
from ui.published.fonts import FONTS, style_with_fonts
from ui.published.frame import Frame, Packed, frame_html, packed_file, script_text
from ui.published.start import Start, start_search


def _pack(name: str, content: bytes) -> Packed:
    """Return a file for the inside of the page; what is not pressed yet is."""
    plain = name.endswith(".json")
    return packed_file(name, gzip.compress(content, 9, mtime=0) if plain else content)


def build_html(
    atlas: Atlas, *, languages: Sequence[Language] = LANGUAGES, start: Start | None = None
) -> bytes:
    """Return the map with panel, search and pages as one file, in UTF-8.

    The first of `languages` is shown at first; `start` says what is selected, switched on
    and looked at when the file is opened without an address. The same atlas and choices
    give the same bytes.
    """
    frame = Frame(
        languages=languages,
        start=start_search(atlas, languages, start or Start()),
        script=script_text(),
        style=style_with_fonts({name: make() for name, make in FONTS.items()}),
        packed=[_pack(name, content) for name, content in data_files(atlas, languages)],
    )
    return frame_html(atlas, frame)
