"""Say what makes a wish impossible: the fewest of its own bars that together block it."""

from geo.faults import KeruenError
from geo.networkrecords import MODES
from geo.routing.labels import mode_label
from geo.routing.network import Network
from geo.routing.shortest import matrix_of, shortest
from geo.routing.weights import Table, barred, change_weights, segment_weights
from geo.routing.wish import Bar, Wish, bars_of
from geo.text import Voice, voice_of


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


def _joined(words: list[str], voice: Voice) -> str:
    if len(words) == 1:
        return words[0]
    first = voice(", ").join(words[:-1])
    return voice("{first} and {last}", first=first, last=words[-1])


def _shut(network: Network, bars: tuple[Bar, ...], voice: Voice) -> str:
    """Return what closures and avoided countries do, or nothing."""
    closed = [
        network.places[bar.name].names.in_language(voice.language)
        if bar.name in network.places
        else bar.name
        for bar in bars
        if bar.sort == "closed"
    ]
    avoided = [voice.country(bar.name) for bar in bars if bar.sort == "avoid"]
    said = [voice("closing {places}", places=_joined(closed, voice))] if closed else []
    if avoided:
        said.append(voice("avoiding {countries}", countries=_joined(avoided, voice)))
    return _joined(said, voice) if said else ""


def blocked_text(network: Network, wish: Wish, bars: tuple[Bar, ...], voice: Voice) -> str:
    """Say in the voice's language what blocks a wish."""
    names = [network.places[stop].names.in_language(voice.language) for stop in wish.stops]
    ends = {"start": names[0], "end": names[-1]}
    if not bars:
        return voice("The network has no way from {start} to {end}.", **ends)
    shut = _shut(network, bars, voice)
    sorts = {bar.sort for bar in bars}
    modes = [mode_label(voice, mode) for mode in MODES if mode in wish.modes]
    ends["shut"] = shut[:1].upper() + shut[1:]
    if shut and "mode" in sorts:
        ends["modes"] = _joined(modes, voice)
        said = voice("{shut} cuts {end} off from {start} by {modes}.", **ends)
    elif shut:
        said = voice("{shut} cuts {end} off from {start}.", **ends)
    elif "mode" in sorts:
        ends["modes"] = _joined(modes, voice)
        said = voice("{end} cannot be reached from {start} by {modes}.", **ends)
    else:
        said = voice("{end} cannot be reached from {start}.", **ends)
    planned = voice("What is only planned was left out.") if "planned" in sorts else ""
    return f"{said} {planned}".strip()


def no_way(table: Table, wish: Wish) -> NoWayError:
    """Return the error that says what blocks a wish."""
    bars = blocking_bars(table, wish)
    return NoWayError(blocked_text(table.network, wish, bars, voice_of("en")), bars)
