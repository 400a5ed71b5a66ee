"""The five languages: which, in what direction, with what digits."""

import pytest

from geo.languages import AUTONYMS, LANGUAGES, direction_of, language_of, localise_digits
from tests.geo.shipped import SCRIPT_OF, scripts_of


def test_there_are_five_languages_each_called_in_its_own_script():
    assert LANGUAGES == ("en", "kk", "ru", "fa", "ar")
    assert set(AUTONYMS) == set(LANGUAGES)
    for language, name in AUTONYMS.items():
        assert set(scripts_of(name)) == {SCRIPT_OF[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_found_by_its_code(language):
    assert language_of(language) == language


@pytest.mark.parametrize("value", [None, "", "de", "EN", "kk-KZ", "en "])
def test_what_names_no_language_is_english(value):
    assert language_of(value) == "en"


def test_persian_and_arabic_run_from_right_to_left():
    assert [x for x in LANGUAGES if direction_of(x) == "rtl"] == ["fa", "ar"]
    assert direction_of("de") == "ltr"


@pytest.mark.parametrize(
    ("language", "written"),
    [("en", "1990–2023"), ("kk", "1990–2023"), ("fa", "۱۹۹۰–۲۰۲۳"), ("ar", "١٩٩٠–٢٠٢٣")],
)
def test_digits_are_written_as_the_language_does(language, written):
    assert localise_digits("1990–2023", language) == written


def test_nothing_but_digits_is_changed():
    assert localise_digits("km/h, № — я", "fa") == "km/h, № — я"
