"""Prove that disagreements and figures agree with the records that they rest on."""

from collections.abc import Iterator

from geo.atlas import Atlas
from geo.dispute import Dispute
from geo.faults import Fault
from geo.tradefigures import TradeFigure


def _dispute_faults(atlas: Atlas, dispute: Dispute) -> Iterator[tuple[str, str]]:
    quotes = {quote for side in dispute.sides for quote in side.quotes}
    for quote in sorted(quotes - set(atlas.quotes)):
        yield f"quote {quote!r} leads nowhere", "correct the id"
    for name in dispute.features:
        feature = atlas.features.get(name)
        if feature is None:
            yield f"feature {name!r} leads nowhere", "correct the id"
        elif not quotes & set(feature.facts.quotes):
            yield f"{name} has none of its quotes", "name the features that the quotes support"
    if not dispute.features:
        yield "no feature", "name what the documents disagree about"
    for check in dispute.checks:
        unit = getattr(check, "unit", None)
        if unit is not None and unit not in atlas.units:
            yield f"unknown unit {unit!r}", "add it to vocabulary.json"


def _figure_faults(atlas: Atlas, figure: TradeFigure) -> Iterator[tuple[str, str]]:
    for quote in (figure.quote, figure.period.stated_in):
        if quote is not None and quote not in atlas.quotes:
            yield f"quote {quote!r} leads nowhere", "correct the id"
    if figure.unit not in atlas.units:
        yield f"unknown unit {figure.unit!r}", "add it to vocabulary.json"
    for word in (figure.direction, figure.basis):
        if word not in atlas.values:
            yield f"unknown value {word!r}", "add it to vocabulary.json"


def claim_faults(atlas: Atlas) -> Iterator[Fault]:
    """Yield every fault of the disagreements and of the figures."""
    for dispute in atlas.disputes:
        for fault, remedy in _dispute_faults(atlas, dispute):
            yield Fault(file="disagreements.json", record=dispute.id, fault=fault, remedy=remedy)
    for figure in atlas.figures:
        for fault, remedy in _figure_faults(atlas, figure):
            yield Fault(file="figures.json", record=figure.id, fault=fault, remedy=remedy)
