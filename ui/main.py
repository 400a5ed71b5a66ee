"""The entry script: what every page shares, then the page itself."""

import streamlit as st

from geo.load import shared_atlas
from ui.address import read_address
from ui.shell import page_title, show_bar, show_script, show_style

PAGES = {
    "map": "",
    "routes": "routes",
    "classroom": "classroom",
    "disagreements": "disagreements",
    "figures": "figures",
    "sources": "sources",
    "export": "export",
    "quiz": "quiz",
    "data": "data",
    "document": "document",
}

atlas = shared_atlas()
address = read_address(st.query_params)
st.set_page_config(page_title=atlas.info.title.in_language(address.language), layout="wide")
page = st.navigation(
    [
        st.Page(f"screens/{name}.py", title=name, url_path=path, default=name == "map")
        for name, path in PAGES.items()
    ],
    position="hidden",
)
show_style(address.language, present=address.present)
show_script(address.language, page_title(atlas, address.language, page.title))
if address.present is None:
    show_bar(atlas, address)
page.run()
