"""The server's log: one JSON object a line, without a word about who asked or what for."""

import json
import logging
import os
import secrets
import sys
from datetime import UTC, datetime

log = logging.getLogger("keruen")
_OTHERS = ("streamlit", "uvicorn", "uvicorn.error")


class JsonLines(logging.Formatter):
    """Writes a record as one line of JSON: time, level, logger, what, and the record's `facts`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "what": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def start_log() -> None:
    """Write JSON lines to the error stream where KERUEN_LOG=json asks for them.

    Otherwise only warnings and errors are said, as a person at a terminal wants it.
    """
    if os.environ.get("KERUEN_LOG") != "json":
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    log.setLevel(logging.INFO)
    for name in ("keruen", *_OTHERS):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
    for name in _OTHERS:
        # At a lower level uvicorn names the visitors' addresses.
        logging.getLogger(name).setLevel(logging.WARNING)


def note(what: str, **facts: str | float) -> None:
    """Write one event to the log."""
    log.info(what, extra={"facts": facts})


def log_error(error: BaseException) -> str:
    """Log the error with its trace, and return the reference under which it stands there."""
    reference = secrets.token_hex(4)
    facts = {"facts": {"reference": reference}}
    log.error("reference %s", reference, exc_info=error, extra=facts)
    return reference
