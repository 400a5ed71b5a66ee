"""Disagreements, agreements, figures and the coverage of every statement."""

from dataclasses import replace

import pytest

from geo.atlas import Atlas
from geo.claimfaults import claim_faults
from geo.coverage import coverage_faults, coverage_of
from geo.dispute import Dispute
from geo.disputes import disputes_of, documents_of
from geo.load import SHIPPED, load_atlas
from geo.tradefigures import TradeFigure, years_of

SHIPPED_ATLAS = load_atlas(SHIPPED)
DISPUTES = [pytest.param(d, id=d.id) for d in SHIPPED_ATLAS.disputes]
FIGURES = [pytest.param(f, id=f.id) for f in SHIPPED_ATLAS.figures]


def test_all_thirty_three_disagreements_and_the_agreements_are_there(atlas: Atlas) -> None:
    numbers = {dispute.id.split("-")[0] for dispute in atlas.disputes}
    assert {f"c{n}" for n in range(1, 35) if n != 31} <= numbers
    assert sum(dispute.is_agreement for dispute in atlas.disputes) == 8


@pytest.mark.parametrize("dispute", DISPUTES)
def test_a_disagreement_has_sides_that_stand_on_quotes_of_its_features(dispute: Dispute) -> None:
    quotes = {quote for side in dispute.sides for quote in side.quotes}
    for name in dispute.features:
        assert quotes & set(SHIPPED_ATLAS.features[name].facts.quotes)


@pytest.mark.parametrize("dispute", [p for p in DISPUTES if p.values[0].is_agreement])
def test_an_agreement_of_documents_has_one_side_a_document(dispute: Dispute) -> None:
    assert len(documents_of(SHIPPED_ATLAS, dispute)) == len(dispute.sides)


def test_the_consulate_in_gorgan_shows_its_years_and_three_documents_agree(atlas: Atlas) -> None:
    about = list(disputes_of(atlas, atlas.feature("consulate-kz-gorgan")))
    assert about[0].id == "c1-gorgan-consulate-year"
    assert about[-1].is_agreement
    assert len(documents_of(atlas, about[-1])) == 3


def test_agreements_do_not_make_a_feature_disputed(atlas: Atlas) -> None:
    assert "consulate-kz-gorgan" in atlas.disputed
    assert "talks-nuclear-almaty" not in atlas.disputed


def test_every_statement_of_the_documents_is_covered(atlas: Atlas) -> None:
    coverage = coverage_of(atlas)
    assert coverage.statements >= 270
    assert coverage.share == 1.0
    assert coverage.nowhere == ()


def test_a_statement_that_loses_its_quote_is_a_fault(atlas: Atlas) -> None:
    lost = atlas.statements[0].model_copy(update={"id": "s999-001"})
    broken = replace(atlas, statements=(lost,))
    assert [fault.record for fault in coverage_faults(broken)] == ["s999-001"]
    assert coverage_of(broken).share == 0


def test_a_quote_that_strays_from_its_statement_is_a_fault(atlas: Atlas) -> None:
    statement = atlas.statements[0]
    moved = statement.model_copy(update={"start": 9000, "end": 9010})
    faults = list(coverage_faults(replace(atlas, statements=(moved,))))
    assert faults[0].fault == "its quote stands elsewhere in the document"


def test_a_disagreement_about_nothing_known_is_reported(atlas: Atlas) -> None:
    broken = atlas.disputes[0].model_copy(update={"features": ("no-such-thing",)})
    faults = list(claim_faults(replace(atlas, disputes=(broken,), figures=())))
    assert [fault.fault for fault in faults] == ["feature 'no-such-thing' leads nowhere"]


@pytest.mark.parametrize("figure", FIGURES)
def test_a_figure_stands_in_its_quote_with_the_time_the_document_names(
    figure: TradeFigure,
) -> None:
    stated_in = SHIPPED_ATLAS.quotes[figure.period.stated_in or figure.quote]
    assert figure.period.stated in stated_in.exact
    years = years_of(figure.period)
    assert years is None or years[0] < years[1]


def test_periods_are_as_long_as_the_documents_say(atlas: Atlas) -> None:
    spans = {figure.id: years_of(figure.period) for figure in atlas.figures}
    assert spans["f-001-turnover-2006-2008"] == (2006.0, 2009.0)
    assert spans["f-003-turnover-2009"] == (2009.0, 2010.0)
    begin, end = spans["f-004-1400-value-total"]
    assert begin == pytest.approx(2021.22, abs=0.02)
    assert end == pytest.approx(2022.21, abs=0.02)
    assert spans["f-001-turnover-today"] is None
