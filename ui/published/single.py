"""The atlas as one HTML file that opens from a stick: no server, no network."""

from collections.abc import Iterable, Sequence

from geo.atlas import Atlas
from geo.languages import LANGUAGES, Language
from ui.published.content import data_files
from ui.published.fonts import FONTS, style_with_fonts
from ui.published.frame import Frame, frame_html, packed_file, script_text
from ui.published.start import Start, start_search


def pack_html(
    atlas: Atlas, languages: Sequence[Language], search: str, files: Iterable[tuple[str, bytes]]
) -> bytes:
    """Return the page with `files` (name, content) inside it, opening at the address `search`."""
    frame = Frame(
        languages=languages,
        start=search,
        script=script_text(),
        style=style_with_fonts({name: make() for name, make in FONTS.items()}),
        packed=[packed_file(name, content) for name, content in files],
    )
    return frame_html(atlas, frame)


def build_html(
    atlas: Atlas, *, languages: Sequence[Language] = LANGUAGES, start: Start | None = None
) -> bytes:
    """Return the map with panel, search and pages as one file, in UTF-8.

    The first of `languages` is shown at first; `start` says what is selected, switched on
    and looked at when the file is opened without an address. The same atlas and choices
    give the same bytes.
    """
    search = start_search(atlas, languages, start or Start())
    return pack_html(atlas, languages, search, data_files(atlas, languages))
