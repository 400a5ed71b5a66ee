"""A JSON Schema for each file of an atlas folder, made from the models that read it.

The models give names, types and limits; `fieldwords.json` gives each field its
explanation, which editors show while one types.
"""

import json
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, TypeAdapter, WithJsonSchema

from geo.dispute import Dispute
from geo.load import Vocabulary
from geo.model import (
    AtlasInfo,
    Claim,
    Dataset,
    Facts,
    Id,
    Json,
    LayerInfo,
    Place,
    Quote,
    Record,
    Source,
    Statement,
    Unplaced,
)
from geo.networkrecords import NetworkEdge, NetworkNode
from geo.tour import TourFile
from geo.tradefigures import TradeFigure

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_WORDS = Path(__file__).parent / "fieldwords.json"
_DEPTHS = {"Point": 0, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
_POSITION: Json = {
    "type": "array",
    "description": "[longitude, latitude] in WGS 84 degrees.",
    "items": {"type": "number"},
    "minItems": 2,
    "maxItems": 3,
}
_Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


def _nested(depth: int) -> Json:
    return _POSITION if depth == 0 else {"type": "array", "items": _nested(depth - 1)}


def _geometry(kind: str) -> Json:
    fields = {"type": {"const": kind}, "coordinates": _nested(_DEPTHS[kind])}
    return {"type": "object", "properties": fields, "required": list(fields)}


def _unread(value: Any) -> Any:
    raise ValueError("this model writes a schema; geo.layerfile reads layers")


_Geometry = Annotated[
    Any,
    BeforeValidator(_unread),
    WithJsonSchema({"oneOf": [{"type": "null"}, *(_geometry(kind) for kind in _DEPTHS)]}),
]


class LayerFeature(Record):
    """One feature of a layer."""

    type: Literal["Feature"]
    id: Id
    geometry: _Geometry
    properties: Facts


class LayerFile(Record):
    """One layer: a GeoJSON FeatureCollection (RFC 7946) with a header."""

    type: Literal["FeatureCollection"]
    layer: LayerInfo
    features: tuple[LayerFeature, ...] = Field(min_length=0)


FILES: dict[str, Any] = {
    "atlas.json": AtlasInfo,
    "vocabulary.json": Vocabulary,
    "datasets.json": list[Dataset],
    "sources.json": list[Source],
    "quotes.json": list[Quote],
    "claims.json": list[Claim],
    "*.geojson": LayerFile,
    "basemap/places.json": list[Place],
    "disagreements.json": list[Dispute],
    "figures.json": list[TradeFigure],
    "statements.json": list[Statement],
    "unplaced.json": list[Unplaced],
    "verified.json": dict[str, _Fingerprint],
    "network/nodes.json": list[NetworkNode],
    "network/edges.json": list[NetworkEdge],
    "tours/*.json": TourFile,
}
"""What each file of an atlas folder holds; a star stands for any name."""

_STARRED = {"*.geojson": "layer", "tours/*.json": "tour"}


def schema_name(file: str) -> str:
    """Return what the schema of an atlas file is called."""
    stem = _STARRED.get(file) or file.removesuffix(".json").replace("/", "-")
    return f"{stem}.schema.json"


@cache
def _words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = json.loads(_WORDS.read_text(encoding="utf-8"))
    return words


def _explain(schema: Json, name: str) -> None:
    known = _words().get(name, {})
    if "properties" in schema:
        missing = set(schema["properties"]) - set(known)
        if missing:
            raise KeyError(f"geo/fieldwords.json does not explain {sorted(missing)} of {name}")
    for field, value in schema.get("properties", {}).items():
        value.pop("title", None)
        value["description"] = known[field]


def schema_of(file: str) -> Json:
    """Return the JSON Schema (2020-12) of one of FILES."""
    schema: Json = TypeAdapter(FILES[file]).json_schema(by_alias=True)
    for name, part in schema.get("$defs", {}).items():
        _explain(part, name)
    if "properties" in schema:
        _explain(schema, schema["title"])
        schema["properties"]["$schema"] = {
            "type": "string",
            "description": "Where this schema lies: it lets editors help.",
        }
    return {"$schema": DIALECT, "title": file, **{k: v for k, v in schema.items() if k != "title"}}


def editor_settings(schemas: str, atlas: str = "") -> Json:
    """Return the settings by which Visual Studio Code finds the schemas of an atlas's files.

    `schemas` and `atlas` are folders below the one that is opened.
    """
    found = [
        {"fileMatch": [f"/{atlas}{file}"], "url": f"./{schemas}/{schema_name(file)}"}
        for file in FILES
    ]
    return {"json.schemas": found}
