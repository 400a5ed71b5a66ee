"""Say what makes a wish impossible: the fewest of its own bars that together block it."""

from geo.faults import KeruenError
from geo.routing.network import Network
from geo.routing.shortest import matrix_of, shortest
from geo.routing.weights import Table, barred, change_weights, segment_weights
from geo.routing.wish import Bar, Wish, bars_of


class NoWayError(KeruenError):
    """No way fulfils a wish; `bars` are what blocks it, none of them to be left out."""

    def __init__(self, message: str, bars: tuple[Bar, ...]) -> None:
        self.bars = bars
        super().__init__(message)


def _is_open(table: Table, wish: Wish, lifted: frozenset[Bar]) -> bool:
    weights = segment_weights(table, wish, barred(table, wish, lifted))
    matrix = matrix_of(table.graph, weights, change_weights(table.graph, wish))
    return shortest(matrix, wish.stops) is not None


def blocking_bars(table: Table, wish: Wish) -> tuple[Bar, ...]:
    """Return bars that together block a wish, so few that lifting any one opens a way.

    Empty where the network has no way even with every bar lifted.
    """
    network = table.network
    every = frozenset(
        bar for segment in network.segments for bar in bars_of(network, segment, wish)
    )
    if not _is_open(table, wish, every):
        return ()
    lifted: frozenset[Bar] = frozenset()
    for bar in sorted(every, key=lambda bar: (bar.sort in {"closed", "avoid"}, bar)):
        if not _is_open(table, wish, lifted | {bar}):
            lifted |= {bar}
    return tuple(sorted(every - lifted))


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _said(network: Network, bars: tuple[Bar, ...]) -> list[str]:
    names = {sort: [bar.name for bar in bars if bar.sort == sort] for sort in ("closed", "avoid")}
    closed = [
        network.places[name].names.en if name in network.places else name
        for name in names["closed"]
    ]
    said = [f"closing {_joined(closed)}"] if closed else []
    return [*said, f"avoiding {_joined(names['avoid'])}"] if names["avoid"] else said


def no_way(table: Table, wish: Wish) -> NoWayError:
    """Return the error that says what blocks a wish."""
    network, bars = table.network, blocking_bars(table, wish)
    start, *_, end = (network.places[stop].names.en for stop in wish.stops)
    if not bars:
        return NoWayError(f"the network has no way from {start} to {end}", bars)
    sorts = {bar.sort for bar in bars}
    said = _said(network, bars)
    cut = f"{_joined(said)} cuts {end} off from {start}" if said else None
    message = cut or f"{end} cannot be reached from {start}"
    message += f" by {_joined(sorted(wish.modes))}" if "mode" in sorts else ""
    message += ", leaving out what is only planned" if "planned" in sorts else ""
    return NoWayError(message, bars)
