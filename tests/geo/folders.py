"""Write small atlas folders: a sound one of a layer, a feature, a quote and a claim, to be spoilt.

`sound_files` gives the contents by file name. A test changes what it is about and
asks `faults_of` what the loader says.
"""

import json
from pathlib import Path

import pytest

from geo.atlas import Atlas
from geo.evidence import collapse, sha256_of
from geo.faults import AtlasError, Fault
from geo.languages import LANGUAGES
from geo.load import load_atlas

DOCUMENT = (
    "Кіріспе сөз.\n  Ақтау порты  Каспий теңізінде жұмыс істейді.\n"
    "Үшінші сөйлем осында тұр. Төртінші сөйлем де бар.\n"
)
EXACT = "Ақтау порты Каспий теңізінде жұмыс істейді"


def in_all(word):
    """Return a text that says `word` in each language."""
    return dict.fromkeys(LANGUAGES, word)


def a_quote(exact=EXACT, *, name="s000-001", document=DOCUMENT):
    """Return a quote of the document with its true position."""
    text = collapse(document)
    start = text.index(exact)
    end = start + len(exact)
    return {
        "id": name,
        "source": "000",
        "start": start,
        "end": end,
        "exact": exact,
        "prefix": text[max(0, start - 12) : start],
        "suffix": text[end : end + 12],
        "translations": {"en": "The port of Aktau works", "ru": "Порт Актау работает"},
    }


def a_feature(name="port-aktau", geometry=None, **properties):
    """Return a port with a quote and a status that the quote claims."""
    return {
        "type": "Feature",
        "id": name,
        "geometry": geometry or {"type": "Point", "coordinates": [51.2, 43.6]},
        "properties": {
            "kind": "port",
            "names": {**in_all("Aktau"), "local": "Ақтау"},
            "status": {"value": "operating", "claim": "aktau-status"},
            "geometry_class": "traced",
            "origins": [{"dataset": "openstreetmap", "record": "node 1"}],
            "quotes": ["s000-001"],
            **properties,
        },
    }


def a_context(name="port-kuryk", geometry=None, **properties):
    """Return a port of which no document speaks."""
    status = {"value": "existing", "origin": "openstreetmap"}
    given = {"quotes": [], "context": True, "status": status, **properties}
    return a_feature(name, geometry, **given)


def a_line(lonlats, name="line", **properties):
    """Return a context railway through [longitude, latitude] positions."""
    geometry = {"type": "LineString", "coordinates": lonlats}
    return a_context(name, geometry, **{"kind": "railway", **properties})


def a_layer(name, *features):
    """Return a layer file with these features."""
    return {
        "type": "FeatureCollection",
        "layer": {
            "id": name,
            "title": in_all(name.title()),
            "order": 1,
            "colour": "#009E73",
            "colour_dark": "#3CCBA0",
            "licence": "ODbL-1.0",
            "attribution": ["openstreetmap"],
        },
        "features": list(features),
    }


def _atlas_info():
    return {
        **{key: in_all("Small") for key in ("title", "subtitle", "intro")},
        "first": ["port-aktau"],
        "extent": [44.0, 27.0, 62.0, 47.0],
        "basemap_extent": [25, 20, 90, 57],
    }


def _source():
    text = collapse(DOCUMENT)
    return {
        "id": "000",
        "file": "000.txt",
        "language": "kk",
        "label": in_all("A document"),
        "colour": "#6A7B2B",
        "characters": len(text),
        "sha256": sha256_of(text),
    }


def sound_files():
    """Return the contents of a sound folder by file name."""
    kinds = [("port", "anchor"), ("railway", None), ("station", "dot")]
    place = {"id": "town-aktau", "kind": "town", "lon": 51.2, "lat": 43.6, "min_zoom": 5}
    return {
        "atlas.json": _atlas_info(),
        "vocabulary.json": {
            "kinds": [{"id": k, "label": in_all(k), "glyph": glyph} for k, glyph in kinds],
            "properties": [{"id": "status", "label": in_all("status")}],
            "units": [{"id": "km", "label": in_all("km")}],
            "values": [{"id": "works", "label": in_all("works")}],
        },
        "datasets.json": [
            {
                "id": "openstreetmap",
                "name": "OSM",
                "licence": "ODbL-1.0",
                "attribution": in_all("© OSM"),
            }
        ],
        "sources.json": [_source()],
        "quotes.json": [a_quote()],
        "claims.json": [
            {
                "id": "aktau-status",
                "feature": "port-aktau",
                "property": "status",
                "value": "works",
                "quote": "s000-001",
            }
        ],
        "ports.geojson": a_layer("ports", a_feature()),
        "basemap/places.json": [{**place, "names": in_all("Aktau"), "origin": "test"}],
        "basemap/natural-earth.json": {"land": [], "lakes": [], "borders": [], "disputed": []},
    }


def write_folder(folder: Path, files) -> Path:
    """Write contents by file name; text and bytes as they are, all else as JSON."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, str | bytes) else json.dumps(content)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return folder


def small_atlas(folder: Path, files=None) -> Atlas:
    """Return the loaded atlas of these contents."""
    return load_atlas(write_folder(folder, sound_files() if files is None else files))


def faults_of(folder: Path, files) -> tuple[Fault, ...]:
    """Return what the loader finds wrong with these contents; fail where it finds nothing."""
    with pytest.raises(AtlasError) as caught:
        small_atlas(folder, files)
    return caught.value.faults


def the_fault(folder: Path, files) -> Fault:
    """Return the one fault of these contents; fail where there are none or more."""
    (fault,) = faults_of(folder, files)
    assert fault.file
    assert fault.record
    assert fault.remedy
    return fault
