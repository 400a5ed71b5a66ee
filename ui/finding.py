"""The search box's answers: from hits of the core to what a reader sees."""

from functools import cache
from typing import Any

from geo.atlas import Atlas
from geo.languages import Language
from geo.load import shared_atlas
from geo.ownlayers.finding import find_own
from geo.ownlayers.layer import OwnLayer
from geo.search import LONGEST, Hit, search
from geo.searchindex import Index, build_index
from geo.text import voice_of

_CONTEXT = 38
_LIMIT = 12


@cache
def shared_index() -> Index:
    """Return the index of the atlas that this process serves, built once."""
    return build_index(shared_atlas())


def _shorten(text: str, *, end: bool) -> str:
    if len(text) <= _CONTEXT:
        return text
    return text[:_CONTEXT].rstrip() + "…" if end else "…" + text[-_CONTEXT:].lstrip()


def _feature_json(atlas: Atlas, feature_id: str, language: Language) -> dict[str, Any]:
    facts = atlas.features[feature_id].facts
    return {
        "feature": feature_id,
        "name": facts.names.in_language(language),
        "kind": atlas.kinds[facts.kind].label.in_language(language),
    }


def _hit_json(atlas: Atlas, hit: Hit, language: Language) -> dict[str, Any]:
    if hit.feature is not None:
        head = _feature_json(atlas, hit.feature, language)
    else:
        source = atlas.source(hit.source or "")
        head = {"source": source.id, "name": source.label.in_language(language), "kind": source.id}
    if hit.text == head["name"]:
        return {**head, "before": "", "match": "", "after": ""}
    return {
        **head,
        "before": _shorten(hit.text[: hit.start], end=False),
        "match": hit.text[hit.start : hit.end],
        "after": _shorten(hit.text[hit.end :], end=True),
    }


def find(atlas: Atlas, query: str, language: Language) -> list[dict[str, Any]]:
    """Return what the box shows for a query, best first."""
    hits = search(shared_index(), query, language, limit=_LIMIT)
    return [_hit_json(atlas, hit, language) for hit in hits]


def suggestions(atlas: Atlas, language: Language) -> list[dict[str, Any]]:
    """Return what the box offers before anything is typed: the features with quotes."""
    quoted = [f.id for f in atlas.features.values() if f.facts.quotes and f.is_located]
    order = dict.fromkeys((*atlas.info.first, *quoted))
    plain = {"before": "", "match": "", "after": ""}
    return [{**_feature_json(atlas, name, language), **plain} for name in order]


def own_hits(layers: tuple[OwnLayer, ...], query: str, language: Language) -> list[dict[str, Any]]:
    """Return what the box shows of a visitor's own features."""
    voice, titles = voice_of(language), {layer.id: layer.name for layer in layers}
    plain = {"before": "", "match": "", "after": ""}
    return [
        {
            "feature": feature.id,
            "name": feature.name,
            "kind": voice("yours, not verified: {layer}", layer=titles[feature.layer]),
            **plain,
        }
        for feature in find_own(layers, query[:LONGEST])
    ]
