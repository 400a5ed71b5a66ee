"""What documents add up and convert is recomputed, and the program decides whether it holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.arithmetic import (
    CalendarCheck,
    GrowthCheck,
    GrowthPart,
    NumberCheck,
    check_holds,
    computed_of,
    gregorian_span,
    growth_of,
    relation_holds,
    solar_hijri_span,
)
from geo.atlas import Atlas
from geo.load import SHIPPED, load_atlas
from geo.model import Text

LABEL = Text(en="a", kk="ә", ru="а", fa="الف", ar="ا")
CHECKS = [
    pytest.param(dispute.id, check, id=f"{dispute.id}-{number}")
    for dispute in load_atlas(SHIPPED).disputes
    for number, check in enumerate(dispute.checks)
]
FAIL = {
    ("c5-first-train-wagons", "42 wagons, two containers each"),
    ("c9-twenty-year-sum", "2 billion in each of 2006, 2007, 2008, 2009"),
    ("c10-customs-sums", "Weight in 20 years: exports and imports"),
    ("c10-customs-sums", "Growth in weight from the parts"),
    ("c16-independence-date", "Independence, day as converted in the text"),
    ("c19-age-of-relations", "Years from 1992 to 2020"),
}


@pytest.mark.parametrize(("dispute", "check"), CHECKS)
def test_each_shipped_check_comes_out_as_read_by_hand(dispute: str, check: object) -> None:
    assert check_holds(check) is ((dispute, check.label.en) not in FAIL)


def test_every_check_read_by_hand_is_shipped(atlas: Atlas) -> None:
    shipped = {(d.id, check.label.en) for d in atlas.disputes for check in d.checks}
    assert shipped >= FAIL


def test_16_december_1991_is_25_azar_and_17_azar_is_8_december() -> None:
    assert solar_hijri_span("1370-09-25") == (date(1991, 12, 16),) * 2
    assert solar_hijri_span("1370-09-17") == (date(1991, 12, 8),) * 2


def test_a_solar_hijri_year_runs_from_one_nowruz_to_the_day_before_the_next() -> None:
    assert solar_hijri_span("1400") == (date(2021, 3, 21), date(2022, 3, 20))


def test_a_month_ends_on_its_last_day_also_in_december() -> None:
    assert gregorian_span("2013-02") == (date(2013, 2, 1), date(2013, 2, 28))
    assert gregorian_span("2013-12") == (date(2013, 12, 1), date(2013, 12, 31))


def test_a_date_of_less_precision_must_lie_inside_the_other() -> None:
    inside = CalendarCheck(type="calendar", label=LABEL, gregorian="2013-02", solar_hijri="1391")
    outside = inside.model_copy(update={"gregorian": "2013-04"})
    assert check_holds(inside)
    assert not check_holds(outside)


def test_growth_of_parts_weighs_each_by_what_it_was_before() -> None:
    parts = (GrowthPart(value=512, growth=51), GrowthPart(value=217, growth=141))
    assert growth_of(parts) == pytest.approx(69.88, abs=0.01)


def test_growth_is_compared_as_whole_per_cent() -> None:
    parts = (GrowthPart(value=187.2, growth=11), GrowthPart(value=78, growth=108))
    check = GrowthCheck(
        type="growth", label=LABEL, parts=parts, stated=29, relation="equals", unit="percent"
    )
    assert check_holds(check)
    assert not check_holds(check.model_copy(update={"stated": 30.0}))


def test_a_difference_takes_the_later_parts_from_the_first() -> None:
    check = NumberCheck(
        type="difference",
        label=LABEL,
        parts=(2020, 1992),
        stated=25,
        relation="equals",
        unit="year",
    )
    assert computed_of(check) == 28


@given(st.floats(1, 1e6), st.floats(0.5, 1.5))
def test_about_means_within_two_per_cent(stated: float, factor: float) -> None:
    holds = relation_holds(stated * factor, "about", stated, whole=False)
    if abs(factor - 1) < 0.0199:
        assert holds
    if abs(factor - 1) > 0.0201:
        assert not holds


@given(st.dates(date(1930, 1, 1), date(2050, 12, 31)))
def test_every_day_lies_in_the_solar_hijri_year_it_converts_to(day: date) -> None:
    year = day.year - (621 if day >= date(day.year, 3, 23) else 622)
    spans = [solar_hijri_span(str(candidate)) for candidate in (year, year + 1)]
    assert any(first <= day <= last for first, last in spans)
    assert spans[0][1] + timedelta(days=1) == spans[1][0]
