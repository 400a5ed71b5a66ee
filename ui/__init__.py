"""The screens of Keruen: Streamlit pages that only wire, and our own HTTP routes."""
