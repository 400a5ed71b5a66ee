"""What of the atlas is given out: chosen features, each with its evidence and its origins."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.atlas import Atlas, Feature
from geo.citing import citation_of, translation_of
from geo.disputes import disputes_of
from geo.evidence import is_verified
from geo.languages import LANGUAGES, Language
from geo.measure import length_by_class
from geo.model import Quote
from geo.scripts import language_of_quote
from geo.text import Voice, status_label, voice_of

Cell = str | int | float | bool | None
VERIFIED = "verified word for word"
UNVERIFIED = "not verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """Features of an atlas in their order, and the language of their labels.

    `has_own` says that a visitor's own features are among them.
    """

    atlas: Atlas
    features: tuple[Feature, ...]
    language: Language = "en"
    has_own: bool = False

    @property
    def voice(self) -> Voice:
        """The voice that speaks the extract's language."""
        return voice_of(self.language)

    @property
    def title(self) -> str:
        """The atlas's title and subtitle."""
        info = self.atlas.info
        return ": ".join(text.in_language(self.language) for text in (info.title, info.subtitle))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One quote for one feature; start and end count characters of the collapsed document."""

    feature: str
    quote: str
    document: str
    language: str
    exact: str
    reading: str | None
    translation: str | None
    translation_language: str | None
    start: int
    end: int
    sha256: str
    citation: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one quote says of one feature, in the atlas's vocabulary."""

    feature: str
    property: str
    property_label: str
    value: str
    unit: str | None
    date: str | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """A dataset that must be named with the data, and its licence."""

    dataset: str
    text: str
    licence: str
    url: str | None


def _evidence(extract: Extract, feature: Feature, quote: Quote) -> Evidence:
    source = extract.atlas.source(quote.source)
    language, translation = translation_of(quote, source, extract.language) or (None, None)
    return Evidence(
        feature=feature.id,
        quote=quote.id,
        document=source.label.in_language(extract.language),
        language=language_of_quote(quote, source),
        exact=quote.exact,
        reading=quote.reading,
        translation=translation,
        translation_language=language,
        start=quote.start,
        end=quote.end,
        sha256=source.sha256,
        citation=citation_of(source, quote),
        verdict=VERIFIED if is_verified(extract.atlas, quote) else UNVERIFIED,
    )


def evidence_of(extract: Extract, feature: Feature) -> tuple[Evidence, ...]:
    """Return the feature's quotes with translation, citation and verdict."""
    quotes = extract.atlas.quotes_of(feature)
    return tuple(_evidence(extract, feature, quote) for quote in quotes)


def said_of(extract: Extract, feature: Feature) -> Iterator[Said]:
    """Yield what the feature's quotes say of it: property, value, unit, date."""
    atlas, language = extract.atlas, extract.language
    for claim in atlas.claims_of(feature):
        term = atlas.values.get(str(claim.value))
        yield Said(
            feature=feature.id,
            property=claim.property,
            property_label=atlas.properties[claim.property].label.in_language(language),
            value=term.label.in_language(language) if term else str(claim.value),
            unit=atlas.units[claim.unit].label.in_language(language) if claim.unit else None,
            date=claim.date,
            quote=claim.quote,
        )


def credits_of(extract: Extract, features: Iterable[Feature]) -> tuple[Credit, ...]:
    """Return the datasets under whose licences the features stand, each once."""
    atlas, used = extract.atlas, dict[str, None]()
    for feature in features:
        used |= dict.fromkeys(atlas.layer(feature.layer).info.attribution)
        used |= dict.fromkeys(origin.dataset for origin in feature.facts.origins)
        if feature.facts.gauge is not None:
            used[feature.facts.gauge.origin] = None
    sets = (atlas.datasets[name] for name in used)
    return tuple(
        Credit(
            dataset=dataset.name,
            text=dataset.attribution.in_language(extract.language),
            licence=dataset.licence,
            url=dataset.url,
        )
        for dataset in sets
    )


def attribution_line(credit: Iterable[Credit]) -> str:
    """Return credits as one line."""
    return "; ".join(f"{one.text} ({one.licence})" for one in credit)


def disagreements_of(extract: Extract, feature: Feature) -> list[str]:
    """Return the titles of the disagreements in which the feature stands."""
    about = disputes_of(extract.atlas, feature)
    return [d.title.in_language(extract.language) for d in about if not d.is_agreement]


def length_of(feature: Feature) -> float | None:
    """Return the kilometres of a line; None for points and for lines that are schematic."""
    if not feature.is_line or "schematic" in feature.part_classes:
        return None
    return round(sum(length_by_class(feature).values()), 1)


def row_of(extract: Extract, feature: Feature) -> dict[str, Cell]:
    """Return what the atlas holds on a feature as one row; lists are joined by semicolons."""
    facts, layer = feature.facts, extract.atlas.layer(feature.layer).info
    language, kind = extract.language, extract.atlas.kinds[feature.facts.kind]
    return {
        "id": feature.id,
        "name": facts.names.in_language(language),
        **{f"name_{code}": facts.names.in_language(code) for code in LANGUAGES},
        "name_local": facts.names.local,
        "spelt": "; ".join(dict.fromkeys(alias.text for alias in facts.aliases)),
        "layer": layer.id,
        "layer_title": layer.title.in_language(language),
        "kind": facts.kind,
        "kind_label": kind.label.in_language(language),
        "status": facts.status.value,
        "status_label": status_label(extract.voice, facts.status.value),
        "countries": "; ".join(facts.countries),
        "context": facts.context,
        "disputed": feature.id in extract.atlas.disputed,
        "disagreements": "; ".join(disagreements_of(extract, feature)),
        "remarks": " ".join(remark.in_language(language) for remark in facts.remarks),
        "geometry_class": "; ".join(dict.fromkeys(feature.part_classes)),
        "length_km": length_of(feature),
        "gauge_mm": "; ".join(str(mm) for mm in facts.gauge.mm) if facts.gauge else None,
        "along": facts.along,
        "related": "; ".join(facts.related),
        "quotes": "; ".join(facts.quotes),
        "licence": layer.licence,
        "attribution": attribution_line(credits_of(extract, (feature,))),
        **_own_cells(extract, feature),
    }


def _own_cells(extract: Extract, feature: Feature) -> dict[str, Cell]:
    """Return the columns that only a file with a visitor's own features has."""
    if not extract.has_own:
        return {}
    if feature.own is None:
        return {"own": None}
    attributes = json.dumps(dict(feature.own.attributes), ensure_ascii=False)
    return {"own": attributes, "geometry_class": None}
