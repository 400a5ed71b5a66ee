"""What stands between every request and every answer, outermost first."""

from starlette.middleware import Middleware

from ui.routes.ahead import AskedAhead
from ui.routes.frontend import PackedFrontend
from ui.routes.guard import Guard
from ui.routes.headers import SafeHeaders
from ui.routes.journal import Journal
from ui.routes.line import BytesOnly


def middleware() -> list[Middleware]:
    """Return the layers around all routes, Streamlit's and ours."""
    layers = (SafeHeaders, Journal, Guard, BytesOnly, AskedAhead, PackedFrontend)
    return [Middleware(layer) for layer in layers]
