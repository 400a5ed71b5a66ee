"""Prove that an atlas folder is whole: its base map, and the files it cannot do without."""

from pathlib import Path

from geo.faults import Fault
from geo.reading import UNREAD, read_json

_FILE = "basemap/natural-earth.json"
# How deep the positions of each part of the base map lie: polygons of rings, or lines.
_BASEMAP = {"land": 3, "lakes": 3, "borders": 2, "disputed": 2}


def _is_position(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(n, int | float) and not isinstance(n, bool) for n in value)
        and abs(value[0]) <= 180
        and abs(value[1]) <= 90
    )


def _are_runs(value: object, depth: int) -> bool:
    """Whether a value is a list of lists, `depth` deep, of [longitude, latitude] positions."""
    if depth == 0:
        return _is_position(value)
    return isinstance(value, list) and all(_are_runs(part, depth - 1) for part in value)


def _basemap_fault(record: str, fault: str) -> Fault:
    remedy = "make it anew with scripts/extract_basemap.py"
    return Fault(file=_FILE, record=record, fault=fault, remedy=remedy)


def basemap_faults(folder: Path) -> list[Fault]:
    """List what is wrong with the folder's own base map; without one the world's serves."""
    path = folder / _FILE
    faults: list[Fault] = []
    if not path.exists():
        return faults
    raw = read_json(path, faults, file=_FILE)
    if raw is UNREAD:
        return faults
    if not (isinstance(raw, dict) and set(_BASEMAP) <= set(raw)):
        return [_basemap_fault("the file", f"lacks one of {sorted(_BASEMAP)}")]
    return [
        _basemap_fault(name, "is no list of lines of [longitude, latitude]")
        for name, depth in _BASEMAP.items()
        if not _are_runs(raw[name], depth)
    ]


def absent_faults(folder: Path, needs: tuple[str, ...]) -> list[Fault]:
    """List which of the files that an atlas says it needs are not in its folder."""
    fault = "is not there, and the atlas needs it"
    remedy = "put it back, or take its name out of “needs” in atlas.json"
    return [
        Fault(file=name, record="the file", fault=fault, remedy=remedy)
        for name in needs
        if not (folder / name).is_file()
    ]
