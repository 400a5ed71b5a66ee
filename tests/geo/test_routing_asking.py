"""What is asked in words: read, written back, every fault said in the reader's language."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.languages import LANGUAGES
from geo.networkrecords import MODES
from geo.routing.answering import answer, shared_network
from geo.routing.asking import ASKED_KEYS, Asked, countries_of, read_asked, wish_of, write_asked
from geo.routing.assuming import read_assumptions, write_assumptions
from geo.routing.assumptions import Assumptions, ByEvent, ByMode
from geo.routing.naming import UnknownPlaceError
from geo.routing.wish import GOODS, WishError
from geo.text import voice_of
from tests.geo.shipped import scripts_of

NETWORK = shared_network()
NAMES = st.text(st.characters(codec="utf-8", exclude_characters=","), min_size=1).map(str.strip)
LISTS = st.lists(NAMES.filter(bool), max_size=4, unique=True).map(tuple)
KEYS = [f"{table}.{name}" for table, row in Assumptions().model_dump().items() for name in row]


@st.composite
def asked_things(draw):
    """Draw what somebody may ask for, in names of any script."""
    modes = draw(st.lists(st.sampled_from(MODES), min_size=1, unique=True))
    return Asked(
        start=draw(NAMES),
        end=draw(NAMES),
        via=draw(LISTS),
        avoid=draw(LISTS),
        close=draw(LISTS),
        modes=tuple(mode for mode in MODES if mode in modes),
        planned=draw(st.booleans()),
        by=draw(st.sampled_from(("km", "days", "cost"))),
        assume=draw(LISTS),
    )


@settings(max_examples=25)
@given(asked_things())
def test_what_is_asked_reads_back_from_its_address(asked):
    written = write_asked(asked)
    assert read_asked(written) == asked
    assert set(written) <= set(ASKED_KEYS)
    assert all(written.values())


@given(st.dictionaries(st.sampled_from(ASKED_KEYS), st.text()))
def test_any_address_is_read_and_says_the_same_when_written_again(params):
    asked = read_asked(params)
    assert read_asked(write_asked(asked)) == asked
    assert asked.modes


def test_an_empty_address_asks_for_nothing_and_writes_nothing():
    assert read_asked({}) == Asked()
    assert not Asked().is_complete
    assert write_asked(Asked()) == {}
    assert set(Asked().modes) == GOODS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ends_may_be_named_in_each_language(language):
    names = {name: NETWORK.places[name].names for name in ("almaty", "mashhad", "aktau")}
    asked = Asked(
        start=names["almaty"].in_language(language),
        end=names["mashhad"].in_language(language),
        via=(names["aktau"].in_language(language),),
        avoid=("ru",),
        close=("border-inche-borun", "rail-almaty-shu"),
    )
    wish = wish_of(NETWORK, asked, voice_of(language))
    assert wish.stops == ("almaty", "aktau", "mashhad")
    assert wish.avoid == {"RU"}
    assert wish.closed == {"border-inche-borun", "rail-almaty-shu"}


def test_every_country_of_the_network_can_be_avoided():
    codes = countries_of(NETWORK)
    assert {"KZ", "IR", "TM"} <= set(codes)
    for code in codes:
        asked = Asked(start="almaty", end="mashhad", avoid=(code,))
        try:
            assert wish_of(NETWORK, asked).avoid == {code}
        except WishError:
            assert code in {"KZ", "IR"}


FAULTS = [
    ({"modes": ("camel",)}, "There is no mode camel"),
    ({"avoid": ("XX",)}, "no country XX in the network"),
    ({"avoid": ("IR",)}, "lies in a country to avoid"),
    ({"by": "beauty"}, "not by beauty"),
    ({"end": "almaty"}, "choose two places"),
    ({"close": ("mashhad",)}, "closed at once"),
    ({"assume": ("kmh.camel:4",)}, "Nothing that is assumed is called kmh.camel"),
    ({"assume": ("kmh.rail:0",)}, r"rail \(kmh.rail\) must be greater than nothing"),
    ({"assume": ("kmh.rail:fast",)}, r"rail \(kmh.rail\) must be a number from 0 to a million"),
]


@pytest.mark.parametrize(("changed", "said"), FAULTS)
def test_a_fault_is_said_in_english(changed, said):
    with pytest.raises(WishError, match=said):
        wish_of(NETWORK, Asked(**{"start": "almaty", "end": "mashhad", **changed}))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
@pytest.mark.parametrize(("changed", "said"), FAULTS)
def test_a_fault_is_said_in_the_readers_script(language, changed, said):
    asked = Asked(**{"start": "almaty", "end": "mashhad", **changed})
    found = answer(NETWORK, asked, language)
    assert found.ways == ()
    assert said not in found.fault
    letters = scripts_of(found.fault)
    own = "ARABIC" if language in {"fa", "ar"} else "CYRILLIC"
    assert letters[own] > 10
    assert not any(brace in found.fault for brace in "{}")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("kk", "орын"),
        ("fa", "جای"),
    ],
)
def test_an_unknown_name_is_said_back_with_what_may_be_meant(language, words):
    none = answer(NETWORK, Asked(start="Atlantis", end="aktau"), language)
    assert (none.unknown, none.near) == ("Atlantis", ())
    assert "Atlantis" in none.fault
    several = answer(NETWORK, Asked(start="aktau", end="Port"), language)
    assert several.unknown == "Port"
    assert set(several.near) <= set(NETWORK.places)
    assert len(several.near) > 1
    assert words in none.fault + several.fault


@pytest.mark.parametrize("key", ["via", "close"])
def test_an_unknown_place_in_a_list_is_the_one_that_is_named(key):
    asked = Asked(**{"start": "aktau", "end": "mashhad", key: ("almaty", "Atlantis")})
    with pytest.raises(UnknownPlaceError, match="no place is called 'Atlantis'"):
        wish_of(NETWORK, asked)


@st.composite
def assumptions(draw):
    """Draw other numbers than the usual, of few digits as people write them."""
    above = st.integers(1, 9999).map(lambda n: n / 100)
    fields = {name: draw(above) for name in ByMode.model_fields}
    prices = {name: draw(above) for name in ByMode.model_fields}
    hours = {name: draw(st.integers(0, 500)) for name in ByEvent.model_fields}
    fees = {name: draw(st.integers(0, 500)) for name in ByEvent.model_fields}
    return Assumptions.model_validate(
        {"kmh": fields, "price": prices, "hours": hours, "fees": fees}
    )


@given(assumptions())
def test_what_is_assumed_reads_back_from_its_words(assumed):
    assert read_assumptions(write_assumptions(assumed)) == assumed


def test_the_usual_numbers_need_no_words():
    assert write_assumptions(Assumptions()) == ()
    assert read_assumptions(()) == Assumptions()
    assert read_assumptions(("kmh.rail=30",)) == read_assumptions(("kmh.rail:30",))


@pytest.mark.parametrize("number", ["-1", "nan", "inf", "-inf", "1e7", "", "many", "٣x"])
@pytest.mark.parametrize("key", KEYS)
def test_a_number_that_makes_no_sense_is_refused_by_its_key(key, number):
    with pytest.raises(WishError, match=key.replace(".", r"\.")):
        read_assumptions((f"{key}:{number}",))


@pytest.mark.parametrize(
    "word", ["", ":", "rail:3", "kmh.rail.x:3", "kmh:3", ".:1", "kmh.:2", "x.y:3"]
)
def test_a_key_that_nothing_is_called_is_refused(word):
    with pytest.raises(WishError, match="Nothing that is assumed is called"):
        read_assumptions((word,))


@pytest.mark.parametrize("key", KEYS)
def test_nothing_is_a_number_of_hours_and_fees_but_not_of_speed_and_price(key):
    if key.startswith(("hours", "fees")):
        table, name = key.split(".")
        assert getattr(getattr(read_assumptions((f"{key}:0",)), table), name) == 0
        return
    with pytest.raises(WishError, match="must be greater than nothing"):
        read_assumptions((f"{key}:0",))


@given(st.text(), st.text())
def test_any_words_for_a_number_are_read_or_refused_and_never_break(key, value):
    for word in (f"{key}:{value}", f"kmh.rail:{value}"):
        try:
            assumed = read_assumptions((word,))
        except WishError:
            continue
        assert math.isfinite(assumed.kmh.rail)
        assert assumed.kmh.rail > 0
