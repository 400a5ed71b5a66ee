"""Streamlit's icon font, the part of it that is used: kept from an earlier start or made aside."""

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from geo.basemap import cached
from ui.routes.policy import package_folder

_ROOT: Final = Path(__file__).parents[2]
_SECONDS: Final = 120.0
_log = logging.getLogger("keruen")
_few: dict[str, bytes] = {}


def icon_font() -> Path | None:
    """Return where Streamlit's icon font lies, if it still has one of this name."""
    media = package_folder("streamlit") / "static" / "static" / "media"
    return next(iter(sorted(media.glob("MaterialSymbols-Rounded.*.woff2"))), None)


def _made() -> bytes:
    """Return the smaller font, cut in a process of its own: it takes seconds."""
    path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    command = (sys.executable, "-m", "ui.routes.iconsubset")
    found = subprocess.run(  # noqa: S603 -- our own module
        command,
        capture_output=True,
        check=True,
        timeout=_SECONDS,
        env={**os.environ, "PYTHONPATH": path},
    )
    return found.stdout


def load_icons() -> None:
    """Have the smaller font ready; where it cannot be made, Streamlit's whole one goes on."""
    font = icon_font()
    if font is None:
        return
    try:
        _few[f"/static/media/{font.name}"] = cached(f"few-1-{font.name}", _made)
    except (OSError, subprocess.SubprocessError) as error:
        _log.warning("the icon font could not be cut: %s", type(error).__name__)


def few_icons_at(address: str) -> bytes | None:
    """Return the smaller font if it is what an address asks for and is ready."""
    return _few.get(address)
