"""Worksheets and handouts as orders of the process that makes files."""

from collections.abc import Mapping
from typing import Final, get_args

from geo.languages import language_of
from geo.load import shared_atlas
from geo.paper.handout import Handout, handout_pdf
from geo.paper.sheet import Part, Sheet, worksheet_pdf
from geo.paper.typeset import Ink, Paper
from geo.quiz.choice import read_choice

PAPERS: Final = ("worksheet", "handout")
# Several maps and pages of type.
PAPER_COST: Final = 4.0


def wanted_paper(kind: str, params: Mapping[str, str]) -> Sheet | Handout:
    """Return what an address asks for; what makes no sense counts as absent."""
    paper: Paper = next((p for p in get_args(Paper) if p == params.get("paper")), "a4")
    ink: Ink = next((ink for ink in get_args(Ink) if ink == params.get("style")), "colour")
    if kind == "handout":
        language = language_of(params.get("lang"))
        return Handout(tour=params.get("tour", ""), language=language, paper=paper, ink=ink)
    choice = read_choice(shared_atlas(), params).model_copy(update={"limit": None})
    part: Part = next((part for part in get_args(Part) if part == params.get("part")), "sheet")
    return Sheet(choice=choice, part=part, paper=paper, ink=ink)


def settled_paper(wanted: Sheet | Handout) -> dict[str, str]:
    """Return the parameters of its order."""
    return {"wanted": wanted.model_dump_json()}


def write_paper(kind: str, params: Mapping[str, str]) -> bytes:
    """Return the PDF; raise KeruenError for what cannot be made."""
    atlas, wanted = shared_atlas(), params["wanted"]
    if kind == "handout":
        return handout_pdf(atlas, Handout.model_validate_json(wanted))
    return worksheet_pdf(atlas, Sheet.model_validate_json(wanted))
