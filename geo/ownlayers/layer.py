"""One layer of a visitor's own, kept in memory for a session and never written to the atlas."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo.folding import fold
from geo.geometry import Extent
from geo.model import StatusValue
from geo.ownlayers.columns import even_columns
from geo.ownlayers.fields import Fields, guess_fields, status_of, text_of
from geo.ownlayers.noting import field_troubles, span_text
from geo.ownlayers.palette import PALETTE, Colour
from geo.ownlayers.table import Properties, Table
from geo.ownlayers.troubles import Trouble, joined_troubles
from geo.ownlayers.years import (
    Years,
    counts_by_solar_hijri,
    gregorian_of,
    is_solar,
    years_of_value,
)

PREFIX = "own."
DRAWN_ID = "d"
FOLDED_UP_TO = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFeature:
    """One thing of a visitor's own, as its layer's fields tell it; WGS 84 [lon, lat] degrees.

    `years` are Gregorian; `solar_years` what its file says where that is solar Hijri.
    """

    id: str
    record: int
    layer: str
    name: str
    status: StatusValue
    years: Years | None
    solar_years: Years | None
    quote: str
    geometry: BaseGeometry
    properties: Properties


@dataclass(frozen=True, kw_only=True, eq=False)
class OwnLayer:
    """A named and coloured table; `serials` number its features for good, `drawn` by hand."""

    id: str
    name: str
    colour_name: str
    serials: tuple[int, ...]
    geometries: tuple[BaseGeometry, ...]
    properties: tuple[Properties, ...]
    fields: Fields
    troubles: tuple[Trouble, ...] = ()
    file: str = ""
    projection: str | None = None
    encoding: str | None = None
    drawn: bool = False

    @property
    def colour(self) -> Colour:
        """The layer's colour on both grounds."""
        return PALETTE[self.colour_name]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of all attributes."""
        return tuple(dict.fromkeys(name for row in self.properties for name in row))

    @cached_property
    def bounds(self) -> Extent | None:
        """West, south, east, north of the whole layer, None of an empty one."""
        if not self.geometries:
            return None
        west, south, east, north = shapely.total_bounds(np.asarray(self.geometries, dtype=object))
        return float(west), float(south), float(east), float(north)

    @cached_property
    def size(self) -> int:
        """How many bytes the layer takes, roughly."""
        shapes = np.asarray(self.geometries, dtype=object)
        places = 16 * int(shapely.get_num_coordinates(shapes).sum()) if len(shapes) else 0
        facts = sum(len(str(value)) + 60 for row in self.properties for value in row.values())
        return places + facts + 400 * len(self.geometries)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The name of each feature."""
        return tuple(self.at(index).name for index in range(len(self.serials)))

    @cached_property
    def folded_names(self) -> tuple[str, ...]:
        """The names ready for comparison; of very many only the case is folded."""
        if len(self.names) > FOLDED_UP_TO:
            return tuple(name.casefold() for name in self.names)
        return tuple(fold(name) for name in self.names)

    @cached_property
    def has_solar_years(self) -> bool:
        """Whether its years are solar Hijri ones, where they can be."""
        column = self.fields.year
        return column is not None and counts_by_solar_hijri(self.properties, column)

    @cached_property
    def notes(self) -> tuple[Trouble, ...]:
        """What was left out or changed in reading, and by the fields as they are mapped now."""
        solar = self.has_solar_years
        found = field_troubles(self.properties, self.serials, self.fields, solar=solar)
        return joined_troubles(self.troubles, found)

    @cached_property
    def _places(self) -> dict[int, int]:
        return {serial: index for index, serial in enumerate(self.serials)}

    def at(self, index: int) -> OwnFeature:
        """Return the feature at that place of the layer."""
        facts = self.properties[index]
        serial = self.serials[index]
        stated = years_of_value(facts.get(self.fields.year)) if self.fields.year else None
        solar = stated if stated and self.has_solar_years and is_solar(stated) else None
        return OwnFeature(
            id=f"{PREFIX}{self.id}.{serial}",
            record=serial,
            layer=self.id,
            name=(text_of(facts, self.fields.name) or f"{self.name} {serial}")[:200],
            status=status_of(facts, self.fields.status),
            years=gregorian_of(solar) if solar else stated,
            solar_years=solar,
            quote=text_of(facts, self.fields.quote),
            geometry=self.geometries[index],
            properties=facts,
        )

    def find(self, serial: int) -> OwnFeature | None:
        """Return the feature with that number, or None."""
        index = self._places.get(serial)
        return None if index is None else self.at(index)

    def features(self) -> Iterator[OwnFeature]:
        """Yield every feature in order."""
        return (self.at(index) for index in range(len(self.serials)))


def layer_of_table(table: Table, *, id: str, name: str, colour: str, file: str) -> OwnLayer:
    """Return the layer of a table that was read, its fields guessed by their names."""
    return OwnLayer(
        id=id,
        name=name,
        colour_name=colour,
        serials=table.records,
        geometries=table.geometries,
        properties=table.properties,
        fields=guess_fields(table),
        troubles=table.troubles,
        file=file,
        projection=table.projection,
        encoding=table.encoding,
    )


def _mapped(layer: OwnLayer) -> list[Properties]:
    """Return each row with its mapped fields beside its columns, none of which is overwritten."""
    fields, columns = layer.fields, set(layer.columns)
    told = {"name": fields.name, "year": fields.year, "status": fields.status}
    told |= {"quote": fields.quote}
    if layer.drawn:
        return list(layer.properties)
    names = {
        field: f"{field}_mapped" if field in columns else field
        for field, column in told.items()
        if column is not None and column != field
    }
    rows = []
    for one in layer.features():
        years = span_text(one.years) if one.years else None
        year = int(years) if years and years.isdigit() else years
        values: Properties = {"name": one.name, "status": one.status, "quote": one.quote}
        values["year"] = year
        more = {name: values[field] for field, name in names.items() if name not in columns}
        rows.append({**one.properties, **more})
    return rows


def file_stem(layer: OwnLayer) -> str:
    """Return a file's name for a layer, in letters that every system takes."""
    plain = unicodedata.normalize("NFKD", layer.name).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9]+", "-", plain)[:60].strip("-")
    usable = any(letter.isalpha() for letter in slug) and not layer.drawn
    return slug if usable else f"own-layer-{layer.id}"


def _feature_geojson(feature: OwnFeature, properties: Properties) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": feature.record,
        "geometry": mapping(feature.geometry),
        "properties": properties,
    }


def layer_geojson(layer: OwnLayer) -> str:
    """Return the whole layer as a GeoJSON file, marked as not verified; one type a column.

    Its mapped fields stand beside its own columns.
    """
    rows = zip(layer.features(), even_columns(_mapped(layer)), strict=True)
    collection = {
        "type": "FeatureCollection",
        "name": layer.name,
        "verified": False,
        "features": [_feature_geojson(feature, facts) for feature, facts in rows],
    }
    return json.dumps(collection, ensure_ascii=False)
