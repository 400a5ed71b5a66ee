"""The classroom of a published page: every step of every tour, and a supply of questions."""

from typing import Any

from geo.atlas import Atlas
from geo.languages import Language, direction_of
from geo.quiz.choice import LEVELS
from geo.quiz.supply import supply_json
from geo.quiz.texts import level_label
from geo.text import voice_of
from ui.address import Address
from ui.quizlabels import COUNTS, LIMITS, topic_label
from ui.templating import templates
from ui.tourview import classroom_html, return_html, tour_html


def tours_of(atlas: Atlas, language: Language) -> dict[str, list[dict[str, str]]]:
    """Return, by tour, each step's panel and the way back to it, as HTML."""
    return {
        tour.id: [
            {"panel": tour_html(atlas, tour, at), "back": return_html(atlas, tour, at)}
            for number in range(1, len(tour.steps) + 1)
            for at in [_at(language, tour.id, number)]
        ]
        for tour in atlas.tours
    }


def _at(language: Language, tour: str, step: int) -> Address:
    return Address(feature=None, language=language, layers=None, tour=tour, step=step)


def lesson_pages(atlas: Atlas, address: Address) -> dict[str, str]:
    """Return the pages of the classroom as HTML, by their names in the address."""
    return {"classroom": classroom_html(atlas, address, offline=True)}


def quiz_of(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return the supply of questions, and the form in which a quiz is chosen from it."""
    supply, voice = supply_json(atlas, language), voice_of(language)
    form = templates().get_template("quiz-form.html").render(
        topics=[(name, topic_label(atlas, name, language)) for name in supply["topics"]],
        counts=[(count, voice.number(count)) for count in COUNTS],
        levels=[(level, level_label(voice, level)) for level in LEVELS],
        limits=[(limit, voice.number(limit) if limit else voice("no limit")) for limit in LIMITS],
        direction=direction_of(language),
        say=voice,
    )  # fmt: skip
    return {**supply, "form": form}
