"""Spoil a sound JSON file as bytes: cut, wrongly encoded, nested, doubled, or something else."""

import gzip
import json
from collections.abc import Iterator

DEEP = 10_000
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><l>&j;</l>"
)
TOP_LEVELS = {"number": b"7", "text": b'"words"', "null": b"null", "true": b"true"}
HEADS = {
    "gzip": gzip.compress(b"[]", mtime=0),
    "png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "zip": b"PK\x03\x04" + bytes(26),
    "html": b"<!doctype html><title>Not found</title>",
    "csv": b"id;name\n1;Aktau\n",
    "python": b"__import__('os').abort()",
}


def _cut(sound: bytes) -> Iterator[tuple[str, bytes]]:
    for share in (0.1, 0.5, 0.9):
        yield f"cut at {share:.0%}", sound[: int(len(sound) * share)]
    yield "without its last sign", sound.rstrip()[:-1]
    yield "with words after its end", sound + b" and more"
    yield "twice over", sound + sound
    yield "empty", b""
    yield "blank", b" \n\t "


def _encoded(sound: bytes) -> Iterator[tuple[str, bytes]]:
    text = sound.decode()
    yield "in UTF-16 with a mark", text.encode("utf-16")
    yield "in UTF-16 without a mark", text.encode("utf-16-le")
    yield "in UTF-32", text.encode("utf-32")
    yield "with a byte that is no UTF-8", sound.replace(b'"', b'"\xff', 1)
    yield "with an overlong slash", sound.replace(b'"', b'"\xc0\xaf', 1)
    yield "with two marks", b"\xef\xbb\xbf" * 2 + sound
    yield "with null bytes", sound.replace(b'"', b'"\x00', 1)
    yield "of null bytes", bytes(len(sound))


def _nested() -> Iterator[tuple[str, bytes]]:
    for depth in (DEEP, 1200, 700, 150):
        yield f"lists {depth} deep", b"[" * depth + b"]" * depth
        yield f"objects {depth} deep", b'{"a":' * depth + b"1" + b"}" * depth
    yield "lists never closed", b"[" * DEEP


def _spoilt_numbers() -> Iterator[tuple[str, bytes]]:
    for name in (b"NaN", b"Infinity", b"-Infinity", b"1e999", b"-1e999", b"0x1F", b"01", b"1_000"):
        yield f"with the number {name.decode()}", b'[{"id": ' + name + b"}]"
    yield "with a number of 5000 digits", b"[" + b"9" * 5000 + b"]"


def broken_json(sound: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (what is wrong, contents); none of them is this or any other sound file."""
    yield from _cut(sound)
    yield from _encoded(sound)
    yield from _nested()
    yield from _spoilt_numbers()
    yield from ((f"a mere {name}", text) for name, text in TOP_LEVELS.items())
    yield from ((f"really {name}", text) for name, text in HEADS.items())
    yield "billion laughs", LAUGHS.encode()
    yield "a list of other things", json.dumps([1, None, "x", [], {}, [[]]]).encode()
    yield "an object of other things", json.dumps({"x": 1, "y": [None]}).encode()
    yield "with a key twice", b'[{"id": "a", "id": "b"}]'
    yield "with commas at the end", b'[{"id": "a",},]'
    yield "with remarks", b'// remark\n[{"id": "a"}]'
    yield "with half a sign", b'[{"id": "\\ud800"}]'
    yield "with a name that turns round", '[{"\u202ecba": 1, "\x1b[31m": 2}]'.encode("utf-8")
    yield "with a name of 100,000 letters", b'[{"' + b"n" * 100_000 + b'": 1}]'
