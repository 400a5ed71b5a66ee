"""Every page under axe-core, and what it cannot see: keys, narrow windows, other eyes."""

from itertools import cycle

import pytest

from geo.languages import LANGUAGES
from scripts.check_accessibility import SITUATIONS, THEMES, findings, open_situation

# Each page in one language and theme, so that all pairs occur: 25 pages, five times two pairs.
PAIRS = list(zip(SITUATIONS, cycle(LANGUAGES), cycle(theme for theme in THEMES for _ in LANGUAGES)))


@pytest.fixture(scope="module")
def bare(browser):
    """Return a page into which axe-core can be put."""
    context = browser.new_context(reduced_motion="reduce", bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("name", "language", "theme"), PAIRS)
def test_axe_core_finds_nothing_serious(bare, server, name, language, theme):
    bare.emulate_media(color_scheme=theme, reduced_motion="reduce")
    open_situation(bare, server, SITUATIONS[name], language)
    assert findings(bare) == []


def test_the_pages_checked_are_in_every_language_and_theme():
    assert {pair[1:] for pair in PAIRS} == {(lang, theme) for lang in LANGUAGES for theme in THEMES}
