"""Where documents disagree, with one another or with themselves, and where they agree."""

from collections.abc import Iterator

from geo.atlas import Atlas, Feature
from geo.dispute import Dispute


def disputes_of(atlas: Atlas, feature: Feature) -> Iterator[Dispute]:
    """Yield the disagreements in which a feature stands, then the agreements."""
    about = [dispute for dispute in atlas.disputes if feature.id in dispute.features]
    yield from sorted(about, key=lambda dispute: dispute.is_agreement)


def documents_of(atlas: Atlas, dispute: Dispute) -> tuple[str, ...]:
    """Return the ids of the documents that speak in a dispute, each once."""
    quotes = (quote for side in dispute.sides for quote in side.quotes)
    return tuple(dict.fromkeys(atlas.quotes[quote].source for quote in quotes))
