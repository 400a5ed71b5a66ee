"""The page "Data": take files in, settle how each layer is shown, hand them out again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

import streamlit as st

from geo.load import shared_atlas
from geo.ownlayers.holding import Holding, NoRoomError
from geo.ownlayers.layer import OwnLayer, file_stem, layer_geojson, layer_of_table
from geo.ownlayers.limits import LAYERS
from geo.ownlayers.palette import PALETTE, next_colour
from geo.ownlayers.preview import preview_address
from geo.ownlayers.reading import read_own_file
from geo.ownlayers.table import Table, clean_text
from geo.ownlayers.troubles import OwnFileError, count_of
from geo.ownlayers.words import file_fault, trouble_text
from geo.text import Voice
from ui.address import Address
from ui.own import change_holding, is_gone, session_holding
from ui.shell import templates

_SHOWN = 500
_FIELDS = ("name", "year", "status", "quote")


def head_html(voice: Voice, address: Address) -> str:
    """Return the page's head: what it does, for how long, and what it does not do."""
    holding, gone = session_holding(), is_gone()
    held = "gone" if gone else str(int(not holding.is_empty))
    template = templates().get_template("own-head.html")
    return template.render(say=voice, held=held, gone=gone, link=address.link())


def _stem(name: str) -> str:
    return clean_text(PurePath(name).stem)[:80] or "…"


def _tables(name: str, data: bytes, options: dict[str, str | None]) -> list[tuple[str, Table]]:
    """Return every layer of a file with its title; raise OwnFileError where the first is bad."""
    first = read_own_file(name, data, **options)
    others = [one for one in first.troubles if one.code == "other-layers"][: LAYERS - 1]
    kept, found = list(first.troubles), []
    for other in others:
        try:
            found.append((other.detail, read_own_file(name, data, **options, layer=other.detail)))
            kept.remove(other)
        except OwnFileError:
            continue
    tables = [(first.layer or "", replace(first, troubles=tuple(kept))), *found]
    return [(_title(_stem(name), layer if others else ""), table) for layer, table in tables]


def _title(stem: str, layer: str) -> str:
    """Return what a layer is called: as its file, and as its layer where the file has several."""
    return f"{stem[:40]}: {clean_text(layer)}"[:80] if layer else stem


def _add_all(voice: Voice, name: str, data: bytes, options: dict[str, str | None]) -> str | None:
    """Read every layer of a file into the holding; return what was wrong."""
    try:
        tables = _tables(name, data, options)
    except OwnFileError as error:
        return file_fault(voice, error)
    said = [_add(voice, title, name, table) for title, table in tables]
    return next((fault for fault in said if fault), None)


def _add(voice: Voice, title: str, name: str, table: Table) -> str | None:
    """Put one table into the holding; return why it found no room."""

    def change(holding: Holding) -> Holding:
        used = tuple(layer.colour_name for layer in holding.layers)
        layer = layer_of_table(
            table,
            id=str(holding.next_id),
            name=clean_text(title)[:80],
            colour=next_colour(used),
            file=clean_text(name)[:120],
        )
        return holding.with_layer(layer)

    try:
        change_holding(change)
    except NoRoomError:
        limit = voice.number(LAYERS)
        return voice("There is no room for more: {limit} layers at most. Remove one.", limit=limit)
    return None


def take_files(voice: Voice, files: Sequence[Any], options: dict[str, str | None]) -> None:
    """Read every uploaded file; what was wrong with one is kept for the page to show."""
    said = [(file.name, _add_all(voice, file.name, file.getvalue(), options)) for file in files]
    st.session_state["own_refused"] = [(name, fault) for name, fault in said if fault]
    st.session_state["own_round"] = st.session_state.get("own_round", 0) + 1


def _update(layer_id: str, key: str, change: Any) -> None:
    """Put a changed layer in its place; `change` makes it from the layer and the new value."""
    value = st.session_state[key]

    def changed(holding: Holding) -> Holding:
        layer = holding.layer(layer_id)
        return holding if layer is None else holding.with_layer(change(layer, value))

    change_holding(changed)


def _rename(layer: OwnLayer, value: str) -> OwnLayer:
    return replace(layer, name=clean_text(value.strip())[:80] or layer.name)


def _recolour(layer: OwnLayer, value: str) -> OwnLayer:
    return replace(layer, colour_name=value)


def _remap(field: str) -> Any:
    return lambda layer, value: replace(
        layer, fields=replace(layer.fields, **{field: value or None})
    )


def _remove(layer_id: str) -> None:
    change_holding(lambda holding: holding.without_layer(layer_id))


def _look(voice: Voice, layer: OwnLayer) -> None:
    names = {
        "indigo": voice("indigo"),
        "wine": voice("wine red"),
        "cyan": voice("light blue"),
        "olive": voice("olive"),
        "forest": voice("dark green"),
        "rose": voice("rose"),
    }
    with st.container(horizontal=True, key=f"look-{layer.id}"):
        for label, field, change, options in (
            (voice("Name"), "title", _rename, None),
            (voice("Colour"), "colour", _recolour, list(PALETTE)),
        ):
            key = f"own-{field}-{layer.id}"
            act = {"key": key, "on_change": _update, "args": (layer.id, key, change)}
            if options is None:
                st.text_input(label, layer.name, max_chars=80, **act)
            else:
                here = options.index(layer.colour_name)
                st.selectbox(label, options, here, format_func=names.__getitem__, **act)


def _mapping(voice: Voice, layer: OwnLayer) -> None:
    labels = {
        "name": voice("Column with the name"),
        "year": voice("Column with the year"),
        "status": voice("Column with the state"),
        "quote": voice("Column with the quote"),
    }
    columns = ["", *layer.columns]
    with st.container(horizontal=True, key=f"fields-{layer.id}"):
        for field in _FIELDS:
            key, chosen = f"own-{field}-{layer.id}", getattr(layer.fields, field) or ""
            st.selectbox(
                labels[field],
                columns,
                columns.index(chosen) if chosen in columns else 0,
                format_func=lambda name: name or "—",
                key=key,
                on_change=_update,
                args=(layer.id, key, _remap(field)),
            )


def _rows(layer: OwnLayer) -> list[dict[str, Any]]:
    texts = [
        {name: None if value is None else str(value) for name, value in row.items()}
        for row in layer.properties[:_SHOWN]
    ]
    return [{"№": serial, **row} for serial, row in zip(layer.serials, texts, strict=False)]


def _troubles(voice: Voice, layer: OwnLayer) -> None:
    count = voice.number(count_of(layer.notes))
    with st.expander(voice("Left out or changed: {count}", count=count)):
        rows = [
            ("" if one.record is None else voice.number(one.record), trouble_text(voice, one))
            for one in layer.notes
        ]
        st.html(templates().get_template("own-troubles.html").render(say=voice, rows=rows))


def show_layer(voice: Voice, layer: OwnLayer, address: Address) -> None:
    """Show one own layer: look, columns, rows, faults, and what can be done with it."""
    with st.container(border=True, key=f"own-layer-{layer.id}"):
        template = templates().get_template("own-layer.html")
        count = voice.number(len(layer.serials))
        first = address.link(feature=f"own.{layer.id}.{layer.serials[0]}", layers=None)
        picture = preview_address(shared_atlas(), layer)
        words = template.render(say=voice, layer=layer, count=count, link=first, picture=picture)
        st.html(words)
        _look(voice, layer)
        if not layer.drawn:
            _mapping(voice, layer)
        if layer.notes:
            _troubles(voice, layer)
        shown = voice.number(min(_SHOWN, len(layer.serials)))
        with st.expander(voice("The first {count} records", count=shown)):
            st.dataframe(_rows(layer), hide_index=True)
        with st.container(horizontal=True, key=f"acts-{layer.id}"):
            st.download_button(
                voice("Download as GeoJSON"),
                lambda: layer_geojson(layer).encode(),
                file_name=f"{file_stem(layer)}.geojson",
                mime="application/geo+json",
                on_click="ignore",
                key=f"own-save-{layer.id}",
            )
            st.button(
                voice("Remove"), key=f"own-remove-{layer.id}", on_click=_remove, args=(layer.id,)
            )
