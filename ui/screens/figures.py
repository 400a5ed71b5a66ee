"""The trade figures of the documents as a chart and a table."""

import streamlit as st

from geo.load import shared_atlas
from geo.text import voice_of
from ui.address import read_address
from ui.figurechart import figure_chart
from ui.figurerows import measure_labels
from ui.figuretable import figures_csv, figures_head_html, figures_table_html, quote_html

atlas, address = shared_atlas(), read_address(st.query_params)
voice = voice_of(address.language)

measures = measure_labels(voice)

with st.container(key="page"):
    st.html(figures_head_html(voice))
    if not atlas.figures:
        st.info(voice("This atlas holds no trade figures."))
        st.stop()
    measure = st.segmented_control(
        voice("What is shown"),
        ("value", "weight", "growth"),
        default="value",
        required=True,
        format_func=measures.__getitem__,
    )
    event = st.altair_chart(
        figure_chart(atlas, voice, measure),
        width="stretch",
        theme=None,
        key=f"chart-{measure}-{address.language}",
        on_select="rerun",
    )
    st.html(quote_html(atlas, address, dict(event.selection) if event else {}))
    st.html(figures_table_html(atlas, address))
    st.download_button(
        voice("Download the table (CSV)"),
        figures_csv(atlas, voice).encode("utf-8-sig"),
        file_name="keruen-figures.csv",
        mime="text/csv",
        on_click="ignore",
    )
