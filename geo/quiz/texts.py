"""The words of the quiz's own controls and choices."""

from geo.languages import Language
from geo.quiz.choice import LEVELS, Level
from geo.text import Voice, voice_of


def level_label(voice: Voice, level: Level) -> str:
    """Return what a difficulty is called."""
    return {"easy": voice("easy"), "medium": voice("medium"), "hard": voice("hard")}[level]


def quiz_texts(language: Language) -> dict[str, str]:
    """Return the words that a quiz shows besides its questions."""
    say = voice_of(language)
    return {
        "number": say("Question {number} of {count}"),
        "check": say("Check"),
        "next": say("Next question"),
        "finish": say("See the result"),
        "right": say("Right!"),
        "partly": say("Partly right"),
        "wrong": say("Not right"),
        "points": say("{points} of {most} points"),
        "answerIs": say("Right answer: {answer}"),
        "none": say("no answer"),
        "distance": say("{km} km away"),
        "chooseOne": say("Click an answer or press its number."),
        "chooseOrder": say(
            "Press the places in their order, or their numbers. Press again to take one back."
        ),
        "choosePlace": say(
            "Click the map. With the keyboard: arrows move the cross, plus and minus zoom, "
            "Enter sets it."
        ),
        "map": say("Map without place names"),
        "mapAt": say("Cross at {lat}° N, {lon}° E"),
        "mapSet": say("Your mark is set. Check it, or move it."),
        "timeLeft": say("Time left: {time}"),
        "timeUp": say("The time is up."),
        "result": say("Result"),
        "total": say("{points} of {most} points, {share} per cent"),
        "retry": say("Try again what was wrong"),
        "again": say("The same questions from the start"),
        "print": say("Print"),
        "save": say("Save as a table (CSV)"),
        "name": say("Name"),
        "date": say("Date"),
        "question": say("Question"),
        "answer": say("Your answer"),
        "solution": say("Right answer"),
        "score": say("Points"),
        "quotes": say("Quotes"),
        "misread": say("{label}: “{value}” does not fit here. Taken instead: {taken}."),
        "topic": say("Topic"),
        "limit": say("Time in minutes"),
        "noLimit": say("no limit"),
        "topics": say("Topics"),
        "allTopics": say("All topics"),
        "level": say("Difficulty"),
        "asked": say("Number of questions"),
        "seed": say("Number of the quiz"),
        **{level: level_label(say, level) for level in LEVELS},
        "zoomIn": say("Zoom in"),
        "zoomOut": say("Zoom out"),
        "empty": say("These topics hold no questions. Choose more topics."),
        "fewer": say("These topics hold only {count} questions."),
        "failed": say("The questions could not be loaded. Reload the page."),
        "all": say("Everything right!"),
    }
