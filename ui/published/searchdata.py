"""What the browser's own search needs: every text once, and the tables of the folding."""

from typing import Any

from geo.atlas import Atlas
from geo.folding import LETTERS
from geo.languages import Language
from geo.searchindex import Record, build_index
from ui.finding import suggestions

# Where a letter's case is folded into another one than its small letter: ß, final sigma.
_CASES = range(0x80, 0x2000)


def record_key(record: Record) -> str:
    """Return a feature's id, or a document's after a colon."""
    feature, source = record
    return feature if feature is not None else f":{source}"


def folding_tables() -> dict[str, Any]:
    """Return the tables by which geo/folding.py writes letters alike."""
    letters = map(chr, _CASES)
    cases = {one: one.casefold() for one in letters if one.casefold() != one.lower()}
    return {**LETTERS, "casefold": cases}


def search_data(atlas: Atlas) -> dict[str, Any]:
    """Return every text with what it is and whom it finds: [kind, text, records, language]."""
    index = build_index(atlas)
    return {
        "folding": folding_tables(),
        "fields": [
            [field.where, field.text, [record_key(one) for one in field.records], field.language]
            for field in index.fields
        ],
        "quoted": sorted(index.quoted),
        "suggested": [hit["feature"] for hit in suggestions(atlas, "en")],
    }


def record_names(atlas: Atlas, language: Language) -> dict[str, list[str]]:
    """Return name and kind of every feature and document by the key of its record."""
    features = {
        feature.id: [
            feature.facts.names.in_language(language),
            atlas.kinds[feature.facts.kind].label.in_language(language),
        ]
        for feature in atlas.features.values()
    }
    sources = {
        record_key((None, source.id)): [source.label.in_language(language), source.id]
        for source in atlas.sources
    }
    return features | sources
