"""The quiz's page as HTML: what was chosen, the class's address, the place where it runs."""

import secrets
from functools import cache
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.languages import Language
from geo.load import shared_atlas
from geo.quiz.choice import Choice
from geo.quiz.making import topics_of
from geo.text import voice_of
from ui.quizlabels import level_label, topic_label
from ui.routes.assets import build_id
from ui.templating import templates

_PRINTED = 8


@cache
def offered_topics(language: Language) -> tuple[str, ...]:
    """Return the topics that hold questions for a reader of `language`."""
    return topics_of(shared_atlas(), language)


def choice_params(choice: Choice, *, seeded: bool = True) -> dict[str, str]:
    """Return the address parameters of a choice, those at their usual value left out."""
    params = {
        "topic": ",".join(choice.topics),
        "count": str(choice.count),
        "level": choice.level,
        "limit": str(choice.limit or ""),
        "lang": choice.language if choice.language != "en" else "",
        "seed": choice.seed if seeded else "",
    }
    return {name: value for name, value in params.items() if value}


def new_seed() -> str:
    """Return a short seed that a teacher can say aloud."""
    return str(secrets.randbelow(9000) + 1000)


def _papers(choice: Choice, *, own: bool) -> list[tuple[str, str]]:
    """Return label and address of the worksheets on a choice's topics."""
    voice = voice_of(choice.language)
    sheets = (
        (voice("Worksheet, A4 (PDF)"), "a4", "colour"),
        (voice("Worksheet, A4, black and white (PDF)"), "a4", "mono"),
        (voice("Worksheet, Letter (PDF)"), "letter", "colour"),
        (voice("Worksheet, Letter, black and white (PDF)"), "letter", "mono"),
    )
    params = choice_params(choice.model_copy(update={"count": min(choice.count, _PRINTED)}))
    params |= {"own": "1"} if own else {}
    return [
        (label, "keruen/worksheet.pdf?" + urlencode({**params, "paper": paper, "style": ink}))
        for label, paper, ink in sheets
    ]


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
            papers=_papers(choice, own=own),
            own=own,
            base=f"keruen/{build_id()}/",
            source=f"keruen/quiz?{query}",
        )
    )
