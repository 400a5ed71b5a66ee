"""Run axe-core over every page in every language and theme: python -m scripts.check_accessibility.

Prints each serious or critical finding, and what a window of 320 pixels cuts off at the side;
exit status 1 if there is one. `--at` names a server that runs already; without it one is
started. The tests check each page in one language and theme with the same list of pages.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, Error, Page, ViewportSize, sync_playwright

from benchmarks.servers import serving
from geo.languages import LANGUAGES

THEMES = ("light", "dark")
GRAVE = ("serious", "critical")
PATIENCE = 30_000
WIDE, NARROW = ViewportSize(width=1280, height=720), ViewportSize(width=320, height=640)
# Target size belongs to WCAG 2.2 AA, but axe-core runs it on demand only. Points of a map stand
# where they stand, which the rule allows, and axe-core never ends among many that overlap: they
# are put away for it. The list of what is in view offers the same as rows of full height.
_RUN = """async () => {
  const usual = { resultTypes: ["violations"], iframes: false };
  const run = (options) => axe.run(document, { ...usual, ...options });
  const found = (await run({ rules: { "target-size": { enabled: false } } })).violations;
  const points = document.querySelector(".leaflet-map-pane");
  if (points) points.style.display = "none";
  found.push(...(await run({ runOnly: ["target-size"] })).violations);
  if (points) points.style.display = "";
  return found;
}"""
_CUT = """() => [...document.querySelectorAll("h1,h2,h3,p,li,a,button,input,blockquote,td")]
  .filter((one) => one.checkVisibility() && !one.closest(".kr-scroll, .kr-table, .kr-aside, svg"))
  .filter((one) => !one.closest("[data-testid=stHeader], [data-testid=stDataFrame], [hidden]"))
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 1 && (box.left < -1 || box.right > innerWidth + 1))
  .map(([one, box]) => `${one.outerHTML.slice(0, 90)} ${box.left}–${box.right}`)"""
_TOUR = "?tour=from-zhanaozen-to-istanbul&step=4"
_QUIZ = "quiz?seed=7&topic=ports,railway"


@dataclass(frozen=True, slots=True)
class Situation:
    """A page as somebody meets it: its address, what shows that it is there, what is done then."""

    address: str
    ready: str
    act: Callable[[Page], None] = lambda page: None


def _finish_quiz(page: Page) -> None:
    """Answer one question somehow, whatever its kind, and go on to the score."""
    for key in (*"12345", "Enter", "Enter"):
        if page.locator(".kq-how").count():
            page.keyboard.press(key)
    if not page.locator(".kq-total").count():
        page.locator(".kq-after .kq-main").click()
    page.locator(".kq-total").wait_for()


def _answer(page: Page) -> None:
    page.locator(".kq-option").first.click()
    page.locator(".kq-feedback").wait_for()


def _open_legend(page: Page) -> None:
    frame = page.frame_locator(".st-key-map iframe")
    frame.locator(".keruen-legend").evaluate("legend => (legend.open = true)")


_MAP, _PAGE = ".st-key-evidence article", ".st-key-page article"
SITUATIONS = {
    "map": Situation("", _MAP, _open_legend),
    "feature": Situation("?feature=port-aktau", _MAP),
    "line": Situation("?feature=zhanaozen-gorgan-railway&year=2015", _MAP),
    "ways": Situation("routes?from=almaty&to=station-bandar-abbas", ".kr-way"),
    "question for ways": Situation("routes", _MAP),
    "tour": Situation(_TOUR, ".kr-tour"),
    "explored tour": Situation(f"{_TOUR}&feature=port-aktau", ".kr-back"),
    "presenter": Situation(f"{_TOUR}&present=1", ".kr-tour"),
    "notes": Situation(f"{_TOUR}&present=notes", ".kr-notes"),
    "no such tour": Situation("?tour=nowhere", _MAP),
    "writer": Situation("?write=1", ".kr-write"),
    "classroom": Situation("classroom", _PAGE),
    "choice of quiz": Situation("quiz", _PAGE),
    "quiz": Situation(f"{_QUIZ}&level=easy", ".kq h2"),
    "answer": Situation("quiz?seed=7&topic=states&count=2", ".kq-option", _answer),
    "score": Situation(f"{_QUIZ}&count=1", ".kq h2", _finish_quiz),
    "disagreements": Situation("disagreements", _PAGE),
    "figures": Situation("figures", ".kr-table"),
    "sources": Situation("sources", ".kr-source"),
    "export": Situation("export", _PAGE),
    "data": Situation("data", ".st-key-page h1"),
    "document": Situation("document", ".st-key-page h1"),
    "embedded": Situation("?embed=1", _MAP),
    "lost": Situation("nowhere/at/all", "h1"),
    "feature's own page": Situation("feature/port-aktau", "article"),
}  # fmt: skip


@cache
def _script() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def settle(page: Page) -> None:
    """Wait until nothing is being computed or drawn any more."""
    page.wait_for_function(
        "() => !document.querySelector('[data-test-script-state=running], [data-stale=true]')"
    )
    if page.locator(".st-key-map").count():
        frame = page.frame_locator(".st-key-map iframe")
        frame.locator("html[data-ready=true]").wait_for(state="attached")


def open_situation(page: Page, server: str, situation: Situation, language: str) -> None:
    """Open a page in a language and do what is to be done there."""
    joint = "&" if "?" in situation.address else "?"
    page.evaluate("try { sessionStorage.clear(); } catch { /* no page was open yet */ }")
    page.goto(f"{server}/{situation.address}{joint}lang={language}")
    page.locator(situation.ready).first.wait_for()
    settle(page)
    situation.act(page)


def findings(page: Page) -> list[str]:
    """Return axe-core's serious and critical findings on a page and the frames in it."""
    found = []
    for frame in page.frames:
        frame.evaluate(_script())
        found += frame.evaluate(_RUN)
    return [
        f"{one['id']}: {node['failureSummary'].splitlines()[1].strip()} {node['target']} "
        f"{node['html'][:160]}"
        for one in found
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]


def cut_off(page: Page) -> list[str]:
    """Return what 320 pixels cut off at the side, as zoom makes of a usual screen."""
    page.set_viewport_size(NARROW)
    page.wait_for_function("() => innerWidth === 320")
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = [f"the page is {wide} pixels wide"] if wide > NARROW["width"] else []
    return found + [f"cut off: {one}" for one in page.evaluate(_CUT)]


def check(browser: Browser, server: str, name: str, language: str, theme: str) -> list[str]:
    """Return the findings on one page in one language and theme."""
    scheme = "dark" if theme == "dark" else "light"
    context = browser.new_context(color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        open_situation(page, server, SITUATIONS[name], language)
        return findings(page) + cut_off(page)
    except Error as error:
        return [f"could not be checked: {error.message.splitlines()[0]}"]
    finally:
        context.close()


@contextmanager
def _server(at: str | None) -> Iterator[str]:
    if at:
        yield at.rstrip("/")
        return
    with serving("keruen") as started:
        yield started.address


def main() -> int:
    """Check what is asked for and print what is found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at", metavar="ADDRESS", help="a server that runs already")
    parser.add_argument("--page", nargs="+", choices=SITUATIONS, default=SITUATIONS)
    parser.add_argument("--lang", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--theme", nargs="+", choices=THEMES, default=THEMES)
    wish = parser.parse_args()
    bad = 0
    with _server(wish.at) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, language, theme in product(wish.page, wish.lang, wish.theme):
            found = check(browser, server, name, language, theme)
            bad += len(found)
            print(f"{name}, {language}, {theme}: {len(found) or 'nothing'}", flush=True)
            for line in found:
                print(f"    {line}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
