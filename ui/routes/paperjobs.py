"""Worksheets and handouts as orders of the process that makes files."""

from collections.abc import Mapping
from typing import Final, get_args

from geo.faults import KeruenError
from geo.languages import language_of
from geo.load import shared_atlas
from geo.paper.handout import Handout, handout_pdf
from geo.paper.sheet import Part, Sheet, worksheet_pdf
from geo.paper.typeset import Ink, Paper
from geo.quiz.choice import PRINTED_COUNT, read_choice
from geo.quiz.misread import misread, not_among
from geo.text import Voice
from ui.routes.exportparams import refuse_unknown

PAPERS: Final = ("worksheet", "handout")
# Several maps and pages of type.
PAPER_COST: Final = 4.0


_LOOKS: Final = {"paper": get_args(Paper), "style": get_args(Ink)}
_KNOWN: Final = {
    "worksheet": frozenset({*_LOOKS, "part", "topic", "count", "level", "seed", "lang"}),
    "handout": frozenset({*_LOOKS, "tour", "lang"}),
}


def refuse_misread(kind: str, params: Mapping[str, str], voice: Voice) -> None:
    """Raise KeruenError, which names the parameter, for what makes no sense in an address."""
    known = _KNOWN[kind]
    refuse_unknown(params, voice, known)
    strange = [one for one in misread(shared_atlas(), params) if one.name in known]
    for name, looks in {**_LOOKS, "part": get_args(Part)}.items():
        strange += not_among(params, name, looks)
    if strange:
        raise KeruenError(strange[0].said(voice))


def wanted_paper(kind: str, params: Mapping[str, str]) -> Sheet | Handout:
    """Return what an address asks for; what makes no sense counts as absent."""
    paper: Paper = next((p for p in get_args(Paper) if p == params.get("paper")), "a4")
    ink: Ink = next((ink for ink in get_args(Ink) if ink == params.get("style")), "colour")
    if kind == "handout":
        language = language_of(params.get("lang"))
        return Handout(tour=params.get("tour", ""), language=language, paper=paper, ink=ink)
    choice = read_choice(shared_atlas(), params, PRINTED_COUNT)
    choice = choice.model_copy(update={"limit": None})
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
