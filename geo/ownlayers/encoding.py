"""Recognise in which encoding a text was saved."""

import codecs

from charset_normalizer import from_bytes

from geo.ownlayers.troubles import OwnFileError

CHOICES = (
    "utf-8",
    "utf-16",
    "cp1251",
    "cp1256",
    "cp1252",
    "koi8-r",
    "iso8859-6",
    "cp866",
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED = ["cp1251", "cp1256", "cp1252", "koi8_r", "cp866"]
_SAMPLE = 200_000


def _without_mark(data: bytes) -> str | None:
    """Return the UTF-16 in which every other byte is null, or None."""
    head = data[:2000]
    if head[1::2].count(0) > len(head) * 0.3:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) * 0.3:
        return "utf-16-be"
    return None


def encoding_of(data: bytes) -> str:
    """Return the encoding of a text by its mark, else UTF-8 where it fits, else the likeliest."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _without_mark(data)
    if wide:
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        tail = [line for line in data.splitlines() if any(byte > 127 for byte in line)]
        sample = b"\n".join(tail)[:_SAMPLE]
        best = from_bytes(sample, cp_isolation=_GUESSED, threshold=0.6).best()
        return best.encoding if best else "cp1252"
    return "utf-8"


def decode(data: bytes, encoding: str | None = None) -> tuple[str, str]:
    """Return the text of a file and its encoding, or raise OwnFileError.

    `encoding` is the visitor's choice; without one it is recognised.
    """
    name = encoding or encoding_of(data)
    try:
        return data.decode(name).removeprefix("\ufeff"), name.removesuffix("-sig")
    except (UnicodeDecodeError, LookupError) as error:
        raise OwnFileError("not-text", name) from error
