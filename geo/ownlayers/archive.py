"""Open an archive without trusting it: no links, no ways out, no bombs."""

import io
import stat
import zipfile
from pathlib import PurePosixPath

from geo.ownlayers.limits import ENTRIES, UNPACKED_BYTES
from geo.ownlayers.troubles import OwnFileError

_CHUNK = 1 << 18


def _refuse_name(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in entry.filename or "\x00" in str(path):
        raise OwnFileError("archive-path", entry.filename[:60])
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise OwnFileError("archive-link", entry.filename[:60])
    if entry.flag_bits & 1:
        raise OwnFileError("locked-archive")


def open_archive(data: bytes) -> dict[str, zipfile.ZipInfo]:
    """Return the entries of a zip by name, or raise OwnFileError for a hostile one."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise OwnFileError("bad-archive") from error
    if len(entries) > ENTRIES:
        raise OwnFileError("too-many-files")
    if sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
        raise OwnFileError("archive-too-big")
    for entry in entries:
        _refuse_name(entry)
    return {entry.filename: entry for entry in entries}


def unpack(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Return the contents of one entry; its own word on its size is not trusted."""
    parts, size = [], 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(entry) as file:
            while chunk := file.read(_CHUNK):
                size += len(chunk)
                if size > UNPACKED_BYTES:
                    raise OwnFileError("archive-too-big")
                parts.append(chunk)
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, ValueError) as error:
        raise OwnFileError("bad-archive") from error
    except Exception as error:
        if isinstance(error, OwnFileError):
            raise
        raise OwnFileError("bad-archive") from error  # zlib, lzma and bz2 each have their own
    return b"".join(parts)
