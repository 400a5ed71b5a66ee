"""Read one file of an atlas folder into typed records, collecting every fault."""

import json
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


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


def _unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    twice = [key for key, count in Counter(key for key, _ in pairs).items() if count > 1]
    if twice:
        raise ValueError(f"the key {twice[0]!r} stands twice in one object")
    return dict(pairs)


UNREAD: Any = object()


def decode_json(content: bytes, file: str, faults: list[Fault]) -> Any:
    """Return the JSON in the bytes of `file`, or UNREAD and a fault."""
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_unique_keys)
    except UnicodeDecodeError as error:
        what, remedy = f"not UTF-8 at byte {error.start}", "save the file as UTF-8"
    except (ValueError, RecursionError) as error:
        what, remedy = f"not valid JSON: {error}", "correct the JSON at that place"
    faults.append(Fault(file=file, record="the file", fault=what, remedy=remedy))
    return UNREAD


def read_json(path: Path, faults: list[Fault], *, file: str | None = None) -> Any:
    """Return the JSON of `path`, or UNREAD and a fault; `file` is what faults call it."""
    name = file or path.name
    try:
        return decode_json(path.read_bytes(), name, faults)
    except FileNotFoundError:
        what, remedy = "the file is missing", "add it to the atlas folder"
    except OSError as error:
        what, remedy = f"cannot be read: {error.strerror}", "put a readable file in its place"
    faults.append(Fault(file=name, record="the file", fault=what, remedy=remedy))
    return UNREAD


def without_schema(raw: Any) -> Any:
    """Return an object without the key by which editors find its schema."""
    if isinstance(raw, dict):
        return {key: value for key, value in raw.items() if key != "$schema"}
    return raw


def parse_record(
    model: type[R], raw: Any, *, file: str, name: str, faults: list[Fault]
) -> R | None:
    """Return `raw` as a `model`, or None and one fault for each thing wrong with it."""
    try:
        return model.model_validate_json(json.dumps(raw))
    except ValidationError as error:
        for item in error.errors():
            where = ".".join(str(step) for step in item["loc"]) or "record"
            faults.append(
                Fault(
                    file=file,
                    record=name,
                    fault=f"{where}: {item['msg']}",
                    remedy=_REMEDIES.get(item["type"], "correct the value"),
                )
            )
        return None


def record_name(raw: Any, index: int) -> str:
    """Return the id of a raw record, or its place in the file."""
    named = raw.get("id") if isinstance(raw, dict) else None
    return named if isinstance(named, str) and named else f"record {index + 1}"


def read_records(model: type[R], path: Path, faults: list[Fault]) -> tuple[R, ...]:
    """Return the records of a JSON array file, keeping the good ones."""
    raw = read_json(path, faults)
    if raw is UNREAD:
        return ()
    if not isinstance(raw, list):
        faults.append(
            Fault(
                file=path.name,
                record="the file",
                fault="holds no array of records",
                remedy="begin the file with [ and end it with ]",
            )
        )
        return ()
    names = [record_name(item, index) for index, item in enumerate(raw)]
    parsed = [
        parse_record(model, item, file=path.name, name=name, faults=faults)
        for item, name in zip(raw, names, strict=True)
    ]
    return tuple(record for record in parsed if record is not None)
