"""The file that a command writes: looked at before the work, written after it."""

import os
from pathlib import Path

from geo.faults import KeruenError


def check_target(path: Path) -> None:
    """Refuse a file that cannot be written, before anything is made for it."""
    folder = path.parent
    if not folder.is_dir():
        raise KeruenError(f"{path}: cannot be written: there is no folder {folder}; make it first")
    if path.is_dir():
        raise KeruenError(f"{path}: cannot be written: this is a folder; name a file in it")
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise KeruenError(f"{path}: cannot be written: you may not write there")


def save_file(path: Path, body: bytes) -> None:
    """Write a file, or say why that fails."""
    try:
        path.write_bytes(body)
    except OSError as error:
        raise KeruenError(f"{path}: cannot be written: {error.strerror}") from error
