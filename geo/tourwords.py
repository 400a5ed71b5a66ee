"""What a tour lacks or has wrong, in the language of who writes it."""

import re
from collections.abc import Iterator

from geo.faults import Fault
from geo.text import Voice
from geo.tour import LONGEST_TOUR
from geo.toursketch import Sketch


def _sentence(fault: Fault, voice: Voice) -> str:
    about = fault.about
    sentences = {
        "json": voice("The file cannot be read: it is damaged, or it is no tour."),
        "steps": voice(
            "The tour has no steps, or more than {count}.", count=voice.number(LONGEST_TOUR)
        ),
        "missing": voice("“{name}” is missing.", name=about),
        "extra_forbidden": voice("“{name}” does not belong in a tour.", name=about),
        "value": voice("What stands under “{name}” cannot be used.", name=about),
        "unknown": voice("This atlas has no “{name}”.", name=about),
        "off": voice("The place {place} lies off the map.", place=voice.digits(about)),
        "year": voice("The atlas does not reach to the year {year}.", year=voice.digits(about)),
        "placeless": voice("“{name}” has no place on the map to point at.", name=about),
    }
    if fault.kind == "untold":
        return voice("A text is missing in this language: {name}.", name=voice.language_name(about))
    return sentences.get(fault.kind) or f"{fault.fault} — {fault.remedy}"


def fault_words(fault: Fault, voice: Voice) -> str:
    """Return one fault of a tour as a sentence, with the step where it stands."""
    said, step = _sentence(fault, voice), re.fullmatch(r"step (\d+)", fault.record)
    if step is None:
        return said
    return voice("Step {number}: {title}", number=voice.number(int(step[1])), title=said)


def lacking_words(sketch: Sketch, voice: Voice) -> Iterator[str]:
    """Yield what is still to be written before a tour can be played."""
    if not sketch.title:
        yield voice("Give the tour a title.")
    if not sketch.summary:
        yield voice("Write what the tour is about.")
    if not sketch.steps:
        yield voice("Add a view: it becomes the first step.")
    for index, step in enumerate(sketch.steps, start=1):
        if not step.title:
            yield voice("Step {number} has no heading.", number=voice.number(index))
        if not step.text:
            yield voice("Step {number} has no text.", number=voice.number(index))
