"""Text of visitors in Streamlit's own widgets, whose labels are Markdown."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^&])")


def as_plain(text: str) -> str:
    """Return `text` so that Markdown shows it letter by letter: no link, picture or markup."""
    return _SPECIAL.sub(r"\\\1", text.replace("\n", " "))
