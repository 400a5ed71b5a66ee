"""The classroom: tours to start, present or write, the quiz, and worksheets to print."""

import streamlit as st

from geo.load import shared_atlas
from ui.address import read_address
from ui.tourview import classroom_html
from ui.worksheetform import show_worksheets

with st.container(key="page"):
    address = read_address(st.query_params)
    st.html(classroom_html(shared_atlas(), address))
    show_worksheets(shared_atlas(), address.language)
