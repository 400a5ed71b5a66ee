"""Questions about places: find one on the map, name the one shown, order those on a line."""

from collections.abc import Iterator
from random import Random

from geo.measure import KilometrePost
from geo.quiz.likeness import names_of, wrong_names
from geo.quiz.pool import Pool, is_spot
from geo.quiz.question import Question

_ROUNDS = 3
_GAP_KM = 15.0


def spots(pool: Pool) -> Iterator[tuple[str, str]]:
    """Yield (layer, id) of each place of the topics that has quotes, each name once."""
    names: set[str] = set()
    for feature in pool.features:
        quoted = is_spot(feature) and pool.proven(feature.facts.quotes)
        if quoted and names.isdisjoint(names_of(feature)):
            names |= names_of(feature)
            yield feature.layer, feature.id


def find_question(pool: Pool, subject: str, rng: Random) -> Question | None:
    """Ask where a place is; the answer is its own position."""
    rng.random()
    return Question(
        kind="find",
        subject=subject,
        quotes=pool.proven(pool.atlas.features[subject].facts.quotes),
        full_km=pool.degree.full_km,
        zero_km=pool.degree.zero_km,
    )


def name_question(pool: Pool, subject: str, rng: Random) -> Question | None:
    """Ask for the name of a place; the wrong ones are of its kind and region, not beside it."""
    feature = pool.atlas.features[subject]
    wrong = wrong_names(pool, feature, rng)
    if not wrong:
        return None
    options = [subject, *wrong]
    rng.shuffle(options)
    return Question(
        kind="name",
        subject=subject,
        options=tuple(options),
        answer=(options.index(subject),),
        quotes=pool.proven(feature.facts.quotes),
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
    names = set(names_of(first.feature))
    for post in posts:
        clear = all(abs(post.km - other.km) >= _GAP_KM for other in chosen)
        if (
            clear
            and names.isdisjoint(names_of(post.feature))
            and len(chosen) < pool.degree.stations
        ):
            chosen.append(post)
            names |= names_of(post.feature)
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
