"""What a request of the features API gets instead of an answer."""

from geo.faults import KeruenError


class RefusalError(KeruenError):
    """A request that cannot be answered: its HTTP status, a short code, and a sentence."""

    def __init__(self, status: int, code: str, sentence: str) -> None:
        self.status, self.code = status, code
        super().__init__(sentence)


def wrong(name: str, value: str, remedy: str) -> RefusalError:
    """Refuse the value of a parameter and say what is expected."""
    return RefusalError(400, "InvalidParameterValue", f"{name}={value[:80]!r}: {remedy}")


def not_there(what: str, name: str, near: tuple[str, ...]) -> RefusalError:
    """Refuse an id that stands for nothing and name those that come near it."""
    hint = f"; did you mean {', '.join(near)}?" if near else ""
    return RefusalError(404, "NotFound", f"there is no {what} {name[:80]!r}{hint}")
