"""The supply of questions of a page without a server."""

from geo.quiz.choice import LEVELS
from geo.quiz.making import topics_of
from geo.quiz.question import KINDS
from geo.quiz.supply import MOST, supply_json


def test_a_supply_asks_the_same_in_every_language(atlas):
    english, persian = (supply_json(atlas, language) for language in ("en", "fa"))
    assert english["topics"] == persian["topics"]
    same = ("key", "kind", "answer", "topics", "group", "uses")
    for level, kinds in english["levels"].items():
        for kind, questions in kinds.items():
            others = persian["levels"][level][kind]
            assert [{k: q[k] for k in same} for q in questions] == [
                {k: q[k] for k in same} for q in others
            ]


def test_a_supply_holds_every_kind_at_every_level_and_every_offered_topic(atlas):
    told = supply_json(atlas, "ru")
    assert set(told["levels"]) == set(LEVELS)
    offered = set(topics_of(atlas))
    for kinds in told["levels"].values():
        assert set(kinds) == set(KINDS)
        questions = [question for of_kind in kinds.values() for question in of_kind]
        assert all(0 < len(of_kind) <= MOST for of_kind in kinds.values())
        assert all(question["topics"] and question["quotes"] for question in questions)
        assert {topic for question in questions for topic in question["topics"]} == offered
