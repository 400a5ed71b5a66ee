"""The pages beside the map, in every language: whole, escaped, in the right words."""

import csv
import io
import json
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlas import Atlas
from geo.figuretext import period_text
from geo.languages import LANGUAGES, Language
from geo.text import voice_of
from ui.address import read_address
from ui.disputeview import dispute_view, strength_of
from ui.figurechart import chart_rows, figure_chart
from ui.figuretable import figures_csv
from ui.listing import disagreements_html
from ui.sourceview import Filter, source_html, wanted_quotes

SCREENS = ("classroom", "disagreements", "figures", "routes", "sources")


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_opens_in_each_language_without_an_error(screen: str, language: str) -> None:
    app = AppTest.from_file("../../ui/main.py", default_timeout=30)
    app.query_params["lang"] = language
    app.run()
    app.switch_page(f"screens/{screen}.py").run()
    assert not app.exception


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_disagreement_is_listed_with_a_way_to_the_map(
    atlas: Atlas, language: Language
) -> None:
    page = disagreements_html(atlas, read_address({"lang": language}))
    for dispute in atlas.disputes:
        assert f'id="dispute-{dispute.id}"' in page
        assert all(f"feature={name}" in page for name in dispute.features)


def test_what_a_document_miscalculated_is_shown_with_what_comes_out(atlas: Atlas) -> None:
    dispute = next(d for d in atlas.disputes if d.id == "c10-customs-sums")
    views = {view.label: view for view in dispute_view(atlas, dispute, "en").checks}
    growth = views["Growth in weight from the parts"]
    assert not growth.holds
    assert growth.computed.startswith("69.9")
    assert growth.stated.startswith("71")


def test_agreement_says_how_many_documents_agree() -> None:
    assert strength_of(voice_of("en"), 3) == "Three documents agree"
    assert strength_of(voice_of("en"), 5) == "5 documents agree"


@pytest.mark.parametrize("measure", ["value", "weight", "growth"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_has_one_mark_for_each_figure(
    atlas: Atlas, measure: str, language: Language
) -> None:
    rows = chart_rows(atlas, voice_of(language), measure)
    stated = [figure.id for figure in atlas.figures if figure.measure == measure]
    assert [row["id"] for row in rows] == stated
    assert json.loads(figure_chart(atlas, voice_of(language), measure).to_json())


def test_a_solar_hijri_year_is_given_as_such_and_converted(atlas: Atlas) -> None:
    figure = next(f for f in atlas.figures if f.id == "f-004-1400-value-total")
    text = period_text(figure.period, voice_of("en"))
    assert "1400" in text
    assert "March 21, 2021" in text
    assert "۱۴۰۰" in period_text(figure.period, voice_of("fa"))


def test_an_inferred_or_missing_date_is_said_to_be_so(atlas: Atlas) -> None:
    periods = {figure.id: figure.period for figure in atlas.figures}
    assert "inferred" in period_text(periods["f-001-growth-2016"], voice_of("en"))
    assert period_text(periods["f-001-turnover-today"], voice_of("en")) == "no date"


def test_the_table_comes_down_as_csv_with_a_row_for_each_figure(atlas: Atlas) -> None:
    rows = list(csv.DictReader(io.StringIO(figures_csv(atlas, voice_of("en")))))
    assert [row["id"] for row in rows] == [figure.id for figure in atlas.figures]
    assert all(row["words"] == atlas.quotes[row["quote"]].exact for row in rows)


def test_a_document_lists_its_quotes_in_order_and_no_others(atlas: Atlas) -> None:
    for source in atlas.sources:
        quotes = wanted_quotes(atlas, source, Filter())
        assert {quote.source for quote in quotes} == {source.id}
        assert [q.start for q in quotes] == sorted(q.start for q in quotes)


def test_filters_leave_only_what_they_ask_for(atlas: Atlas) -> None:
    source = atlas.source("004")
    everything = wanted_quotes(atlas, source, Filter())
    disputed = wanted_quotes(atlas, source, Filter(disputed=True))
    assert 0 < len(disputed) < len(everything)
    found = wanted_quotes(atlas, source, Filter(words="سرکنسولگری"))
    assert {quote.id for quote in found} == {"s004-024", "s004-025"}
    assert not wanted_quotes(atlas, source, Filter(words="no such words"))


def test_a_documents_own_markup_is_shown_as_text(atlas: Atlas) -> None:
    hostile = atlas.source("003").model_copy(update={"title": "<script>alert(1)</script>"})
    broken = replace(atlas, sources=tuple(hostile if s.id == "003" else s for s in atlas.sources))
    page = source_html(broken, hostile, read_address({}), Filter())
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_every_figure_has_its_mark_in_one_of_the_charts(atlas: Atlas) -> None:
    marks = [
        row["id"]
        for measure in ("value", "weight", "growth")
        for row in chart_rows(atlas, voice_of("en"), measure)
    ]
    assert sorted(marks) == sorted(figure.id for figure in atlas.figures)


def test_fivefold_stands_at_four_hundred_per_cent_and_a_third_at_minus_two_thirds(
    atlas: Atlas,
) -> None:
    rows = {row["id"]: row["amount"] for row in chart_rows(atlas, voice_of("en"), "growth")}
    assert rows["f-003-growth-fivefold"] == 400
    assert rows["f-001-fall-threefold"] == pytest.approx(-66.67, abs=0.01)


def test_what_breaks_the_panel_is_said_in_it_with_a_reference_and_no_trace(monkeypatch):
    from ui import mapview

    def breaks(*_, **__):
        raise RuntimeError("/home/someone/secret.py")

    monkeypatch.setattr(mapview, "_show_panel", breaks)
    app = AppTest.from_file("../../ui/main.py", default_timeout=30).run()
    (said,) = app.error
    assert "report the reference" in said.value
    assert "secret" not in said.value
    assert not app.exception


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_for_writing_a_tour_opens_with_nothing_written_yet(language):
    app = AppTest.from_file("../../ui/main.py", default_timeout=30)
    app.query_params.update({"write": "1", "lang": language})
    app.run()
    assert not app.exception
    assert not app.error
