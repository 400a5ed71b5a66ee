"""A quiz in a real browser: played by keyboard alone, scored by distance and order."""

import csv
import io
import json
import re
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from geo.languages import Language
from geo.load import shared_atlas
from geo.quiz.choice import Choice
from geo.quiz.wording import quiz_json

SEED = "7"
EVERY = 7


def _told(language: Language) -> list[dict[str, Any]]:
    choice = Choice(seed=SEED, count=EVERY, language=language)
    return json.loads(json.dumps(quiz_json(shared_atlas(), choice)["questions"]))


@pytest.fixture
def open_quiz(context, server):
    """Return what opens a quiz in a fresh page and collects its complaints."""
    pages: list[Page] = []

    def opened(language: str, more: str = "") -> tuple[Page, list[str]]:
        page = context.new_page()
        pages.append(page)
        complaints: list[str] = []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(f"{server}/quiz?seed={SEED}&count={EVERY}&lang={language}{more}")
        page.locator(".kq h2").wait_for()
        return page, complaints

    yield opened
    for page in pages:
        page.close()


def _press_towards(page: Page, question: dict[str, Any]) -> None:
    """Move the cross with the arrow keys until it lies near the place asked for."""
    lon, lat = question["place"]["lonlat"]
    for _ in range(80):
        said = page.locator(".kq-live").text_content() or ""
        plain = "".join(str(int(c)) if c.isdecimal() else c for c in said)
        numbers = [
            float(part.replace("٫", "."))
            for part in plain.replace("°", " ").split()
            if part.replace(".", "").replace("٫", "").isdecimal()
        ]
        if len(numbers) != 2:
            page.keyboard.press("ArrowUp")
            continue
        away_lat, away_lon = lat - numbers[0], lon - numbers[1]
        fine = "Shift+" if max(abs(away_lat), abs(away_lon)) < 1.5 else ""
        if abs(away_lon) > 0.3:
            page.keyboard.press(fine + ("ArrowRight" if away_lon > 0 else "ArrowLeft"))
        elif abs(away_lat) > 0.3:
            page.keyboard.press(fine + ("ArrowUp" if away_lat > 0 else "ArrowDown"))
        else:
            return
    raise AssertionError("the cross never came near the place")


def _answer(page: Page, question: dict[str, Any]) -> None:
    """Answer rightly, by keyboard alone; Enter is left to go on."""
    if question["kind"] == "find":
        _press_towards(page, question)
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        return
    if question["kind"] == "language":
        for _ in range(question["answer"][0] + 1):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        return
    for option in question["answer"]:
        page.keyboard.press(str(option + 1))
    if question["kind"] == "order":
        page.keyboard.press("Enter")


def _wrongly(page: Page, question: dict[str, Any]) -> None:
    """Answer something that is not all right, and wait for what is said about it."""
    if question["kind"] == "find":
        page.locator(".kq-map").click(position={"x": 70, "y": 60})
        page.locator(".kq-actions .kq-main").click()
    elif question["kind"] == "order":
        for option in reversed(question["answer"]):
            page.locator(".kq-option").nth(option).click()
        page.locator(".kq-actions .kq-main").click()
    else:
        page.locator(".kq-option").nth((question["answer"][0] + 1) % 3).click()
    page.locator(".kq-feedback").wait_for()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_quiz_is_played_by_keyboard_alone_and_everything_right_gives_all_points(
    open_quiz, language: Language
) -> None:
    page, complaints = open_quiz(language)
    questions = _told(language)
    assert {question["kind"] for question in questions} >= {"find", "name", "order", "document"}
    for question in questions:
        expect(page.locator(".kq h2")).to_have_text(question["prompt"])
        _answer(page, question)
        expect(page.locator(".kq-verdict.kq-right")).to_be_visible()
        blocks = page.locator(".kq-feedback blockquote").all()
        assert [block.text_content() for block in blocks] == [
            quote["exact"] for quote in question["quotes"]
        ]
        page.keyboard.press("Enter")
    total = page.locator(".kq-total")
    expect(total).to_have_attribute("data-points", total.get_attribute("data-most") or "")
    assert page.locator(".kq").get_attribute("dir") == ("rtl" if language == "fa" else "ltr")
    assert complaints == []


def test_wrong_answers_are_scored_retried_and_saved(open_quiz) -> None:
    page, complaints = open_quiz("en", "&limit=5")
    questions = _told("en")
    expect(page.locator(".kq-time")).not_to_be_empty()
    for question in questions:
        expect(page.locator(".kq h2")).to_have_text(question["prompt"])
        _wrongly(page, question)
        expect(page.locator(".kq-verdict.kq-wrong")).to_be_visible()
        page.locator(".kq-after .kq-main").click()
    expect(page.locator(".kq-total")).to_have_attribute("data-points", "0")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a table (CSV)").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(io.StringIO(file.read())))
    assert len(rows) == 1 + len(questions)
    about = {row[0]: row[1:] for row in zip(*(row[6:] for row in rows), strict=True)}
    assert about == {
        "Topics": ("All topics",) * EVERY, "Difficulty": ("medium",) * EVERY,
        "Number of questions": (str(EVERY),) * EVERY, "Number of the quiz": (SEED,) * EVERY,
    }  # fmt: skip
    page.emulate_media(media="print")
    expect(page.locator(".kq-about")).to_be_visible()
    assert page.locator(".kq-about dt").all_inner_texts() == list(about)
    assert page.locator(".kq-about dd").all_inner_texts() == [one[0] for one in about.values()]
    page.emulate_media(media="screen")
    assert {row[4] for row in rows[1:]} == {"0"}
    page.get_by_role("button", name="Try again what was wrong").click()
    expect(page.locator(".kq h2")).to_have_text(questions[0]["prompt"])
    assert complaints == []


def test_a_double_click_leaves_the_way_on_by_enter(open_quiz) -> None:
    page, complaints = open_quiz("en", "&level=easy")
    told = quiz_json(shared_atlas(), Choice(seed=SEED, count=EVERY, level="easy"))["questions"]
    for question, after in pairwise(told):
        if question["kind"] in ("find", "order"):
            _wrongly(page, question)
        else:
            page.locator(".kq-option").last.dblclick()
            expect(page.locator(".kq-after .kq-main")).to_be_focused()
            assert page.evaluate("String(getSelection())") == ""
        page.locator(".kq h2").click()
        page.keyboard.press("Enter")
        expect(page.locator(".kq h2")).to_have_text(after["prompt"])
    assert complaints == []


SCORES = """([questions, tries]) => tries.map(([index, given]) =>
  keruen.quiz.scoring.score(questions[index], given))"""


def test_points_fall_with_the_distance_and_with_every_pair_out_of_order(open_quiz) -> None:
    page, _ = open_quiz("en")
    questions = _told("en")
    index = next(n for n, q in enumerate(questions) if q["kind"] == "find")
    place = questions[index]["place"]
    lon, lat = place["lonlat"]
    far = [[index, [lon, lat + step * place["zero_km"] / 111 / 20]] for step in range(24)]
    points = page.evaluate(SCORES, [questions, far])
    assert points[0] == questions[index]["points"]
    assert points == sorted(points, reverse=True)
    assert points[-1] == 0
    assert len(set(points)) > 5
    index = next(n for n, q in enumerate(questions) if q["kind"] == "order")
    right = questions[index]["answer"]
    swapped = [right[1], right[0], *right[2:]]
    tries = [[index, right], [index, swapped], [index, right[::-1]], [index, None]]
    best, near, worst, none = page.evaluate(SCORES, [questions, tries])
    assert best == questions[index]["points"] > near > worst == none == 0
    total = "([questions, answers]) => keruen.quiz.scoring.total(questions, answers)"
    answers = [q["answer"] if q["kind"] == "order" else None for q in questions]
    assert page.evaluate(total, [questions, answers]) == best * sum(a is not None for a in answers)


HIDDEN = """() => {
  const seen = document.querySelector(".kq-after .kq-main").getBoundingClientRect();
  const beside = (box) => box.left >= seen.right || box.right <= seen.left;
  const over = (box) => !beside(box) && box.top < seen.bottom && box.bottom > seen.top;
  const words = [...document.querySelectorAll(".kq-feedback :is(blockquote, p:not(.kq-actions))")];
  const covered = words.filter((one) => over(one.getBoundingClientRect()));
  return [covered.length, seen.top < 0 || seen.bottom > innerHeight];
}"""


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_way_on_is_in_sight_has_the_focus_and_covers_no_words(open_quiz, language) -> None:
    page, _ = open_quiz(language)
    for question, (wide, high) in zip(
        _told(language), [(1280, 800), (1280, 600), (390, 800), (640, 400)], strict=False
    ):
        page.set_viewport_size({"width": wide, "height": high})
        expect(page.locator(".kq h2")).to_have_text(question["prompt"])
        _wrongly(page, question)
        expect(page.locator(".kq-after .kq-main")).to_be_focused()
        assert page.evaluate(HIDDEN) == [0, False]
        page.keyboard.press("Enter")


NAMES = "() => Object.keys(sessionStorage).filter((name) => name.startsWith('keruen-quiz'))"
KEPT = """() => JSON.parse(sessionStorage.getItem(
  Object.keys(sessionStorage).find((name) => name.startsWith("keruen-quiz"))))"""
LATE = """() => {
  const name = Object.keys(sessionStorage).find((name) => name.startsWith("keruen-quiz"));
  const kept = JSON.parse(sessionStorage.getItem(name));
  sessionStorage.setItem(name, JSON.stringify({ ...kept, end: Date.now() - 1000 }));
}"""


def _left(page: Page) -> int:
    minutes, seconds = re.findall(r"\d+", page.locator(".kq-time").text_content() or "")
    return int(minutes) * 60 + int(seconds)


def test_changing_the_language_in_mid_quiz_keeps_the_place_and_the_answers(open_quiz) -> None:
    page, complaints = open_quiz("en", "&limit=5")
    english, persian = _told("en"), _told("fa")
    assert [q["key"] for q in english] == [q["key"] for q in persian]
    for question in english[:2]:
        _answer(page, question)
        page.keyboard.press("Enter")
    expect(page.locator(".kq h2")).to_have_text(english[2]["prompt"])
    page.get_by_role("combobox", name="Language").click()
    page.get_by_role("option", name="فارسی").click()
    expect(page.locator(".kq h2")).to_have_text(persian[2]["prompt"])
    assert page.evaluate(KEPT)["answers"][2:] == [None] * (EVERY - 2)
    for question in persian[2:]:
        _answer(page, question)
        page.keyboard.press("Enter")
    expect(page.locator(".kq-total")).to_have_attribute("data-points", str(10 * EVERY))
    assert complaints == []


def test_a_reload_keeps_answers_points_and_the_time_that_is_left(open_quiz) -> None:
    page, complaints = open_quiz("en", "&limit=5")
    questions = _told("en")
    for question in questions[:2]:
        _answer(page, question)
        page.keyboard.press("Enter")
    _wrongly(page, questions[2])
    page.wait_for_timeout(1100)
    before, end = _left(page), page.evaluate(KEPT)["end"]
    page.reload()
    expect(page.locator(".kq h2")).to_have_text(questions[2]["prompt"])
    expect(page.locator(".kq-feedback")).to_be_visible()
    assert _left(page) <= before < 300
    assert page.evaluate(KEPT)["end"] == end
    page.evaluate(LATE)
    page.reload()
    expect(page.get_by_text("The time is up.")).to_be_visible()
    expect(page.locator(".kq-total")).to_have_attribute("data-points", "20")
    page.reload()
    expect(page.locator(".kq-total")).to_have_attribute("data-points", "20")
    page.get_by_role("button", name="Try again what was wrong").click()
    page.reload()
    expect(page.locator(".kq h2")).to_have_text(questions[2]["prompt"])
    expect(page.locator(".kq-time")).to_contain_text(re.compile("[45]:"))
    page.get_by_role("link", name="Choose another quiz").click()
    page.locator(".kq").wait_for(state="detached")
    assert page.evaluate(NAMES) == []
    assert complaints == []
