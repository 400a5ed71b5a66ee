"""A feature's names as attestations: who says which name, in which language."""

from collections.abc import Iterator
from typing import Any

from geo.atlas import Atlas, Feature
from geo.formats.placecitations import atlas_citation, document_citation
from geo.languages import LANGUAGES

Json = dict[str, Any]


def _attestations(
    atlas: Atlas, feature: Feature, year: int | None
) -> Iterator[tuple[str, str | None, Json]]:
    for alias in feature.facts.aliases:
        source = atlas.source(atlas.quotes[alias.quote].source)
        yield alias.text, source.language, document_citation(source)
    names, citation = feature.facts.names, atlas_citation(atlas, year)
    spoken = {language: names.in_language(language) for language in LANGUAGES}
    for language, name in spoken.items():
        yield name, language, citation
    if names.local not in spoken.values():
        yield names.local, None, citation


def names_of(atlas: Atlas, feature: Feature, year: int | None) -> list[Json]:
    """Return each name in each language once, those of documents first, with all who say it."""
    found: dict[tuple[str, str | None], Json] = {}
    for toponym, language, citation in _attestations(atlas, feature, year):
        new = {"toponym": toponym, **({"lang": language} if language else {}), "citations": []}
        citations = found.setdefault((toponym, language), new)["citations"]
        if citation not in citations:
            citations.append(citation)
    return list(found.values())
