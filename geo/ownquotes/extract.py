"""Take the text out of a document: plain text, PDF or DOCX."""

from pathlib import PurePath

from geo.ownlayers.apart import read_apart
from geo.ownlayers.archive import open_archive
from geo.ownlayers.encoding import decode
from geo.ownlayers.limits import MEGABYTE
from geo.ownlayers.troubles import OwnFileError

DOCUMENT_MEGABYTES = 20
LONGEST = 2_000_000
KINDS = ("txt", "pdf", "docx")


def clean_document(text: str) -> str:
    """Return a text that UTF-8 can hold, without null bytes and byte-order mark."""
    sound = text.replace("\x00", "").removeprefix("\ufeff")
    return sound.encode("utf-8", "replace").decode()


def _apart(job: str, data: bytes) -> str:
    name = f"own.{job}"
    return "\n".join(str(line["text"]) for line in read_apart(job, {name: data}, name))


def text_of_document(name: str, data: bytes, encoding: str | None = None) -> str:
    """Return the text of a document called `name`, or raise OwnFileError.

    A PDF of pictures has no words to quote: that is an error too.
    """
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if len(data) > DOCUMENT_MEGABYTES * MEGABYTE:
        raise OwnFileError("too-big", str(DOCUMENT_MEGABYTES))
    if ending == "pdf":
        text = _apart("pdf", data)
    elif ending == "docx":
        open_archive(data)
        text = _apart("docx", data)
    elif ending in {"txt", "text", "md", ""}:
        text = decode(data, encoding)[0]
    else:
        raise OwnFileError("unknown-kind", ending[:12])
    return checked_text(text)


def checked_text(text: str) -> str:
    """Return a text clean and within the limit, or raise OwnFileError."""
    clean = clean_document(text)
    if not clean.strip():
        raise OwnFileError("no-words")
    if len(clean) > LONGEST:
        raise OwnFileError("too-big", str(LONGEST // MEGABYTE))
    return clean
