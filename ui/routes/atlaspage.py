"""The whole atlas as one page by address: what it shows at first, and the file."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from geo.languages import LANGUAGES, language_of
from geo.load import shared_atlas
from ui.published.content import data_files
from ui.published.single import pack_html
from ui.published.start import Start, start_search

MEDIA_TYPE: Final = "text/html; charset=utf-8"
START_KEYS: Final = ("feature", "lang", "layers", "view", "year")
# Making the first one takes some six seconds, and each is five megabytes.
COST: Final = 10.0


@cache
def _files() -> tuple[tuple[str, bytes], ...]:
    return tuple(data_files(shared_atlas(), LANGUAGES))


def atlas_page(params: Mapping[str, str]) -> bytes:
    """Return the page; `lang`, `feature`, `layers`, `view` and `year` say how it opens."""
    first = language_of(params.get("lang"))
    languages = (first, *(one for one in LANGUAGES if one != first))
    layers = params.get("layers")
    start = Start(
        feature=params.get("feature") or None,
        layers=None if layers is None else tuple(part for part in layers.split(",") if part),
        view=params.get("view") or None,
        year=params.get("year") or None,
    )
    atlas = shared_atlas()
    return pack_html(atlas, languages, start_search(atlas, languages, start), _files())
