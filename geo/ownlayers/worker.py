"""A process of its own for what only large libraries read: GDAL's formats, PDF and DOCX.

python -m geo.ownlayers.worker JOB PATH [ENCODING [LAYER]] limits its own time and memory, then
writes JSON to its output: one head line, then one line a record.
"""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from geo.ownlayers.limits import FEATURES, WORKER_MEMORY, WORKER_SECONDS

Lines = Iterator[dict[str, Any]]


def limit_self() -> None:
    """Take away from this process what a bad file could use up."""
    try:
        import resource  # noqa: PLC0415 -- not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (WORKER_SECONDS, WORKER_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (WORKER_MEMORY, WORKER_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _plain(value: Any) -> Any:
    item = value.item() if hasattr(value, "item") else value
    if isinstance(item, bytes):
        return None
    return item if item is None or isinstance(item, bool | int | float | str) else str(item)


def read_vector(path: str, encoding: str | None, named: str | None = None) -> Lines:
    """Yield the head, then each feature of a layer, without a name the first that has places."""
    import pyogrio  # noqa: PLC0415 -- only where it is needed
    import pyogrio.raw  # noqa: PLC0415

    layers = pyogrio.list_layers(path)
    placed = [str(name) for name, kind in layers if kind is not None]
    layer = named if named in placed else placed[0] if placed else None
    if layer is None:
        yield {"projection": None, "others": []}
        return
    meta, _, shapes, columns = pyogrio.raw.read(
        path, layer=layer, encoding=encoding, max_features=FEATURES + 1, datetime_as_string=True
    )
    others = [] if named else placed[1:]
    head = {"projection": meta["crs"], "encoding": meta["encoding"]}
    yield {**head, "layer": layer, "others": others}
    fields = [str(name) for name in meta["fields"]]
    for number, shape in enumerate(shapes):
        facts = {name: _plain(column[number]) for name, column in zip(fields, columns, strict=True)}
        yield {"wkb": shape.hex() if shape is not None else None, "facts": facts}


def read_pdf(path: str, *_: str | None) -> Lines:
    """Yield the text of each page."""
    from pypdf import PdfReader  # noqa: PLC0415

    for page in islice(PdfReader(path).pages, 2_000):
        yield {"text": page.extract_text()}


def read_docx(path: str, *_: str | None) -> Lines:
    """Yield the text of each paragraph and table cell, in the document's order."""
    from docx import Document  # noqa: PLC0415
    from docx.table import Table  # noqa: PLC0415

    for block in Document(path).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield {"text": "\t".join(cell.text for cell in row.cells)}
        else:
            yield {"text": block.text}


_JOBS: dict[str, Callable[..., Lines]] = {
    "vector": read_vector,
    "pdf": read_pdf,
    "docx": read_docx,
}


def main(arguments: list[str]) -> int:
    """Do one job; anything that goes wrong ends with status 1 and one line of reason."""
    job, path, *rest = arguments
    options = [given or None for given in rest]
    limit_self()
    try:
        for line in _JOBS[job](str(Path(path)), *(options or [None])):
            sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
    except (MemoryError, RecursionError):
        return 3
    except Exception as error:  # noqa: BLE001 -- libraries raise anything for damaged files
        sys.stderr.write(f"{type(error).__name__}: {error}"[:500])
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
