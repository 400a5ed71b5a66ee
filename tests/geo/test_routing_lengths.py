"""The table of lengths in the documentation says what the network measures."""

import re

import pytest

from geo.load import SHIPPED
from geo.routing.building import build_network
from geo.routing.finding import find_ways
from geo.routing.wish import Wish
from tests.geo.shipped import ATLAS

NETWORK = build_network(ATLAS)
TEXT = (SHIPPED.parent / "docs" / "lengths.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in TEXT.splitlines()
    if line.startswith("| ") and "`" in line
]


def test_there_are_a_dozen_sections_and_more():
    assert len(ROWS) >= 12


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_says_our_kilometres_and_how_they_were_drawn(row):
    start, end = re.findall(r"`([^`]+)`", row[1])
    wish = Wish(start=start, end=end, modes=frozenset({row[2]}), planned=True)
    way = find_ways(NETWORK, wish)[0]
    assert way.km == pytest.approx(float(row[4]), abs=0.06)
    drawn = {kind.replace("-", " ") for kind in way.share_by_class()}
    assert drawn == {row[5]}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_public_figure_has_its_source(row):
    numbers = re.findall(r"\[(\d+)\]", row[3])
    assert numbers
    assert all(re.search(rf"^{number}\. .*<https?://", TEXT, re.MULTILINE) for number in numbers)
