"""Read one GeoJSON layer file (RFC 7946) with its header, collecting every fault."""

import re
from pathlib import Path
from typing import Any

from geo.atlas import Feature, Layer
from geo.faults import Fault
from geo.geometry import Extent, geometry_faults, load_geometry
from geo.model import KEBAB, Facts, LayerInfo
from geo.reading import (
    UNREAD,
    enough,
    over_limit,
    parse_record,
    read_json,
    record_name,
    without_schema,
)

_COLLECTION_KEYS = frozenset({"type", "layer", "features"})
_FEATURE_KEYS = frozenset({"type", "id", "geometry", "properties"})


def _unknown_keys(raw: dict[str, Any], known: frozenset[str], file: str, name: str) -> list[Fault]:
    return [
        Fault(
            file=file,
            record=name,
            fault=f"unknown key {key!r}",
            remedy=f"use only {', '.join(sorted(known))}",
        )
        for key in sorted(set(raw) - known)
    ]


def read_feature(
    raw: Any, *, index: int, layer: str, file: str, extent: Extent, faults: list[Fault]
) -> Feature | None:
    """Return one feature of a layer, or None and its faults."""
    name = record_name(raw, index)
    if not isinstance(raw, dict) or raw.get("type") != "Feature" or not re.match(KEBAB, name):
        remedy = (
            'write {"type": "Feature", "id": "north-gate", …}, ids in small letters with hyphens'
        )
        faults.append(Fault(file=file, record=name, fault="no feature with an id", remedy=remedy))
        return None
    before = len(faults)
    faults.extend(_unknown_keys(raw, _FEATURE_KEYS, file, name))
    remedy = "give [longitude, latitude] in WGS 84 degrees, or null for what has no place"
    faults.extend(
        Fault(file=file, record=name, fault=fault, remedy=remedy)
        for fault in geometry_faults(raw.get("geometry", "missing"), extent)
    )
    facts = parse_record(Facts, raw.get("properties"), file=file, name=name, faults=faults)
    if facts is None or len(faults) > before:
        return None
    return Feature(id=name, layer=layer, geometry=load_geometry(raw["geometry"]), facts=facts)


def read_layer(path: Path, extent: Extent, faults: list[Fault]) -> Layer | None:
    """Return the layer of a file with its sound features, or None and its faults."""
    raw = without_schema(read_json(path, faults))
    if raw is UNREAD:
        return None
    if not isinstance(raw, dict) or not isinstance(raw.get("features"), list):
        remedy = "write a FeatureCollection with a features array"
        faults.append(
            Fault(file=path.name, record="the file", fault="no FeatureCollection", remedy=remedy)
        )
        return None
    faults.extend(_unknown_keys(raw, _COLLECTION_KEYS, path.name, "the file"))
    header = parse_record(
        LayerInfo, raw.get("layer"), file=path.name, name="layer header", faults=faults
    )
    if header is None:
        return None
    if over_limit(path.name, raw["features"], faults):
        return None
    features: list[Feature] = []
    before = len(faults)
    for index, item in enumerate(raw["features"]):
        feature = read_feature(
            item, index=index, layer=header.id, file=path.name, extent=extent, faults=faults
        )
        if feature is not None:
            features.append(feature)
        elif enough(path.name, before, faults):
            break
    return Layer(info=header, file=path.name, features=tuple(features))
