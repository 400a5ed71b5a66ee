"""What stands between every request and every answer, outermost first."""

from starlette.middleware import Middleware

from ui.routes.headers import SafeHeaders


def middleware() -> list[Middleware]:
    """Return the layers around all routes, Streamlit's and ours."""
    return [Middleware(SafeHeaders)]
