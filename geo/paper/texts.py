"""The headings and instructions of what is printed."""

from geo.atlas import Atlas
from geo.quiz.choice import Choice
from geo.quiz.texts import level_label
from geo.text import Voice


def page_texts(voice: Voice, atlas: Atlas) -> dict[str, str]:
    """Return the words that stand on every printed page."""
    info = atlas.info
    return {
        "atlas": f"{info.title.in_language(voice.language)} · "
        f"{info.subtitle.in_language(voice.language)}",
        "page": voice("Page"),
        "digits": voice.digits("0123456789"),
        "quote": voice("Quote"),
    }


def sheet_name(voice: Voice, choice: Choice) -> str:
    """Return all that names a sheet beside its topics: number, questions, difficulty."""
    return " · ".join(
        (
            voice("Sheet {seed}", seed=voice.digits(choice.seed)),
            voice("Questions: {count}", count=voice.number(choice.count)),
            voice("Difficulty: {level}", level=level_label(voice, choice.level)),
        )
    )


def sheet_texts(voice: Voice, atlas: Atlas, choice: Choice, *, part: str) -> dict[str, str]:
    """Return the headings and instructions of a worksheet, or of the answers to it."""
    return page_texts(voice, atlas) | {
        "title": voice("Answer sheet") if part == "answers" else voice("Worksheet"),
        "seed": sheet_name(voice, choice),
        "name": voice("Name"),
        "date": voice("Date"),
        "map": voice("Name the places"),
        "map_how": voice("Write beside each number what the place is called."),
        "bank": voice("To choose from"),
        "gaps": voice("Fill the gaps"),
        "gaps_how": voice("Each sentence is from a document. One word or number is missing."),
        "questions": voice("Questions"),
        "questions_how": voice("Tick the right answer. In an order, number the boxes."),
        "compared": voice("Quotes to work with"),
        "compared_how": voice("These quotes do not fit together."),
        "task1": voice("Underline in each quote the words on which they differ."),
        "task2": voice("Say in your own words what each document claims."),
        "task3": voice("Which would you rely on, and what would you need to know to be sure?"),
        "proof": voice("Proof"),
    }
