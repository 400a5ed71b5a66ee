"""The server's log: one JSON object a line, without a word about who asked or what for."""

import json
import logging
import os
import secrets
import sys
import threading
from datetime import UTC, datetime
from functools import cache
from typing import NoReturn

from geo.faults import AtlasError

log = logging.getLogger("keruen")


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON: time, level, logger, what, and the record's `facts`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "what": record.getMessage().strip(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def wants_json() -> bool:
    """Whether KERUEN_LOG=json asks for JSON lines."""
    return os.environ.get("KERUEN_LOG") == "json"


@cache
def json_handler() -> logging.Handler:
    """Return what writes records to the error stream as JSON lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    return handler


def _log_uncaught(*error: object) -> None:
    log.critical("uncaught", exc_info=error)  # type: ignore[arg-type]


def start_log() -> None:
    """Write JSON lines to the error stream where KERUEN_LOG=json asks for them.

    Otherwise only warnings and errors are said, as a person at a terminal wants it.
    """
    if not wants_json():
        return
    log.setLevel(logging.INFO)
    log.handlers, log.propagate = [json_handler()], False
    logging.getLogger().handlers = [json_handler()]
    logging.captureWarnings(True)
    sys.excepthook = _log_uncaught
    threading.excepthook = lambda found: _log_uncaught(*found[:3])


def note(what: str, **facts: str | float) -> None:
    """Write one event to the log."""
    log.info(what, extra={"facts": facts})


def log_error(error: BaseException) -> str:
    """Log the error with its trace, and return the reference under which it stands there."""
    reference = secrets.token_hex(4)
    facts = {"facts": {"reference": reference}}
    log.error("reference %s", reference, exc_info=error, extra=facts)
    return reference


def refuse_start(error: AtlasError) -> NoReturn:
    """Say every fault of the atlas and end the process with 1."""
    count = len(error.faults)
    what = f"The atlas folder has {count} faults; nothing is served."
    if not wants_json():
        sys.exit(f"{what}\n{error}")
    log.critical(what, extra={"facts": {"faults": count}})
    for one in error.faults:
        facts = {"file": one.file, "record": one.record, "remedy": one.remedy}
        log.critical(one.fault, extra={"facts": facts})
    sys.exit(1)
