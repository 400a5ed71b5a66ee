"""The printed part of python -m geo export: --worksheet TOPIC and --handout TOUR as PDF."""

import argparse
from pathlib import Path
from typing import Any, get_args

from geo.atlas import Atlas
from geo.faults import KeruenError
from geo.paper.handout import Handout, handout_pdf
from geo.paper.sheet import Sheet, worksheet_pdf
from geo.paper.typeset import Ink, Paper
from geo.printing.choice import Paper as MapPaper
from geo.printing.choice import StyleName
from geo.quiz.choice import LEVELS, MOST, PRINTED_COUNT, USUAL_LEVEL, Choice

ALL = "all"


def add_paper(parser: argparse.ArgumentParser) -> None:
    """Give the command the options of worksheets and handouts."""
    parser.add_argument(
        "--worksheet",
        metavar="TOPIC",
        help=f"a worksheet on these layers, parted by commas, or on {ALL}",
    )
    parser.add_argument(
        "--answers",
        type=Path,
        metavar="FILE",
        help="save the answers to the worksheet here, as a file of their own",
    )
    parser.add_argument("--handout", metavar="TOUR", help="a handout of this tour, by its id")
    parser.add_argument("--seed", default="1", help="another seed, another worksheet")
    parser.add_argument("--level", choices=LEVELS, default=USUAL_LEVEL, help="how hard it is")
    parser.add_argument(
        "--count", type=int, default=PRINTED_COUNT, metavar="N", help="how many questions"
    )
    parser.add_argument("--paper", choices=_all(Paper, MapPaper), default="a4")
    parser.add_argument("--style", choices=_all(Ink, StyleName), default="colour")


def _all(*literals: Any) -> tuple[str, ...]:
    """Return what sheets and map images may be, each once."""
    names = (name for literal in literals for name in get_args(literal))
    return tuple(dict.fromkeys(name for name in names if name != "own"))


def wants_paper(options: argparse.Namespace) -> bool:
    """Whether a worksheet or a handout is asked for."""
    return bool(options.worksheet or options.handout or options.answers)


def _topics(atlas: Atlas, text: str) -> tuple[str, ...]:
    known = [layer.info.id for layer in atlas.layers]
    named = tuple(dict.fromkeys(text.split(","))) if text != ALL else ()
    if strange := [name for name in named if name not in known]:
        there = ", ".join(known)
        raise KeruenError(f"no layer has the id {', '.join(strange)!r}; there are: {there}")
    return named


def _sheet(atlas: Atlas, options: argparse.Namespace) -> Sheet:
    if not 1 <= options.count <= MOST:
        raise KeruenError(f"--count {options.count}: give a number from 1 to {MOST}")
    seed = options.seed.strip()
    if not 1 <= len(seed) <= 40:
        raise KeruenError("--seed: give 1 to 40 characters")
    choice = Choice(
        topics=_topics(atlas, options.worksheet),
        count=options.count,
        level=options.level,
        language=options.lang,
        seed=seed,
    )
    return Sheet(choice=choice, paper=options.paper, ink=options.style)


def _check(options: argparse.Namespace) -> None:
    """Raise KeruenError for options that do not go together."""
    if options.worksheet and options.handout:
        raise KeruenError("give --worksheet or --handout, not both: they are two files")
    if options.answers and not options.worksheet:
        raise KeruenError("--answers goes with --worksheet: a handout has none")
    if options.answers and options.answers.resolve() == options.out.resolve():
        raise KeruenError(f"--answers {options.answers}: give a file other than the worksheet's")
    for path in filter(None, (options.out, options.answers)):
        if path.suffix.lower() != ".pdf":
            raise KeruenError(f"{path}: worksheets, answers and handouts end in .pdf")
    for name, literal in (("paper", Paper), ("style", Ink)):
        if (given := getattr(options, name)) not in get_args(literal):
            known = ", ".join(get_args(literal))
            raise KeruenError(f"--{name} {given}: worksheets and handouts take {known}")


def paper_files(atlas: Atlas, options: argparse.Namespace) -> dict[Path, bytes]:
    """Return the PDFs that the options ask for by their files, or raise KeruenError."""
    _check(options)
    if options.handout:
        style = {"paper": options.paper, "ink": options.style}
        handout = Handout(tour=options.handout, language=options.lang, **style)
        return {options.out: handout_pdf(atlas, handout)}
    sheet = _sheet(atlas, options)
    files = {options.out: worksheet_pdf(atlas, sheet)}
    if options.answers:
        answers = sheet.model_copy(update={"part": "answers"})
        files[options.answers] = worksheet_pdf(atlas, answers)
    return files
