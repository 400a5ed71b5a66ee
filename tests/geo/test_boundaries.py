"""The core knows neither screen nor network: what its modules import."""

import ast
import re

import pytest

from geo.glyphs import GLYPHS
from geo.load import SHIPPED

ROOT = SHIPPED.parent / "geo"
MODULES = sorted(ROOT.rglob("*.py"))
FORBIDDEN = {
    *("streamlit", "streamlit_folium", "ui", "tests", "scripts"),
    *("starlette", "fastapi", "flask", "tornado", "uvicorn", "aiohttp", "wsgiref", "socketserver"),
    *("requests", "httpx", "urllib.request", "socket", "http"),
}
every_module = pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix()
)


def _imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "import by the full name"
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@every_module
def test_a_module_of_the_core_imports_no_screen_and_no_server(path):
    names = set(_imports(path))
    assert (names | {name.partition(".")[0] for name in names}) & FORBIDDEN == set()


@every_module
def test_a_module_of_the_core_stays_small_enough_to_read(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@every_module
def test_a_module_of_the_core_says_what_it_is_for(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_there_are_modules_to_look_at():
    assert {"load.py", "evidence.py"} <= {path.name for path in MODULES}


@pytest.mark.parametrize("name", GLYPHS)
def test_a_glyph_is_a_closed_path(name):
    assert re.fullmatch(r"[MmLlHhVvAaCcQqSsZz0-9 .,-]+", GLYPHS[name])
    assert GLYPHS[name].startswith("M")
    assert GLYPHS[name].endswith("z")
