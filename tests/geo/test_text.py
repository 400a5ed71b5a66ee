"""The catalogues are complete, and numbers and countries are written as each language does."""

import importlib.util
import re
import string
from typing import get_args

import pytest

from geo.languages import LANGUAGES, localise_digits
from geo.load import SHIPPED
from geo.model import GeometryClass, StatusValue
from geo.symbology import MarkKey
from geo.text import (
    LOCALES,
    catalogue_of,
    class_explanation,
    class_label,
    mark_label,
    status_label,
    voice_of,
)
from tests.geo.shipped import SCRIPT_OF, scripts_of

OTHERS = tuple(language for language in LANGUAGES if language != "en")
every_other = pytest.mark.parametrize("language", OTHERS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def _placeholders(text):
    return sorted(field for _, field, _, _ in string.Formatter().parse(text) if field is not None)


@pytest.fixture(scope="module")
def said():
    """Return every text that code and templates say, as the script that updates catalogues."""
    path = SHIPPED.parent / "scripts" / "update_catalogues.py"
    spec = importlib.util.spec_from_file_location("update_catalogues", path)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return {str(message.id) for message in script.extract_texts() if message.id}


@every_other
def test_every_text_that_is_said_is_in_the_catalogue(language, said):
    assert said - {message.id for message in catalogue_of(language)} == set()
    assert len(said) > 50


@every_other
def test_the_catalogue_keeps_no_text_that_nothing_says(language, said):
    assert {message.id for message in catalogue_of(language) if message.id} - said == set()


@every_other
def test_every_text_is_translated_and_none_is_fuzzy(language):
    messages = [message for message in catalogue_of(language) if message.id]
    assert [m.id for m in messages if not str(m.string or "").strip() and m.id.strip()] == []
    assert [m.id for m in messages if m.fuzzy] == []


@every_other
def test_every_translation_keeps_the_placeholders(language):
    for message in catalogue_of(language):
        if message.id and message.string:
            assert _placeholders(message.string) == _placeholders(message.id), message.id


@every_other
def test_every_translation_stands_in_the_script_of_its_language(language):
    for message in catalogue_of(language):
        words = re.sub(r"\{\w+\}", "", message.string) if message.id else ""
        letters = scripts_of(words)
        foreign = {"LATIN", "CYRILLIC", "ARABIC"} - {SCRIPT_OF[language]}
        if sum(letters.values()) > 2 and "openstreetmap" not in message.id.lower():
            assert letters[SCRIPT_OF[language]] > sum(letters[x] for x in foreign), message.id


def test_there_is_a_catalogue_for_each_language_but_english():
    assert {path.stem for path in LOCALES.glob("*.po")} == set(OTHERS)


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "12,345.6"),
        ("kk", "12\u00a0345,6"),
        ("ru", "12\u00a0345,6"),
        ("fa", "۱۲٬۳۴۵٫۶"),
        ("ar", "١٢٬٣٤٥٫٦"),
    ],
)
def test_a_number_has_the_digits_and_separators_of_its_language(language, written):
    assert voice_of(language).number(12345.6, 1) == written


@every_language
def test_a_number_without_decimals_is_rounded(language):
    assert voice_of(language).number(904.96) == localise_digits("905", language)
    assert voice_of(language).number(0.04, 1).endswith(localise_digits("0", language))


@every_language
def test_a_country_is_called_as_its_language_does(language):
    voice = voice_of(language)
    for code in ("KZ", "IR", "TM", "TR"):
        assert SCRIPT_OF[language] in scripts_of(voice.country(code))
    assert voice.country("QQ") == "QQ"


@every_language
def test_every_state_class_and_mark_has_a_word_of_its_own(language):
    voice = voice_of(language)
    for label, keys in (
        (status_label, get_args(StatusValue)),
        (class_label, get_args(GeometryClass)),
        (mark_label, get_args(MarkKey)),
    ):
        words = [label(voice, key) for key in keys]
        assert all(words)
        assert len(set(words)) == len(words)


@every_language
def test_every_class_is_explained_for_lines_and_for_places(language):
    voice = voice_of(language)
    for kind in get_args(GeometryClass):
        assert class_explanation(voice, kind, point=False)
    traced = [class_explanation(voice, "traced", point=point) for point in (True, False)]
    assert traced[0] != traced[1]


def test_values_are_put_in_their_places_only_where_some_are_given():
    voice = voice_of("en")
    assert voice("Selected: {name}") == "Selected: {name}"
    assert voice("Selected: {name}", name="Aktau") == "Selected: Aktau"


def test_a_text_without_translation_is_said_in_english():
    assert voice_of("kk")("No catalogue has this.") == "No catalogue has this."


def test_a_year_is_written_without_separators():
    assert voice_of("fa").digits("2014") == "۲۰۱۴"
    assert voice_of("ru").digits("2014") == "2014"
