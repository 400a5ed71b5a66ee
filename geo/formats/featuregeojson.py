"""Features as GeoJSON (RFC 7946): WGS 84, longitude before latitude, evidence inside."""

import json
from dataclasses import asdict
from typing import Any

from shapely import bounds, union_all
from shapely.geometry import mapping

from geo.atlas import Feature
from geo.formats.extract import (
    Extract,
    credits_of,
    disagreements_of,
    evidence_of,
    length_of,
    said_of,
)
from geo.formats.iris import feature_iri
from geo.text import status_label
from geo.timing import lasting

Json = dict[str, Any]


def _plain(data: Json) -> Json:
    """Leave out which feature it is of: it stands in that feature."""
    return {key: value for key, value in data.items() if key != "feature" and value is not None}


def _properties(extract: Extract, feature: Feature) -> Json:
    facts, layer = feature.facts, extract.atlas.layer(feature.layer).info
    language, kind = extract.language, extract.atlas.kinds[feature.facts.kind]
    span = lasting(extract.atlas, feature)
    return {
        "name": facts.names.in_language(language),
        "names": facts.names.model_dump(),
        "spelt": [alias.model_dump() for alias in facts.aliases],
        "iri": feature_iri(feature.id),
        "layer": layer.id,
        "layer_title": layer.title.in_language(language),
        "kind": facts.kind,
        "kind_label": kind.label.in_language(language),
        "status": facts.status.value,
        "status_label": status_label(extract.voice, facts.status.value),
        "begins": span[0] if span else None,
        "ends": span[1] if span else None,
        "countries": list(facts.countries),
        "context": facts.context,
        "disputed": feature.id in extract.atlas.disputed,
        "disagreements": disagreements_of(extract, feature),
        "remarks": [remark.in_language(language) for remark in facts.remarks],
        "geometry_class": facts.geometry_class,
        "length_km": length_of(feature),
        "gauge_mm": list(facts.gauge.mm) if facts.gauge else [],
        "along": facts.along,
        "related": list(facts.related),
        "said": [_plain(asdict(said)) for said in said_of(extract, feature)],
        "evidence": [_plain(asdict(found)) for found in evidence_of(extract, feature)],
        "origins": [
            origin.model_dump(exclude_none=True, exclude={"note"}) for origin in facts.origins
        ],
        "licence": layer.licence,
        "attribution": [asdict(credit) for credit in credits_of(extract, (feature,))],
    }


def _own(feature: Feature) -> Json:
    """Return what is said otherwise of a visitor's own feature."""
    if feature.own is None:
        return {}
    unknown = {"iri": None, "geometry_class": None, "verified": False}
    return {**unknown, "own": dict(feature.own.attributes)}


def feature_geojson(extract: Extract, feature: Feature) -> Json:
    """Return one feature; without a place it has the null geometry."""
    return {
        "type": "Feature",
        "id": feature.id,
        "geometry": mapping(feature.geometry) if feature.is_located else None,
        "properties": {**_properties(extract, feature), **_own(feature)},
    }


def features_geojson(extract: Extract) -> str:
    """Return the features as a FeatureCollection; one without a place has the null geometry."""
    located = [feature.geometry for feature in extract.features if feature.is_located]
    collection = {
        "type": "FeatureCollection",
        "title": extract.title,
        "language": extract.language,
        "checksum": extract.atlas.checksum,
        "attribution": [asdict(credit) for credit in credits_of(extract, extract.features)],
        **({"bbox": bounds(union_all(located)).tolist()} if located else {}),
        "features": [feature_geojson(extract, feature) for feature in extract.features],
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
