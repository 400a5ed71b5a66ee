"""The page's address: whatever stands in it is read, and what is written is read back."""

from urllib.parse import parse_qsl, urlencode

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.languages import LANGUAGES
from ui.address import KNOWN, Address, parse_search, read_address

relaxed = settings(deadline=None, database=None)
layer_ids = st.text(min_size=1).filter(lambda text: "," not in text)
addresses = st.builds(
    Address,
    feature=st.none() | st.text(min_size=1),
    language=st.sampled_from(LANGUAGES),
    layers=st.none() | st.lists(layer_ids).map(tuple),
)
names = st.sampled_from(KNOWN) | st.text()


def read_link(link: str) -> Address:
    assert link.startswith("?")
    return read_address(dict(parse_qsl(link[1:], keep_blank_values=True)))


@relaxed
@given(st.dictionaries(names, st.text()))
def test_any_parameters_can_be_read(params):
    address = read_address(params)
    assert address.language in LANGUAGES
    assert address.feature != ""
    assert address.layers is None or all(address.layers)


@relaxed
@given(st.text().filter(lambda text: text not in LANGUAGES))
def test_an_unknown_language_counts_as_english(text):
    assert read_address({"lang": text}).language == "en"


@relaxed
@given(addresses)
def test_a_link_without_changes_leads_to_the_same_address(address):
    assert read_link(address.link()) == address


@relaxed
@given(addresses, st.text(min_size=1))
def test_a_link_changes_the_feature_and_nothing_else(address, feature):
    there = read_link(address.link(feature=feature))
    assert there == Address(feature=feature, language=address.language, layers=address.layers)


@relaxed
@given(addresses)
def test_a_link_without_a_feature_takes_the_feature_away(address):
    assert read_link(address.link(feature=None)).feature is None


@relaxed
@given(addresses)
def test_a_link_cannot_break_out_of_an_attribute(address):
    assert not set(address.link()) & set("\"'<>` \n")


@relaxed
@given(st.text() | st.none() | st.integers() | st.binary() | st.lists(st.text()))
def test_whatever_the_map_sends_is_read_or_refused(sent):
    read = parse_search(sent)
    assert read is None or set(read) <= set(KNOWN)


@relaxed
@given(st.dictionaries(st.sampled_from(KNOWN), st.text(min_size=1, max_size=9), max_size=5))
def test_known_parameters_from_the_map_arrive_as_they_were_sent(params):
    assert parse_search(urlencode(params)) == params


@relaxed
@given(st.dictionaries(names, st.text(max_size=9), max_size=5))
def test_unknown_parameters_from_the_map_are_dropped(params):
    assert set(parse_search(urlencode(params)) or {}) <= set(KNOWN)


def test_all_layers_off_is_a_state_that_the_map_can_send():
    sent = parse_search("feature=port-aktau&layers=&view=43,52,6")
    assert sent is not None
    assert read_address(sent).layers == ()


def test_a_search_that_is_too_long_is_refused():
    assert parse_search("feature=" + "a" * 9000) is None
