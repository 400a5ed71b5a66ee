"""Whose own layers: a token in a cookie that scripts cannot read, and what it holds.

The token is given to the browser with the page (ui/routes/own.py). It never stands in an
address, in the page or in a log, so a shared link cannot give it away; it outlives a lost
connection and a reload, and goes when the browser is closed.
"""

import secrets
from collections.abc import Callable, Mapping

import streamlit as st

from geo.ownlayers.holding import TOKEN, Holding, shared_store
from geo.ownlayers.layer import OwnLayer

COOKIE = "keruen-own"
HELD = "keruen-had"


def new_token() -> str:
    """Return a token that nobody can guess."""
    return secrets.token_urlsafe(32)


def token_of(cookies: Mapping[str, str]) -> str | None:
    """Return the token among a request's cookies, or None."""
    token = cookies.get(COOKIE)
    return token if isinstance(token, str) and TOKEN.fullmatch(token) else None


def session_token() -> str:
    """Return the token of this page's visitor; without cookies it lasts as long as the page."""
    token = token_of(st.context.cookies)
    if token is None:
        token = st.session_state.setdefault("own_token", new_token())
    return str(token)


def session_holding() -> Holding:
    """Return what this page's visitor holds."""
    return shared_store().get(session_token())


def session_layers() -> tuple[OwnLayer, ...]:
    """Return this page's visitor's own layers, for maps, exports and worksheets."""
    return session_holding().layers


def layers_of(cookies: Mapping[str, str]) -> tuple[OwnLayer, ...]:
    """Return the own layers of whoever sends a request with these cookies."""
    return shared_store().get(token_of(cookies)).layers


def change_holding(change: Callable[[Holding], Holding]) -> Holding:
    """Change what this page's visitor holds, or raise NoRoomError."""
    holding = shared_store().change(session_token(), change)
    st.session_state["own_held"] = not holding.is_empty
    return holding


def is_gone() -> bool:
    """Whether the visitor held something that is not there any more."""
    held = st.session_state.get("own_held", HELD in st.context.cookies)
    empty = session_holding().is_empty
    if not empty:
        st.session_state["own_held"] = True
    return bool(held) and empty
