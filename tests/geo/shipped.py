"""The shipped atlas at collection time, so that each of its records can be a case."""

import re
import unicodedata
from collections import Counter

import pytest

from geo.load import SHIPPED, load_atlas

ATLAS = load_atlas(SHIPPED)
SCRIPT_OF = {"en": "LATIN", "kk": "CYRILLIC", "ru": "CYRILLIC", "fa": "ARABIC", "ar": "ARABIC"}


def each(records, *, key=lambda record: record.id):
    """Return one parametrised case a record, called by its id."""
    return pytest.mark.parametrize("record", [pytest.param(r, id=key(r)) for r in records])


def scripts_of(text):
    """Return how many letters of each script a text has, but for acronyms such as KTTI."""
    words = re.sub(r"\b[A-Z]{2,}\b", "", text)
    return Counter(unicodedata.name(letter).split()[0] for letter in words if letter.isalpha())


def wrong_scripts(text):
    """List the languages in which a text stands mostly in another script than theirs."""
    wrong = []
    for language, script in SCRIPT_OF.items():
        letters = scripts_of(text.in_language(language))
        if letters[script] * 2 <= letters.total():
            wrong.append((language, text.in_language(language)))
    return wrong
