"""One zip to lay over an atlas folder: its files with the new records in, and the document.

layers/…        the files of the atlas that change, whole
documents/…     the document's text, for python -m geo verify --sources
records.json    only what is new
"""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.atlas import Atlas
from geo.faults import KeruenError
from geo.ownlayers.layer import OwnFeature
from geo.ownquotes.newfeatures import (
    DATASET,
    LAYER,
    dataset_record,
    feature_record,
    layer_header,
)
from geo.ownquotes.paper import OwnQuote, Paper
from geo.ownquotes.records import (
    claim_records,
    free_quote_ids,
    quote_record,
    source_record,
    translations_of,
    words_language,
)
from geo.scripts import UNKNOWN

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What a paper adds to an atlas: records by file, and quotes by feature that is there."""

    source: Json
    quotes: tuple[Json, ...]
    claims: tuple[Json, ...]
    features: tuple[Json, ...]
    tied: Mapping[str, tuple[str, ...]]


def _record_of(paper: Paper, quote: OwnQuote, id: str) -> Json:
    """Return a quote as a record; its language is told where it is not the document's."""
    document = paper.about.language
    spoken = words_language(quote.place.exact, document, quote.language)
    return quote_record(
        quote.place,
        id=id,
        source=paper.about.id,
        translations=translations_of(quote, document),
        language="" if spoken in {document, UNKNOWN} else spoken,
    )


def additions_of(atlas: Atlas, paper: Paper, own: Mapping[str, OwnFeature]) -> Additions:
    """Return the records of a paper; `own` are the own features that its quotes name, by id.

    Raise KeruenError for a quote whose feature is not there any more.
    """
    source, names = source_record(paper), free_quote_ids(atlas, paper.about.id, len(paper.quotes))
    taken, claimed = set(atlas.features), {claim.id for claim in atlas.claims}
    quotes: list[Json] = []
    claims: list[Json] = []
    tied: dict[str, tuple[str, ...]] = {}
    made: dict[str, Json] = {}
    for place, quote in enumerate(paper.quotes):
        record = _record_of(paper, quote, names[place])
        quotes.append(record)
        if quote.feature in atlas.features:
            target = quote.feature
            tied[target] = (*tied.get(target, ()), record["id"])
        elif quote.feature in own:
            if quote.feature not in made:
                made[quote.feature] = feature_record(
                    atlas, own[quote.feature], kind=quote.kind or "", quotes=[], taken=taken
                )
            made[quote.feature]["properties"]["quotes"].append(record["id"])
            target = made[quote.feature]["id"]
        else:
            raise KeruenError(f"{quote.feature}: the feature is not there any more; choose another")
        claims += claim_records(quote, record["id"], target, claimed)
    return Additions(
        source=source,
        quotes=tuple(quotes),
        claims=tuple(claims),
        features=tuple(made.values()),
        tied=tied,
    )


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8-sig"))


def _tie(collection: Json, tied: Mapping[str, tuple[str, ...]]) -> Json:
    """Add quotes to features; what has a quote is not mere context any more."""
    for feature in collection["features"]:
        if feature["id"] in tied:
            facts = feature["properties"]
            facts["quotes"] = [*facts.get("quotes", ()), *tied[feature["id"]]]
            facts.pop("context", None)
    return collection


def changed_files(atlas: Atlas, folder: Path, new: Additions) -> dict[str, Any]:
    """Return the atlas's files that the additions change, whole, by name."""
    files: dict[str, Any] = {
        "sources.json": [
            *(one for one in _read(folder, "sources.json") if one["id"] != new.source["id"]),
            new.source,
        ],
        "quotes.json": [*_read(folder, "quotes.json"), *new.quotes],
        "claims.json": [*_read(folder, "claims.json"), *new.claims],
    }
    touched = {atlas.layer(atlas.features[name].layer).file for name in new.tied}
    files |= {name: _tie(_read(folder, name), new.tied) for name in sorted(touched)}
    if new.features:
        name = f"{LAYER}.geojson"
        empty: Json = {"type": "FeatureCollection", "layer": layer_header(atlas), "features": []}
        there = (folder / name).is_file()
        collection = files.get(name) or (_read(folder, name) if there else empty)
        collection["features"] = [*collection["features"], *new.features]
        files[name] = collection
        datasets = _read(folder, "datasets.json")
        if DATASET not in atlas.datasets:
            files["datasets.json"] = [*datasets, dataset_record()]
    return files


def _text(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def bundle(atlas: Atlas, folder: Path, paper: Paper, own: Mapping[str, OwnFeature]) -> bytes:
    """Return the zip for an atlas folder, or raise KeruenError."""
    new = additions_of(atlas, paper, own)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in changed_files(atlas, folder, new).items():
            archive.writestr(f"layers/{name}", _text(data))
        archive.writestr(f"documents/{new.source['file']}", paper.text.encode())
        records = {
            "sources.json": [new.source],
            "quotes.json": list(new.quotes),
            "claims.json": list(new.claims),
            "features": list(new.features),
            "quotes to add to features": new.tied,
        }
        archive.writestr("records.json", _text(records))
    return out.getvalue()
