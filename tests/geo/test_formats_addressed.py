"""Linked data at addresses: names that lead somewhere, words that stay verbatim."""

import json

from geo.formats.addressed import at_addresses, feature_jsonld, quote_jsonld

HOME = "http://atlas.example"


def test_a_feature_and_all_that_it_names_have_addresses(atlas):
    for feature in atlas.features.values():
        record = feature_jsonld(atlas, feature, HOME)
        assert record["@id"] == f"{HOME}/feature/{feature.id}"
        text = json.dumps(record, ensure_ascii=False)
        assert "urn:keruen:feature" not in text
        assert "urn:keruen:quote" not in text
        for said, quote in zip(
            record.get("descriptions", []), atlas.quotes_of(feature), strict=True
        ):
            assert said["value"] == quote.exact
            assert said["@id"] == f"{HOME}/quote/{quote.id}"


def test_a_quote_says_where_it_stands_and_of_what_it_speaks(atlas):
    for quote in atlas.quotes.values():
        record = quote_jsonld(atlas, quote, HOME)
        assert record["id"] == f"{HOME}/quote/{quote.id}"
        about = {one["body"][0]["source"] for one in record["first"]["items"]}
        wanted = {f.id for f in atlas.features.values() if quote.id in f.facts.quotes}
        assert about == {f"{HOME}/feature/{name}" for name in wanted}
        assert record["total"] == len(wanted) > 0
        for one in record["first"]["items"]:
            words, place = one["target"]["selector"]
            assert words["exact"] == quote.exact
            assert (place["start"], place["end"]) == (quote.start, quote.end)


def test_only_whole_names_become_addresses():
    words = "urn:keruen:feature:a and more"
    assert at_addresses({"a": [words, 3, None]}, HOME) == {"a": [words, 3, None]}
    assert at_addresses("urn:keruen:annotation:q:f", HOME) == "urn:keruen:annotation:q:f"
