"""A folder of published files: written anew, cleared only of what was published before."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from geo.faults import KeruenError

MANIFEST: Final = "keruen-site.json"


class FolderError(KeruenError):
    """A folder into which nothing is published."""


def _read_manifest(folder: Path) -> Mapping[str, str] | None:
    """Return the files published before with their SHA-256, None where there are none."""
    path = folder / MANIFEST
    if not path.is_file():
        return None
    try:
        files = json.loads(path.read_text(encoding="utf-8"))["files"]
    except (ValueError, KeyError, TypeError):
        return None
    sound = isinstance(files, dict) and all(isinstance(digest, str) for digest in files.values())
    return files if sound else None


def check_folder(folder: Path, *, force: bool = False) -> None:
    """Raise FolderError where files of others could be written over."""
    if folder.exists() and not folder.is_dir():
        raise FolderError(f"{folder}: is no folder; name one that is empty or new")
    if force or not folder.is_dir() or not any(folder.iterdir()):
        return
    if _read_manifest(folder) is None:
        remedy = "name an empty one, or give --force to write among what is there"
        raise FolderError(f"{folder}: holds files that were not published here; {remedy}")


def _clear(folder: Path, before: Mapping[str, str]) -> None:
    """Take away what was published before and is unchanged since; never what lies elsewhere."""
    root = folder.resolve()
    for name, digest in before.items():
        path = folder / name
        inside = root in path.resolve().parents
        if not inside or path.is_symlink() or not path.is_file():
            continue
        if hashlib.sha256(path.read_bytes()).hexdigest() == digest:
            path.unlink()
            for parent in path.relative_to(folder).parents:
                if parent != Path() and not any((folder / parent).iterdir()):
                    (folder / parent).rmdir()


def write_site(
    folder: Path, files: Iterable[tuple[str, bytes]], *, force: bool = False
) -> dict[str, int]:
    """Write `files` (path, content) below `folder` and return their sizes in bytes.

    What an earlier publication left is taken away first. Raise FolderError where the
    folder is another's or cannot be written.
    """
    check_folder(folder, force=force)
    made = list(files)
    try:
        _clear(folder, _read_manifest(folder) or {})
        for name, content in made:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        digests = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(made)}
        text = json.dumps({"publisher": "Keruen", "files": digests}, indent=1) + "\n"
        (folder / MANIFEST).write_text(text, encoding="utf-8")
    except OSError as error:
        where = error.filename or folder
        raise FolderError(f"{where}: {error.strerror}; nothing more was written") from None
    return {name: len(content) for name, content in made}
