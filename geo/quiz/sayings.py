"""Questions about quotes: which document, which language, which statement is set against it."""

from collections.abc import Iterator
from random import Random

from geo.dispute import Dispute
from geo.model import Quote
from geo.quiz.hints import quotes_naming_their_document
from geo.quiz.pool import Pool
from geo.quiz.question import Question
from geo.quiz.tongues import look_alikes
from geo.scripts import quote_languages

_LEAST = 25
_LEAST_OPTIONS = 3
_ROUNDS = 2
_COMPARED = frozenset({"values", "status", "statement", "tension"})


def _one_of(options: list[str], right: str, rng: Random) -> tuple[tuple[str, ...], tuple[int]]:
    mixed = [right, *options]
    rng.shuffle(mixed)
    return tuple(mixed), (mixed.index(right),)


def documents(pool: Pool) -> Iterator[tuple[str, str]]:
    """Yield (document, quote) of each quote that does not name its document."""
    telling = quotes_naming_their_document(pool.atlas)
    for quote in pool.quotes:
        long_enough = len(quote.exact) >= _LEAST
        if long_enough and pool.can_read(quote) and quote.id not in telling:
            yield quote.source, quote.id


def document_question(pool: Pool, subject: str, rng: Random) -> Question | None:
    """Ask which document says this.

    In its own words only beside documents of the same language; else in the reader's
    language alone, so that the language does not tell. Both happen to any document.
    """
    quote = pool.atlas.quotes[subject]
    own = quote_languages(pool.atlas)[subject]
    ids = [source.id for source in pool.atlas.sources if source.id != quote.source]
    alike = [name for name in ids if pool.atlas.source(name).language == own]
    translated = rng.random() < 0.5 or len(alike) < _LEAST_OPTIONS - 1
    others = ids if translated else alike
    if len(others) < _LEAST_OPTIONS - 1:
        return None
    wrong = rng.sample(others, min(pool.degree.options - 1, len(others)))
    options, answer = _one_of(wrong, quote.source, rng)
    return Question(
        kind="document",
        subject=subject,
        options=options,
        answer=answer,
        quotes=(subject,),
        translated=translated,
    )


def tongues(pool: Pool) -> Iterator[tuple[str, str]]:
    """Yield (language, quote) of each quote that is long enough to tell its language.

    In a class of several languages somebody reads it as their own; all are asked it all the same.
    """
    for quote in pool.quotes:
        if len(quote.exact) >= _LEAST:
            yield quote_languages(pool.atlas)[quote.id], quote.id


def language_question(pool: Pool, subject: str, rng: Random) -> Question | None:
    """Ask in which language a quote is; the wrong ones are written in the same script."""
    language = quote_languages(pool.atlas)[subject]
    others = look_alikes(pool.atlas, language)
    if len(others) < _LEAST_OPTIONS - 1:
        return None
    wanted = min(pool.degree.options - 1, len(others))
    wrong = [others[0], *rng.sample(others[1:], wanted - 1)]
    options, answer = _one_of(wrong, language, rng)
    return Question(
        kind="language", subject=subject, options=options, answer=answer, quotes=(subject,)
    )


def _sides(pool: Pool, dispute: Dispute) -> list[list[str]]:
    """Return the readable verified quotes of each side that has any."""
    quotes = pool.atlas.quotes
    sides = [
        [name for name in pool.proven(side.quotes) if pool.can_read(quotes[name])]
        for side in dispute.sides
    ]
    return [side for side in sides if side]


def disagreements(pool: Pool) -> Iterator[tuple[str, str]]:
    """Yield (disagreement, disagreement) some times for each with two sides that can be read."""
    for dispute in pool.disputes:
        if dispute.kind in _COMPARED and len(_sides(pool, dispute)) > 1:
            yield from [(dispute.id, dispute.id)] * _ROUNDS


def _overlap(one: Quote, other: Quote) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def _bystanders(pool: Pool, dispute: Dispute, shown: str, right: str) -> list[str]:
    """Return quotes on the same things that no disagreement sets against `shown`."""
    atlas = pool.atlas
    disputes = [d for d in atlas.disputes if not d.is_agreement]
    against = {q for d in disputes for side in d.sides for q in side.quotes if _has(d, shown)}
    inside = {name for side in dispute.sides for name in side.quotes}
    near = [atlas.features[name] for name in dispute.features]
    layers = {feature.layer for feature in near}
    wider = [f for f in atlas.features.values() if f.layer in layers]
    found = dict.fromkeys(
        q for feature in (*near, *wider) for q in pool.proven(feature.facts.quotes)
    )
    kept = (atlas.quotes[name] for name in pool.proven(found) if name not in against | inside)
    pair = (atlas.quotes[shown], atlas.quotes[right])
    return [q.id for q in kept if pool.can_read(q) and not any(_overlap(q, p) for p in pair)]


def _has(dispute: Dispute, quote: str) -> bool:
    return any(quote in side.quotes for side in dispute.sides)


def contradiction_question(pool: Pool, subject: str, rng: Random) -> Question | None:
    """Ask which statement the atlas sets against another, among others on the same things."""
    dispute = next(d for d in pool.disputes if d.id == subject)
    one, other = rng.sample(_sides(pool, dispute), 2)
    shown, right = rng.choice(one), rng.choice([q for q in other if q not in one] or [""])
    wanted = min(pool.degree.options, 4) - 1
    if not right or _overlap(pool.atlas.quotes[shown], pool.atlas.quotes[right]):
        return None
    near = _bystanders(pool, dispute, shown, right)[: 4 * wanted]
    if len(near) < wanted:
        return None
    options, answer = _one_of(rng.sample(near, wanted), right, rng)
    return Question(
        kind="contradicts",
        subject=shown,
        options=options,
        answer=answer,
        quotes=(shown, right),
        dispute=subject,
    )
