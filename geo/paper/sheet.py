"""A worksheet: a map to label, gap texts, questions, quotes to work with, and the answers."""

from random import Random
from typing import Any, Final, Literal

from geo.atlas import Atlas
from geo.dispute import Dispute
from geo.languages import direction_of
from geo.model import Record
from geo.ownlayers.layer import OwnLayer
from geo.paper.gaps import Gap, build_gaps
from geo.paper.labelling import OutlineMap, map_json, outline_map
from geo.paper.ownmap import own_map_json
from geo.paper.texts import sheet_texts
from geo.paper.typeset import PAPERS, WIDTHS, Ink, Paper, typeset
from geo.quiz.choice import Choice
from geo.quiz.making import build_quiz
from geo.quiz.pool import Pool
from geo.quiz.question import Kind, Question
from geo.quiz.wording import question_json, words_json
from geo.quoteview import quote_view
from geo.text import Voice, voice_of
from geo.webdata import attributions_of

Json = dict[str, Any]
PRINTED: Final[tuple[Kind, ...]] = ("document", "contradicts", "order", "figure", "language")
_GAPS = 5
_SIDES = 3


Part = Literal["sheet", "answers"]


class Sheet(Record):
    """A worksheet, or the answers to it, is wholly determined by this and the atlas."""

    choice: Choice
    part: Part = "sheet"
    paper: Paper = "a4"
    ink: Ink = "colour"


def _sides(pool: Pool, dispute: Dispute) -> list[str]:
    """Return the first verified quote of each side, of three sides at most."""
    proven = (pool.proven(side.quotes) for side in dispute.sides)
    return [quotes[0] for quotes in proven if quotes][:_SIDES]


def _dispute(pool: Pool, used: set[str], rng: Random) -> Dispute | None:
    """Return a disagreement of which no quote to be shown was used."""
    free = [
        dispute
        for dispute in pool.disputes
        if len(_sides(pool, dispute)) > 1 and not used & set(_sides(pool, dispute))
    ]
    return rng.choice(free) if free else None


def _question(atlas: Atlas, question: Question, number: int, choice: Choice) -> Json:
    voice, told = voice_of(choice.language), question_json(atlas, question, choice)
    right = [voice.number(place + 1) for place in question.answer]
    texts = [told["options"][place]["text"] for place in question.answer]
    ids = ", ".join(question.quotes[:2])
    return {
        "number": voice.number(number),
        "kind": question.kind,
        "prompt": told["prompt"],
        "shown": told["shown"],
        "options": [
            {**option, "number": voice.number(place)}
            for place, option in enumerate(told["options"], start=1)
        ],
        "answer": voice(", ").join(f"{n}. {t}" for n, t in zip(right, texts, strict=True)),
        "proof": ids,
    }


def _gap(pool: Pool, gap: Gap, voice: Voice) -> Json:
    source = pool.atlas.source(pool.atlas.quotes[gap.quote].source)
    document = source.label.in_language(voice.language)
    return {"before": gap.before, "answer": gap.answer, "after": gap.after, "document": document,
            "proof": gap.quote}  # fmt: skip


def _compared(pool: Pool, dispute: Dispute) -> Json:
    """Return a disagreement to work with: a quote of each side, and what the atlas says of it."""
    language = pool.language
    shown = (pool.atlas.quotes[name] for name in _sides(pool, dispute))
    views = [quote_view(pool.atlas, quote, language) for quote in shown]
    quotes = [
        {
            "exact": words_json(view.exact, view.language, view.id),
            "translation": words_json(view.translation, view.translation_language),
            "document": view.document,
            "place": view.place,
            "colour": view.colour,
        }
        for view in views
    ]
    return {
        "title": dispute.title.in_language(language),
        "explanation": dispute.explanation.in_language(language),
        "quotes": quotes,
    }


def _named(drawn: OutlineMap, pool: Pool, rng: Random) -> Json:
    names = [place.facts.names.in_language(pool.language) for place in drawn.places]
    bank = sorted(names) if pool.level != "hard" else []
    rng.shuffle(bank)
    return {"names": names, "bank": bank}


def sheet_data(atlas: Atlas, sheet: Sheet, own: tuple[OwnLayer, ...] = ()) -> Json:
    """Return everything the worksheet says, for the template; `own` are a visitor's layers."""
    choice, voice = sheet.choice, voice_of(sheet.choice.language)
    language = choice.language
    pool = Pool(atlas=atlas, topics=choice.topics, language=language, level=choice.level)
    rng = Random(f"sheet/{choice.seed}/{','.join(choice.topics)}")  # noqa: S311 -- not a secret
    questions = build_quiz(atlas, choice, PRINTED).questions
    used = {name for question in questions for name in (*question.uses, *question.options)}
    drawn = outline_map(pool, WIDTHS[sheet.paper], rng, sheet.ink)
    dispute = _dispute(pool, used, rng)
    if dispute:
        used |= set(_sides(pool, dispute))
    gaps = [_gap(pool, gap, voice) for gap in build_gaps(pool, _GAPS, rng, used)]
    bank = [gap["answer"] for gap in gaps]
    rng.shuffle(bank)
    titles = [atlas.layer(name).info.title.in_language(language) for name in choice.topics]
    return {
        "lang": language,
        "dir": direction_of(language),
        "part": sheet.part,
        "paper": PAPERS[sheet.paper],
        "mono": sheet.ink == "mono",
        "texts": sheet_texts(voice, atlas, choice, part=sheet.part),
        "topics": " · ".join(titles) or voice("All topics"),
        "attribution": " · ".join(item["text"] for item in attributions_of(atlas, language)),
        "map": {**map_json(pool, drawn), **_named(drawn, pool, rng)} if drawn else None,
        "gaps": [{**gap, "number": voice.number(n)} for n, gap in enumerate(gaps, start=1)],
        "gap_bank": bank,
        "questions": [_question(atlas, q, n, choice) for n, q in enumerate(questions, start=1)],
        "compared": _compared(pool, dispute) if dispute else None,
        "own": own_map_json(atlas, own, voice, WIDTHS[sheet.paper], sheet.ink, rng),
    }


def worksheet_pdf(atlas: Atlas, sheet: Sheet, own: tuple[OwnLayer, ...] = ()) -> bytes:
    """Return the pupils' sheet or the answers to it as PDF; the same sheet, the same bytes."""
    template = "answers" if sheet.part == "answers" else "worksheet"
    return typeset(template, sheet_data(atlas, sheet, own))
