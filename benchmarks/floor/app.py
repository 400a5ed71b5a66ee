"""An almost empty Streamlit page: the floor under every measure."""

import streamlit as st

if st.button("again"):
    st.write("clicked")
st.markdown("<p class='ready'>floor</p>", unsafe_allow_html=True)
