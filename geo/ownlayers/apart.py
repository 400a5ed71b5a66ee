"""Have a file read by the worker process, and take its answer within limits."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from geo.ownlayers.limits import UNPACKED_BYTES, WORKER_SECONDS
from geo.ownlayers.troubles import OwnFileError

_WAIT = WORKER_SECONDS + 15
_KEPT = ("PATH", "SYSTEMROOT", "LANG", "LC_ALL", "VIRTUAL_ENV")
ROOT = Path(__file__).parents[2]


@cache
def _other_drivers(wanted: str) -> str:
    """Return all drivers of GDAL but one: the worker's GDAL is told not to load them."""
    import pyogrio  # noqa: PLC0415 -- heavy; only where it is needed

    return ",".join(sorted(name for name in pyogrio.list_drivers() if name != wanted))


def _environment(driver: str | None) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    quiet = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    quiet |= {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    if driver is None:
        return {**kept, **quiet}
    closed = {"GDAL_SKIP": _other_drivers(driver), "CPL_VSIL_CURL_ALLOWED_EXTENSIONS": ".none"}
    closed |= {"GDAL_NUM_THREADS": "1", "OGR_SQLITE_LOAD_EXTENSIONS": "NO", "CPL_LOG": os.devnull}
    return {**kept, **quiet, **closed}


def _run(job: str, path: Path, options: list[str], driver: str | None, out: Path) -> int:
    command = [sys.executable, "-P", "-m", "geo.ownlayers.worker", job, str(path), *options]
    with out.open("wb") as answer:
        try:
            # The worker limits its own time; RLIMIT_FSIZE keeps it from writing any file, so
            # its answer comes through a pipe.
            done = subprocess.Popen(  # noqa: S603 -- our own module, no shell
                command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL, env=_environment(driver), cwd=path.parent,
            )  # fmt: skip
        except OSError as error:
            raise OwnFileError("unreadable") from error
        with done:
            return _drain(done, answer)


def _drain(done: "subprocess.Popen[bytes]", answer: Any) -> int:
    from threading import Timer  # noqa: PLC0415

    watch = Timer(_WAIT, done.kill)
    watch.start()
    size = 0
    try:
        while done.stdout is not None and (chunk := done.stdout.read(1 << 16)):
            size += len(chunk)
            if size > 2 * UNPACKED_BYTES:
                done.kill()
                return 3
            answer.write(chunk)
        return done.wait()
    finally:
        watch.cancel()


def read_apart(
    job: str, files: Mapping[str, bytes], main: str, *,
    driver: str | None = None, encoding: str | None = None, layer: str | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Write `files` into a folder of their own, have `main` read there, return the records.

    Raise OwnFileError where the worker gave up or used up its time or memory.
    """
    with tempfile.TemporaryDirectory(prefix="keruen-") as folder:
        for name, content in files.items():
            (Path(folder) / Path(name).name).write_bytes(content)
        out = Path(folder) / "answer.jsonl"
        options = [encoding or "", layer or ""]
        status = _run(job, Path(folder) / Path(main).name, options, driver, out)
        if status == 1:
            raise OwnFileError("unreadable")
        if status != 0:
            raise OwnFileError("too-much-work")
        with out.open(encoding="utf-8") as lines:
            return [json.loads(line) for line in lines]
