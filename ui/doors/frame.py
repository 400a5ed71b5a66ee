"""The frame of the doors' pages: brand, ways on, the other languages; no script."""

from typing import Any
from urllib.parse import urlencode

from geo.atlas import Atlas
from geo.languages import AUTONYMS, direction_of
from geo.text import voice_of
from ui.routes.assets import build_id
from ui.routes.replies import Asked
from ui.templating import templates


def render_page(name: str, atlas: Atlas, asked: Asked, title: str, **values: Any) -> bytes:
    """Return a page with its frame: brand, ways on, the other languages."""
    say, near = voice_of(asked.language), asked.near
    kept = [(key, value) for key, value in asked.params if key not in {"lang", "f"}]
    forms = [("f", asked.form)] if ("f", asked.form) in asked.params else []
    html = templates().get_template(f"doors/{name}.html").render(
        say=say,
        language=asked.language,
        direction=direction_of(asked.language),
        brand=atlas.info.title.in_language(asked.language),
        title=title,
        near=near,
        style=f"{near.home}/keruen/{build_id()}/doors.css",
        languages=[(code, own, _again([*kept, *forms], code)) for code, own in AUTONYMS.items()],
        **values,
    )  # fmt: skip
    return html.encode()


def _again(params: list[tuple[str, str]], language: str) -> str:
    return "?" + urlencode([*params, ("lang", language)], safe=",:/")
