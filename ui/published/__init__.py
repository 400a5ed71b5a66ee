"""The atlas without a server: one HTML file, or a folder of files for any web host.

The same map script, panels and pages as the app's, made beforehand. Nothing here needs
Streamlit.
"""

from ui.published.single import build_html

__all__ = ["build_html"]
