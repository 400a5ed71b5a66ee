"""A visitor's own layers and document in a real browser: in, on the map, drawn, quoted, out."""

import io
import json
import re
import zipfile

from playwright.sync_api import expect
from shapely import Point

from tests.browser.owning import choose, click_at, look, on_map, selected, upload
from tests.geo.ownfiles import (
    collection,
    feature,
    geojson_by_gdal,
    geopackage_by_gdal,
    gpx_by_gpxpy,
    kml_by_simplekml,
    point,
    shapefile_by_gdal,
    table,
)

HOSTILE = '<img src=x onerror="window.parent.hit=1">`${hit=1}'


def test_every_kind_of_file_comes_onto_the_map_and_is_only_this_visitors(own, tmp_path, browser):
    empty = [("lat", "lon", "name"), ("42.5", "57.5", "From a sheet"), ("x", "1", "bad")]
    files = [
        ("a.geojson", geojson_by_gdal(tmp_path, 3857)),
        ("b.gpkg", geopackage_by_gdal(tmp_path, 32640)),
        ("c.zip", shapefile_by_gdal(tmp_path, 32640)),
        ("d.kml", kml_by_simplekml()),
        ("e.kmz", kml_by_simplekml(zipped=True, folder=tmp_path)),
        ("f.gpx", gpx_by_gpxpy()),
        ("g.csv", table(*empty)),
        ("h.csv", b"a,b\n1,2"),
    ]
    upload(own, *files)
    expect(own.locator("[class*='st-key-own-layer-']")).to_have_count(7)
    expect(own.get_by_text("h.csv: No columns with coordinates")).to_be_visible()
    on_map(own, "?feature=own.7.1")
    expect(own.frame_locator(".st-key-map iframe").locator("html")).to_have_attribute(
        "data-own", "7"
    )
    expect(selected(own, "own.7.1").locator("h2")).to_have_text("From a sheet")
    assert "keruen-own" not in own.content()
    other = browser.new_context()
    reply = other.request.get(own.url.split("/?")[0] + "/keruen/own/layers/1")
    assert reply.status == 404
    other.close()


def test_an_own_feature_is_clicked_searched_and_shown_as_text_and_survives_a_reload(own):
    facts = {"name": HOSTILE, "status": "planned", "year": 1996, HOSTILE: HOSTILE}
    upload(own, ("mine.geojson", collection(feature(point(57.4, 42.4), **facts))))
    own.locator("[class*='st-key-own-layer-']").wait_for()
    frame = on_map(own)
    click_at(own, 42.4, 57.4)
    expect(selected(own, "own.1.1").locator("h2")).to_have_text(HOSTILE)
    expect(selected(own, "own.1.1")).to_contain_text("not verified")
    expect(frame.locator(".keruen-own-legend")).to_contain_text("planned")
    own.reload()
    expect(selected(own, "own.1.1").locator("h2")).to_have_text(HOSTILE)
    own.locator("#kr-search-input").fill("onerror")
    own.locator("#kr-search-list [role=option]", has_text="not verified").click()
    expect(selected(own, "own.1.1")).to_have_count(1)
    assert own.evaluate("window.hit") is None
    own.context.clear_cookies(name="keruen-own")
    own.reload()
    expect(own.frame_locator(".st-key-map iframe").locator(".keruen-own-legend")).to_contain_text(
        "gone"
    )


def test_words_selected_in_a_document_become_records_for_the_atlas(own):
    text = "Кіріспе сөз осында. Ақтау порты Каспий теңізінде. Ақтау порты тағы бар. " + "Сөз. " * 40
    own.at("document")
    own.locator("[class*='st-key-own-pasted'] textarea").fill(text)
    own.get_by_role("button", name="Take this text").click()
    own.locator("[data-own-document]").wait_for()
    own.locator("[data-own-take]").click()
    expect(own.locator("[data-own-said]")).to_contain_text("Select words")
    own.evaluate(
        """() => { const node = document.querySelector("[data-own-document]").firstChild;
        const range = document.createRange(); const at = node.data.indexOf("Ақтау порты");
        range.setStart(node, at); range.setEnd(node, at + 11);
        getSelection().removeAllRanges(); getSelection().addRange(range); }"""
    )
    own.locator("[class*='st-key-own-words'] textarea").wait_for()
    own.locator("[data-own-take]").click()
    expect(own.locator("[data-own-said]")).to_be_hidden()
    places = own.get_by_role("radio")
    expect(places).to_have_count(2)
    own.locator("[data-testid='stRadio'] label").filter(has_text="тағы").last.click()
    expect(own.get_by_text("Found: characters 50–61.")).to_be_visible()
    about = own.locator(".st-key-own-about-box")
    about.locator("summary").click()
    title = about.get_by_label("Title")
    title.fill("On ports")
    title.press("Enter")
    about.get_by_role("button", name="Keep").click()
    expect(about.locator("details")).to_have_attribute("open", "")
    for language, words in (("English", "The port of Aktau"), ("Русский", "Порт Актау")):
        box = own.get_by_label(f"Translation: {language}")
        box.fill(words)
        box.blur()
    choose(own, "Of what the words speak", "Port of Aktau (port-aktau)")
    own.get_by_role("button", name="Add this quote").click()
    with own.expect_download() as caught:
        own.get_by_role("button", name="Download the records").click()
    archive = zipfile.ZipFile(io.BytesIO(caught.value.path().read_bytes()))
    quote = json.loads(archive.read("records.json"))["quotes.json"][0]
    assert (quote["exact"], quote["start"], quote["end"]) == ("Ақтау порты", 50, 61)
    assert quote["translations"] == {"en": "The port of Aktau", "ru": "Порт Актау"}
    assert archive.read("documents/own-document.txt").decode() == text
    assert json.loads(archive.read("records.json"))["sources.json"][0]["title"] == "On ports"


def test_why_a_file_is_not_taken_is_said_in_the_readers_language(own, tmp_path):
    own.at("document?lang=fa")
    box = own.locator("input[type=file]")
    box.set_input_files([{"name": "a.xlsx", "mimeType": "application/x", "buffer": b"PK"}])
    expect(own.get_by_text(re.compile(r"^a\.xlsx: این نوع"))).to_be_visible()
    own.at("document?lang=fa")
    large = tmp_path / "a.txt"
    large.write_bytes(b"x" * 21_500_000)
    box.set_input_files(large)
    own.locator("[data-testid=stFileChip][aria-invalid=true]").wait_for()
    said = own.locator("[data-testid=stFileUploader]").evaluate(
        "(box) => getComputedStyle(box, '::after').content"
    )
    assert "۲۰" in said
    own.at("document?lang=en")
    letters = bytes(range(128, 256)) * 20 + "Порт".encode("cp866")
    box.set_input_files([{"name": "b.txt", "mimeType": "text/plain", "buffer": letters}])
    own.get_by_text("Choose the encoding and try again").wait_for()
    own.get_by_role("combobox", name="Encoding of the text").click()
    own.get_by_role("option", name="cp866").click()
    expect(own.locator("[data-own-document]")).to_contain_text("Порт")


def test_own_features_are_in_the_list_of_what_is_in_view_and_chosen_by_keyboard(own):
    rows = [("name", "lat", "lon"), *((f"N{n}", 42 + n / 1000, 57) for n in range(230))]
    upload(own, ("many.csv", table(*rows)))
    own.locator("[class*='st-key-own-layer-']").wait_for()
    frame = on_map(own)
    summary = frame.locator(".keruen-inview > summary")
    summary.focus()
    own.keyboard.press("Enter")
    rows = frame.locator("[data-listed^='own.1.']")
    expect(rows).to_have_count(200)
    expect(rows.first).to_contain_text("yours, not verified")
    expect(frame.locator(".keruen-inview")).to_contain_text("30 more of yours")
    rows.first.focus()
    own.keyboard.press("ArrowDown")
    wanted = rows.nth(1).get_attribute("data-listed")
    own.keyboard.press("Enter")
    expect(selected(own, wanted)).to_have_count(1)
    expect(frame.locator("[data-listed][aria-current='true']")).to_have_attribute(
        "data-listed", wanted
    )
    frame.locator("input[data-layer='own.1']").uncheck()
    expect(rows).to_have_count(0)


def test_a_chosen_own_point_stands_above_the_atlas_symbols(own, atlas):
    port = atlas.feature("port-aktau").geometry
    upload(own, ("mine.geojson", collection(feature(point(port.x, port.y), name="Mine"))))
    own.locator("[class*='st-key-own-layer-']").wait_for()
    frame = on_map(own, "?feature=own.1.1")
    pick = frame.locator(".keruen-own-pick")
    expect(pick).to_have_count(1)
    look(own, port.y, port.x)
    pick.click(timeout=5000)
    expect(selected(own, "own.1.1")).to_have_count(1)


def test_ten_thousand_own_features_stay_usable(own):
    spots = [Point(45 + n % 100 / 6, 28 + n // 100 / 6) for n in range(10_000)]
    rows = [("name", "lat", "lon"), *((f"N{n}", p.y, p.x) for n, p in enumerate(spots))]
    upload(own, ("many.csv", table(*rows)))
    own.locator("[class*='st-key-own-layer-']").wait_for()
    on_map(own)
    wanted = spots[8775]
    click_at(own, wanted.y, wanted.x)
    expect(selected(own, "own.1.8776").locator("h2")).to_have_text("N8775")


def test_a_step_of_my_tour_on_my_own_feature_names_it_in_writing_and_in_playing(own):
    mine = feature(point(57.4, 42.4), name="Old well", quote="Water was drawn here.")
    upload(own, ("mine.geojson", collection(mine)))
    own.locator("[class*='st-key-own-layer-']").wait_for()
    frame = on_map(own, "?write=1&feature=own.1.1")
    own.locator("[data-own-view=new]").click()
    told = own.locator(".st-key-writer [data-own-step='own.1.1']")
    expect(told).to_contain_text("Water was drawn here.")
    for label, words in (("Title of the tour", "T"), ("What it is about", "S"),
                         ("Heading", "H"), ("Text", "X")):  # fmt: skip
        box = own.get_by_label(label, exact=True)
        box.fill(words)
        box.blur()
    own.locator(".st-key-writer a", has_text="Play").click()
    told = own.locator(".st-key-evidence article.kr-tour [data-own-step='own.1.1']")
    expect(told).to_contain_text("Old well")
    expect(told).to_contain_text("yours, not verified")
    expect(frame.locator(".keruen-own-pick")).to_have_count(1)
