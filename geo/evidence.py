"""Quotes as selectors: where words stand in a document, and whether they stand there."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from geo.atlas import Atlas
from geo.faults import KeruenError
from geo.model import Quote, Source

Outcome = Literal["exact", "moved", "missing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of one quote when it was looked up in its document."""

    quote: str
    source: str
    outcome: Outcome
    found: int | None
    document_changed: bool


def collapse(text: str) -> str:
    """Return `text` with every run of whitespace made one space, not trimmed.

    All positions of the atlas count code points in this form of a document.
    """
    return re.sub(r"\s+", " ", text)


def sha256_of(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(quote: Quote, source: Source) -> str:
    """Return what must not change for a quote to count as verified."""
    parts = (source.sha256, quote.start, quote.end, quote.prefix, quote.exact, quote.suffix)
    return sha256_of("\x1f".join(str(part) for part in parts))[:32]


def is_verified(atlas: Atlas, quote: Quote) -> bool:
    """Whether these words at this place were once found in the document by program."""
    return atlas.verified.get(quote.id) == fingerprint(quote, atlas.source(quote.source))


@lru_cache(maxsize=8)
def verified_quotes(atlas: Atlas) -> frozenset[str]:
    """Return the ids of the atlas's quotes that are verified."""
    return frozenset(name for name, quote in atlas.quotes.items() if is_verified(atlas, quote))


def _moved_to(quote: Quote, document: str) -> int | None:
    first = document.find(quote.exact)
    if first < 0 or document.find(quote.exact, first + 1) >= 0:
        return None
    return first


def verdict_of(quote: Quote, source: Source, document: str) -> Verdict:
    """Look a quote up in the collapsed text of its document.

    Exact means: words, position, prefix and suffix. Moved means: the same words stand
    once, elsewhere or between other neighbours. Everything else is missing; nothing is
    matched loosely.
    """
    around = (
        document[max(0, quote.start - len(quote.prefix)) : quote.start],
        document[quote.start : quote.end],
        document[quote.end : quote.end + len(quote.suffix)],
    )
    found: int | None = quote.start
    outcome: Outcome = "exact"
    if around != (quote.prefix, quote.exact, quote.suffix):
        found = _moved_to(quote, document)
        outcome = "missing" if found is None else "moved"
    changed = sha256_of(document) != source.sha256
    return Verdict(
        quote=quote.id, source=source.id, outcome=outcome, found=found, document_changed=changed
    )


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise KeruenError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8") from None


def read_documents(atlas: Atlas, folder: Path) -> dict[str, str]:
    """Return the collapsed text of each source that lies in `folder`, by source id."""
    if not folder.is_dir():
        raise KeruenError(f"{folder}: no such folder; name the one that holds the documents")
    documents = {}
    for source in atlas.sources:
        path = folder / source.file
        if path.is_file():
            documents[source.id] = collapse(_read_text(path))
    return documents


def verify_quotes(atlas: Atlas, documents: Mapping[str, str]) -> tuple[Verdict, ...]:
    """Return a verdict for every quote; one whose document is absent is missing."""
    return tuple(
        verdict_of(quote, atlas.source(quote.source), documents.get(quote.source, ""))
        for quote in atlas.quotes.values()
    )


def quoted_share(atlas: Atlas, source: Source) -> float:
    """Return the share (0 to 1) of a document's characters that the atlas quotes."""
    spans = sorted((q.start, q.end) for q in atlas.quotes.values() if q.source == source.id)
    covered, reached = 0, 0
    for start, end in spans:
        covered += max(0, end - max(start, reached))
        reached = max(reached, end)
    return covered / source.characters
