"""Every shipped quote and claim: words, place, translations, fingerprint."""

from geo.evidence import collapse, fingerprint, is_verified
from geo.languages import LANGUAGES
from geo.scripts import language_of_quote
from tests.geo.shipped import ATLAS, SCRIPT_OF, each, scripts_of

every_quote = each(ATLAS.quotes.values())
every_claim = each(ATLAS.claims)
SUPPORTING = {quote for f in ATLAS.features.values() for quote in f.facts.quotes}


@every_quote
def test_a_quote_is_as_long_as_its_place_with_single_spaces_as_positions_count(record):
    assert len(record.exact) == record.end - record.start
    assert record.end <= ATLAS.source(record.source).characters
    around = record.prefix + record.exact + record.suffix
    assert collapse(around) == around
    assert record.exact == record.exact.strip()


@every_quote
def test_a_quote_and_its_translations_stand_in_the_right_scripts(record):
    own = language_of_quote(record, ATLAS.source(record.source))
    for language, words in {**record.translations, own: record.exact}.items():
        letters = scripts_of(words)
        assert letters[SCRIPT_OF[language]] * 2 > letters.total(), (language, words)


@every_quote
def test_a_quote_supports_a_feature_and_has_the_fingerprint_of_its_verification(record):
    assert record.id in SUPPORTING
    assert ATLAS.verified[record.id] == fingerprint(record, ATLAS.source(record.source))
    assert is_verified(ATLAS, record)


@every_quote
def test_a_quote_is_translated_into_every_language_but_its_own(record):
    own = language_of_quote(record, ATLAS.source(record.source))
    assert set(LANGUAGES) - {own} == set(record.translations) - {own}


def test_no_fingerprint_is_left_of_a_quote_that_went():
    assert set(ATLAS.verified) == set(ATLAS.quotes)


@every_claim
def test_a_claim_rests_on_a_quote_of_its_feature_in_the_words_of_the_vocabulary(record):
    assert record.quote in ATLAS.feature(record.feature).facts.quotes
    assert record.property in ATLAS.properties
    assert record.unit is None or record.unit in ATLAS.units
    assert not isinstance(record.value, str) or record.value.strip()
    if record.years:
        assert record.years[0] <= record.years[1] <= 2100
