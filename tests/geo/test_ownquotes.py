"""Quotes from one's own document: found, written as records, and accepted by check and verify."""

import io
import json
import shutil
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from shapely import Point, Polygon

from geo.__main__ import main
from geo.evidence import collapse, verdict_of
from geo.faults import KeruenError
from geo.load import SHIPPED, load_atlas
from geo.model import Quote, Source
from geo.ownlayers.sketch import sketch_layer, with_sketch
from geo.ownlayers.troubles import OwnFileError
from geo.ownquotes.bundle import additions_of, bundle
from geo.ownquotes.extract import text_of_document
from geo.ownquotes.paper import OwnClaim
from geo.ownquotes.places import places_of
from geo.ownquotes.records import free_id, slug_of
from geo.scripts import language_of_text
from geo.timing import years_of
from tests.geo.folders import DOCUMENT, EXACT, sound_files, write_folder
from tests.geo.ownpapers import TEXT, a_paper, a_quote


def drawn():
    layer, _ = with_sketch(sketch_layer("Mine"), Point(51.3, 43.5), {"name": "New berth"})
    area = Polygon([(51, 43), (52, 43), (52, 44)])
    layer, _ = with_sketch(layer, area, {"name": "Бухта", "status": "planned"})
    return {feature.id: feature for feature in layer.features()}


def unpacked(data, folder):
    """Lay the zip over a copy of an atlas folder; return where the documents lie."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("layers/"):
                (folder / name.removeprefix("layers/")).write_bytes(archive.read(name))
            elif name.startswith("documents/"):
                path = folder.parent / name
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(archive.read(name))
    return folder.parent / "documents"


@given(st.text(alphabet="аб \n\t\u00a0", min_size=1, max_size=60), st.data())
def test_every_place_found_is_exact_by_the_rule_of_verification(text, data):
    document = collapse(text)
    start = data.draw(st.integers(0, len(document) - 1))
    end = data.draw(st.integers(start + 1, len(document)))
    words = document[start:end]
    for place in places_of(document, words):
        assert collapse(words).strip() == place.exact == document[place.start : place.end]
        assert document[: place.start].endswith(place.prefix)
        assert document[place.end :].startswith(place.suffix)
    if words.strip():
        assert places_of(document, words)


def test_words_that_stand_twice_have_two_places_and_white_space_does_not_matter():
    assert len(places_of(collapse(TEXT), "Ақтау \n порты")) == 2
    assert places_of(collapse(TEXT), "Актау порты") == ()
    assert places_of(collapse(TEXT), "  ") == ()


def test_check_accepts_the_records_of_a_paper_in_the_shipped_atlas(tmp_path, capsys, atlas):
    folder = tmp_path / "layers"
    shutil.copytree(SHIPPED, folder)
    own = drawn()
    context = next(f.id for f in atlas.features.values() if f.facts.context and f.is_located)
    claim = OwnClaim(property="status", value="completed", years=(2014, 2016))
    paper = a_paper(
        a_quote(claims=(claim, claim)),
        a_quote("тағы бар", feature="own.d.1", kind="port"),
        a_quote("Кіріспе", feature="own.d.2", kind="railway"),
        a_quote("теңізінде", feature=context),
        title="A <b>title</b>",
        authors=("A. Author",),
    )
    unpacked(bundle(atlas, SHIPPED, paper, own), folder)
    assert main(["--layers", str(folder), "check"]) == 0, capsys.readouterr().out
    made = load_atlas(folder)
    assert [quote.id for quote in made.quotes_of(made.feature("new-berth"))] == ["sown-text-002"]
    assert made.layer("own-features").features[1].is_line
    assert not made.feature(context).facts.context
    values = [
        c.value for c in made.claims_of(made.feature("port-aktau")) if c.years == (2014, 2016)
    ]
    assert values == ["completed", "completed"]


def test_a_second_paper_joins_the_records_of_the_first(tmp_path, atlas):
    folder = tmp_path / "layers"
    shutil.copytree(SHIPPED, folder)
    own = drawn()
    first = a_paper(a_quote("тағы бар", feature="own.d.1", kind="port"))
    unpacked(bundle(atlas, SHIPPED, first, own), folder)
    second = a_paper(a_quote("тағы бар", feature="own.d.1", kind="port"), id="second")
    unpacked(bundle(load_atlas(folder), folder, second, own), folder)
    assert {"new-berth", "new-berth-2"} <= set(load_atlas(folder).features)


def test_check_and_verify_accept_the_records_and_the_document_unchanged(tmp_path, capsys):
    folder = write_folder(tmp_path / "layers", sound_files())
    atlas = load_atlas(folder)
    documents = unpacked(bundle(atlas, folder, a_paper(a_quote()), {}), folder)
    (documents / "000.txt").write_text(DOCUMENT, encoding="utf-8")
    assert EXACT in collapse(DOCUMENT)
    command = ["--layers", str(folder), "verify", "--sources", str(documents), "--json"]
    assert main(command) == 0, capsys.readouterr().out
    counts = json.loads(capsys.readouterr().out)["counts"]
    assert counts == {"exact": 2, "moved": 0, "missing": 0}


def test_a_quote_whose_feature_is_gone_is_said_so(atlas):
    with pytest.raises(KeruenError, match=r"own\.d\.9"):
        additions_of(atlas, a_paper(a_quote(feature="own.d.9")), {})


def test_the_command_prints_a_record_that_verifies(tmp_path, capsys):
    path = tmp_path / "My text.txt"
    path.write_text(TEXT, encoding="utf-8", newline="")
    command = ["quote", str(path), "порты Каспий", "--feature", "port-aktau", "--json"]
    assert main([*command, "--translation", "en=the port"]) == 0
    data = json.loads(capsys.readouterr().out)
    quote = Quote.model_validate(data["quote"])
    assert quote.id == "smy-text-001"
    named = {"id": "my-text", "file": "x", "language": "kk", "colour": "#000000"}
    label = dict.fromkeys(("en", "kk", "ru", "fa", "ar"), "x")
    told = {"characters": data["characters"], "sha256": data["sha256"]}
    source = Source.model_validate({**named, "label": label, **told})
    verdict = verdict_of(quote, source, collapse(TEXT))
    assert (verdict.outcome, verdict.document_changed) == ("exact", False)
    assert any("ports.geojson" in note for note in data["notes"])


def printed(capsys, *command):
    assert main(["quote", *map(str, command), "--json"]) == 0
    return json.loads(capsys.readouterr().out)["quote"]


def test_the_command_numbers_on_from_the_atlas_and_takes_an_id_of_ones_own(tmp_path, capsys):
    path = tmp_path / "text.txt"
    path.write_text(TEXT + " ساخته شد", encoding="utf-8")
    folder = write_folder(tmp_path / "layers", sound_files())
    at = ["--layers", str(folder), "quote", str(path), "Кіріспе", "--source", "000"]
    assert main([*at, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["quote"]["id"] == "s000-002"
    assert main([*at, "--id", "s000-001"]) == 2
    assert "has this id" in capsys.readouterr().err
    assert printed(capsys, path, "Кіріспе", "--id", "own-7")["id"] == "own-7"
    assert printed(capsys, path, "ساخته شد", "--language", "fa")["language"] == "fa"
    assert main(["quote", str(path), "ساخته شد", "--language", "ru"]) == 2
    assert main(["quote", str(path), "ساخته شد", "--translation", "ru=ساخته شد"]) == 2
    capsys.readouterr()


@pytest.mark.parametrize(
    ("words", "options", "status"),
    [("Ақтау порты", [], 1), ("Ақтау порты", ["--occurrence", "2"], 0),
     ("Ақтау порты", ["--occurrence", "3"], 1), ("no such words", [], 1),
     ("Кіріспе", ["--feature", "no-such-feature"], 2)],
)  # fmt: skip
def test_the_command_says_by_its_status_whether_the_words_were_found(
    tmp_path, capsys, words, options, status
):
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["quote", str(path), words, *options]) == status
    capsys.readouterr()


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("a.kml", "x", "save it as text, PDF or DOCX"),
        ("a.txt", "  ", "the words are empty"),
        ("b.txt", "x", "no text"),
    ],
)
def test_the_command_says_in_a_sentence_why_it_cannot_quote(tmp_path, capsys, name, words, said):
    (tmp_path / "a.kml").write_text("<kml/>")
    (tmp_path / "a.txt").write_text("some words")
    (tmp_path / "b.txt").write_text(" ")
    assert main(["quote", str(tmp_path / name), words]) == 2
    assert said in capsys.readouterr().err


def test_a_missing_document_is_wrong_use(capsys):
    assert main(["quote", "/no/such/file.txt", "x"]) == 2
    assert "/no/such/file.txt" in capsys.readouterr().err


def a_docx():
    made = docx.Document()
    made.add_paragraph("Қазақстан мен Иран")
    made.add_table(1, 2).rows[0].cells[1].text = "порты"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def a_pdf(*words):
    out = io.BytesIO()
    with PdfPages(out, metadata={"CreationDate": None}) as pages:
        figure = Figure()
        for word in words:
            figure.text(0.1, 0.5, word)
        pages.savefig(figure)
    return out.getvalue()


def test_docx_and_pdf_give_their_words():
    assert places_of(collapse(text_of_document("a.docx", a_docx())), "Иран порты")
    assert "Port of Aktau" in text_of_document("a.pdf", a_pdf("Port of Aktau"))


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [("a.pdf", b"%PDF-1.7 broken", "unreadable"), ("a.docx", b"PK", "bad-archive"),
     ("a.txt", b" \n", "no-words"), ("a.odt", b"x", "unknown-kind"),
     ("a.pdf", a_pdf(), "no-words")],
)  # fmt: skip
def test_a_document_without_words_is_refused_with_its_reason(name, data, code):
    with pytest.raises(OwnFileError) as caught:
        text_of_document(name, data)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "language"),
    [("Қазақстан мен Иранның өзара қатынастары", "kk"), ("Отношения Казахстана и Ирана", "ru"),
     ("روابط ایران و قزاقستان در زمینه‌های گوناگون", "fa"),
     ("العلاقات بين إيران وكازاخستان في المجالات كافة", "ar"), ("Relations of two states", "en")],
)  # fmt: skip
def test_the_language_of_a_document_is_guessed_by_its_letters(text, language):
    assert language_of_text(text) == language


def test_null_bytes_and_marks_are_taken_out_of_a_document():
    assert text_of_document("a.txt", "\ufeffПорт\x00".encode()) == "Порт"


def test_ids_are_small_latin_letters_and_free():
    assert slug_of("Port of Aktau (new)!", "x") == "port-of-aktau-new"
    assert slug_of("Порт", "own-1") == "own-1"
    assert free_id("a", ["a", "a-2"]) == "a-3"


def test_the_year_and_note_of_a_drawing_come_into_the_records(tmp_path, atlas):
    folder = tmp_path / "layers"
    shutil.copytree(SHIPPED, folder)
    facts = {"name": "Old berth", "year": "1963", "note": "Seen <b>from</b> the sea"}
    layer, _ = with_sketch(sketch_layer("Mine"), Point(51.3, 43.5), facts)
    own = {feature.id: feature for feature in layer.features()}
    unpacked(bundle(atlas, SHIPPED, a_paper(a_quote(feature="own.d.1", kind="port")), own), folder)
    assert main(["--layers", str(folder), "check"]) == 0
    made = load_atlas(folder)
    feature = made.feature("old-berth")
    assert years_of(made, feature) == ((1963, 1963),)
    said = [remark.in_language("fa") for remark in feature.facts.remarks]
    assert len(said) == 2
    assert "۱۹۶۳" in said[0]
    assert said[1] == "Seen <b>from</b> the sea"
