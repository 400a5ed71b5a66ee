"""The atlas without a server: one HTML file, or a folder of files for any web host.

The same map script, panels and pages as the app's, made beforehand. Nothing here needs
Streamlit.
"""

from ui.published.single import build_html
from ui.published.site import SINGLE, build_site
from ui.published.start import Start

__all__ = ["SINGLE", "Start", "build_html", "build_site"]
