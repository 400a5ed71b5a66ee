"""All disagreements and agreements of the documents, each with a way to the map."""

import streamlit as st

from geo.load import shared_atlas
from ui.address import read_address
from ui.listing import disagreements_html

with st.container(key="page"):
    st.html(disagreements_html(shared_atlas(), read_address(st.query_params)))
