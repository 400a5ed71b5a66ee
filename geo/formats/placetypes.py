"""The atlas's kinds in the vocabularies of gazetteers; kinds that name no place are left out.

Feature classes are those of GeoNames; the numbers are concepts of the Getty Art and
Architecture Thesaurus, out of the list that the Linked Places repository recommends.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceType:
    """GeoNames feature classes, and an AAT concept where one means the same."""

    classes: tuple[str, ...]
    aat: int | None = None
    term: str | None = None


_AREA = PlaceType(classes=("L",))
_LINE = PlaceType(classes=("R",))
_SITE = PlaceType(classes=("S",))

PLACE_TYPES: Final[dict[str, PlaceType]] = {
    "state": PlaceType(classes=("A",), aat=300232420, term="sovereign state"),
    "region": PlaceType(classes=("A", "L")),
    "capital": PlaceType(classes=("P",), aat=300008389, term="city"),
    "sea": PlaceType(classes=("H",), aat=300008694, term="sea"),
    "canal": PlaceType(classes=("H",), aat=300006075, term="canal"),
    "coast": _AREA,
    "safe-zone": _AREA,
    "port": PlaceType(classes=("L",), aat=300120599, term="port"),
    "oil-field": PlaceType(classes=("L",), aat=300000401, term="oil field"),
    "railway": PlaceType(classes=("R",), aat=300008591, term="railroad"),
    "rail-corridor": PlaceType(classes=("R",), aat=300265365, term="route"),
    "transport-corridor": PlaceType(classes=("R",), aat=300265365, term="route"),
    "trade-route": PlaceType(classes=("R",), aat=300265366, term="trade route"),
    "transport-network": _LINE,
    "oil-pipeline": _LINE,
    "gas-pipeline": _LINE,
    "oil-and-gas-pipelines": _LINE,
    "junction": _LINE,
    "station": _SITE,
    "border-crossing": _SITE,
    "terminal": _SITE,
    "embassy": _SITE,
    "consulate": _SITE,
    "cultural-post": _SITE,
    "cultural-centre": _SITE,
    "residence": _SITE,
    "headquarters": _SITE,
    "library": _SITE,
    "university": PlaceType(classes=("S",), aat=300006617, term="university"),
    "plant": _SITE,
}
