"""An atlas whose every text tries to run, to break out, or to turn its surroundings round."""

import json
import shutil
from pathlib import Path
from typing import Any

from geo.languages import LANGUAGES

MARK = "hostile"
OVERRIDE = "\u202e"
LONGEST_LINE = 200  # of a tour's titles
PAYLOAD = (
    f" {MARK} <img src=x onerror=hurt(1)><script>hurt(2)</script>"
    "\"onmouseover=hurt(3) 'onfocus='hurt(4)' `${hurt(5)}` \\');hurt(6)// </style></textarea>"
    "<svg/onload=hurt(7)> {{7*7}} {hurt} %s javascript:hurt(8) \x00\x07 ]]> --> "
    f"<b id=kr-page>&lt;&amp;{OVERRIDE}"
)
ADDRESS = "https://example.org/\"onclick=hurt(9)'`${hurt(10)}`<img/src=x/onerror=hurt(11)>"
_WORDS = frozenset(
    {"title", "title_en", "publisher", "publication", "issue", "pages", "name", "licence"}
    | {"reading", "prefix", "suffix", "record", "stated", "note"}
)
_ADDRESSES = frozenset({"url", "licence_url"})


def _is_text(value: dict[str, Any]) -> bool:
    return set(LANGUAGES) <= set(value) and all(isinstance(word, str) for word in value.values())


def _poisoned_object(value: dict[str, Any], key: str) -> dict[str, Any]:
    if _is_text(value) or key == "translations":
        # Each its own, as a translation is never the quoted words again.
        return {name: f"{word}{PAYLOAD} {name}" for name, word in value.items()}
    return {name: poisoned(part, name) for name, part in value.items()}


def poisoned(value: Any, key: str = "") -> Any:
    """Return JSON in which every text for readers carries the payload; ids and numbers stay."""
    if isinstance(value, dict):
        return _poisoned_object(value, key)
    if isinstance(value, list):
        return [part + PAYLOAD if key == "authors" else poisoned(part) for part in value]
    if isinstance(value, str) and key in _WORDS:
        return value + PAYLOAD
    return ADDRESS if isinstance(value, str) and key in _ADDRESSES else value


def _poison_quotes(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    grown = [poisoned(quote) for quote in quotes]
    for quote in grown:
        quote["exact"] += PAYLOAD
        quote["end"] += len(PAYLOAD)
        # The payload's letters are no language's.
        quote.pop("language", None)
    return grown


def _poison_tour(tour: dict[str, Any]) -> dict[str, Any]:
    grown: dict[str, Any] = poisoned(tour)
    for part in (grown, *grown["steps"]):
        part["title"] = {
            language: line[: LONGEST_LINE - 1] + OVERRIDE
            for language, line in part["title"].items()
        }
    return grown


def write_hostile_atlas(source: Path, folder: Path) -> Path:
    """Copy the atlas of `source` to `folder` and poison every text in it."""
    shutil.copytree(source, folder)
    for path in sorted([*folder.rglob("*.json"), *folder.rglob("*.geojson")]):
        if path.name in {"natural-earth.json", "verified.json"}:
            continue
        raw = json.loads(path.read_text(encoding="utf-8"))
        poison = _poison_tour if path.parent.name == "tours" else poisoned
        spoilt = _poison_quotes(raw) if path.name == "quotes.json" else poison(raw)
        if path.name == "sources.json":
            for record in spoilt:
                record["characters"] += len(PAYLOAD)
        path.write_text(json.dumps(spoilt), encoding="utf-8")
    return folder
