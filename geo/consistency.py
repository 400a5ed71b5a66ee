"""Prove that the records of an atlas agree with one another."""

from collections import Counter
from collections.abc import Iterable, Iterator

from geo.atlas import Atlas
from geo.claimfaults import claim_faults
from geo.claimrules import claim_faults_of
from geo.coverage import coverage_faults
from geo.faults import Fault
from geo.featurefaults import feature_faults
from geo.glyphs import GLYPHS
from geo.model import Dataset, Quote
from geo.networkfaults import network_faults
from geo.scripts import false_translations, is_written_so
from geo.tourfaults import all_tour_faults


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
    whole_only = ("leads nowhere", "no feature", "has no ", "is no point of", "is no line of")
    hanging = ("supports no", "supports nothing", *whole_only)
    return fault.fault.startswith(hanging[:2]) or (
        whole and any(words in fault.fault for words in hanging)
    )


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


def _claim_faults(atlas: Atlas) -> Iterator[Fault]:
    for claim in atlas.claims:
        feature = atlas.features.get(claim.feature)
        if feature is None:
            yield _fault("claims.json", claim.id, f"no feature {claim.feature!r}", "correct it")
        elif claim.quote not in feature.facts.quotes:
            fault = f"quote {claim.quote!r} is not one of the feature's"
            yield _fault("claims.json", claim.id, fault, "add it to the feature's quotes")
        for fault, remedy in claim_faults_of(atlas, claim):
            yield _fault("claims.json", claim.id, fault, remedy)


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
        if quote.language is not None and not is_written_so(quote.exact, quote.language):
            fault = f"language {quote.language!r} is not written in the letters of the words"
            yield _fault("quotes.json", quote.id, fault, "correct the language")
        for language in false_translations(quote.exact, quote.translations):
            fault = f"the translation into {language!r} is the quoted words, in another script"
            yield _fault("quotes.json", quote.id, fault, "translate them")
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
        *all_tour_faults(atlas, atlas.tours),
    ]
    for feature in atlas.features.values():
        found = feature_faults(atlas, feature)
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
