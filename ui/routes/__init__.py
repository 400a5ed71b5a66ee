"""HTTP routes beside Streamlit's own: cached files for the browser."""
