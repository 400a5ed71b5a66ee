"""The evidence panel as HTML: every quote whole and once, every text as text."""

import re
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.faults import UnknownRecordError
from geo.languages import LANGUAGES, direction_of
from geo.load import SHIPPED, load_atlas
from geo.model import Names, Text
from geo.scripts import language_of_quote
from ui.address import Address, read_address
from ui.evidence import evidence_html, feature_html, welcome_html

EVIL = (
    "<script>alert(1)</script>"
    '"><img src=x onerror=alert(2)>'
    "' onmouseover='alert(3)"
    "`${alert(4)}`"
    "</blockquote></article><!-- &lt;b&gt; &amp; {{ 7 * 7 }} {% raw %}"
)
FORBIDDEN = frozenset({"script", "img", "style", "iframe", "object", "embed", "form", "link"})


def at(feature: str | None, language: str = "en") -> Address:
    return Address(feature=feature, language=language, layers=None)


def panelled(atlas, panels):
    return ((atlas.features[feature], root) for feature, root in panels.items())


def text(words: str) -> Text:
    return Text(en=words, kk=words, ru=words, fa=words, ar=words)


def names(words: str) -> Names:
    return Names(local=words, en=words, kk=words, ru=words, fa=words, ar=words)


def with_feature(atlas, feature_id, **facts):
    def changed(feature):
        if feature.id != feature_id:
            return feature
        return replace(feature, facts=feature.facts.model_copy(update=facts))

    layers = tuple(
        replace(layer, features=tuple(changed(feature) for feature in layer.features))
        for layer in atlas.layers
    )
    return replace(atlas, layers=layers)


def with_quote(atlas, quote_id, **fields):
    quotes = dict(atlas.quotes)
    quotes[quote_id] = quotes[quote_id].model_copy(update=fields)
    return replace(atlas, quotes=MappingProxyType(quotes))


def poisoned(atlas, words):
    """Return the atlas with `words` in every text that the panel of `port-aktau` can show."""
    feature = atlas.features["port-aktau"]
    origin, quote_id = feature.facts.origins[0], feature.facts.quotes[0]
    quote = atlas.quotes[quote_id]
    alias = {"text": words, "quote": quote_id}
    atlas = with_feature(
        atlas,
        "port-aktau",
        names=names(words),
        remarks=(text(words),),
        origins=(origin.model_copy(update={"record": words, "note": text(words)}),),
        aliases=(type("Alias", (), alias)(),),
        related=("port-bautino",) if "port-bautino" in atlas.features else feature.facts.related,
    )
    for other in atlas.features["port-aktau"].facts.related:
        atlas = with_feature(atlas, other, names=names(words))
    atlas = with_quote(
        atlas,
        quote_id,
        exact=words,
        reading=words,
        note=text(words),
        translations=dict.fromkeys(LANGUAGES, words),
    )
    shown = {
        "title": words,
        "authors": (words,),
        "publication": words,
        "issue": words,
        "publisher": words,
        "date": words,
        "label": text(words),
    }
    sources = [s.model_copy(update=shown) if s.id == quote.source else s for s in atlas.sources]
    datasets = dict(atlas.datasets)
    dataset = datasets[origin.dataset]
    datasets[dataset.id] = dataset.model_copy(
        update={"name": words, "licence": words, "url": f"https://example.org/{words}"}
    )
    kinds = dict(atlas.kinds)
    kinds["port"] = kinds["port"].model_copy(update={"label": text(words)})
    claim = atlas.claims[0].model_copy(
        update={
            "feature": "port-aktau",
            "value": words,
            "quote": quote_id,
            "unit": None,
            "date": words,
        }
    )
    info = atlas.info.model_copy(
        update={"subtitle": text(words), "intro": text(words), "first": ("port-aktau",)}
    )
    return replace(
        atlas,
        sources=tuple(sources),
        datasets=datasets,
        kinds=kinds,
        claims=(claim,),
        info=info,
    )


def assert_harmless(root):
    """Assert that no element and no attribute came out of a text."""
    for node in root.all():
        assert node.tag not in FORBIDDEN
        for name in node.attributes:
            assert re.fullmatch(r"[a-z][a-z-]*", name), name
            assert not name.startswith("on"), name
        href = node.attributes.get("href")
        assert href is None or href.startswith(("?", "#", "./feature/", "https://", "http://")), (
            href
        )


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    """Return each language in turn."""
    return request.param


@pytest.fixture(scope="module")
def panels(atlas, read, language):
    """Return the panel of every feature in the language, read strictly."""
    return {
        feature: read(feature_html(atlas, feature, at(feature, language)))
        for feature in atlas.features
    }


def test_every_quote_of_every_feature_is_one_blockquote_of_its_very_words(atlas, panels):
    for feature, root in panelled(atlas, panels):
        (article,) = root.all("article")
        assert article.attributes["data-selected"] == feature.id
        blocks = root.all("blockquote")
        shown = [block.attributes["data-quote"] for block in blocks]
        assert shown[: len(feature.facts.quotes)] == list(feature.facts.quotes)
        assert len(shown) == len(set(shown)), f"{feature.id} shows a quote twice"
        for block in blocks:
            quote = atlas.quotes[block.attributes["data-quote"]]
            spoken = language_of_quote(quote, atlas.source(quote.source))
            assert block.text == quote.exact
            assert block.children == []
            assert block.attributes == {
                "lang": spoken,
                "dir": direction_of(spoken),
                "data-quote": quote.id,
            }


def test_every_panel_is_headed_by_the_name_and_points_nowhere_in_vain(atlas, panels, language):
    for feature, root in panelled(atlas, panels):
        assert_harmless(root)
        (heading,) = root.all("h2")
        assert heading.text == feature.facts.names.in_language(language)
        ids = [node.attributes["id"] for node in root.all() if "id" in node.attributes]
        assert len(ids) == len(set(ids))
        for link in root.all("a"):
            goal = link.attributes.get("data-scroll")
            assert goal is None or goal in ids, f"{feature.id}: {goal}"
            other = link.attributes.get("data-feature")
            assert not other or other in atlas.features


def test_every_quote_of_another_language_has_a_translation_marked_as_such(atlas, panels, language):
    for feature, root in panelled(atlas, panels):
        for quote in atlas.quotes_of(feature):
            (section,) = root.all(id=f"quote-{quote.id}")
            translations = section.all("p", _class="kr-translation")
            if language_of_quote(quote, atlas.source(quote.source)) == language:
                assert translations == []
                continue
            (translation,) = translations
            spoken = language if language in quote.translations else "en"
            assert translation.text == quote.translations[spoken]
            assert translation.attributes["lang"] == spoken
            assert translation.attributes["dir"] == direction_of(spoken)


def test_a_feature_full_of_markup_is_shown_as_text(atlas, read, language):
    evil = poisoned(atlas, EVIL)
    root = read(feature_html(evil, "port-aktau", at("port-aktau", language)))
    assert_harmless(root)
    assert root.all("h2")[0].text == EVIL
    assert root.all("blockquote")[0].text == EVIL
    assert root.text.count(EVIL) >= 10
    copied = root.all("button")[0].attributes["data-copy"]
    assert copied is not None
    assert EVIL in copied
    assert len(root.all("article")) == 1


def test_a_welcome_full_of_markup_is_shown_as_text(atlas, read, language):
    evil = poisoned(atlas, EVIL)
    unknown = UnknownRecordError(EVIL, ("port-aktau",))
    root = read(welcome_html(evil, at(None, language), unknown))
    assert_harmless(root)
    assert root.text.count(EVIL) >= 4
    (alert,) = root.all(role="alert")
    assert EVIL[:80] in alert.text


shipped = load_atlas(SHIPPED)


@settings(deadline=None, database=None, max_examples=40)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r")).filter(str.strip))
def test_any_words_whatever_come_out_as_they_went_in(read, words):
    evil = poisoned(shipped, words)
    root = read(feature_html(evil, "port-aktau", at("port-aktau")))
    assert_harmless(root)
    assert root.all("blockquote")[0].text == words
    assert root.all("h2")[0].text == words


@settings(deadline=None, database=None, max_examples=60)
@given(st.text())
def test_any_feature_in_the_address_gives_a_panel_or_a_friendly_word(read, wanted):
    root = read(evidence_html(shipped, read_address({"feature": wanted})))
    assert_harmless(root)
    assert len(root.all("article")) == 1
    if wanted and wanted not in shipped.features:
        (alert,) = root.all(role="alert")
        assert wanted[:80] in alert.text


def test_an_id_nearly_right_is_answered_with_the_right_one(atlas, read):
    root = read(evidence_html(atlas, at("port-aktao")))
    (alert,) = root.all(role="alert")
    near = [link.attributes["data-feature"] for link in alert.all("a")]
    assert "port-aktau" in near


def test_an_unknown_feature_is_an_error_of_the_atlas(atlas):
    with pytest.raises(UnknownRecordError):
        feature_html(atlas, "no-such-thing", at("no-such-thing"))


def test_words_that_were_changed_are_not_called_verified(atlas, read):
    feature = atlas.features["port-aktau"]
    quote = feature.facts.quotes[0]
    changed = with_quote(atlas, quote, exact="Other words.")
    place = f"quote-{quote}"
    (before,) = read(feature_html(atlas, feature.id, at(feature.id))).all(id=place)
    (after,) = read(feature_html(changed, feature.id, at(feature.id))).all(id=place)
    assert before.all("span", _class="kr-verified")
    assert not after.all("span", _class="kr-verified")


def test_context_says_that_no_document_speaks_of_it(atlas, panels):
    for feature, root in panelled(atlas, panels):
        said = bool(root.all("span", _class="kr-context"))
        assert said == feature.facts.context
        assert said or root.all("blockquote"), f"{feature.id} has neither quote nor notice"


def test_links_keep_layers_and_language(atlas, read):
    address = Address(feature="port-aktau", language="fa", layers=("ports", "air"))
    for link in read(evidence_html(atlas, address)).all("a"):
        if "data-feature" not in link.attributes:
            continue
        there = dict(pair.split("=") for pair in link.attributes["href"][1:].split("&"))
        assert there["layers"] == "ports,air"
        assert there["lang"] == "fa"
        assert there.get("feature", "") == link.attributes["data-feature"]


def test_a_panel_leads_to_the_features_own_page_where_a_server_answers(atlas):
    address = read_address({"lang": "fa"})
    assert "./feature/port-aktau?lang=fa" in feature_html(atlas, "port-aktau", address)
    assert "./feature/" not in feature_html(atlas, "port-aktau", address, offline=True)
    assert "./feature/" not in feature_html(atlas, "port-aktau", address, own=True)
