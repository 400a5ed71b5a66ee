"""Wrong names for a place: of its layer, kind and region, so that the right one never stands out.

Of every layer there are at least two options, and whatever word of its kind the right name
holds, another name holds too: in every language, so that all readers can be asked the same.
"""

from collections.abc import Callable
from functools import lru_cache
from random import Random

from geo.atlas import Atlas, Feature
from geo.folding import fold
from geo.languages import LANGUAGES, Language
from geo.measure import distance_km
from geo.quiz.hints import stems_of
from geo.quiz.pool import Pool, is_spot

_CROWD = 3
_PAIR = 2
_WHOLE = 4


@lru_cache(maxsize=2048)
def names_of(feature: Feature) -> frozenset[str]:
    """Return a feature's folded names: two places that share one are one option to somebody."""
    return frozenset(fold(feature.facts.names.in_language(language)) for language in LANGUAGES)


def _apart(one: Feature, other: Feature) -> float:
    here, there = one.geometry, other.geometry
    return distance_km((here.x, here.y), (there.x, there.y))


@lru_cache(maxsize=16)
def _kind_words(atlas: Atlas, language: Language) -> frozenset[str]:
    kinds = {f.facts.kind for f in atlas.features.values() if is_spot(f)}
    labels = (atlas.kinds[kind].label.in_language(language) for kind in sorted(kinds))
    return frozenset(stem for label in labels for stem in stems_of(label))


@lru_cache(maxsize=8192)
def _held(name: str, stems: frozenset[str]) -> frozenset[str]:
    """Return the stems with which words of a folded name begin; short ones are whole words."""
    words = name.split()
    longer = (stem for stem in stems if len(stem) >= _WHOLE)
    begun = {stem for stem in longer if any(word.startswith(stem) for word in words)}
    return stems.intersection(words) | begun


def kind_words(atlas: Atlas, feature: Feature, language: Language) -> frozenset[str]:
    """Return the words of a feature's name in `language` that say what kind of thing it is."""
    return _held(fold(feature.facts.names.in_language(language)), _kind_words(atlas, language))


def _alike(atlas: Atlas, one: Feature, other: Feature) -> bool:
    """Whether the names of two features say the same of their kinds, whoever reads them."""
    return all(kind_words(atlas, one, own) == kind_words(atlas, other, own) for own in LANGUAGES)


@lru_cache(maxsize=1024)
def _others(pool: Pool, subject: Feature) -> tuple[Feature, ...]:
    """Return places of other names, not beside the subject, the likeliest first."""
    names, found = set(names_of(subject)), []
    far = [other for other in pool.spots if _apart(subject, other) >= pool.degree.apart_km]
    facts = subject.facts

    def unlike(other: Feature) -> tuple[bool, bool, bool, float]:
        kind, layer = other.facts.kind != facts.kind, other.layer != subject.layer
        abroad = not set(other.facts.countries) & set(facts.countries)
        return kind, layer, abroad, _apart(subject, other)

    for other in sorted(far, key=unlike):
        if names.isdisjoint(names_of(other)):
            names |= names_of(other)
            found.append(other)
    return tuple(found)


def _picked(
    places: list[Feature], wanted: int, rng: Random, fits: Callable[[Feature], bool]
) -> list[Feature]:
    """Return some of the likeliest places, one that fits among them if there is one."""
    chosen = rng.sample(places[: wanted * _CROWD], wanted)
    if not any(map(fits, chosen)) and (fitting := list(filter(fits, places))):
        chosen[0] = rng.choice(fitting[:_CROWD])
    return chosen


def _one_layer(places: list[Feature], least: int) -> list[Feature]:
    """Return the places of the likeliest layer that has enough of them; none if none has."""
    layers: dict[str, list[Feature]] = {}
    for place in places:
        layers.setdefault(place.layer, []).append(place)
    return next((group for group in layers.values() if len(group) >= least), [])


def wrong_names(pool: Pool, subject: Feature, rng: Random) -> list[str]:
    """Return ids of places to be taken for the subject; none where it would stand out."""
    others, wanted = _others(pool, subject), pool.degree.options - 1

    def alike(place: Feature) -> bool:
        return _alike(pool.atlas, place, subject)

    home = [place for place in others if place.layer == subject.layer]
    known = wanted if len(home) >= wanted else min(len(home), wanted - _PAIR)
    if known < 1:
        return []
    chosen = _picked(home, known, rng, alike)
    if missing := wanted - known:
        away = [place for place in others if place.layer != subject.layer]
        near = _one_layer(list(filter(alike, away)), missing) or _one_layer(away, missing)
        chosen += _picked(near, missing, rng, alike) if near else []
    enough = len(chosen) == wanted and any(map(alike, chosen))
    return [place.id for place in chosen] if enough else []
