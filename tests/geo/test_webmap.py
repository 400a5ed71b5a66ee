"""The Folium map: one for everybody, made from files of this machine only."""

import re

from folium import Map

from geo.webmap import build_webmap

EXTENT = (44.0, 27.0, 62.0, 47.0)


def test_the_page_names_no_address_of_another_machine():
    page = build_webmap("/static/", EXTENT).get_root().render()
    assert re.findall(r"https?://|[\"']//", page) == []


def test_its_scripts_and_styles_come_from_the_base_alone():
    page = build_webmap("/static/", EXTENT).get_root().render()
    assert re.findall(r'<script src="([^"]*)"|<link [^>]*href="([^"]*)"', page)
    for address in re.findall(r'(?:src|href)="([^"]*)"', page):
        assert address.startswith("/static/")
    for name in ("leaflet.css", "keruen.css"):
        assert f"/static/{name}" in page


def test_the_script_hands_the_map_to_the_atlas():
    atlas_map = build_webmap("/static/", EXTENT)
    page = atlas_map.get_root().render()
    assert f'keruen.start({atlas_map.get_name()}, "/static/");' in page
    assert f"var {atlas_map.get_name()} = L.map(" in page


def test_it_renders_the_same_twice():
    root = build_webmap("/static/", EXTENT).get_root()
    assert root.render() == root.render()


def test_two_maps_differ_by_nothing_but_their_names():
    def anonymous(atlas_map: Map) -> str:
        return atlas_map.get_root().render().replace(atlas_map.get_name(), "map")

    one, two = (build_webmap("/static/", EXTENT) for _ in range(2))
    assert anonymous(one) == anonymous(two)


def test_a_base_with_quotation_marks_cannot_leave_its_string():
    page = build_webmap('/a"b</script>/', EXTENT).get_root().render()
    call = re.search(r"keruen\.start\(\w+, (.*)\);", page)
    assert call is not None
    assert "</script>" not in call[1]


def test_it_looks_at_the_middle_of_the_extent_and_fetches_no_tiles():
    atlas_map = build_webmap("/static/", EXTENT)
    page = atlas_map.get_root().render()
    assert atlas_map.location == [37.0, 53.0]
    assert "L.tileLayer" not in page
