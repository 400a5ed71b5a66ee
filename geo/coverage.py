"""Coverage: every statement of the documents supports something, or a reason says why not."""

from collections.abc import Iterator
from dataclasses import dataclass

from geo.atlas import Atlas
from geo.faults import Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many statements support what; `nowhere` lists those that support nothing."""

    statements: int
    on_the_map: int
    entries_only: int
    with_reason: int
    nowhere: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share (0 to 1) of statements that are accounted for."""
        return 1 - len(self.nowhere) / self.statements if self.statements else 1.0


def coverage_of(atlas: Atlas) -> Coverage:
    """Return where the statements of the documents went."""
    features = atlas.features.values()
    placed = {q for f in features if f.is_located for q in f.facts.quotes}
    entries = {q for f in features if not f.is_located for q in f.facts.quotes} - placed
    reasons = {unplaced.quote for unplaced in atlas.unplaced} - placed - entries
    ids = [statement.id for statement in atlas.statements]
    return Coverage(
        statements=len(ids),
        on_the_map=sum(name in placed for name in ids),
        entries_only=sum(name in entries for name in ids),
        with_reason=sum(name in reasons for name in ids),
        nowhere=tuple(name for name in ids if name not in placed | entries | reasons),
    )


def coverage_faults(atlas: Atlas) -> Iterator[Fault]:
    """Yield a fault for each statement that went nowhere or whose quote strayed from it."""
    for name in coverage_of(atlas).nowhere:
        remedy = "tie its quote to a feature or entry, or give a reason in unplaced.json"
        yield Fault(file="statements.json", record=name, fault="supports nothing", remedy=remedy)
    for statement in atlas.statements:
        quote = atlas.quotes.get(statement.id)
        if quote is not None and not (quote.start < statement.end and statement.start < quote.end):
            remedy = "quote words of the statement"
            fault = "its quote stands elsewhere in the document"
            yield Fault(file="quotes.json", record=statement.id, fault=fault, remedy=remedy)
