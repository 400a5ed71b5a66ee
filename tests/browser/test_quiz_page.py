"""The page around a quiz in a real browser: the address for the class, what was asked in vain."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("query", ["", "&lang=en", "&lang=fa&topic=ports,railway"])
def test_the_address_for_the_class_says_its_language(context, server, query: str) -> None:
    page = context.new_page()
    page.goto(f"{server}/quiz?seed=5&count=5{query}")
    page.locator(".kq h2").wait_for()
    copied = page.locator("[data-copy-address]").get_attribute("data-copy") or ""
    language = "fa" if "fa" in query else "en"
    assert copied.count("lang=") == 1
    assert f"lang={language}" in copied
    assert ("topic=ports,railway" in copied) == ("topic" in query)
    page.close()


def test_what_an_address_asks_in_vain_is_in_sight_above_the_quiz(context, server) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{server}/quiz?seed=5&count=999&level=brutal&topic=railway,nothing&lang=en")
    page.locator(".kq h2").wait_for()
    expect(page.locator("[data-misread] p")).to_have_count(3)
    for line in page.locator("[data-misread] p").all():
        expect(line).to_be_in_viewport(ratio=1)
    page.close()
