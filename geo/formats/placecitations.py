"""Citations as the Linked Places Format writes them: a label, an IRI, a year where known."""

from typing import Any

from geo.atlas import Atlas
from geo.formats.documents import year_of
from geo.formats.iris import ATLAS, document_iri
from geo.model import Origin, Source

Json = dict[str, Any]


def _citation(label: str, iri: str | None, year: int | None = None) -> Json:
    values: Json = {"label": label, "@id": iri, "year": year}
    return {key: value for key, value in values.items() if value is not None}


def document_citation(source: Source) -> Json:
    """Cite a document, with the year that it shows."""
    return _citation(source.label.en, document_iri(source), year_of(source))


def atlas_citation(atlas: Atlas, year: int | None) -> Json:
    """Cite the atlas itself, with the year of its publication where that is given."""
    return _citation(f"{atlas.info.title.en}: {atlas.info.subtitle.en}", ATLAS, year)


def origin_citation(atlas: Atlas, origin: Origin) -> Json:
    """Cite the dataset from which a geometry was taken, and the record in it."""
    dataset = atlas.datasets[origin.dataset]
    label = dataset.attribution.en if origin.record is None else f"{dataset.name}: {origin.record}"
    return _citation(label, dataset.url)
