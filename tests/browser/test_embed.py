"""A view inside another site's page: the code that the map gives, and the slim page it shows."""

from playwright.sync_api import expect

READ = "() => navigator.clipboard.readText()"


def test_the_code_that_the_map_gives_shows_this_view_in_another_page(visit, server, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page = visit("?feature=port-aktau&lang=kk&view=43,52,6")
    page.map.locator(".keruen-bar").get_by_text("</>", exact=True).click()
    expect(page.map.locator("#keruen-status")).not_to_be_empty()
    code = page.page.evaluate(READ)
    assert code.startswith(f'<iframe src="{server}/?')

    page.page.set_content(f"<h1>Another page</h1>{code}")
    frame = page.page.frame_locator("iframe").first
    inner = frame.frame_locator(".st-key-map iframe")
    inner.locator("html[data-ready=true]").wait_for(state="attached")
    expect(frame.locator("[data-selected='port-aktau']")).to_be_visible()
    expect(frame.locator("blockquote").first).to_be_visible()
    expect(frame.locator(".st-key-bar")).to_be_hidden()
    expect(inner.locator(".keruen-bar button")).to_have_count(4)

    frame.locator(".kr-panel a[data-feature]:not([data-feature=''])").first.click()
    expect(frame.locator("[data-selected='port-aktau']")).to_have_count(0)
    expect(frame.locator(".st-key-bar")).to_be_hidden()
    way = frame.locator(".kr-open")
    expect(way).to_be_visible()
    target = way.get_attribute("href") or ""
    assert "embed" not in target
    assert "lang=kk" in target
    assert "feature=" in target
