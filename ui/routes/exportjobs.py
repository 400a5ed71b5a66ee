"""What the export route makes of an address; it is made in a process of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from geo.faults import KeruenError
from geo.formats.choosing import choose_features
from geo.formats.datafiles import DATA_FORMATS
from geo.formats.extract import Extract
from geo.languages import language_of
from geo.load import shared_atlas
from geo.text import voice_of

Params = tuple[tuple[str, str], ...]
TYPES: Final = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    **{ending: kind.media_type for ending, kind in DATA_FORMATS.items()},
}
_DATA_KEYS: Final = ("feature", "lang", "layers")


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
    def is_data(self) -> bool:
        """Whether the file is data and not an image."""
        return self.ending in DATA_FORMATS

    def make(self) -> bytes:
        """Return the file; raise KeruenError for what cannot be made."""
        if self.is_data:
            return DATA_FORMATS[self.ending].write(_extract(dict(self.params)))
        return _stub(self.ending, dict(self.params))


def _extract(params: Mapping[str, str]) -> Extract:
    language = language_of(params.get("lang"))
    named = params.get("layers")
    layers = None if named is None else [part for part in named.split(",") if part]
    chosen = choose_features(
        shared_atlas(), voice_of(language), layers=layers, feature=params.get("feature") or None
    )
    return Extract(atlas=shared_atlas(), features=chosen, language=language)


def _stub(ending, params):
    import io, time
    from PIL import Image, ImageDraw

    dpi = float(params.get("dpi", 150))
    im = Image.new("RGB", (round(297 / 25.4 * dpi), round(210 / 25.4 * dpi)), "#ddeedd")
    ImageDraw.Draw(im).text((20, 20), str(params), fill="black")
    time.sleep(1.5)
    b = io.BytesIO()
    im.save(b, "PNG" if ending != "pdf" else "PDF")
    return b.getvalue()


def order_of(ending: str, params: Mapping[str, str]) -> Order:
    """Return the order that an address makes; raise KeruenError for what cannot be made."""
    if ending not in DATA_FORMATS:
        return Order(ending=ending, params=tuple(params.items()), cost=1.0)
    kept = tuple((key, params[key]) for key in _DATA_KEYS if key in params)
    _extract(dict(kept))
    return Order(ending=ending, params=kept, cost=1.0)
