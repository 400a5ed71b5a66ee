"""Questions about places: find one on the map, name the one shown, order those on a line."""

from collections.abc import Iterator
from functools import lru_cache
from random import Random

from geo.atlas import Feature
from geo.folding import fold
from geo.measure import KilometrePost, distance_km
from geo.quiz.pool import Pool, is_spot
from geo.quiz.question import Question

_ROUNDS = 3
_GAP_KM = 15.0
_CROWD = 3


def _name(pool: Pool, feature: Feature) -> str:
    return fold(feature.facts.names.in_language(pool.language))


def _apart(one: Feature, other: Feature) -> float:
    here, there = one.geometry, other.geometry
    return distance_km((here.x, here.y), (there.x, there.y))


def spots(pool: Pool) -> Iterator[tuple[str, str]]:
    """Yield (layer, id) of each place of the topics that quotes speak of, each name once."""
    names: set[str] = set()
    for feature in pool.features:
        if is_spot(feature) and pool.backing(feature) and _name(pool, feature) not in names:
            names.add(_name(pool, feature))
            yield feature.layer, feature.id


def find_question(pool: Pool, subject: str, rng: Random) -> Question | None:
    """Ask where a place is; the answer is its own position."""
    rng.random()
    return Question(
        kind="find",
        subject=subject,
        quotes=pool.backing(pool.atlas.features[subject]),
        full_km=pool.degree.full_km,
        zero_km=pool.degree.zero_km,
    )


@lru_cache(maxsize=1024)
def _others(pool: Pool, subject: str) -> tuple[Feature, ...]:
    """Return places that could be taken for the subject, the likeliest first."""
    feature = pool.atlas.features[subject]
    names, found = {_name(pool, feature)}, []
    far = [other for other in pool.spots if _apart(feature, other) >= pool.degree.apart_km]
    facts = feature.facts

    def unlike(other: Feature) -> tuple[bool, bool, float]:
        kind = other.facts.kind != facts.kind
        return kind, not set(other.facts.countries) & set(facts.countries), _apart(feature, other)

    for other in sorted(far, key=unlike):
        if _name(pool, other) not in names:
            names.add(_name(pool, other))
            found.append(other)
    return tuple(found)


def name_question(pool: Pool, subject: str, rng: Random) -> Question | None:
    """Ask for the name of a place; the wrong ones are of its kind and region, not beside it."""
    feature, wanted = pool.atlas.features[subject], pool.degree.options - 1
    near = [other.id for other in _others(pool, subject)[: wanted * _CROWD]]
    if len(near) < wanted:
        return None
    options = [subject, *rng.sample(near, wanted)]
    rng.shuffle(options)
    return Question(
        kind="name",
        subject=subject,
        options=tuple(options),
        answer=(options.index(subject),),
        quotes=pool.backing(feature),
    )


def lines(pool: Pool) -> Iterator[tuple[str, str]]:
    """Yield (line, line) some times for each quoted line on which enough places lie."""
    for feature in pool.features:
        if not feature.is_line or not pool.proven(feature.facts.quotes):
            continue
        if len(pool.posts(feature.id)) > pool.degree.stations:
            yield from [(feature.id, feature.id)] * _ROUNDS


def order_question(pool: Pool, subject: str, rng: Random) -> Question | None:
    """Ask for the order of stops along a line, well apart, from its first stop on."""
    first, *posts = pool.posts(subject)
    rng.shuffle(posts)
    chosen: list[KilometrePost] = []
    names = {_name(pool, first.feature)}
    for post in posts:
        clear = all(abs(post.km - other.km) >= _GAP_KM for other in chosen)
        if clear and _name(pool, post.feature) not in names and len(chosen) < pool.degree.stations:
            chosen.append(post)
            names.add(_name(pool, post.feature))
    if len(chosen) < pool.degree.stations:
        return None
    right = [post.feature.id for post in sorted(chosen, key=lambda post: post.km)]
    options = _mixed(right, rng)
    return Question(
        kind="order",
        subject=subject,
        options=tuple(options),
        start=first.feature.id,
        answer=tuple(options.index(stop) for stop in right),
        quotes=pool.proven(pool.atlas.features[subject].facts.quotes),
    )


def _mixed(right: list[str], rng: Random) -> list[str]:
    """Return the stops in another order than the right one or its reverse."""
    options = list(right)
    while options in (right, right[::-1]):
        rng.shuffle(options)
    return options
