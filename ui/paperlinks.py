"""Where the worksheets of a choice are, and the answers to each."""

from dataclasses import dataclass
from urllib.parse import urlencode

from geo.paper.typeset import Ink, Paper
from geo.quiz.choice import PRINTED_COUNT, Choice
from geo.text import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLink:
    """What a worksheet is printed on, its address, and that of its answers."""

    label: str
    sheet: str
    answers: str


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


def papers_of(voice: Voice) -> dict[tuple[Paper, Ink], str]:
    """Return what a worksheet can be printed on, in the reader's words."""
    names: dict[Paper, str] = {"a4": "A4", "letter": "Letter"}
    found: dict[tuple[Paper, Ink], str] = {}
    for paper, name in names.items():
        found[paper, "colour"] = voice("{paper}, in colour", paper=name)
        found[paper, "mono"] = voice("{paper}, black and white", paper=name)
    return found


def paper_link(choice: Choice, printed: tuple[Paper, Ink], label: str, *, own: bool) -> PaperLink:
    """Return the two addresses of a worksheet; with `own` it holds the visitor's layers too."""
    few = choice.model_copy(update={"count": min(choice.count, PRINTED_COUNT), "limit": None})
    params = choice_params(few) | {"paper": printed[0], "style": printed[1]}
    params |= {"own": "1"} if own else {}
    sheet, answers = (
        "keruen/worksheet.pdf?" + urlencode({**params, "part": part})
        for part in ("sheet", "answers")
    )
    return PaperLink(label=label, sheet=sheet, answers=answers)
