"""Map images and data to take away."""

import streamlit as st

from ui.exportpage import show_export

with st.container(key="page"):
    show_export()
