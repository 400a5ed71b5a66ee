"""The classroom: tours to start or present, and a way to write one; the quiz stands below."""

import streamlit as st

from geo.load import shared_atlas
from ui.address import read_address
from ui.tourview import classroom_html

with st.container(key="page"):
    st.html(classroom_html(shared_atlas(), read_address(st.query_params)))
