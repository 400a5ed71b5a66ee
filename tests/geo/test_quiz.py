"""Questions are true by the atlas, tell nothing away, and come out the same every time."""

from collections import Counter
from dataclasses import replace
from functools import cache
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.atlas import Atlas
from geo.evidence import is_verified
from geo.languages import LANGUAGES, Language
from geo.load import shared_atlas
from geo.measure import distance_km, kilometre_posts
from geo.quiz.choice import LEVELS, Choice, Level
from geo.quiz.explaining import reasons
from geo.quiz.hints import quotes_naming_their_document, share_words
from geo.quiz.likeness import kind_words
from geo.quiz.making import build_quiz, topics_of
from geo.quiz.places import name_question, spots
from geo.quiz.pool import Pool
from geo.quiz.question import DEGREES, KINDS, Question
from geo.quiz.tongues import look_alikes, script_of
from geo.quiz.wording import quiz_json
from geo.scripts import quote_languages
from geo.text import voice_of

choices = st.builds(
    Choice,
    topics=st.lists(
        st.sampled_from([layer.info.id for layer in shared_atlas().layers]), max_size=3
    ).map(lambda names: tuple(dict.fromkeys(names))),
    count=st.integers(1, 14),
    level=st.sampled_from(LEVELS),
    language=st.sampled_from(LANGUAGES),
    seed=st.text(min_size=1, max_size=12),
)
some = settings(max_examples=15, deadline=None)


def _questions(atlas: Atlas, kind: str, language: Language = "en") -> list[Question]:
    quizzes = [
        build_quiz(atlas, Choice(seed=str(n), count=14, language=language)) for n in range(4)
    ]
    return [question for quiz in quizzes for question in quiz.questions if question.kind == kind]


@some
@given(choices)
def test_the_same_choice_gives_the_same_quiz_with_nothing_asked_twice(choice: Choice) -> None:
    atlas = shared_atlas()
    quiz = build_quiz(atlas, choice)
    assert quiz == build_quiz(atlas, choice)
    assert len(quiz.questions) <= choice.count
    uses = [use for q in quiz.questions if q.kind != "order" for use in q.uses]
    assert len(uses) == len(set(uses))


@some
@given(choices)
def test_one_seed_asks_every_reader_the_same_in_whatever_language_they_read(
    choice: Choice,
) -> None:
    atlas = shared_atlas()
    english = build_quiz(atlas, choice.model_copy(update={"language": "en"})).questions
    for language in LANGUAGES:
        spoken = choice.model_copy(update={"language": language})
        assert build_quiz(atlas, spoken).questions == english


@some
@given(choices)
def test_every_question_is_proved_by_verified_quotes_and_has_one_right_answer(
    choice: Choice,
) -> None:
    atlas = shared_atlas()
    for question in build_quiz(atlas, choice).questions:
        assert question.quotes
        assert all(is_verified(atlas, atlas.quotes[name]) for name in question.quotes)
        assert len(set(question.options)) == len(question.options)
        if question.kind == "find":
            assert 0 < question.full_km < question.zero_km
        elif question.kind == "order":
            assert sorted(question.answer) == list(range(len(question.options)))
        else:
            assert len(question.answer) == 1
            assert len(question.options) >= 3


@some
@given(choices)
def test_a_worded_quiz_shows_distinct_options_and_only_verbatim_words_as_quotes(
    choice: Choice,
) -> None:
    atlas = shared_atlas()
    told = quiz_json(atlas, choice)
    west, south, east, north = told["view"]
    for question in told["questions"]:
        texts = [option["text"] for option in question["options"]]
        assert len(set(texts)) == len(texts)
        assert question["prompt"]
        assert question["because"]
        for words in (*question["shown"], *question["options"]):
            assert words["quote"] is None or words["text"] == atlas.quotes[words["quote"]].exact
        if question["place"]:
            lon, lat = question["place"]["lonlat"]
            assert west <= lon <= east
            assert south <= lat <= north


@some
@given(choices)
def test_what_is_shown_never_holds_the_right_answer(choice: Choice) -> None:
    atlas = shared_atlas()
    for question in quiz_json(atlas, choice)["questions"]:
        shown = " ".join([question["prompt"], *(words["text"] for words in question["shown"])])
        labels = [label["name"] for label in question["labels"]]
        if question["kind"] not in ("find", "order"):
            right = question["options"][question["answer"][0]]["text"]
            assert right not in shown
        if question["place"]:
            names = [option["text"] for option in question["options"]]
            for name in (*names, question["place"]["name"]):
                assert not any(share_words(label, name) for label in labels)


def test_the_name_asked_for_is_of_a_place_well_apart_from_the_others(atlas: Atlas) -> None:
    for question in _questions(atlas, "name"):
        subject = atlas.features[question.subject].geometry
        for name in set(question.options) - {question.subject}:
            other = atlas.features[name].geometry
            apart = distance_km((subject.x, subject.y), (other.x, other.y))
            assert apart >= DEGREES["medium"].apart_km


@cache
def _pool(language: Language, level: Level) -> Pool:
    return Pool(atlas=shared_atlas(), topics=(), language=language, level=level)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(LANGUAGES), st.sampled_from(LEVELS), st.integers(0, 10**6))
def test_no_name_among_the_options_stands_out_by_its_layer_or_its_kind(language, level, n) -> None:
    pool = _pool(language, level)
    rng, features = Random(n), pool.atlas.features
    asked = [name_question(pool, subject, rng) for _, subject in spots(pool)]
    made = [question for question in asked if question]
    assert len(made) >= 10
    for question in made:
        layers = Counter(features[name].layer for name in question.options)
        assert min(layers.values()) > 1
        own = features[question.subject]
        there = {f.facts.names.in_language(language) for f in pool.spots if f.layer == own.layer}
        if len(there) > 20:
            assert layers.keys() == {own.layer}
        wrong = [features[name] for name in question.options if name != question.subject]
        said = kind_words(pool.atlas, own, language)
        assert any(kind_words(pool.atlas, other, language) == said for other in wrong)


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("en", "port-aktau", {"port"}),
        ("ru", "port-aktau", {"порт"}),
        ("kk", "field-tengiz", {"кен", "орны"}),
        ("en", "station-gorgan", set()),
    ],
)
def test_the_word_of_its_kind_is_found_in_a_name(atlas: Atlas, language, name, said) -> None:
    assert kind_words(atlas, atlas.features[name], language) == said


@some
@given(choices)
def test_the_quotes_of_an_answer_speak_of_what_was_asked(choice: Choice) -> None:
    atlas, voice = shared_atlas(), voice_of(choice.language)
    for question in build_quiz(atlas, choice).questions:
        if question.kind in ("find", "name", "order"):
            feature = atlas.features[question.subject]
            assert set(question.quotes) <= set(feature.facts.quotes)
            line = feature.facts.names.in_language(choice.language)
            named = any(line in said for said in reasons(atlas, question, voice))
            assert named


def test_every_level_has_questions_on_every_topic_and_asks_for_more(atlas: Atlas) -> None:
    everywhere = {topics_of(atlas, level) for level in LEVELS}
    assert len(everywhere) == 1
    easy, medium, hard = (DEGREES[level] for level in LEVELS)
    assert easy.options < medium.options < hard.options
    assert easy.stations < medium.stations < hard.stations
    assert easy.zero_km > medium.zero_km > hard.zero_km


def test_stations_in_the_right_order_have_rising_kilometres(atlas: Atlas) -> None:
    asked = _questions(atlas, "order")
    assert asked
    for question in asked:
        posts = kilometre_posts(atlas, atlas.features[question.subject])
        km = {post.feature.id: post.km for post in posts}
        right = [km[name] for name in question.right]
        assert right == sorted(right)
        assert posts[0].feature.id == question.start
        assert question.start not in question.options
        assert list(question.options) not in (list(question.right), list(question.right)[::-1])


def test_a_document_is_asked_for_only_by_words_that_do_not_name_it(atlas: Atlas) -> None:
    asked = _questions(atlas, "document")
    assert asked
    for question in asked:
        quote = atlas.quotes[question.subject]
        assert question.right == (quote.source,)
        assert quote.id not in quotes_naming_their_document(atlas)
        languages = {atlas.source(name).language for name in question.options}
        assert question.translated or len(languages) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translated_statement_comes_in_the_readers_language(
    atlas: Atlas, language: Language
) -> None:
    for seed in "123":
        choice = Choice(language=language, seed=seed, count=14)
        for question in quiz_json(atlas, choice)["questions"]:
            if question["kind"] == "contradicts":
                words = [question["shown"][-1], *question["options"]]
                assert {one["lang"] for one in words} == {language}


def test_a_quote_that_names_its_publisher_names_its_document(atlas: Atlas) -> None:
    source = next(source for source in atlas.sources if source.publisher)
    quote = next(quote for quote in atlas.quotes.values() if quote.source == source.id)
    words = f"{source.publisher} has learnt that it rains"
    quotes = {**atlas.quotes, quote.id: quote.model_copy(update={"exact": words})}
    assert quote.id in quotes_naming_their_document(replace(atlas, quotes=quotes))


def test_the_language_asked_for_is_that_of_the_words_and_the_wrong_ones_share_its_script(
    atlas: Atlas,
) -> None:
    asked = _questions(atlas, "language")
    assert asked
    for question in asked:
        language = quote_languages(atlas)[question.subject]
        assert question.right == (language,)
        assert {script_of(name) for name in question.options} == {script_of(language)}


@pytest.mark.parametrize("language", ["kk", "fa", "ar"])
def test_no_look_alike_is_a_dialect_named_after_the_language(atlas: Atlas, language: str) -> None:
    others = look_alikes(atlas, language)
    assert len(others) >= 2
    assert language not in others
    assert {"arz", "apc"}.isdisjoint(others)


def test_the_statement_set_against_another_stands_on_another_side(atlas: Atlas) -> None:
    asked = _questions(atlas, "contradicts")
    assert asked
    for question in asked:
        dispute = next(d for d in atlas.disputes if d.id == question.dispute)
        sides = [side.quotes for side in dispute.sides]
        (right,) = question.right
        assert any(question.subject in side and right not in side for side in sides)
        against = {q for side in sides for q in side}
        assert against & set(question.options) == {right}


def test_the_wrong_amounts_are_clearly_other_amounts_in_the_same_unit(atlas: Atlas) -> None:
    figures = {figure.id: figure for figure in atlas.figures}
    asked = _questions(atlas, "figure")
    assert asked
    for question in asked:
        right = figures[question.subject]
        for name in set(question.options) - {question.subject}:
            assert figures[name].unit == right.unit
            assert abs(figures[name].amount - right.amount) > 0.05 * right.amount
        assert "fold" not in right.label.en


def test_all_kinds_of_question_come_up_in_one_quiz(atlas: Atlas) -> None:
    quiz = build_quiz(atlas, Choice(count=len(KINDS), seed="any"))
    assert {question.kind for question in quiz.questions} == set(KINDS)


def test_topics_are_the_layers_that_hold_questions(atlas: Atlas) -> None:
    topics = topics_of(atlas)
    assert set(topics) <= {layer.info.id for layer in atlas.layers}
    assert len(topics) > 5
    bare = replace(atlas, verified={})
    assert topics_of(bare) == ()
