"""Read one file of an atlas folder into typed records, collecting every fault.

What a file may hold is limited, so that no file can stop the machine that reads it.
"""

import json
import math
import stat
from collections import Counter
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from geo.faults import Fault
from geo.model import Record

R = TypeVar("R", bound=Record)
_REMEDIES = {
    "extra_forbidden": "remove the key or correct its spelling",
    "missing": "add the key",
    "string_pattern_mismatch": "write it in the form that the file's other records have",
    "string_too_short": "write the missing words",
    "literal_error": "use one of the values named",
}


_TOLD = ("extra_forbidden", "missing")
MAX_BYTES = 32_000_000
MAX_RECORDS = 200_000
MAX_FAULTS = 500
_MAX_DIGITS = 1000


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _whole_number(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise ValueError(f"a number of {len(digits)} digits")
    return int(digits)


def _finite_number(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise ValueError("a number too large for any measure")
    return value


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if twice:
        raise ValueError(f"the key {twice[0]!r} stands twice in one object")
    return dict(pairs)


UNREAD: Any = object()


def _refusal(path: Path) -> tuple[str, str] | None:
    """Say why a file is not even opened, and the remedy; None where it may be."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        return "is no plain file", "put a plain file in its place"
    if path.is_symlink() and not path.resolve().is_relative_to(path.parent.resolve()):
        return "is a link that leads out of the folder", "put the file itself in its place"
    if found.st_size > MAX_BYTES:
        size = f"{found.st_size / 1e6:,.0f} MB, more than {MAX_BYTES / 1e6:.0f}"
        return f"is too large: {size}", "simplify its lines, or split it into several files"
    return None


def _parse(text: str) -> Any:
    return json.loads(
        text,
        parse_constant=_refuse_constant,
        parse_int=_whole_number,
        parse_float=_finite_number,
        object_pairs_hook=_unique_keys,
    )


def decode_json(content: bytes, file: str, faults: list[Fault]) -> Any:
    """Return the JSON in the bytes of `file`, or UNREAD and a fault."""
    try:
        return _parse(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        what, remedy = f"not UTF-8 at byte {error.start}", "save the file as UTF-8"
    except RecursionError:
        what, remedy = "lists or objects nested too deep", "nest them as the shipped files do"
    except ValueError as error:
        what, remedy = f"not valid JSON: {error}", "correct the JSON at that place"
    faults.append(Fault(file=file, record="the file", fault=what, remedy=remedy, kind="json"))
    return UNREAD


def read_json(path: Path, faults: list[Fault], *, file: str | None = None) -> Any:
    """Return the JSON of `path`, or UNREAD and a fault; `file` is what faults call it."""
    name = file or path.name
    try:
        refused = _refusal(path)
        if refused is None:
            return decode_json(path.read_bytes(), name, faults)
        what, remedy = refused
    except FileNotFoundError:
        what, remedy = "the file is missing", "add it to the atlas folder"
    except OSError as error:
        what, remedy = f"cannot be read: {error.strerror}", "put a readable file in its place"
    except RuntimeError:
        what, remedy = "is a link that leads to itself", "put the file itself in its place"
    faults.append(Fault(file=name, record="the file", fault=what, remedy=remedy))
    return UNREAD


def without_schema(raw: Any) -> Any:
    """Return an object without the key by which editors find its schema."""
    if isinstance(raw, dict):
        return {key: value for key, value in raw.items() if key != "$schema"}
    return raw


def over_limit(file: str, raw: list[Any], faults: list[Fault]) -> bool:
    """Whether a file holds more records than are read, adding the fault."""
    if len(raw) <= MAX_RECORDS:
        return False
    what = f"holds {len(raw):,} records, more than {MAX_RECORDS:,}"
    remedy = "split it into several files"
    faults.append(Fault(file=file, record="the file", fault=what, remedy=remedy))
    return True


def enough(file: str, before: int, faults: list[Fault]) -> bool:
    """Whether a file has so many faults that the rest of it is not read, adding one that says so.

    `before` is how many faults there were before the file.
    """
    if len(faults) - before <= MAX_FAULTS:
        return False
    what = f"has more than {MAX_FAULTS} faults; the rest is not read"
    remedy = "correct those named first"
    faults.append(Fault(file=file, record="the file", fault=what, remedy=remedy))
    return True


def parse_record(
    model: type[R], raw: Any, *, file: str, name: str, faults: list[Fault]
) -> R | None:
    """Return `raw` as a `model`, or None and one fault for each thing wrong with it."""
    try:
        return model.model_validate_json(json.dumps(raw))
    except RecursionError:
        what, remedy = "lists or objects nested too deep", "nest them as the shipped files do"
        faults.append(Fault(file=file, record=name, fault=what, remedy=remedy))
        return None
    except ValidationError as error:
        for item in error.errors():
            where = ".".join(str(step) for step in item["loc"]) or "record"
            faults.append(
                Fault(
                    file=file,
                    record=name,
                    fault=f"{where}: {item['msg']}",
                    remedy=_REMEDIES.get(item["type"], "correct the value"),
                    kind=item["type"] if item["type"] in _TOLD else "value",
                    about=where,
                )
            )
        return None


def record_name(raw: Any, index: int) -> str:
    """Return the id of a raw record, or its place in the file."""
    named = raw.get("id") if isinstance(raw, dict) else None
    return named if isinstance(named, str) and named else f"record {index + 1}"


def read_records(model: type[R], folder: Path, file: str, faults: list[Fault]) -> tuple[R, ...]:
    """Return the records of a JSON array file of an atlas folder, keeping the good ones."""
    raw = read_json(folder / file, faults, file=file)
    if raw is UNREAD:
        return ()
    if not isinstance(raw, list):
        faults.append(
            Fault(
                file=file,
                record="the file",
                fault="holds no array of records",
                remedy="begin the file with [ and end it with ]",
            )
        )
        return ()
    if over_limit(file, raw, faults):
        return ()
    records: list[R] = []
    before = len(faults)
    for index, item in enumerate(raw):
        name = record_name(item, index)
        record = parse_record(model, item, file=file, name=name, faults=faults)
        if record is not None:
            records.append(record)
        elif enough(file, before, faults):
            break
    return tuple(records)
