"""Tours: the shipped ones tell the truth, and a file with faults hears of all of them."""

import copy
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.languages import LANGUAGES
from geo.model import Text
from geo.text import voice_of
from geo.tour import Tour
from geo.tourdata import tours_json
from geo.tourfile import parse_tour, tour_document
from geo.toursketch import (
    Sketch,
    SketchStep,
    finished,
    load_sketch,
    sketch_document,
    sketch_of,
)
from geo.tourwords import fault_words, lacking_words
from tests.geo.folders import faults_of, in_all, small_atlas, sound_files
from tests.geo.shipped import ATLAS, each, wrong_scripts

every_tour = each(ATLAS.tours)
FILE = "tours/walk.json"
SHIPPED = {
    "out-of-a-landlocked-country",
    "from-zhanaozen-to-istanbul",
    "what-the-documents-disagree-about",
    "oil-pipelines-and-the-swap",
    "thirty-years-of-relations",
}


def a_tour(**changes):
    step = {
        "title": in_all("Step"),
        "text": in_all("Words"),
        "view": "43.6,51.2,8",
        "feature": "port-aktau",
        "quotes": ["s000-001"],
        **changes,
    }
    return {"title": in_all("Walk"), "summary": in_all("About"), "steps": [step]}


def texts_of(tour: Tour):
    for step in tour.steps:
        yield from filter(None, (step.title, step.text, step.notes))
        if step.context:
            yield step.context.text
    yield from (tour.title, tour.summary)


def test_the_five_tours_are_there():
    assert {tour.id for tour in ATLAS.tours} == SHIPPED
    assert [tour.order for tour in ATLAS.tours] == [1, 2, 3, 4, 5]


@every_tour
def test_a_shipped_tour_has_eight_to_fifteen_steps_in_five_languages(record):
    assert 8 <= len(record.steps) <= 15
    assert record.languages == LANGUAGES
    for text in texts_of(record):
        assert wrong_scripts(Text(**text)) == []


@every_tour
def test_every_step_is_short_and_rests_on_quotes_or_named_context(record):
    for step in record.steps:
        assert step.quotes or step.context
        assert 40 <= len(step.text["en"].split()) <= 90
        assert step.notes


@every_tour
def test_no_step_copies_a_quote_or_its_translation_into_its_own_words(record):
    for step in record.steps:
        for quote in (ATLAS.quotes[name] for name in step.quotes):
            told = [quote.exact, *quote.translations.values()]
            long = [words for words in told if len(words.split()) > 8]
            assert not [words for words in long for text in step.text.values() if words in text]


@every_tour
def test_digits_are_written_as_each_language_writes_them(record):
    for text in texts_of(record):
        assert not set(text["en"] + text["ru"] + text["kk"]) & set("٠١٢٣٤٥٦٧٨٩")
        assert not set(text["ar"]) & set("0123456789")
        assert not set(text["fa"]) & set("0123456789٠١٢٣٤٥٦٧٨٩ي‌ك") - {"\u200c"}


@every_tour
def test_a_tour_survives_being_written_to_a_file_and_read_again(record):
    raw = json.loads(json.dumps(tour_document(record)))
    assert parse_tour(raw, stem=record.id, file="x", faults=[]) == record


def test_the_map_gets_a_scene_for_every_step_and_a_way_from_end_to_end():
    scenes = tours_json(ATLAS)
    assert {name: len(found) for name, found in scenes.items()} == {
        tour.id: len(tour.steps) for tour in ATLAS.tours
    }
    (course,) = [scene["course"] for tour in scenes.values() for scene in tour if "course" in scene]
    port = ATLAS.features["port-bandar-abbas"].geometry
    assert course[-1] == pytest.approx((port.x, port.y), abs=0.2)
    assert course[0][0] > course[-1][0] + 15  # Almaty lies far in the east


@pytest.mark.parametrize(
    ("changes", "fault", "remedy"),
    [
        ({"feature": "port-aktaw"}, "no feature 'port-aktaw'", "did you mean 'port-aktau'?"),
        ({"layers": ["portz"]}, "no layer 'portz'", "did you mean"),
        ({"quotes": ["s000-999"]}, "no quote 's000-999'", ""),
        ({"view": "60.5,51.2,8"}, "off the base map", "on the map"),
        ({"view": "north,51,8"}, "view: String should match", "form"),
        ({"pointer": {"feature": "nowhere"}}, "no feature 'nowhere'", ""),
        ({"pointer": {}}, "point at a feature or at a lonlat", ""),
        ({"text": {"en": "Words"}}, "text: no text in 'fa'", "write it"),
        ({"extent": [50, 40, 52, 44]}, "give a view or an extent", ""),
        ({"context": {"text": in_all("X"), "origins": ["nobody"]}}, "no dataset 'nobody'", ""),
        ({"way": {"from": "almaty", "to": "tehran"}, "feature": None}, "no place of the net", ""),
        ({"colour": "red"}, "colour: Extra inputs", "spelling"),
    ],
)
def test_a_fault_of_a_step_names_file_step_and_remedy(tmp_path, changes, fault, remedy):
    found = faults_of(tmp_path, {**sound_files(), FILE: a_tour(**changes)})
    assert {(one.file, one.record) for one in found} == {(FILE, "step 1")}
    assert any(fault in one.fault and remedy in one.remedy for one in found)


def test_all_faults_of_all_tours_are_told_at_once(tmp_path):
    twice = a_tour(feature="nowhere", quotes=["none"])
    twice["steps"].append(a_tour(year=1700)["steps"][0])
    files = sound_files()
    files["atlas.json"]["years"] = [1900, 2000]
    found = faults_of(tmp_path, {**files, FILE: twice, "tours/own.json": a_tour()})
    assert [(one.file, one.record) for one in found] == [
        ("tours/own.json", "the tour"),
        (FILE, "step 1"),
        (FILE, "step 1"),
        (FILE, "step 2"),
    ]


@pytest.mark.parametrize(
    "raw", ["[]", "{", '{"steps": []}', '{"steps": {"a": 1}}', "\xff", "1e999"]
)
def test_a_file_that_is_no_tour_is_refused_by_name(tmp_path, raw):
    found = faults_of(tmp_path, {**sound_files(), FILE: raw.encode("latin-1")})
    assert {one.file for one in found} == {FILE}


def test_a_tour_in_one_language_is_sound_if_it_says_so(tmp_path):
    one = a_tour(title={"kk": "Қадам"}, text={"kk": "Мәтін"})
    one.update(title={"kk": "Саяхат"}, summary={"kk": "Мазмұны"}, languages=["kk"])
    atlas = small_atlas(tmp_path, {**sound_files(), FILE: one})
    assert atlas.tours[0].language_for("fa") == "kk"


@every_tour
def test_a_shipped_tour_can_be_loaded_into_the_writer_and_saved_unchanged(record):
    content = json.dumps(tour_document(record), ensure_ascii=False).encode()
    sketch, faults = load_sketch(ATLAS, content, "x.json")
    assert faults == []
    again = finished(ATLAS, sketch)[0]
    assert again == record.model_copy(update={"id": "own", "order": 100})


def test_an_unfinished_tour_says_what_it_lacks():
    sketch = Sketch(steps=(SketchStep(scene={"view": "43,51,5"}, title={"en": "A"}),))
    tour, faults = finished(ATLAS, sketch)
    assert tour is None
    assert {fault.record for fault in faults} == {"the tour", "step 1"}


def test_what_a_bad_file_holds_never_reaches_the_writer():
    raw = copy.deepcopy(tour_document(ATLAS.tours[0]))
    raw["steps"][2]["quotes"] = ["s999-001"]
    sketch, faults = load_sketch(ATLAS, json.dumps(raw).encode(), "bad.json")
    assert sketch is None
    assert [(fault.file, fault.record) for fault in faults] == [("bad.json", "step 3")]


BAD = {
    "off": ("view", "5,5,5"),
    "year": ("year", 1066),
    "unknown": ("quotes", ["s999-001"]),
    "untold": ("text", {"en": "Only this"}),
    "extra_forbidden": ("bogus", 1),
    "value": ("title", 7),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_wrong_with_a_tour_is_said_in_the_language_of_who_writes_it(language):
    voice, said = voice_of(language), {"json": load_sketch(ATLAS, b"{", "x.json")[1]}
    for kind, (key, value) in BAD.items():
        raw = copy.deepcopy(tour_document(ATLAS.tours[0]))
        raw["steps"][1][key] = value
        if key == "view":
            raw["steps"][1].pop("extent", None)
        said[kind] = load_sketch(ATLAS, json.dumps(raw).encode(), "x.json")[1]
    for kind, faults in said.items():
        assert faults
        assert {fault.kind for fault in faults} == {kind}
        for fault in faults:
            words = fault_words(fault, voice)
            assert fault.remedy not in words
            assert voice.number(2) in words or kind == "json"
            if language in ("fa", "ar"):
                assert re.search("[\u0600-\u06ff]", words)


def test_an_empty_tour_says_in_plain_words_what_it_lacks():
    voice = voice_of("en")
    assert [*lacking_words(Sketch(), voice)] == [
        "Give the tour a title.",
        "Write what the tour is about.",
        "Add a view: it becomes the first step.",
    ]
    begun = Sketch(title={"en": "A"}, summary={"en": "B"}, steps=(SketchStep(scene={}),))
    said = ["Step 1 has no heading.", "Step 1 has no text."]
    assert [*lacking_words(begun, voice)] == said


@settings(deadline=None, database=None)
@given(st.integers(1, 8), st.lists(st.tuples(st.integers(0, 7), st.sampled_from([-1, 1]))))
def test_moving_steps_loses_none(count, moves):
    steps = tuple(SketchStep(scene={"view": f"{n},51,5"}) for n in range(count))
    sketch = Sketch(steps=steps)
    for index, by in moves:
        sketch = sketch.moved(index % count, by)
    assert sorted(step.scene["view"] for step in sketch.steps) == sorted(
        step.scene["view"] for step in steps
    )
    assert len(sketch.without(0).steps) == count - 1


def test_a_sketch_is_written_in_the_languages_that_it_uses():
    sketch = sketch_of(ATLAS.tours[0]).model_copy(update={"title": {"en": "A", "ru": " "}})
    assert sketch_document(sketch)["title"] == {"en": "A"}
    assert sketch_document(Sketch(title={"ru": "Я"}))["languages"] == ["ru"]
