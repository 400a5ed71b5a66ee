"""A page's live line: it carries bytes alone, and a refusal has the headers of every answer."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_NO_TEXT = 1003


class BytesOnly:
    """Ends a line at the first text, which Streamlit would take for an error of its own."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass bytes on; a text is answered with the end of the line."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        ended = False

        async def receive_bytes() -> Message:
            nonlocal ended
            message = await receive()
            if message["type"] != "websocket.receive" or message.get("bytes") is not None:
                return message
            ended = True
            await send({"type": "websocket.close", "code": _NO_TEXT})
            return {"type": "websocket.disconnect", "code": _NO_TEXT}

        async def send_until_then(message: Message) -> None:
            if not ended:
                await send(message)

        await self.app(scope, receive_bytes, send_until_then)


def refusing(scope: Scope, send: Send, headers: dict[str, str]) -> Send:
    """Return a `send` that gives a refusal to open a line these headers.

    A server that cannot send an answer instead of a line refuses as it does.
    """
    begun = "websocket.http.response" not in scope.get("extensions", {})

    async def send_refusal(message: Message) -> None:
        nonlocal begun
        refused = message["type"] == "websocket.close" and not begun
        begun = True
        if not refused:
            await send(message)
            return
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "websocket.http.response.start", "status": 403, "headers": raw})
        await send({"type": "websocket.http.response.body", "body": b""})

    return send_refusal
