"""In which language words are, and what may be said of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.languages import LANGUAGES
from geo.ownquotes.bundle import additions_of
from geo.ownquotes.claiming import ClaimEntry, number_of, read_entry, years_of_text
from geo.ownquotes.paper import OwnQuote
from geo.ownquotes.places import QuotePlace
from geo.ownquotes.records import translations_of
from geo.quoteview import quote_view
from geo.scripts import false_translations
from tests.geo.folders import a_quote as a_quote_of
from tests.geo.folders import small_atlas, sound_files
from tests.geo.ownpapers import a_paper, a_quote

RUSSIAN = "Порт Актау. На камне написано: ساخته شد. На другом: made in Tabriz. 1963. "


def the_record(atlas, words, *said, language="ru", chosen=""):
    quote = replace(a_quote(words, text=RUSSIAN), translations=said, language=chosen)
    (record,) = additions_of(atlas, a_paper(quote, text=RUSSIAN, language=language), {}).quotes
    return record


@pytest.mark.parametrize(
    ("words", "chosen", "own"),
    [("Порт Актау", "", {"ru": "Порт Актау"}), ("ساخته شد", "", {}), ("ساخته شد", "fa", {}),
     ("ساخته شد", "ru", {}), ("made in Tabriz", "", {"en": "made in Tabriz"}),
     ("made in Tabriz", "de", {}), ("1963", "", {"ru": "1963"})],
)  # fmt: skip
def test_words_stand_for_themselves_only_in_the_language_that_they_are_in(
    atlas, words, chosen, own
):
    given = {code: f"… {code}" for code in ("en", "ru") if code not in own}
    made = the_record(atlas, words, *given.items(), chosen=chosen)["translations"]
    assert made == {**own, **given}


@given(st.text(min_size=1, max_size=30), st.sampled_from(LANGUAGES), st.sampled_from(LANGUAGES))
def test_no_quote_is_written_with_its_own_words_as_translation_into_another_script(
    words, document, into
):
    place = QuotePlace(start=0, end=len(words), exact=words, prefix="", suffix="")
    for chosen in ("", into):
        quote = OwnQuote(place=place, feature="x", language=chosen, translations=((into, words),))
        made = translations_of(quote, document)
        assert not list(false_translations(words, made))
        assert set(made) <= {document, into, *(code for code in ("en",) if code in made)}


def test_a_quote_is_shown_in_the_language_of_its_words_and_translated_to_the_others(
    tmp_path,
):
    files = sound_files()
    text = "Тас үстінде: ساخته شد. " + "Сөз. " * 30
    made = a_quote_of("ساخته شد", document=text)
    made["translations"] = {"en": "built", "ru": "построено", "kk": "салынды"}
    made["language"] = "fa"
    files["quotes.json"] = [made]
    atlas = small_atlas(tmp_path, files)
    view = quote_view(atlas, atlas.quotes[made["id"]], "kk")
    assert (view.language, view.direction, view.translation) == ("fa", "rtl", "салынды")
    assert quote_view(atlas, atlas.quotes[made["id"]], "fa").translation == ""


@pytest.mark.parametrize(
    ("entry", "faults"),
    [({}, ()), ({"kind": "status", "value": "completed"}, ()),
     ({"kind": "status", "value": "exist"}, ("state",)),
     ({"kind": "volume", "value": "abc"}, ("no-unit",)),
     ({"kind": "volume", "value": "12"}, ("no-unit",)),
     ({"kind": "volume", "value": "abc", "unit": "million-tonnes-a-year"}, ("number",)),
     ({"kind": "volume", "value": "۱۲", "unit": "million-tonnes-a-year", "years": "۲۰۱۴"}, ()),
     ({"kind": "volume", "value": ">60", "unit": "no-such"}, ("unit",)),
     ({"kind": "name", "value": "Aktau", "years": "20x5"}, ("years",)),
     ({"kind": "name", "value": "Aktau", "years": "2015-2005"}, ("years",)),
     ({"kind": "name", "value": "Aktau", "years": "201"}, ("years",)),
     ({"value": "12"}, ("no-property",)), ({"kind": "name", "years": "2014"}, ("no-value",))],
)  # fmt: skip
def test_what_a_visitor_states_is_held_to_the_rules_of_check(atlas, entry, faults):
    assert read_entry(atlas, ClaimEntry(**entry))[1] == faults


def test_numbers_and_years_are_read_in_the_digits_of_any_language():
    assert [number_of(text) for text in ("12", "۱۲", "٣٫٥", "-4", "≈ ۱۷", "many")] == [
        12, 12, 3.5, -4, "≈ 17", "many"
    ]  # fmt: skip
    assert years_of_text(" 2014 – 2016 ") == (2014, 2016)
    assert years_of_text("۱۹۶۳") == (1963, 1963)
