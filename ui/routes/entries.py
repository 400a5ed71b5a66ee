"""Which addresses are pages of the app, and which belong to Streamlit's own machinery."""

import ast
from functools import cache
from pathlib import Path

from ui.routes.policy import package_folder

_ENTRY = Path(__file__).parents[1] / "main.py"
_MACHINERY = frozenset({"static", "_stcore", "component", "media", "app", "oauth2callback", "auth"})
_FILES = frozenset({"/favicon.png", "/manifest.json", "/index.html"})


@cache
def page_paths() -> frozenset[str]:
    """Return the address of every page, read out of the entry script, which cannot be imported."""
    for node in ast.parse(_ENTRY.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and [ast.unparse(t) for t in node.targets] == ["PAGES"]:
            return frozenset(f"/{path}" for path in ast.literal_eval(node.value).values())
    raise LookupError(f"{_ENTRY.name} no longer says PAGES = {{name: path}}")


@cache
def _frontend() -> frozenset[str]:
    """Return the address of every file of Streamlit's own page."""
    root = package_folder("streamlit") / "static"
    files = (path for path in root.rglob("*") if path.is_file())
    return frozenset(f"/{path.relative_to(root).as_posix()}" for path in files)


def is_machinery(path: str) -> bool:
    """Whether Streamlit itself answers for an address."""
    steps = path.strip("/").split("/")
    # Under a page's address the browser also looks for Streamlit's own routes.
    return steps[0] in _MACHINERY or "_stcore" in steps or path in _FILES


def is_known(path: str) -> bool:
    """Whether an address is a page, or something that Streamlit itself answers for."""
    if path.startswith("/static"):
        return path in _frontend()
    return (path.rstrip("/") or "/") in page_paths() or is_machinery(path)
