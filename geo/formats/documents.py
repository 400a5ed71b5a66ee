"""What each document shows of itself, cut into the fields that bibliographies ask for."""

import re

from geo.model import Source

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_INITIALS = re.compile(r"(?P<family>\S.*?)(?: (?P<given>(?:\S{1,3}\. ?)+))")


def citation_key(source: Source) -> str:
    """Return the key of a document, such as keruen-001."""
    return f"keruen-{source.id}"


def date_parts(source: Source) -> list[int]:
    """Return year, month and day of a document as far as it shows them."""
    found = _DATE.fullmatch(source.date or "")
    return [int(part) for part in found.groups() if part] if found else []


def year_of(source: Source) -> int | None:
    """Return the year that a document shows as its own, or None."""
    return next(iter(date_parts(source)), None)


def name_parts(name: str) -> tuple[str, str] | None:
    """Return family name and initials of a printed name such as "Исова Л.", or None."""
    found = _INITIALS.fullmatch(name)
    return (found["family"], found["given"]) if found else None


def issue_of(source: Source) -> str | None:
    """Return the issue without the year that is printed before it."""
    return source.issue.removeprefix(f"{source.date}. ") if source.issue else None


def note_of(source: Source) -> str:
    """Say which usual fields a document does not show, and what is not its own."""
    shown = {
        "title": source.title,
        "author": source.authors,
        "publisher": source.publisher,
        "date": source.date,
    }
    missing = [field for field, value in shown.items() if not value]
    sentences = (
        f"Not shown in the document: {', '.join(missing)}." if missing else "",
        f"Pages: {source.pages}." if source.pages else "",
        f"Title in the atlas's English: {source.title_en}." if source.title_en else "",
    )
    return " ".join(sentence for sentence in sentences if sentence)


def remarks_of(source: Source) -> str:
    """Return what the atlas remarks on a document, in English."""
    return " ".join(note.en for note in source.notes)
