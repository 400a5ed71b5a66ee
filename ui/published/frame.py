"""The page itself: bar, map, panel, with script and style inside it or beside it."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from geo.atlas import Atlas
from geo.faults import KeruenError
from geo.languages import AUTONYMS, Language
from ui.browserfiles import (
    ASSETS,
    dump_json,
    leaflet_file,
    map_script,
    map_style,
    page_style,
    quiz_script,
)
from ui.published.words import words_of
from ui.templating import templates

_TYPES = {"json": "application/json", "webp": "image/webp", "woff2": "font/woff2"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A file inside the page, as base64."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a page is made of; script and style are None where they lie in the folder `base`."""

    languages: Sequence[Language]
    start: str = ""
    base: str = ""
    script: str | None = None
    style: str | None = None
    packed: Iterable[Packed] = ()
    listings: bool = False


def packed_file(name: str, content: bytes) -> Packed:
    """Return a file, JSON packed with gzip, as text for the inside of a page."""
    name = name.removesuffix(".gz")
    kind = _TYPES[name.rsplit(".", 1)[-1]]
    return Packed(name=name, type=kind, text=base64.b64encode(content).decode())


def script_text() -> str:
    """Return the whole script: Leaflet, the page's search and copying, the map."""
    page = (ASSETS / "page.js").read_bytes()
    parts = (leaflet_file("leaflet.js"), page, quiz_script(), _own_script())
    text = b"\n".join(parts).decode()
    # Leaflet names a map of its source that nobody has.
    return text.replace("//# sourceMappingURL=leaflet.js.map", "")


def _own_script() -> bytes:
    return map_script("publishedjs")


def style_text() -> str:
    """Return the whole style; the fonts are named as files beside it."""
    parts = (
        leaflet_file("leaflet.css").decode(),
        map_style().decode(),
        page_style(),
        (ASSETS / "quiz.css").read_text(encoding="utf-8"),
        (ASSETS / "published.css").read_text(encoding="utf-8"),
    )
    return "\n".join(parts)


def _policy(frame: Frame) -> str:
    """Return the content security policy: nothing from outside, no script but this one."""
    rules = ["default-src 'none'", "base-uri 'none'", "form-action 'none'"]
    own = "" if frame.script is not None else " 'self'"
    fetched = own.strip() or "'none'"
    code = "'self'"
    if frame.script is not None:
        digest = hashlib.sha256(frame.script.encode()).digest()
        code = f"'sha256-{base64.b64encode(digest).decode()}'"
    rules += [f"script-src {code}", f"style-src 'unsafe-inline'{own}", f"img-src data:{own}"]
    rules += [f"font-src data:{own}", f"connect-src {fetched}"]
    return "; ".join(rules)


def _inside(text: str | None, closing: str) -> Markup | None:
    """Return text that may stand inside an element as it is."""
    if text is not None and closing in text.lower():
        raise KeruenError(f"a script or style holds {closing!r} and cannot stand in a page")
    return None if text is None else Markup(text)  # noqa: S704 -- our own files, checked above


def _spoken(atlas: Atlas, languages: Iterable[Language]) -> Markup:
    words = {language: words_of(atlas, language) for language in languages}
    text = dump_json(words).decode().replace("<", "\\u003c")
    return Markup(text)  # noqa: S704 -- without "<" it cannot end its element


def frame_html(atlas: Atlas, frame: Frame) -> bytes:
    """Return the page."""
    first = frame.languages[0]
    words = words_of(atlas, first)
    html = templates().get_template("published.html").render(
        words=words,
        title=words["title"],
        subtitle=words["subtitle"],
        label=words["search"],
        placeholder=words["placeholder"],
        menu=[("", words["map"]), *((k, v) for k, v in words["pages"].items() if k != "quiz")],
        languages=[(code, AUTONYMS[code]) for code in frame.languages],
        listings=[(code, AUTONYMS[code]) for code in frame.languages if frame.listings],
        spoken=_spoken(atlas, frame.languages),
        extent=atlas.info.extent,
        start=frame.start,
        base=frame.base,
        policy=_policy(frame),
        packed=frame.packed,
        script=_inside(frame.script, "</script"),
        style=_inside(frame.style, "</style"),
    )  # fmt: skip
    return html.encode()
