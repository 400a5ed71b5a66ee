"""What an address asks of a quiz, what is taken of it, and the words of its controls."""

from hypothesis import given
from hypothesis import strategies as st

from geo.atlas import Atlas
from geo.languages import LANGUAGES
from geo.load import shared_atlas
from geo.quiz.choice import MOST, Choice, read_choice
from geo.quiz.misread import misread
from geo.quiz.texts import quiz_texts


def test_an_address_that_makes_no_sense_is_read_as_the_usual_quiz(atlas: Atlas) -> None:
    nonsense = {"topic": "<b>,railway", "count": "-3", "level": "?", "limit": "x", "seed": "  "}
    choice = read_choice(atlas, nonsense)
    assert choice == Choice(topics=("railway",))
    assert read_choice(atlas, {"seed": " ۱٢3a"}) == Choice(seed="123a")
    much = read_choice(atlas, {"count": "9999", "limit": "500", "seed": "s" * 99, "lang": "fa"})
    assert (much.count, much.limit, len(much.seed), much.language) == (MOST, 90, 40, "fa")


@given(st.dictionaries(
    st.sampled_from(("topic", "count", "level", "limit", "lang", "seed")),
    st.sampled_from(("", "5", "31", "99", "0", "abc", "hard", "fa", "ports", "ports,x", "7" * 41)),
))  # fmt: skip
def test_an_address_is_taken_as_it_is_unless_something_of_it_is_misread(params) -> None:
    atlas, named = shared_atlas(), {one.name for one in misread(shared_atlas(), params)}
    choice = read_choice(atlas, params)
    kept = {
        "topic": ",".join(choice.topics), "count": str(choice.count), "level": choice.level,
        "limit": str(choice.limit), "lang": choice.language, "seed": choice.seed,
    }  # fmt: skip
    assert named == {name for name, value in params.items() if value and kept[name] != value}


def test_the_controls_speak_every_language_in_its_own_words() -> None:
    english = quiz_texts("en")
    for language in set(LANGUAGES) - {"en"}:
        said = quiz_texts(language)
        assert said.keys() == english.keys()
        assert all(said[name] != english[name] for name in english)
