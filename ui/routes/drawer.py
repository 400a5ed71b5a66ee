"""The other process: read orders, write files. Started by ui.routes.drawingprocess."""

import json
import os
import sys
from typing import IO

from geo.faults import KeruenError
from geo.load import shared_atlas
from ui.logs import log, start_log
from ui.routes.exportjobs import settled_order

_LESS_URGENT = 5


def answer_to(line: str) -> tuple[dict[str, object], bytes]:
    """Return the head and the body of the answer to one order."""
    asked = json.loads(line)
    try:
        body = settled_order(asked["ending"], asked["params"]).make()
    except KeruenError as error:
        return {"fault": str(error)}, b""
    return {"bytes": len(body)}, body


def serve(orders: IO[str], out: IO[bytes]) -> None:
    """Answer every order until there are no more; what breaks ends the process."""
    for line in orders:
        head, body = answer_to(line)
        out.write(json.dumps(head).encode() + b"\n" + body)
        out.flush()


def main() -> int:
    """Keep standard output for the answers alone, and step back behind the app."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    os.nice(_LESS_URGENT)
    start_log()
    shared_atlas()
    try:
        serve(sys.stdin, out)
    except (OSError, ValueError):
        log.exception("the drawing ended")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
