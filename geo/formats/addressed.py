"""Linked data at addresses: the same records, with names that lead to where they are answered."""

import re
from typing import Any

from geo.atlas import Atlas, Feature
from geo.formats.linkedplaces import CONTEXT, place_of
from geo.formats.webannotation import annotations_of_quote
from geo.model import Json, Quote

_NAME = re.compile(r"urn:keruen:(feature|quote):([^:\s]+)")


def at_addresses(record: Any, home: str) -> Any:
    """Return a record with the names of features and quotes as addresses below `home`."""
    if isinstance(record, dict):
        return {key: at_addresses(value, home) for key, value in record.items()}
    if isinstance(record, list | tuple):
        return [at_addresses(value, home) for value in record]
    found = _NAME.fullmatch(record) if isinstance(record, str) else None
    return f"{home}/{found[1]}/{found[2]}" if found else record


def feature_jsonld(atlas: Atlas, feature: Feature, home: str) -> Json:
    """Return a feature as a Linked Places record at its own address."""
    place = place_of(atlas, feature, year=atlas.info.edition)
    record: Json = at_addresses({"@context": CONTEXT, **place}, home)
    return record


def quote_jsonld(atlas: Atlas, quote: Quote, home: str) -> Json:
    """Return a quote as Web Annotations, one for each feature of which it speaks."""
    record: Json = at_addresses(annotations_of_quote(atlas, quote), home)
    return record
