"""Widgets whose values live in the page's address, so that a state can be shared."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st


def _key(param: str) -> str:
    return f"choice-{param}"


def _keep(param: str, usual: str) -> None:
    value: Any = st.session_state[_key(param)]
    text = written(value)
    if text == usual:
        st.query_params.pop(param, None)
    else:
        st.query_params[param] = text


def written(value: Any) -> str:
    """Return a widget's value as the address writes it."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list | tuple):
        return ",".join(value)
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(value)


def _present(param: str, usual: str, value: Any) -> dict[str, Any]:
    """Give the widget the address's value and have it write its own back."""
    st.session_state[_key(param)] = value
    return {"key": _key(param), "on_change": _keep, "args": (param, usual)}


def choose_one(param: str, label: str, options: Mapping[str, str], usual: str) -> str:
    """Show a box with one choice of several, given as value and words; return the value."""
    now = st.query_params.get(param, usual)
    value = now if now in options else usual
    bound = _present(param, usual, value)
    st.selectbox(label, list(options), format_func=options.__getitem__, **bound)
    return value


def choose_side_by_side(param: str, label: str, options: Mapping[str, str], usual: str) -> str:
    """Show a few choices beside one another; return the value."""
    now = st.query_params.get(param, usual)
    value = now if now in options else usual
    bound = _present(param, usual, value)
    st.segmented_control(
        label, list(options), format_func=options.__getitem__, required=True, **bound
    )
    return value


def choose_several(
    param: str, label: str, options: Mapping[str, str], usual: Sequence[str]
) -> tuple[str, ...]:
    """Show a box with several choices; return the values in the order of the options."""
    now = st.query_params.get(param)
    wanted = usual if now is None else now.split(",")
    value = [option for option in options if option in wanted]
    bound = _present(param, ",".join(usual), value)
    st.multiselect(label, list(options), format_func=options.__getitem__, **bound)
    return tuple(value)


def choose_whether(param: str, label: str, *, usual: bool) -> bool:
    """Show a switch; return whether it is on."""
    now = st.query_params.get(param, written(usual))
    value = now == "1"
    st.checkbox(label, **_present(param, written(usual), value))
    return value


def choose_words(param: str, label: str, longest: int, placeholder: str = "") -> str:
    """Show a line to write in; return what stands there."""
    value = st.query_params.get(param, "")[:longest]
    bound = _present(param, "", value)
    st.text_input(label, max_chars=longest, placeholder=placeholder, **bound)
    return value


def choose_number(param: str, label: str, least: int, most: int, usual: int | None) -> int | None:
    """Show a box for a whole number within bounds; return it, None where it is empty."""
    now = st.query_params.get(param, "")[:6]
    value = min(max(int(now), least), most) if now.isdecimal() else usual
    bound = _present(param, written(usual), value)
    st.number_input(label, min_value=least, max_value=most, step=1, **bound)
    return value
