"""Prove that one feature agrees with the records it names and with its neighbours."""

from collections.abc import Iterator

from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Feature

_DIAGONAL = 3.0
_FARTHER = 4


def _evidence_faults(atlas: Atlas, feature: Feature) -> Iterator[tuple[str, str]]:
    facts = feature.facts
    if not facts.quotes and not facts.context:
        yield "no quote, and not marked as context", "add a quote, or context and its origin"
    if facts.quotes and facts.context:
        yield "marked as context although it has quotes", "remove the mark or the quotes"
    for quote in facts.quotes:
        if quote not in atlas.quotes:
            yield f"quote {quote!r} leads nowhere", "add it to quotes.json or correct the id"
    for alias in facts.aliases:
        if alias.quote not in facts.quotes:
            yield f"alias {alias.text!r} names a quote that is not the feature's", "correct it"
        elif alias.quote in atlas.quotes and alias.text not in atlas.quotes[alias.quote].exact:
            yield (
                f"alias {alias.text!r} does not stand in {alias.quote}",
                "spell it as the quote does",
            )


def _peers(atlas: Atlas, feature: Feature) -> list[BaseGeometry]:
    """Return what a point should lie near: its line, or the other points of its countries."""
    line = atlas.features.get(feature.facts.along) if feature.facts.along else None
    if line is not None and line.is_line:
        return [line.geometry, line.geometry]
    shared = set(feature.facts.countries)
    return [
        other.geometry
        for other in atlas.features.values()
        if other.is_point and other.id != feature.id and shared & set(other.facts.countries)
    ]


def _swap_faults(atlas: Atlas, feature: Feature) -> Iterator[tuple[str, str]]:
    """Yield a fault for a point that would lie among its peers if its numbers were swapped.

    The second nearest peer counts, so that one misplaced peer accuses nobody else.
    """
    if not feature.is_point:
        return
    x, y = feature.geometry.x, feature.geometry.y
    peers = _peers(atlas, feature)
    if abs(x - y) < _DIAGONAL or len(peers) < 2:
        return
    here, there = (sorted(p.distance(q) for q in peers)[1] for p in (Point(x, y), Point(y, x)))
    if there * _FARTHER < here:
        yield f"[{x}, {y}] looks like latitude before longitude", "swap the two numbers"


def _reference_faults(atlas: Atlas, feature: Feature) -> Iterator[tuple[str, str]]:
    facts = feature.facts
    if facts.kind not in atlas.kinds:
        yield f"unknown kind {facts.kind!r}", "add it to vocabulary.json or correct it"
    elif feature.is_point and atlas.kinds[facts.kind].glyph is None:
        yield f"kind {facts.kind!r} has no glyph for a point", "give it one in vocabulary.json"
    line = atlas.features.get(facts.along) if facts.along else None
    if facts.along and not (feature.is_point and (line is None or line.is_line)):
        yield "lies along something although not both are point and line", "remove along"
    if feature.id in facts.related:
        yield "is related to itself", "remove its own id from related"
    for other in (*facts.related, *((facts.along,) if facts.along else ())):
        if other not in atlas.features:
            yield f"related feature {other!r} leads nowhere", "correct the id"
    origins = [origin.dataset for origin in facts.origins]
    gauge = [facts.gauge.origin] if facts.gauge else []
    stated = [facts.status.origin] if facts.status.origin else []
    for dataset in (*origins, *gauge, *stated):
        if dataset not in atlas.datasets:
            yield f"origin {dataset!r} leads nowhere", "add it to datasets.json"
    if not isinstance(facts.geometry_class, str) and len(facts.geometry_class) != len(
        feature.parts
    ):
        yield "as many geometry classes as parts are needed", "give one for each part, or one"
    if facts.offset and len(facts.offset) != len(feature.parts):
        yield "as many offsets as parts are needed", "give one for each part, or none"


def _status_faults(atlas: Atlas, feature: Feature) -> Iterator[tuple[str, str]]:
    status = feature.facts.status
    claims = {claim.id for claim in atlas.claims_of(feature) if claim.property == "status"}
    if status.value != "unknown" and status.claim is None and status.origin is None:
        yield "the status says not who claims it", "name a claim or another origin"
    if status.claim is not None and status.claim not in claims:
        yield f"status claim {status.claim!r} leads nowhere", "add a claim on this feature"


def _year_faults(feature: Feature) -> Iterator[tuple[str, str]]:
    years = feature.facts.years
    if years is not None and years[0] > years[1]:
        yield f"years {years} run backwards", "swap them"


def feature_faults(atlas: Atlas, feature: Feature) -> Iterator[tuple[str, str]]:
    """Yield (fault, remedy) for everything wrong with one feature among the others."""
    yield from _evidence_faults(atlas, feature)
    yield from _reference_faults(atlas, feature)
    yield from _status_faults(atlas, feature)
    yield from _year_faults(feature)
    yield from _swap_faults(atlas, feature)
