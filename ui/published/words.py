"""What the published page's own frame says, in each language."""

from typing import Any

from geo.atlas import Atlas
from geo.languages import Language, direction_of
from geo.text import Voice, voice_of


def page_labels(voice: Voice) -> dict[str, str]:
    """Return the pages beside the map, by their names in the address, and what they are called."""
    return {
        "disagreements": voice("Disagreements"),
        "figures": voice("Trade figures"),
        "sources": voice("Sources"),
    }


def lesson_labels(voice: Voice) -> dict[str, str]:
    """Return the classroom's pages, which the map's own page alone has."""
    return {"classroom": voice("Classroom"), "quiz": voice("Quiz")}


def words_of(atlas: Atlas, language: Language) -> dict[str, Any]:
    """Return every word of bar, menu and messages."""
    voice, info = voice_of(language), atlas.info
    return {
        "language": language,
        "direction": direction_of(language),
        "title": info.title.in_language(language),
        "subtitle": info.subtitle.in_language(language),
        "intro": info.intro.in_language(language),
        "map": voice("Map"),
        "pages": lesson_labels(voice) | page_labels(voice),
        "menu": voice("Contents"),
        "speech": voice("Language"),
        "theme": voice("Dark or light"),
        "evidence": voice("Evidence"),
        "skip": voice("Go to the evidence"),
        "search": voice("Search places, lines, names and quotes"),
        "placeholder": voice("Search in any script"),
        "copied": voice("Copied"),
        "nothing": voice("Nothing found. Try another spelling or a part of the name."),
        "unknown": voice("The address names a feature that the atlas does not have: {id}."),
        "noTour": voice("The atlas has no tour called {id}."),
        "old": voice(
            "This browser is too old to unpack the atlas. "
            "Open the file in a current Firefox, Chrome, Edge or Safari."
        ),
        "failed": voice("Something of the atlas could not be loaded. Load the page again."),
        "scripts": voice("The map needs JavaScript."),
    }
