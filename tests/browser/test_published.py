"""The published atlas as a reader has it: from a stick without network, or from any web host."""

import contextlib
import http.server
import re
import threading
from dataclasses import replace
from functools import partial

import pytest
from playwright.sync_api import expect

from geo.folding import fold
from geo.quiz.question import KINDS
from geo.searchindex import build_index
from geo.sitefolder import write_site
from tests.browser.opening import Opened
from ui.finding import find, suggestions
from ui.published import build_html, build_site

SPOKEN = ("en", "fa")
EVIL = "</script><script>hurt=1</script><img src=x onerror=hurt=2>`${hurt=3}`'\" گرگان"
QUERIES = (
    "گرگان", "gorgan", "Gorgan", "aktau", "Ақтау", "актау", "bandarabbas", "Бандар-Аббас",
    "bandar abbas", "gorgna", "zhanaozne", "زاناؤزن", "راه آهن", "راه‌آهن", "استاندارد", "port",
    "1997", "۱۳۹۳", "١٩٩٢", "ettelaat", "الكازاخية", "Isova", "a", "the railway", "Ka3aкстан",
    "xyzzy", "ß", "  ", "Ёё-Йй", "kазақстан", "inche burun", "Iran Kazakhstan trade 2014",
)  # fmt: skip


@pytest.fixture(scope="module")
def stick(atlas, tmp_path_factory):
    """Return the address of the single file."""
    path = tmp_path_factory.mktemp("a stick, with a % and ё") / "keruen.html"
    path.write_bytes(build_html(atlas, languages=SPOKEN))
    return path.as_uri()


@pytest.fixture
def opened(browser):
    """Return what opens a page, without network unless it is wanted."""
    with contextlib.ExitStack() as stack:

        def opening(*, offline=True, **options):
            settings = {"viewport": {"width": 1280, "height": 800}, **options}
            context = browser.new_context(reduced_motion="reduce", offline=offline, **settings)
            stack.callback(context.close)
            return Opened(context.new_page())

        yield opening


def test_the_file_works_from_a_stick_with_the_network_cut(atlas, stick, opened):
    here = opened().go(stick)
    page = here.page
    page.locator(".feature-port-aktau").click()
    here.wait_for_selection("port-aktau")
    feature = atlas.features["port-aktau"]
    for quote in atlas.quotes_of(feature):
        block = here.panel.locator(f"blockquote[data-quote='{quote.id}']")
        assert block.first.text_content() == quote.exact
    page.locator("input[data-layer='missions']").click()
    expect(page.locator(".feature-consulate-kz-gorgan")).to_have_count(0)
    page.locator("input[data-layer='missions']").click()
    expect(page.locator(".feature-consulate-kz-gorgan")).to_have_count(1)
    here.search("ژاناوزن")
    here.wait_for_selection("station-zhanaozen")
    page.locator("#kr-language").select_option("fa")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("html")).to_have_attribute("lang", "fa")
    expect(here.panel.locator("h2")).to_have_text(
        atlas.features["station-zhanaozen"].facts.names.fa
    )
    page.go_back()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    here.wait_for_selection("station-zhanaozen")
    for _ in range(3):
        page.go_back()
    here.wait_for_selection("port-aktau")
    page.reload()
    here.wait_for_selection("port-aktau")
    here.assert_calm("file:")


def test_the_pages_stand_over_the_map_and_lead_back_to_it(atlas, stick, opened):
    here = opened(color_scheme="dark").go(f"{stick}#?lang=fa")
    page = here.page
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("a[data-page='disagreements']").click()
    expect(here.sheet.locator(".kr-dispute")).to_have_count(len(atlas.disputes))
    assert page.title().startswith("اختلاف")
    page.locator("a[data-page='figures']").click()
    expect(here.sheet.locator("tbody tr")).to_have_count(len(atlas.figures))
    here.sheet.locator(f".pub-chart a[href='#{atlas.figures[-1].id}']").focus()
    page.keyboard.press("Enter")
    expect(here.sheet.locator("tr:focus")).to_have_attribute("id", atlas.figures[-1].id)
    page.locator("a[data-page='sources']").click()
    expect(here.sheet.locator("article.kr-source")).to_have_count(len(atlas.sources))
    assert here.sheet.locator("blockquote").count() == len(atlas.quotes)
    here.sheet.locator("summary").first.click()
    link = here.sheet.locator(".kr-jumps a").first
    feature = re.search(r"feature=([a-z0-9-]+)", link.get_attribute("href"))[1]
    link.click()
    expect(here.panel.locator(f"[data-selected='{feature}']")).to_have_count(1)
    expect(here.sheet).to_be_hidden()
    page.locator("#kr-theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    here.assert_calm("file:")


def test_a_tour_and_a_quiz_are_played_from_a_stick_by_keyboard(atlas, stick, opened):
    tour = atlas.tours[0]
    here = opened().go(f"{stick}#?page=classroom&lang=fa")
    page = here.page
    expect(here.sheet.locator(".kr-card")).to_have_count(len(atlas.tours))
    page.locator(".kr-card a.kr-main").first.press("Enter")
    for number, step in enumerate(tour.steps, start=1):
        expect(here.panel.locator("h2")).to_have_text(step.title["fa"])
        shown = here.panel.locator("blockquote").all()
        assert [one.text_content() for one in shown] == [atlas.quotes[q].exact for q in step.quotes]
        assert f"tour={tour.id}&step={number}" in page.url
        page.keyboard.press("PageDown" if number % 2 else "ArrowRight")
    page.locator("a[data-page='classroom']").press("Enter")
    here.sheet.locator("a[href$='page=quiz']").press("Enter")
    here.sheet.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.locator("#kr-quiz-seed").fill("۱۲")
    page.locator("#kr-quiz-form button").press("Enter")
    expect(page).to_have_url(re.compile("seed=12"))
    for place in range(5):
        expect(page.locator(".kq-verdict")).to_have_count(0)
        expect(page.locator(".kq h2")).to_be_focused()
        if page.locator(".kq-cross").count():
            page.keyboard.press("Enter")
            page.keyboard.press("Enter")
        else:
            for option in range(page.locator(".kq-option").count()):
                page.keyboard.press(str(option + 1))
            if page.locator(".kq-how").count():
                page.keyboard.press("Enter")
        expect(page.locator(".kq-verdict")).to_be_visible()
        assert page.locator(".kq-feedback blockquote").count()
        if place == 2:
            asked = page.locator(".kq h2").text_content()
            page.reload()
            expect(page.locator(".kq h2")).to_have_text(asked or "")
            expect(page.locator(".kq-after .kq-main")).to_be_focused()
            for language in ("en", "fa"):
                page.locator("#kr-language").select_option(language)
                expect(page.locator(f".kq[lang={language}] .kq-verdict")).to_be_visible()
                copied = page.locator("[data-copy-address]").get_attribute("data-copy") or ""
                assert f"lang={language}" in copied
        page.keyboard.press("Enter")
    expect(page.locator(".kq-total")).to_be_visible()
    here.assert_calm("file:")


def test_a_quiz_from_a_stick_says_what_its_address_asks_in_vain(stick, opened):
    asked = "#?page=quiz&seed=5&topic=railway,<b>x</b>&count=999&level=brutal&limit=abc"
    here = opened().go(f"{stick}{asked}&lang=fa")
    lines = here.page.locator("[data-misread] p")
    expect(lines).to_have_count(4)
    for line, strange in zip(lines.all(), ("<b>x</b>", "999", "brutal", "abc"), strict=True):
        expect(line).to_contain_text(strange)
        expect(line).to_be_in_viewport(ratio=1)
    sound = opened().page
    sound.goto(f"{stick}#?page=quiz&seed=5&topic=railway&count=5&level=hard&limit=5")
    sound.locator(".kq h2").wait_for()
    expect(sound.locator("[data-misread]")).to_have_count(0)


def test_one_seed_draws_one_quiz_for_all_and_asks_nothing_twice(atlas, stick, opened):
    here = opened().go(stick)
    draw = """async (choice) => {
      const { levels } = await keruen.load.json(`quiz.${choice.language || "en"}.json`);
      return keruen.drawing.draw(levels[choice.level], choice);
    }"""
    choice = {"seed": "7", "topics": [], "level": "easy", "count": 20}
    one, same, other = (
        here.page.evaluate(draw, {**choice, "seed": seed}) for seed in ("7", "7", "8")
    )
    assert one == same != other
    persian = here.page.evaluate(draw, {**choice, "language": "fa"})
    assert [q["key"] for q in one] == [q["key"] for q in persian]
    assert {question["kind"] for question in one} == set(KINDS)
    used = [name for question in one for name in question["uses"]]
    assert len(one) == 20 and len(used) == len(set(used))
    ports = here.page.evaluate(draw, {**choice, "topics": ["ports"], "count": 5})
    assert ports and all("ports" in question["topics"] for question in ports)


def test_a_phone_shows_the_panel_under_the_map_and_nothing_sticks_out(stick, opened):
    here = opened(viewport={"width": 390, "height": 844}).go(f"{stick}?feature=port-aktau&lang=fa")
    map_box = here.page.locator("#map_div").bounding_box()
    panel_box = here.panel.bounding_box()
    assert panel_box["y"] >= map_box["y"] + map_box["height"] - 1
    for name in ("", "classroom", "figures", "disagreements", "sources"):
        here.page.locator(f"a[data-page='{name}']").click()
        assert here.page.evaluate("document.documentElement.scrollWidth") <= 390


def test_its_search_finds_what_the_server_finds_in_the_same_order(atlas, stick, opened):
    here = opened().go(stick)
    for language in SPOKEN:
        for query in QUERIES:
            found = here.page.evaluate("([q, lang]) => keruenFind(q, lang)", [query, language])
            server = find(atlas, query, language) if query.strip() else suggestions(atlas, language)
            assert found == server, f"{query!r} in {language}"


def test_it_folds_every_text_of_the_atlas_as_the_core_does(atlas, stick, opened):
    here = opened().go(stick)
    odd = [
        "Straße ΟΔΟΣ ŉ ǰ",
        "①② ½ x² 𝟘𝟙",
        "и\u0306 Й е\u0308 İi ı",
        "ҚАЗАҚ Kaзaх",
        "ﷲ ﻻ",
        "๓ ৩ ۳",
        "",
    ]
    texts = [*odd, *(field.text for field in build_index(atlas).fields)]
    script = (
        "async (texts) => { await keruenFind('', 'en'); return texts.map(keruen.folding.fold); }"
    )
    folded = here.page.evaluate(script, texts)
    wrong = [(t, f, fold(t)) for t, f in zip(texts, folded, strict=True) if f != fold(t)]
    assert wrong == []


def test_hostile_words_are_shown_as_words(atlas, opened, tmp_path):
    feature = atlas.features["port-aktau"]
    first = feature.facts.quotes[0]
    names = feature.facts.names.model_copy(update=dict.fromkeys(("en", "fa", "local"), EVIL))
    facts = feature.facts.model_copy(update={"names": names})
    layers = tuple(
        replace(layer, features=tuple(
            replace(one, facts=facts) if one.id == feature.id else one for one in layer.features
        ))
        for layer in atlas.layers
    )  # fmt: skip
    quotes = {**atlas.quotes, first: atlas.quotes[first].model_copy(update={"exact": EVIL})}
    title = atlas.info.title.model_copy(update={"en": EVIL})
    info = atlas.info.model_copy(update={"title": title})
    path = tmp_path / "evil.html"
    evil = replace(atlas, layers=layers, quotes=quotes, info=info)
    path.write_bytes(build_html(evil, languages=("en",)))
    here = opened().go(path.as_uri())
    here.finder.fill("hurt")
    expect(here.page.locator("#kr-search-list")).to_contain_text("<script>hurt=1</script>")
    here.finder.press("Enter")
    here.wait_for_selection("port-aktau")
    expect(here.panel.locator("h2")).to_have_text(EVIL)
    assert here.panel.locator(f"blockquote[data-quote='{first}']").text_content() == EVIL
    here.page.goto(
        f"{path.as_uri()}?feature=%3Cimg%20src%3Dx%20onerror%3Dhurt%3D4%3E&page=__proto__"
    )
    expect(here.panel.get_by_role("alert")).to_contain_text("<img src=x onerror=hurt=4>")
    assert here.page.evaluate("typeof hurt") == "undefined"
    here.assert_calm("file:")


def test_a_browser_too_old_to_unpack_it_is_told_so(stick, opened):
    here = opened()
    here.page.add_init_script("delete window.DecompressionStream")
    here.page.goto(f"{stick}?lang=fa")
    expect(here.panel.get_by_role("alert")).to_contain_text("Firefox")
    here.assert_calm("file:")


@pytest.fixture
def host(atlas, tmp_path):
    """Return the address of a plain web host that has the site below a folder."""
    write_site(tmp_path / "somewhere" / "atlas", build_site(atlas, languages=SPOKEN))
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/somewhere/atlas/"
        server.shutdown()
        thread.join()


def test_the_site_works_on_a_plain_web_host_below_any_folder(host, opened):
    here = opened(offline=False).go(f"{host}?lang=fa")
    here.page.locator(".feature-port-aktau").click()
    here.wait_for_selection("port-aktau")
    assert "?lang=fa&feature=port-aktau" in here.page.url
    here.search("گرگان")
    expect(here.panel.locator("[data-selected*='gorgan']")).to_have_count(1)
    assert not [url for url in here.requests if "keruen.html" in url or ".en.json" in url]
    here.page.goto(f"{host}fa/feature/port-aktau.html")
    expect(here.page.locator("blockquote").first).to_be_visible()
    here.page.locator(".pub-onmap a").click()
    here.wait_for_selection("port-aktau")
    here.assert_calm(host)
