"""Nothing in geo/ or ui/ knows a place, a country or a feature of the shipped atlas by name."""

import json
import re

import pytest

from geo.languages import LANGUAGES
from geo.load import SHIPPED, load_atlas

ROOT = SHIPPED.parent
ENDINGS = {".py", ".js", ".css", ".html", ".json", ".txt", ".md", ".po", ".geojson"}
WORLD = ROOT / "geo" / "world"
FILES = sorted(
    path
    for folder in ("geo", "ui")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in ENDINGS and WORLD not in path.parents
)
# Words of any atlas: kinds of thing, not names of one.
PLAIN = {"railway", "corridor", "railways", "documents", "dry port", "trade", "transit"}
# Words of a language that happen to be a town's name too: "scene", "middle".
PLAIN |= {"مشهد", "میانه"}


def _names():
    """Return every feature id, and the names of places in every language."""
    atlas = load_atlas(SHIPPED)
    names = {feature.id for feature in atlas.features.values() if "-" in feature.id}
    places = [place.names for place in atlas.places]
    states = [f.facts.names for f in atlas.features.values() if f.facts.kind in {"state", "port"}]
    for text in (*places, *states):
        names |= {text.in_language(language) for language in LANGUAGES}
    return {name for name in names if len(name) > 3 and name.casefold() not in PLAIN}


NAMES = _names()
FOLDED = {name.lower() for name in NAMES}


def _named(text):
    """Return which of the names stand in a text as words of their own."""
    folded = text.lower()
    near = (name for name in FOLDED if name in folded)
    return sorted(n for n in near if re.search(rf"(?<![\w-]){re.escape(n)}(?![\w-])", folded))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_of_the_program_names_nothing_of_the_shipped_atlas(path):
    assert _named(path.read_text(encoding="utf-8")) == []


def test_the_names_looked_for_are_those_of_the_atlas():
    said = json.loads((SHIPPED / "basemap" / "places.json").read_text(encoding="utf-8"))
    assert {place["names"]["en"] for place in said if len(place["names"]["en"]) > 3} <= NAMES
    assert _named(f"a line about {said[0]['names']['fa']}.")
    assert _named(f"a line about {said[0]['names']['en'].upper()}.")
    assert not _named(f"a line about {said[0]['names']['en']}ish things.")
    assert len(FILES) > 100
