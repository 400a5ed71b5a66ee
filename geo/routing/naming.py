"""Find the place of the network that a name means, in any of the languages of the atlas."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from rapidfuzz import fuzz, process

from geo.faults import KeruenError
from geo.folding import fold
from geo.languages import LANGUAGES, Language
from geo.routing.network import Network, Place
from geo.search import Index, search
from geo.searchindex import Field, index_fields
from geo.text import voice_of

_SUGGESTED: Final = 5
_LOOKED_AT: Final = 12
# How alike, of a hundred, a name and what was typed are where it is meant, and where it is near.
_ALIKE: Final = 75.0
_NEARLY: Final = 72.0
Sort = Literal["unknown", "several", "country"]
# Of places with one name the town is meant, then its station, then its port.
_RANK: Final = {kind: rank for rank, kind in enumerate(("town", "station", "port"))}


class UnknownPlaceError(KeruenError):
    """A name that means no place of the network, or several; `near` are ids that may be meant."""

    def __init__(
        self, wanted: str, near: tuple[str, ...], message: str, *, sort: Sort = "unknown"
    ) -> None:
        self.wanted, self.near, self.sort = wanted, near, sort
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


def _fault(network: Network, wanted: str, near: tuple[str, ...], sort: Sort) -> UnknownPlaceError:
    shown = ", ".join(f"{network.places[name].names.en} ({name})" for name in near)
    said = {
        "unknown": f"no place is called {wanted!r}" + (f"; near it are {shown}" if near else ""),
        "several": f"{wanted!r} may mean several places: {shown}",
        "country": f"{wanted!r} is a country: choose a place in it, such as {shown}",
    }[sort]
    return UnknownPlaceError(wanted, near, said, sort=sort)


@lru_cache(maxsize=4)
def _countries(network: Network) -> dict[str, str]:
    """Return the codes of the network's countries by their folded names in every language."""
    codes = {code for place in network.places.values() for code in place.countries}
    return {fold(voice_of(one).country(code)): code for one in LANGUAGES for code in codes}


def _places_in(network: Network, code: str) -> tuple[str, ...]:
    """Return the towns and ports of a country that most lines meet at."""
    inside = [p for p in network.places.values() if p.countries == (code,)]
    inside.sort(key=lambda p: (p.kind not in {"town", "port"}, -len(network.at[p.id]), p.id))
    return tuple(place.id for place in inside[:_SUGGESTED])


def _is_meant(place: Place, wanted: str) -> bool:
    """Whether a name of the place begins with what is wanted, or is nearly that."""
    typed = fold(wanted)
    words = (word for name in _all_names(place) for word in (name, *name.split()))
    return any(word.startswith(typed) or fuzz.ratio(typed, word) >= _ALIKE for word in words)


def _alike(network: Network, wanted: str) -> tuple[str, ...]:
    """Return the places whose names come nearest to what is wanted."""
    names = {name: place.id for place in network.places.values() for name in _all_names(place)}
    found = process.extract(
        fold(wanted), list(names), scorer=fuzz.WRatio, limit=_LOOKED_AT, score_cutoff=_NEARLY
    )
    return tuple(dict.fromkeys(names[name] for name, _, _ in found))[:_SUGGESTED]


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
    if (code := _countries(network).get(fold(wanted))) is not None:
        raise _fault(network, wanted, _places_in(network, code), "country")
    found = list(suggest_places(network, wanted, language))
    whole = [place for place in found if fold(wanted) in _all_names(place)]
    alone = len(found) == 1 and not whole and _is_meant(found[0], wanted)
    meant = _best(whole) or (found[0] if alone else None)
    if meant is not None:
        return meant
    near = tuple(place.id for place in (whole or found)[:_SUGGESTED])
    if near:
        raise _fault(network, wanted, near, "several")
    raise _fault(network, wanted, _alike(network, wanted), "unknown")
