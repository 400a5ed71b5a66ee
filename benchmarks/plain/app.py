"""The plain app, with Leaflet served from this machine so that it runs at all."""

from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

DATA = Path(find_spec("xstatic.pkg.leaflet").origin).parent / "data"


async def leaflet(request: Request) -> FileResponse:
    """Answer with one of Leaflet's files."""
    return FileResponse(DATA / Path(request.path_params["name"]).name)


app = st.App("page.py", routes=[Route("/plain/{name}", leaflet)])
