"""Prove that the records of an atlas agree with one another."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.atlas import Atlas, Feature
from geo.claimfaults import claim_faults
from geo.coverage import coverage_faults
from geo.faults import Fault
from geo.glyphs import GLYPHS
from geo.model import Dataset, Quote
from geo.networkfaults import network_faults
from geo.reading import UNREAD, read_json

_DIAGONAL = 3.0
_FARTHER = 4


def _fault(file: str, record: str, fault: str, remedy: str) -> Fault:
    return Fault(file=file, record=record, fault=fault, remedy=remedy)


def _duplicates(file: str, ids: Iterable[str]) -> Iterator[Fault]:
    for name, count in Counter(ids).items():
        if count > 1:
            yield _fault(file, name, f"the id stands {count} times", "give each record its own id")


def _feature_duplicates(atlas: Atlas) -> Iterator[Fault]:
    files: dict[str, list[str]] = {}
    for layer in atlas.layers:
        for feature in layer.features:
            files.setdefault(feature.id, []).append(layer.file)
    for name, where in files.items():
        if len(where) > 1:
            fault = f"the id stands {len(where)} times ({', '.join(sorted(set(where)))})"
            yield _fault(where[0], name, fault, "give each feature its own id")


def _vocabulary_faults(atlas: Atlas) -> Iterator[Fault]:
    for term in atlas.kinds.values():
        if term.glyph is not None and term.glyph not in GLYPHS:
            fault = f"unknown glyph {term.glyph!r}"
            yield _fault("vocabulary.json", term.id, fault, f"use one of {', '.join(GLYPHS)}")


def follows_from(fault: Fault, known: tuple[Fault, ...]) -> bool:
    """Whether a fault may only be there because a record of `known` could not be read."""
    if not known:
        return False
    names = {repr(unread.record) for unread in known} | {f"source {f.record}" for f in known}
    if any(name in fault.fault for name in names):
        return True
    whole = any(unread.record in {"the file", "layer header"} for unread in known)
    hanging = ("supports no", "supports nothing", "leads nowhere", "no feature")
    return fault.fault.startswith(hanging[:2]) or (
        whole and any(words in fault.fault for words in hanging)
    )


def basemap_faults(folder: Path) -> list[Fault]:
    """List what is wrong with the base map's lines: it must be there and be whole."""
    path = folder / "basemap" / "natural-earth.json"
    faults: list[Fault] = []
    raw = read_json(path, faults)
    needed = {"land", "lakes", "borders", "disputed"}
    if raw is not UNREAD and not (isinstance(raw, dict) and needed <= set(raw)):
        remedy = "make it anew with scripts/extract_basemap.py"
        faults.append(_fault(path.name, "the file", f"lacks one of {sorted(needed)}", remedy))
    return faults


def _layer_faults(atlas: Atlas) -> Iterator[Fault]:
    for layer in atlas.layers:
        for dataset in layer.info.attribution:
            if dataset not in atlas.datasets:
                yield _fault(
                    layer.file,
                    "layer header",
                    f"attribution {dataset!r} leads nowhere",
                    "add it to datasets.json",
                )


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


def _claim_faults(atlas: Atlas) -> Iterator[Fault]:
    for claim in atlas.claims:
        feature = atlas.features.get(claim.feature)
        if feature is None:
            yield _fault("claims.json", claim.id, f"no feature {claim.feature!r}", "correct it")
        elif claim.quote not in feature.facts.quotes:
            fault = f"quote {claim.quote!r} is not one of the feature's"
            yield _fault("claims.json", claim.id, fault, "add it to the feature's quotes")
        if claim.property not in atlas.properties:
            fault = f"unknown property {claim.property!r}"
            yield _fault("claims.json", claim.id, fault, "add it to vocabulary.json")
        if claim.years is not None and claim.years[0] > claim.years[1]:
            yield _fault("claims.json", claim.id, f"years {claim.years} run backwards", "swap them")
        if claim.unit is not None and claim.unit not in atlas.units:
            fault = f"unknown unit {claim.unit!r}"
            yield _fault("claims.json", claim.id, fault, "add it to vocabulary.json")


def _quote_faults(atlas: Atlas, quotes: Iterable[Quote]) -> Iterator[Fault]:
    sources = {source.id: source for source in atlas.sources}
    used = {quote for feature in atlas.features.values() for quote in feature.facts.quotes}
    for quote in quotes:
        source = sources.get(quote.source)
        if source is None:
            fault = f"source {quote.source!r} leads nowhere"
            yield _fault("quotes.json", quote.id, fault, "add it to sources.json")
        elif quote.end > source.characters:
            fault = f"ends at {quote.end}, after the document's {source.characters} characters"
            yield _fault("quotes.json", quote.id, fault, "correct start and end")
        if quote.end - quote.start != len(quote.exact):
            fault = f"{quote.end - quote.start} characters by position, {len(quote.exact)} by text"
            yield _fault("quotes.json", quote.id, fault, "copy words and position together")
        for language in {"en", "ru"} - set(quote.translations):
            fault = f"no translation into {language!r}"
            yield _fault("quotes.json", quote.id, fault, "add one")
        if quote.id not in used:
            yield _fault("quotes.json", quote.id, "supports no feature", "tie it to one")


def consistency_faults(
    atlas: Atlas, quotes: tuple[Quote, ...], datasets: tuple[Dataset, ...]
) -> list[Fault]:
    """List every place where records contradict or miss one another."""
    faults = [
        *_feature_duplicates(atlas),
        *_duplicates("layer headers", (layer.info.id for layer in atlas.layers)),
        *_duplicates("basemap/places.json", (place.id for place in atlas.places)),
        *_vocabulary_faults(atlas),
        *_duplicates("quotes.json", (quote.id for quote in quotes)),
        *_duplicates("claims.json", (claim.id for claim in atlas.claims)),
        *_duplicates("sources.json", (source.id for source in atlas.sources)),
        *_duplicates("datasets.json", (dataset.id for dataset in datasets)),
        *_layer_faults(atlas),
        *_quote_faults(atlas, quotes),
        *_claim_faults(atlas),
        *_duplicates("disagreements.json", (dispute.id for dispute in atlas.disputes)),
        *_duplicates("figures.json", (figure.id for figure in atlas.figures)),
        *claim_faults(atlas),
        *coverage_faults(atlas),
        *network_faults(atlas, datasets),
    ]
    for feature in atlas.features.values():
        found = (
            *_evidence_faults(atlas, feature),
            *_reference_faults(atlas, feature),
            *_status_faults(atlas, feature),
            *_swap_faults(atlas, feature),
        )
        faults.extend(
            _fault(atlas.layer(feature.layer).file, feature.id, fault, remedy)
            for fault, remedy in found
        )
    faults.extend(
        _fault("atlas.json", "first", f"no feature {first!r}", "correct it")
        for first in atlas.info.first
        if first not in atlas.features
    )
    return faults
