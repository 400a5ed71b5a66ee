"""Faults between records: ids that lead nowhere, words that no document has, states unclaimed."""

import pytest

from geo.timing import is_partly_undated, years_of
from tests.geo.folders import (
    EXACT,
    a_context,
    a_feature,
    a_layer,
    a_line,
    a_quote,
    faults_of,
    in_all,
    small_atlas,
    sound_files,
    the_fault,
)


def _aktau(**properties):
    files = sound_files()
    files["ports.geojson"]["features"][0]["properties"].update(properties)
    return files


def _with(*features):
    files = sound_files()
    files["ports.geojson"]["features"].extend(features)
    return files


def test_an_unknown_kind_is_a_fault(tmp_path):
    fault = the_fault(tmp_path, _aktau(kind="harbour"))
    assert (fault.record, fault.fault) == ("port-aktau", "unknown kind 'harbour'")
    assert "vocabulary.json" in fault.remedy


def test_a_quote_id_that_leads_nowhere_is_a_fault(tmp_path):
    fault = the_fault(tmp_path, _aktau(quotes=["s000-001", "s000-009"]))
    assert (fault.record, fault.fault) == ("port-aktau", "quote 's000-009' leads nowhere")


def test_a_feature_with_neither_quote_nor_context_is_a_fault(tmp_path):
    fault = the_fault(tmp_path, _with(a_context(context=False)))
    assert (fault.record, fault.fault) == ("port-kuryk", "no quote, and not marked as context")


def test_a_feature_with_both_quote_and_context_is_a_fault(tmp_path):
    assert "although it has quotes" in the_fault(tmp_path, _aktau(context=True)).fault


@pytest.mark.parametrize("spelling", ["ақтау", "Aktau", "Ақтау  порты"])
def test_an_alias_that_does_not_stand_in_its_quote_is_a_fault(tmp_path, spelling):
    aliases = [
        {"text": "Ақтау порты", "quote": "s000-001"},
        {"text": spelling, "quote": "s000-001"},
    ]
    fault = the_fault(tmp_path, _aktau(aliases=aliases))
    assert fault.fault == f"alias {spelling!r} does not stand in s000-001"


def test_an_alias_from_a_quote_of_another_feature_is_a_fault(tmp_path):
    kuryk = a_context(aliases=[{"text": "Ақтау", "quote": "s000-001"}])
    assert "not the feature's" in the_fault(tmp_path, _with(kuryk)).fault


def test_years_of_a_feature_that_run_backwards_are_a_fault(tmp_path):
    fault = the_fault(tmp_path, _aktau(years=[1970, 1963]))
    assert (fault.record, fault.fault) == ("port-aktau", "years (1970, 1963) run backwards")


def test_a_feature_is_dated_by_its_own_years_where_no_claim_dates_it(tmp_path):
    atlas = small_atlas(tmp_path, _aktau(years=[1963, 1970]))
    assert years_of(atlas, atlas.feature("port-aktau")) == ((1963, 1970),)
    assert not is_partly_undated(atlas, atlas.feature("port-aktau"))


def test_a_status_without_claim_or_origin_is_a_fault(tmp_path):
    fault = the_fault(tmp_path, _with(a_context(status={"value": "existing"})))
    assert fault.fault == "the status says not who claims it"


def test_a_status_claim_on_another_feature_is_a_fault(tmp_path):
    status = {"value": "existing", "claim": "aktau-status"}
    fault = the_fault(tmp_path, _with(a_context(status=status)))
    assert fault.fault == "status claim 'aktau-status' leads nowhere"


@pytest.mark.parametrize("key", ["related", "along"])
def test_a_related_feature_that_leads_nowhere_is_a_fault(tmp_path, key):
    properties = {"related": ["rail"]} if key == "related" else {"along": "rail"}
    assert (
        the_fault(tmp_path, _with(a_context(**properties))).fault
        == "related feature 'rail' leads nowhere"
    )


@pytest.mark.parametrize(
    "properties",
    [
        {"origins": [{"dataset": "atlantis"}]},
        {"gauge": {"mm": [1520], "origin": "atlantis"}},
        {"status": {"value": "existing", "origin": "atlantis"}},
    ],
)
def test_an_origin_that_leads_nowhere_is_a_fault(tmp_path, properties):
    assert (
        the_fault(tmp_path, _with(a_context(**properties))).fault
        == "origin 'atlantis' leads nowhere"
    )


@pytest.mark.parametrize("classes", [["traced"], ["traced", "schematic", "traced"], []])
def test_as_many_classes_as_parts_are_needed(tmp_path, classes):
    parts = [[[51, 43], [52, 43]], [[52, 43], [53, 43]]]
    geometry = {"type": "MultiLineString", "coordinates": parts}
    line = a_context("rail", geometry, kind="railway", geometry_class=classes)
    assert "as many geometry classes as parts" in the_fault(tmp_path, _with(line)).fault


def test_a_layer_that_thanks_an_unknown_dataset_is_a_fault(tmp_path):
    files = sound_files()
    files["ports.geojson"]["layer"]["attribution"] = ["atlantis"]
    fault = the_fault(tmp_path, files)
    assert (fault.record, fault.fault) == ("layer header", "attribution 'atlantis' leads nowhere")


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("feature", "port-atlantis", "no feature 'port-atlantis'"),
        ("property", "taste", "unknown property 'taste'"),
        ("unit", "ell", "unknown unit 'ell'"),
        ("quote", "s000-009", "quote 's000-009' is not one of the feature's"),
    ],
)
def test_a_claim_on_what_is_not_there_is_a_fault(tmp_path, key, value, says):
    files = sound_files()
    files["claims.json"].append({**files["claims.json"][0], "id": "second", key: value})
    fault = the_fault(tmp_path, files)
    assert (fault.file, fault.record, fault.fault) == ("claims.json", "second", says)


def test_a_quote_of_an_unknown_document_is_a_fault(tmp_path):
    files = sound_files()
    files["quotes.json"][0]["source"] = "009"
    assert the_fault(tmp_path, files).fault == "source '009' leads nowhere"


def test_a_quote_after_the_end_of_its_document_is_a_fault(tmp_path):
    files = sound_files()
    files["quotes.json"][0].update(start=9000, end=9000 + len(EXACT))
    assert "after the document's" in the_fault(tmp_path, files).fault


@pytest.mark.parametrize("end", [3, 20, 60])
def test_a_quote_of_another_length_than_its_place_is_a_fault(tmp_path, end):
    files = sound_files()
    files["quotes.json"][0]["end"] = end
    assert "by position, 42 by text" in the_fault(tmp_path, files).fault


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_quote_without_an_english_or_russian_translation_is_a_fault(tmp_path, language):
    files = sound_files()
    del files["quotes.json"][0]["translations"][language]
    assert the_fault(tmp_path, files).fault == f"no translation into {language!r}"


def test_a_quote_that_supports_nothing_is_a_fault(tmp_path):
    files = sound_files()
    files["quotes.json"].append(a_quote("Үшінші сөйлем", name="s000-002"))
    fault = the_fault(tmp_path, files)
    assert (fault.record, fault.fault) == ("s000-002", "supports no feature")


def _claiming(**changes):
    files = sound_files()
    files["vocabulary.json"]["properties"].append({"id": "length", "label": in_all("length")})
    known = {**files["claims.json"][0], "property": "length", "value": 12, "unit": "km"}
    files["claims.json"] += [{**known, "id": "first"}, {**known, "id": "second", **changes}]
    return files


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"property": "status", "unit": None, "value": "exist"}, "the state 'exist' is no value"),
     ({"value": "abc"}, "'abc' with the unit 'km' is no number"),
     ({"unit": None}, "no unit, although other claims of 'length' have one"),
     ({"years": [2015, 2005]}, "run backwards")],
)  # fmt: skip
def test_a_claim_that_says_nothing_sure_is_a_fault(tmp_path, changes, says):
    fault = the_fault(tmp_path, _claiming(**changes))
    assert (fault.file, fault.record) == ("claims.json", "second")
    assert says in fault.fault


@pytest.mark.parametrize("value", [3, 3.5, ">60", "≈17", "5–50", "≤ 2.5"])
def test_a_claim_may_give_a_number_as_documents_do(tmp_path, value):
    assert small_atlas(tmp_path, _claiming(value=value)).claims[-1].value == value


@pytest.mark.parametrize(
    ("exact", "language", "is_false"),
    [("Ақтау порты", "en", True), ("Ақтау порты", "fa", True), ("Ақтау порты", "ru", False),
     ("Ақтау порты", "kk", False)],
)  # fmt: skip
def test_quoted_words_are_no_translation_into_a_language_of_another_script(
    tmp_path, exact, language, is_false
):
    files, made = sound_files(), a_quote(exact)
    made["translations"][language] = exact
    files["quotes.json"] = [made]
    if not is_false:
        assert small_atlas(tmp_path, files).quotes[made["id"]].translations[language] == exact
        return
    fault = the_fault(tmp_path, files)
    assert fault.fault == (
        f"the translation into {language!r} is the quoted words, in another script"
    )


@pytest.mark.parametrize("name", ["quotes.json", "claims.json", "sources.json", "datasets.json"])
def test_an_id_that_stands_twice_in_a_file_is_a_fault(tmp_path, name):
    files = sound_files()
    files[name] *= 2
    found = [(f.file, f.record, f.fault) for f in faults_of(tmp_path, files)]
    assert (name, files[name][0]["id"], "the id stands 2 times") in found


def test_a_feature_id_that_stands_in_two_layers_is_a_fault(tmp_path):
    files = sound_files() | {"rail.geojson": a_layer("rail", a_feature())}
    assert the_fault(tmp_path, files).record == "port-aktau"


def test_a_layer_id_that_stands_twice_is_a_fault(tmp_path):
    files = sound_files() | {"rail.geojson": a_layer("ports", a_line([[51, 43], [52, 43]]))}
    assert the_fault(tmp_path, files).fault == "the id stands 2 times"


def test_a_feature_to_show_first_that_is_not_there_is_a_fault(tmp_path):
    files = sound_files()
    files["atlas.json"]["first"] = ["port-atlantis"]
    assert the_fault(tmp_path, files).fault == "no feature 'port-atlantis'"
