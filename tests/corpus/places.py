"""Things at a file's path that are no plain file of bounded size."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

ENORMOUS = 10**11


def _outside(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _dangling(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _endless(path: Path) -> None:
    path.symlink_to(path)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(ENORMOUS)


def hostile_places() -> Iterator[tuple[str, Callable[[Path], None]]]:
    """Yield (what stands there, what puts it there); the path must be free."""
    yield "a folder", Path.mkdir
    yield "a pipe that nobody writes to", os.mkfifo
    yield "a link out of the folder", _outside
    yield "a link to nothing", _dangling
    yield "a link to itself", _endless
    yield "a link to a device", lambda path: path.symlink_to("/dev/zero")
    yield "a hundred gigabytes", _sparse
