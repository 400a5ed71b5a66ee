"""The entry script: page, bar, map and evidence."""

import streamlit as st

from geo.load import shared_atlas
from ui.address import read_address
from ui.mapview import show_map_and_evidence
from ui.routes.assets import build_id
from ui.shell import show_bar, show_style

atlas = shared_atlas()
address = read_address(st.query_params)
st.set_page_config(page_title=f"{atlas.info.title.en}", page_icon="🧭", layout="wide")
show_style(address.language, f"keruen/{build_id()}/noto-arabic.woff2")
show_bar(atlas, address)
show_map_and_evidence()
