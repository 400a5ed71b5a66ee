"""Worksheets and handouts: the right words in the right place, the same bytes every time."""

import html
import io
import re
import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from geo.__main__ import main
from geo.atlas import Atlas
from geo.languages import LANGUAGES, Language
from geo.paper.handout import Handout, UnknownTourError, handout_data, handout_pdf
from geo.paper.labelling import outline_map, pane_of
from geo.paper.sheet import Sheet, sheet_data, worksheet_pdf
from geo.paper.typeset import Ink, font_folder
from geo.quiz.choice import Choice
from geo.quiz.pool import Pool
from geo.quiz.texts import level_label
from geo.symbology import SELECTION
from geo.text import voice_of
from geo.tour import TourStep

A4 = (595, 842)
LETTER = (612, 792)


def _pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]


def _words(text: str) -> set[str]:
    """Return the words of a text; PDF breaks lines and reorders directions, words remain."""
    return set(re.findall(r"\w{3,}", unicodedata.normalize("NFKC", text)))


def _sheet(language: Language = "en", **changes) -> Sheet:
    choice = Choice(topics=("railway", "missions"), count=4, seed="7", language=language)
    return Sheet(choice=choice, **changes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_worksheet_says_its_names_questions_and_quotes_in_each_language(
    atlas: Atlas, language: Language
) -> None:
    sheet = _sheet(language)
    data, answers = sheet_data(atlas, sheet), _sheet(language, part="answers")
    pages = [*_pages(worksheet_pdf(atlas, sheet)), *_pages(worksheet_pdf(atlas, answers))]
    said = _words(" ".join(pages))
    # pypdf reverses or joins some words of a line that runs from right to left.
    said |= {word[::-1] for word in said}
    prompts = " ".join(question["prompt"] for question in data["questions"])
    assert data["map"]["names"]
    titles = " ".join(sheet_data(atlas, one)["texts"]["title"] for one in (sheet, answers))
    wanted = _words(f"{titles} {prompts}")
    wanted |= _words(" ".join(data["map"]["names"]))
    least = 1 if language in ("en", "kk", "ru") else 0.7
    assert len(wanted & said) >= least * len(wanted)


def test_the_answers_stand_only_on_the_answer_sheet_of_the_same_number(atlas: Atlas) -> None:
    data, answers = sheet_data(atlas, _sheet()), sheet_data(atlas, _sheet(part="answers"))
    same = data.keys() - {"part", "texts"}
    assert {key: data[key] for key in same} == {key: answers[key] for key in same}
    front = " ".join(" ".join(_pages(worksheet_pdf(atlas, _sheet()))).split())
    back = " ".join(" ".join(_pages(worksheet_pdf(atlas, _sheet(part="answers")))).split())
    assert "Answer sheet" not in front
    assert "Answer sheet" in back
    for gap in data["gaps"]:
        whole = f"{gap['before']}{gap['answer']}{gap['after']}"
        assert " ".join(whole.split()) not in front
        assert gap["proof"] in back
    for question in data["questions"]:
        assert question["proof"].split(", ")[0] in back
        assert question["proof"].split(", ")[0] not in front


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_and_its_answers_say_number_questions_and_level(
    atlas: Atlas, language: Language
) -> None:
    voice = voice_of(language)
    for part in ("sheet", "answers"):
        sheet = _sheet(language, part=part)
        name = sheet_data(atlas, sheet)["texts"]["seed"]
        level = level_label(voice, "medium")
        assert all(said in name for said in (voice.digits("7"), voice.number(4), level))
        harder = sheet.choice.model_copy(update={"level": "hard", "count": 5})
        assert sheet_data(atlas, Sheet(choice=harder, part=part))["texts"]["seed"] != name
        if language in ("en", "kk", "ru"):
            (first, *_) = _pages(worksheet_pdf(atlas, sheet))
            assert " ".join(first.split()).count(name) == 2


@pytest.mark.parametrize(("paper", "size"), [("a4", A4), ("letter", LETTER)])
def test_the_same_sheet_is_the_same_file_on_its_paper(atlas: Atlas, paper, size) -> None:
    pdf = worksheet_pdf(atlas, _sheet(paper=paper))
    assert pdf == worksheet_pdf(atlas, _sheet(paper=paper))
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    other = _sheet(paper=paper).choice.model_copy(update={"seed": "8"})
    assert pdf != worksheet_pdf(atlas, Sheet(choice=other, paper=paper))


def test_black_and_white_has_no_colour(atlas: Atlas) -> None:
    data = sheet_data(atlas, _sheet(ink="mono"))
    for red, green, blue in re.findall(r"#(..)(..)(..)\b", data["map"]["svg"]):
        assert red == green == blue


def test_only_the_shipped_font_is_embedded(atlas: Atlas) -> None:
    pages = PdfReader(io.BytesIO(worksheet_pdf(atlas, _sheet("fa")))).pages
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }
    assert fonts
    assert all("DejaVuSans" in font for font in fonts)
    assert (font_folder() / "DejaVuSans.ttf").is_file()


def test_markup_in_texts_is_printed_not_obeyed(atlas: Atlas) -> None:
    title = atlas.info.title.model_copy(update={"en": '#panic("x") $1$ *b* \\ "]'})
    info = atlas.info.model_copy(update={"title": title})
    changed = Atlas(**{**_fields(atlas), "info": info})
    (first, *_) = _pages(worksheet_pdf(changed, _sheet()))
    assert '#panic("x") $1$ *b* \\ "]' in first


def _fields(atlas: Atlas) -> dict[str, object]:
    return {name: getattr(atlas, name) for name in atlas.__dataclass_fields__}


def test_the_outline_map_draws_only_lines_that_have_a_course(atlas: Atlas) -> None:
    for topics in ((), *((layer.info.id,) for layer in atlas.layers)):
        pool = Pool(atlas=atlas, topics=topics, language="en", level="medium")
        drawn = outline_map(pool, 174, Random("any"))
        assert drawn is None or all("schematic" not in f.part_classes for f in drawn.lines)


def test_the_numbers_on_the_map_lie_apart_and_inside(atlas: Atlas) -> None:
    pool = Pool(atlas=atlas, topics=("railway",), language="en", level="easy")
    drawn = outline_map(pool, 174, Random("any"))
    assert drawn is not None
    sheet = drawn.pane.choice.sheet
    at = [drawn.pane.place(f.geometry.x, f.geometry.y) for f in drawn.places]
    for n, (x, y) in enumerate(at):
        assert 0 < x < sheet.width_mm
        assert 0 < y < sheet.height_mm
        assert all((x - a) ** 2 + (y - b) ** 2 >= 81 for a, b in at[:n])


def test_topics_without_places_make_a_sheet_without_a_map(atlas: Atlas) -> None:
    sheet = Sheet(choice=Choice(topics=("trade",), count=3))
    assert sheet_data(atlas, sheet)["map"] is None
    assert worksheet_pdf(atlas, sheet).startswith(b"%PDF")


def test_a_handout_holds_every_step_with_its_quotes(atlas: Atlas) -> None:
    tour = atlas.tours[0]
    said = _words(" ".join(_pages(handout_pdf(atlas, Handout(tour=tour.id)))))
    for step in tour.steps:
        assert _words(step.title["en"]) <= said
        assert len(_words(step.text["en"]) - said) <= 2
        for name in step.quotes:
            quote = atlas.quotes[name]
            least = 1 if atlas.source(quote.source).language == "kk" else 0.5
            words = _words(quote.exact)
            assert len(words & said) >= least * len(words)


@pytest.mark.parametrize(("place", "language"), list(enumerate(LANGUAGES)))
def test_every_tour_has_a_handout_and_every_language_too(
    atlas: Atlas, place: int, language: Language
) -> None:
    for tour in atlas.tours[place :: len(LANGUAGES)]:
        data = handout_data(atlas, Handout(tour=tour.id, language=language))
        assert len(data["steps"]) == len(tour.steps)
        assert data["dir"] == ("rtl" if language in ("fa", "ar") else "ltr")
        for step, told in zip(tour.steps, data["steps"], strict=True):
            assert told["title"]["text"] == step.title[language]
            exact = [quote["exact"]["text"] for quote in told["quotes"]]
            assert exact == [atlas.quotes[name].exact for name in step.quotes]


def test_a_step_of_a_handout_stays_on_one_page_and_pages_are_filled(atlas: Atlas) -> None:
    shipped = max(atlas.tours, key=lambda tour: len(tour.steps))
    handout = Handout(tour=shipped.id, paper="letter", ink="mono")
    pages = [_words(page) for page in _pages(handout_pdf(atlas, handout))]
    for step in shipped.steps:
        quotes = (atlas.quotes[name].translations["en"] for name in step.quotes)
        wanted = _words(" ".join((step.title["en"], step.text["en"], *quotes)))
        assert any(len(wanted - page) <= 2 for page in pages)
    assert len(pages) <= 0.6 * len(shipped.steps)


def test_a_handout_from_right_to_left_is_one_file(atlas: Atlas) -> None:
    handout = Handout(tour=atlas.tours[-1].id, language="fa", ink="mono", paper="letter")
    assert handout_pdf(atlas, handout) == handout_pdf(atlas, handout)


def _maps(atlas: Atlas, ink: Ink = "colour") -> list[tuple[TourStep, str]]:
    """Return some steps of all tours with their maps: with a way, a year, layers, a selection."""
    found = []
    for kind in ("way", "year", "layers", "feature"):
        tour, number = next(
            (tour, number)
            for tour in atlas.tours
            for number, step in enumerate(tour.steps)
            if getattr(step, kind) is not None
        )
        steps = handout_data(atlas, Handout(tour=tour.id, ink=ink))["steps"]
        found.append((tour.steps[number], steps[number]["map"]["svg"]))
    return found


def test_the_map_of_a_step_shows_its_way_its_layers_and_its_selection(atlas: Atlas) -> None:
    for step, svg in _maps(atlas):
        assert ('<g id="ways' in svg) == (step.way is not None)
        on = set(re.findall(r'<g id="layer-([a-z-]+)_', svg))
        allowed = set(step.layers if step.layers is not None else atlas.default_layers)
        chosen = atlas.features[step.feature] if step.feature else None
        if chosen and chosen.is_located:
            allowed.add(chosen.layer)
            assert SELECTION.lower() in svg
            assert html.escape(chosen.facts.names.in_language("en"), quote=False) in svg
        pointed = step.pointer.feature if step.pointer else None
        allowed |= {atlas.features[pointed].layer} if pointed else set()
        assert on <= allowed


def test_the_maps_of_a_handout_in_black_and_white_have_no_colour(atlas: Atlas) -> None:
    for _, svg in _maps(atlas, "mono"):
        drawn = re.sub(r"data:image[^\"]*", "", svg)
        for red, green, blue in re.findall(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})\b", drawn):
            assert red == green == blue


@given(
    west=st.floats(-30, 80), south=st.floats(-40, 60), wide=st.floats(0.5, 90),
    high=st.floats(0.5, 30),
)  # fmt: skip
def test_a_map_on_paper_never_leaves_the_base_map(atlas: Atlas, west, south, wide, high) -> None:
    extent = (west, south, west + wide, south + high)
    frame = pane_of(atlas, extent, 174, "colour", 2.2).frame
    w, s, e, n = frame.bounds
    left, low, right, top = atlas.info.basemap_extent
    assert left - 1e-6 <= w < e <= right + 1e-6
    assert low - 1e-6 <= s < n <= top + 1e-6


def test_an_unknown_tour_is_named_with_those_that_there_are(atlas: Atlas) -> None:
    with pytest.raises(UnknownTourError, match=atlas.tours[0].id):
        handout_pdf(atlas, Handout(tour="nowhere"))


def test_the_command_line_prints_and_refuses(tmp_path, capsys) -> None:
    out = str(tmp_path / "sheet.pdf")
    worksheet = ["export", out, "--worksheet", "ports", "--lang", "ar", "--count", "2"]
    assert main([*worksheet, "--paper", "letter", "--style", "mono", "--json"]) == 0
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    answers = str(tmp_path / "answers.pdf")
    assert main([*worksheet, "--answers", answers]) == 0
    assert "PDF" in (tmp_path / "answers.pdf").read_bytes()[:8].decode()
    assert main([*worksheet, "--answers", out]) == 2
    assert main([*worksheet, "--answers", str(tmp_path / "answers.txt")]) == 2
    assert main(["export", out, "--answers", answers]) == 2
    assert main(["export", out, "--handout", "nowhere"]) == 2
    assert main(["export", out, "--worksheet", "nowhere"]) == 2
    assert main(["export", out, "--worksheet", "ports", "--count", "99"]) == 2
    assert main(["export", out, "--worksheet", "ports", "--handout", "x"]) == 2
    assert main(["export", str(tmp_path / "x.txt"), "--worksheet", "ports"]) == 2
    assert "ports" in capsys.readouterr().err
