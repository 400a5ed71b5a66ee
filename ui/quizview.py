"""The quiz's page as HTML: what was chosen, the class's address, the place where it runs."""

import secrets
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.faults import plain
from geo.languages import AUTONYMS
from geo.load import shared_atlas
from geo.quiz.choice import Choice
from geo.quiz.making import topics_of
from geo.quiz.misread import misread
from geo.quiz.texts import level_label
from geo.text import voice_of
from ui.paperlinks import choice_params, paper_link, papers_of
from ui.quizlabels import topic_label
from ui.routes.assets import build_id
from ui.templating import templates

_SHOWN = 60


@cache
def offered_topics() -> tuple[str, ...]:
    """Return the topics that hold questions."""
    return topics_of(shared_atlas())


def new_seed() -> str:
    """Return a short seed that a teacher can say aloud."""
    return str(secrets.randbelow(9000) + 1000)


def _taken(atlas: Atlas, choice: Choice, name: str) -> str:
    """Return what a quiz took for a parameter, in the reader's words."""
    voice = voice_of(choice.language)
    topics = [topic_label(atlas, topic, choice.language) for topic in choice.topics]
    return {
        "topic": voice(", ").join(topics) or voice("All topics"),
        "count": voice.number(choice.count),
        "level": level_label(voice, choice.level),
        "limit": voice.number(choice.limit) if choice.limit else voice("no limit"),
        "lang": AUTONYMS[choice.language],
        "seed": voice.digits(choice.seed),
    }[name]


def misread_html(atlas: Atlas, choice: Choice, params: Mapping[str, str]) -> str:
    """Return what of an address the quiz could not take, and what it took; empty for nothing."""
    voice = voice_of(choice.language)
    labels = {
        "topic": voice("Topic"),
        "count": voice("Number of questions"),
        "level": voice("Difficulty"),
        "limit": voice("Time in minutes"),
        "lang": voice("Language"),
        "seed": voice("Number of the quiz"),
    }
    said = [
        voice(
            "{label}: “{value}” does not fit here. Taken instead: {taken}.",
            label=labels[one.name],
            value=plain(one.value)[:_SHOWN],
            taken=_taken(atlas, choice, one.name),
        )
        for one in misread(atlas, params)
    ]
    return templates().get_template("quiz-misread.html").render(said=said) if said else ""


def quiz_html(atlas: Atlas, choice: Choice, *, own: bool = False) -> str:
    """Return the page around a running quiz; with `own` the worksheets hold own layers too."""
    voice = voice_of(choice.language)
    named = [topic_label(atlas, topic, choice.language) for topic in choice.topics]
    query = urlencode({**choice_params(choice), "build": build_id()}, safe=",")
    return (
        templates()
        .get_template("quiz.html")
        .render(
            say=voice,
            topics=named or [voice("All topics")],
            level=level_label(voice, choice.level),
            limit=voice.number(choice.limit) if choice.limit else "",
            seed=voice.digits(choice.seed),
            change="?" + urlencode(choice_params(choice, seeded=False), safe=","),
            papers=[
                paper_link(choice, printed, label, own=own)
                for printed, label in papers_of(voice).items()
            ],
            own=own,
            base=f"keruen/{build_id()}/",
            source=f"keruen/quiz?{query}",
        )
    )
