"""Find the place of the network that a name means, in any of the languages of the atlas."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from geo.faults import KeruenError
from geo.folding import fold
from geo.languages import LANGUAGES, Language
from geo.routing.network import Network, Place
from geo.search import Index, search
from geo.searchindex import Field, index_fields

_SUGGESTED: Final = 5
_LOOKED_AT: Final = 12
# Of places with one name the town is meant, then its station, then its port.
_RANK: Final = {kind: rank for rank, kind in enumerate(("town", "station", "port"))}


class UnknownPlaceError(KeruenError):
    """A name that means no place of the network, or several; `near` are ids that may be meant."""

    def __init__(self, wanted: str, near: tuple[str, ...], message: str) -> None:
        self.wanted, self.near = wanted, near
        super().__init__(message)


def _fields_of(place: Place) -> Iterator[Field]:
    own = ((place.id, None),)
    for language in LANGUAGES:
        text = place.names.in_language(language)
        yield Field(where="name", text=text, language=language, records=own)
    yield Field(where="name", text=place.names.local, records=own)
    yield Field(where="id", text=place.id, records=own)


@lru_cache(maxsize=4)
def index_of(network: Network) -> Index:
    """Return the index of a network's names, made once for each network."""
    fields = (field for place in network.places.values() for field in _fields_of(place))
    return index_fields(tuple(fields), frozenset())


def _all_names(place: Place) -> set[str]:
    texts = [place.names.in_language(language) for language in LANGUAGES]
    return {fold(text) for text in (*texts, place.names.local)}


def _unknown(network: Network, wanted: str, near: tuple[str, ...]) -> UnknownPlaceError:
    shown = ", ".join(f"{network.places[name].names.en} ({name})" for name in near)
    several = f"{wanted!r} may mean several places: {shown}" if near else ""
    return UnknownPlaceError(wanted, near, several or f"no place is called {wanted!r}")


def _best(places: list[Place]) -> Place | None:
    """Return the one place that a shared name means most plainly, or None."""
    ranks = [_RANK.get(place.kind, len(_RANK)) for place in places]
    if not places or ranks.count(min(ranks)) > 1:
        return None
    return places[ranks.index(min(ranks))]


def suggest_places(network: Network, typed: str, language: Language) -> tuple[Place, ...]:
    """Return the places that what was typed may mean, the likeliest first."""
    hits = search(index_of(network), typed, language, _LOOKED_AT)
    found = dict.fromkeys(hit.feature for hit in hits if hit.feature is not None)
    return tuple(network.places[name] for name in found)


def find_place(network: Network, wanted: str, language: Language = "en") -> Place:
    """Return the place of an id or a name, or raise UnknownPlaceError with suggestions.

    A name that is a place's whole name is meant before one that is only a part of it.
    """
    if wanted in network.places:
        return network.places[wanted]
    found = list(suggest_places(network, wanted, language))
    whole = [place for place in found if fold(wanted) in _all_names(place)]
    meant = _best(whole) or (found[0] if len(found) == 1 and not whole else None)
    if meant is None:
        near = tuple(place.id for place in (whole or found)[:_SUGGESTED])
        raise _unknown(network, wanted, near)
    return meant
