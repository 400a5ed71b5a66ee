"""Another atlas in a real browser: its own map, its own words, its own ground."""

from playwright.sync_api import expect

from geo.load import SHIPPED, load_atlas

LIGHTS = SHIPPED.parent / "tests" / "atlases" / "lights"


def test_another_atlas_is_shown_clicked_and_found(serve, visiting):
    lights = load_atlas(LIGHTS)
    with serve(KERUEN_LAYERS=str(LIGHTS)) as server, visiting("?lang=fa", at=server) as page:
        drawn = {f.id for f in lights.features.values() if f.is_located}
        assert set(page.feature_ids()) == drawn
        expect(page.map.locator(".keruen-coordinates")).to_contain_text("غربی")
        page.click(lights.feature("light-creach"))
        page.wait_for_selection("light-creach")
        words = [lights.quotes[name].exact for name in ("fr-1", "en-4")]
        assert page.quotes() == list(zip(("fr-1", "en-4"), words, strict=True))
        page.finder.fill("Eddystone")
        page.page.get_by_role("option").first.click()
        page.wait_for_selection("light-eddystone")
        assert page.complaints == []
        assert {url.split("/")[2] for url in page.requests} == {server.split("/")[2]}
