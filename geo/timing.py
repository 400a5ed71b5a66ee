"""When a feature is spoken of: the years that its claims give, as they give them."""

from geo.atlas import Atlas, Feature

_FOR_GOOD = 9999


def years_of(atlas: Atlas, feature: Feature) -> tuple[tuple[int, int], ...]:
    """Return the (first, last) years of the feature and of its dated claims; none if undated.

    A claim of something that begins, such as an opening, holds from its year on.
    """
    if feature.own is not None:
        return (feature.own.years,) if feature.own.years else ()
    spans = [feature.facts.years] if feature.facts.years else []
    for claim in atlas.claims_of(feature):
        if claim.years is None:
            continue
        first, last = claim.years
        spans.append((first, _FOR_GOOD if atlas.properties[claim.property].begins else last))
    return tuple(dict.fromkeys(spans))


def is_partly_undated(atlas: Atlas, feature: Feature) -> bool:
    """Whether something is said of the feature without a year: it may hold in any."""
    undated = any(claim.years is None for claim in atlas.claims_of(feature))
    return undated and feature.facts.years is None


def lasting(atlas: Atlas, feature: Feature) -> tuple[int, int | None] | None:
    """Return the first and last year of what is dated of the feature; None: undated.

    The last year is None where something began that still holds.
    """
    spans = years_of(atlas, feature)
    if not spans:
        return None
    last = max(end for _, end in spans)
    return min(begin for begin, _ in spans), None if last == _FOR_GOOD else last
