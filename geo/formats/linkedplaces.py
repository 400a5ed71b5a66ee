"""Features as a gazetteer in the Linked Places Format, version 1.2.2.

The format is GeoJSON (RFC 7946, longitude before latitude) and JSON-LD at once:
https://github.com/LinkedPasts/linked-places-format. A feature without a place has the
`null` geometry that GeoJSON demands.
"""

from collections.abc import Iterator
from typing import Any

from shapely.geometry import mapping

from geo.atlas import Atlas, Feature
from geo.formats.iris import feature_iri, kind_iri, quote_iri
from geo.formats.placecitations import document_citation, origin_citation
from geo.formats.placenames import names_of
from geo.formats.placetypes import PLACE_TYPES
from geo.languages import LANGUAGES
from geo.model import GeometryClass
from geo.scripts import language_of_quote

Json = dict[str, Any]

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld"
)
RELATED = "gvp:tgn3000_related_to"
CERTAINTY: dict[GeometryClass, str] = {
    "traced": "certain",
    "through-stations": "less-certain",
    "schematic": "uncertain",
    "approximate": "uncertain",
}


def _type(atlas: Atlas, feature: Feature) -> Json:
    kind = atlas.kinds[feature.facts.kind]
    known = PLACE_TYPES.get(kind.id)
    concept = {"identifier": kind_iri(kind.id), "label": kind.label.en}
    if known is not None and known.aat is not None:
        concept = {"identifier": f"aat:{known.aat}", "label": str(known.term)}
    labels = [{"label": kind.label.in_language(code), "lang": code} for code in LANGUAGES]
    return {**concept, "sourceLabels": labels}


def _geometry(atlas: Atlas, feature: Feature) -> Json | None:
    if not feature.is_located:
        return None
    citations = [origin_citation(atlas, origin) for origin in feature.facts.origins]
    parts = zip(feature.parts, feature.part_classes, strict=True)
    geometries = [
        {**mapping(part), "certainty": CERTAINTY[made], "citations": citations}
        for part, made in parts
    ]
    return {"type": "GeometryCollection", "geometries": geometries}


def _timespan(years: tuple[int, int]) -> Json:
    start, end = (f"{year:04d}" for year in years)
    span = {"start": {"in": start}}
    return span if start == end else {**span, "end": {"in": end}}


def _when(atlas: Atlas, feature: Feature) -> Json | None:
    years = {claim.years for claim in atlas.claims_of(feature) if claim.years is not None}
    if not years:
        return None
    label = "years of which the documents speak"
    return {"timespans": [_timespan(span) for span in sorted(years)], "label": label}


def _relations(atlas: Atlas, feature: Feature) -> Iterator[Json]:
    related = {other.id: "related to" for other in atlas.related_to(feature)}
    if feature.facts.along is not None:
        related[feature.facts.along] = "lies along"
    for other, how in related.items():
        label = f"{how} {atlas.features[other].facts.names.en}"
        yield {"relationType": RELATED, "relationTo": feature_iri(other), "label": label}


def _links(feature: Feature) -> Iterator[Json]:
    for origin in feature.facts.origins:
        if origin.dataset == "geonames" and (origin.record or "").isdecimal():
            yield {"type": "closeMatch", "identifier": f"gn:{origin.record}"}


def _descriptions(atlas: Atlas, feature: Feature) -> Iterator[Json]:
    for quote in atlas.quotes_of(feature):
        source = atlas.source(quote.source)
        yield {
            "@id": quote_iri(quote.id),
            "value": quote.exact,
            "lang": language_of_quote(quote, source),
            "citations": [document_citation(source)],
        }


def _properties(atlas: Atlas, feature: Feature) -> Json:
    layer = atlas.layer(feature.layer).info
    known = PLACE_TYPES.get(feature.facts.kind)
    plain = [] if not feature.is_located else ["R"] if feature.is_line else ["S"]
    optional = {
        "ccodes": list(feature.facts.countries),
        "fclasses": list(known.classes) if known else plain,
    }
    return {
        "title": feature.facts.names.en,
        **{key: value for key, value in optional.items() if value},
        "license": layer.licence,
        "attribution": [atlas.datasets[dataset].attribution.en for dataset in layer.attribution],
    }


def place_of(atlas: Atlas, feature: Feature, *, year: int | None = None) -> Json:
    """Return one feature as a Linked Places record."""
    optional = {
        "when": _when(atlas, feature),
        "relations": list(_relations(atlas, feature)),
        "links": list(_links(feature)),
        "descriptions": list(_descriptions(atlas, feature)),
    }
    return {
        "@id": feature_iri(feature.id),
        "type": "Feature",
        "properties": _properties(atlas, feature),
        "names": names_of(atlas, feature, year),
        "types": [_type(atlas, feature)],
        "geometry": _geometry(atlas, feature),
        **{key: value for key, value in optional.items() if value},
    }


def linked_places(atlas: Atlas, *, year: int | None = None) -> Json:
    """Return every feature of the atlas, placed or not, as a Linked Places collection.

    `year` is when the atlas was published. With it each record is dated by the citation
    of its names, as the World Historical Gazetteer asks; without it only those are of
    whose time a document speaks.
    """
    features = [place_of(atlas, feature, year=year) for feature in atlas.features.values()]
    return {"type": "FeatureCollection", "@context": CONTEXT, "features": features}
