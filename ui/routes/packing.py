"""Pack text for the way: brotli where the receiver unpacks it, gzip for all others."""

import gzip
from functools import lru_cache
from typing import Literal

import brotli

Encoding = Literal["br", "gzip"]
_PREFERRED: tuple[Encoding, ...] = ("br", "gzip")
# The next quality gains a twentieth and takes ten times as long, while a visitor waits.
_BROTLI = 9


def encoding_for(accepted: str) -> Encoding | None:
    """Return the best encoding that an Accept-Encoding header names, or None."""
    parts = [part.replace(" ", "").partition(";q=") for part in accepted.lower().split(",")]
    names = {name for name, _, share in parts if share.rstrip("0.") or not share}
    return next((encoding for encoding in _PREFERRED if encoding in names), None)


def pack(body: bytes, encoding: Encoding) -> bytes:
    """Return a text packed."""
    if encoding == "br":
        return bytes(brotli.compress(body, quality=_BROTLI))
    return gzip.compress(body, 9, mtime=0)


@lru_cache(maxsize=512)
def packed_once(body: bytes, encoding: Encoding) -> bytes:
    """Return a text packed, remembered: for the few files that everybody fetches."""
    return pack(body, encoding)
