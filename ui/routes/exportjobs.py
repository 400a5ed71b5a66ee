"""What the export route makes of an address; it is made in a process of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geo.formats.choosing import choose_features
from geo.formats.datafiles import DATA_FORMATS
from geo.formats.extract import Extract
from geo.languages import language_of
from geo.load import shared_atlas
from geo.text import voice_of
from ui.routes import atlaspage
from ui.routes.exportparams import refuse_unknown
from ui.routes.mapimages import IMAGE_FORMATS
from ui.routes.paperjobs import PAPER_COST, PAPERS, write_paper

Params = tuple[tuple[str, str], ...]
PAGE: Final = "html"
_DATA_KEYS: Final = ("feature", "lang", "layers")
_DATA_COST: Final = 1.0


def media_types() -> dict[str, str]:
    """Return the media type of each kind of file, images first."""
    formats = {**IMAGE_FORMATS, **DATA_FORMATS}
    types = {ending: kind.media_type for ending, kind in formats.items()}
    return {**types, PAGE: atlaspage.MEDIA_TYPE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A file that somebody asks for: what makes it, what it costs, what it is called."""

    ending: str
    params: Params
    cost: float

    @property
    def name(self) -> str:
        """Return the file's name."""
        return f"keruen.{self.ending}"

    @property
    def is_to_keep(self) -> bool:
        """Whether the file is to be saved, and not an image to be shown in its place."""
        return self.ending not in IMAGE_FORMATS

    def make(self) -> bytes:
        """Return the file; raise KeruenError for what cannot be made."""
        if self.ending == PAGE:
            return atlaspage.atlas_page(dict(self.params))
        if self.ending in PAPERS:
            return write_paper(self.ending, dict(self.params))
        if self.ending in DATA_FORMATS:
            return DATA_FORMATS[self.ending].write(_extract(dict(self.params)))
        return IMAGE_FORMATS[self.ending].write(dict(self.params))


def _extract(params: Mapping[str, str]) -> Extract:
    language = language_of(params.get("lang"))
    named = params.get("layers")
    layers = None if named is None else [part for part in named.split(",") if part]
    chosen = choose_features(
        shared_atlas(), voice_of(language), layers=layers, feature=params.get("feature") or None
    )
    return Extract(atlas=shared_atlas(), features=chosen, language=language)


def settled_order(ending: str, params: Mapping[str, str]) -> Order:
    """Return the order of parameters that were settled before, such as another order's."""
    costs = {PAGE: atlaspage.COST, **dict.fromkeys(PAPERS, PAPER_COST)}
    costs |= dict.fromkeys(DATA_FORMATS, _DATA_COST)
    cost = costs[ending] if ending in costs else IMAGE_FORMATS[ending].cost(params)
    return Order(ending=ending, params=tuple(params.items()), cost=cost)


def order_of(ending: str, params: Mapping[str, str]) -> Order:
    """Return the order that an address makes; raise KeruenError for what cannot be made.

    Only what makes a difference is kept of the parameters, so that equal files have equal
    orders.
    """
    refuse_unknown(params, voice_of(language_of(params.get("lang"))))
    if ending not in IMAGE_FORMATS:
        keys = atlaspage.START_KEYS if ending == PAGE else _DATA_KEYS
        kept = {key: params[key] for key in keys if key in params}
        _extract(kept)
        return settled_order(ending, kept)
    return settled_order(ending, IMAGE_FORMATS[ending].settle(params))
