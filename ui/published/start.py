"""What a published page shows when it is opened without an address."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.faults import KeruenError
from geo.languages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """The state at first: as in the app's address, None where it is the usual one.

    `view` is latitude, longitude and zoom with commas between them, as in the address.
    """

    feature: str | None = None
    layers: tuple[str, ...] | None = None
    view: str | None = None
    year: str | None = None


def start_search(atlas: Atlas, languages: Sequence[Language], start: Start) -> str:
    """Return the search part of the first address, or raise KeruenError for what is unknown."""
    if start.feature is not None:
        atlas.feature(start.feature)
    known = [layer.info.id for layer in atlas.layers]
    if strange := [name for name in start.layers or () if name not in known]:
        raise KeruenError(f"no layer {', '.join(strange)}; the atlas has {', '.join(known)}")
    given = {field.name: getattr(start, field.name) for field in fields(start)}
    given["layers"] = ",".join(start.layers) if start.layers is not None else None
    given["lang"] = languages[0] if languages[0] != "en" else None
    return urlencode({k: v for k, v in given.items() if v is not None}, safe=",")
