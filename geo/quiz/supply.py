"""A supply of questions from which a page without a server draws quizzes of its own.

Its questions are a quiz's (`geo.quiz.wording`), each with the topics it belongs to, the group
with whose others it comes up in turn, and what it uses: no two of a quiz use the same.
"""

from itertools import islice
from random import Random
from typing import Any

from geo.atlas import Atlas
from geo.languages import Language, direction_of
from geo.quiz.choice import LEVELS, Choice, Level
from geo.quiz.making import questions_of, subjects_of, topics_of
from geo.quiz.pool import Pool
from geo.quiz.question import KINDS, Kind
from geo.quiz.texts import quiz_texts
from geo.quiz.wording import question_json, topic_names

Json = dict[str, Any]
MOST = 30


def _belonging(pools: dict[str, Pool], kind: Kind) -> dict[str, list[str]]:
    """Return the topics that each subject of a kind belongs to."""
    found: dict[str, list[str]] = {}
    for topic, pool in pools.items():
        for subject in dict(subject[::-1] for subject in subjects_of(pool, kind)):
            found.setdefault(subject, []).append(topic)
    return found


def _kind_json(pool: Pool, kind: Kind, topics: dict[str, list[str]]) -> list[Json]:
    groups = {subject: group for group, subject in subjects_of(pool, kind)}
    choice = Choice(level=pool.level, language=pool.language)
    made = questions_of(pool, kind, Random(f"{kind}/{pool.level}"))  # noqa: S311 -- not a secret
    return [
        {
            **question_json(pool.atlas, question, choice),
            "topics": topics.get(question.origin, []),
            "group": groups[question.origin],
            "uses": sorted(question.options if kind == "order" else question.uses),
        }
        for question in islice(made, MOST)
    ]


def _level_json(
    atlas: Atlas, language: Language, level: Level, topics: tuple[str, ...]
) -> dict[Kind, list[Json]]:
    """Return the questions of a level by their kind."""

    def pool(*names: str) -> Pool:
        return Pool(atlas=atlas, topics=names, language=language, level=level)

    parts = {topic: pool(topic) for topic in topics}
    return {kind: _kind_json(pool(), kind, _belonging(parts, kind)) for kind in KINDS}


def supply_json(atlas: Atlas, language: Language) -> Json:
    """Return at most `MOST` questions of each kind and level, and what a quiz needs besides."""
    topics = topics_of(atlas)
    whole = Pool(atlas=atlas, topics=(), language=language, level="medium")
    return {
        "quiz": {
            "title": atlas.info.title.in_language(language),
            "language": language,
            "direction": direction_of(language),
            "view": whole.view,
            "limits": atlas.info.basemap_extent,
            "topic_names": topic_names(atlas, topics, language),
        },
        "texts": quiz_texts(language),
        "topics": topics,
        "levels": {level: _level_json(atlas, language, level, topics) for level in LEVELS},
    }
