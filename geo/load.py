"""The one loader: an atlas folder in, an immutable Atlas or the full list of its faults out."""

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Any, Self

from pydantic import model_validator

from geo.atlas import Atlas, Layer
from geo.consistency import consistency_faults, follows_from
from geo.dispute import Dispute
from geo.faults import AtlasError, Fault
from geo.folderfaults import absent_faults, basemap_faults
from geo.layerfile import read_layer
from geo.model import (
    AtlasInfo,
    Claim,
    Dataset,
    Place,
    Quote,
    Record,
    Source,
    Statement,
    Term,
    Unplaced,
)
from geo.networkrecords import NetworkEdge, NetworkNode
from geo.reading import (
    MAX_BYTES,
    UNREAD,
    R,
    parse_record,
    read_json,
    read_records,
    without_schema,
)
from geo.tourfile import read_tours
from geo.tradefigures import TradeFigure

SHIPPED = Path(__file__).parent.parent / "layers"
_WORLD = (-180.0, -90.0, 180.0, 90.0)


class Vocabulary(Record):
    """The atlas's own words: kinds of feature, properties, units and values of claims."""

    kinds: tuple[Term, ...]
    properties: tuple[Term, ...]
    units: tuple[Term, ...]
    values: tuple[Term, ...]

    @model_validator(mode="after")
    def _refuse_duplicates(self) -> Self:
        for words in (self.kinds, self.properties, self.units, self.values):
            ids = [term.id for term in words]
            twice = sorted({name for name in ids if ids.count(name) > 1})
            if twice:
                raise ValueError(f"the ids {twice} stand more than once")
        return self


def atlas_folder() -> Path:
    """Return the folder named by KERUEN_LAYERS, or the shipped one."""
    return Path(os.environ.get("KERUEN_LAYERS") or SHIPPED)


def _single(model: type[Any], path: Path, faults: list[Fault]) -> Any:
    before = len(faults)
    raw = read_json(path, faults)
    if len(faults) > before:
        return None
    return parse_record(model, without_schema(raw), file=path.name, name="the file", faults=faults)


def checksum_of(folder: Path) -> str:
    """Return a SHA-256 over the names and contents of every file of an atlas folder.

    Of a file too large to be read as a part of the atlas, only the size counts.
    """
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            digest.update(path.relative_to(folder).as_posix().encode())
            size = path.stat().st_size
            digest.update(path.read_bytes() if size <= MAX_BYTES else str(size).encode())
    return digest.hexdigest()


def _read_layers(folder: Path, info: AtlasInfo | None, faults: list[Fault]) -> tuple[Layer, ...]:
    extent = info.basemap_extent if info else _WORLD
    paths = sorted(folder.glob("*.geojson"))
    if not paths:
        remedy = "add a layer file, such as places.geojson"
        faults.append(
            Fault(file=str(folder), record="the folder", fault="holds no layer", remedy=remedy)
        )
    layers = [read_layer(path, extent, faults) for path in paths]
    return tuple(sorted((x for x in layers if x), key=lambda x: (x.info.order, x.info.id)))


def _optional(model: type[R], folder: Path, file: str, faults: list[Fault]) -> tuple[R, ...]:
    return read_records(model, folder, file, faults) if os.path.lexists(folder / file) else ()


def _read_verified(path: Path, faults: list[Fault]) -> dict[str, str]:
    if not os.path.lexists(path):
        return {}
    raw = read_json(path, faults)
    if isinstance(raw, dict) and all(isinstance(value, str) for value in raw.values()):
        return raw
    if raw is not UNREAD:
        remedy = "write it anew with: python -m geo verify --sources DIR --record"
        fault = "is not an object of fingerprints"
        faults.append(Fault(file=path.name, record="the file", fault=fault, remedy=remedy))
    return {}


def read_atlas(folder: Path, faults: list[Fault]) -> Atlas | None:
    """Return what could be read of the folder, adding every fault found to `faults`."""
    info = _single(AtlasInfo, folder / "atlas.json", faults)
    words = _single(Vocabulary, folder / "vocabulary.json", faults)
    quotes = read_records(Quote, folder, "quotes.json", faults)
    datasets = read_records(Dataset, folder, "datasets.json", faults)
    records: dict[str, Any] = {
        "layers": _read_layers(folder, info, faults),
        "sources": read_records(Source, folder, "sources.json", faults),
        "claims": read_records(Claim, folder, "claims.json", faults),
        "disputes": _optional(Dispute, folder, "disagreements.json", faults),
        "figures": _optional(TradeFigure, folder, "figures.json", faults),
        "statements": _optional(Statement, folder, "statements.json", faults),
        "unplaced": _optional(Unplaced, folder, "unplaced.json", faults),
        "nodes": _optional(NetworkNode, folder, "network/nodes.json", faults),
        "edges": _optional(NetworkEdge, folder, "network/edges.json", faults),
        "tours": read_tours(folder, faults),
        "places": read_records(Place, folder, "basemap/places.json", faults),
        "verified": _read_verified(folder / "verified.json", faults),
    }
    if info is None or words is None:
        return None
    atlas = Atlas(
        info=info,
        quotes={quote.id: quote for quote in quotes},
        datasets={dataset.id: dataset for dataset in datasets},
        kinds={term.id: term for term in words.kinds},
        properties={term.id: term for term in words.properties},
        units={term.id: term for term in words.units},
        values={term.id: term for term in words.values},
        checksum=checksum_of(folder),
        **records,
    )
    faults.extend(absent_faults(folder, info.needs))
    known = tuple(faults)
    found = [*basemap_faults(folder), *consistency_faults(atlas, quotes, datasets)]
    faults.extend(fault for fault in found if not follows_from(fault, known))
    return atlas


def load_atlas(folder: Path | None = None) -> Atlas:
    """Return the atlas of `folder`, or raise AtlasError with all its faults."""
    where = folder or atlas_folder()
    faults: list[Fault] = []
    if not where.is_dir():
        remedy = "name an atlas folder in KERUEN_LAYERS, or unset it"
        faults.append(
            Fault(file=str(where), record="the folder", fault="is not there", remedy=remedy)
        )
        raise AtlasError(tuple(faults))
    atlas = read_atlas(where, faults)
    if faults or atlas is None:
        raise AtlasError(tuple(faults))
    return atlas


@cache
def shared_atlas() -> Atlas:
    """Return the atlas that this process serves, loaded once."""
    return load_atlas()
