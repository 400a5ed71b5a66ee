"""What estimates of days and cost assume: round numbers to be changed, no claim of truth."""

from typing import Literal

from pydantic import Field

from geo.model import Record
from geo.networkrecords import Event, Mode

Measure = Literal["km", "days", "cost"]
HOURS_A_DAY = 24.0


class ByMode(Record):
    """One number for each mode."""

    rail: float = Field(gt=0, allow_inf_nan=False)
    sea: float = Field(gt=0, allow_inf_nan=False)
    ferry: float = Field(gt=0, allow_inf_nan=False)
    road: float = Field(gt=0, allow_inf_nan=False)
    pipeline: float = Field(gt=0, allow_inf_nan=False)

    def of(self, mode: Mode) -> float:
        """Return the number for a mode."""
        return float(getattr(self, mode))


class ByEvent(Record):
    """One number for each thing that may happen on the way."""

    border: float = Field(ge=0, allow_inf_nan=False)
    gauge_change: float = Field(ge=0, allow_inf_nan=False)
    transshipment: float = Field(ge=0, allow_inf_nan=False)

    def of(self, event: Event) -> float:
        """Return the number for an event."""
        return float(getattr(self, event.replace("-", "_")))


class Assumptions(Record):
    """Speed in km/h, hours an event, and US dollars a tonne-kilometre and a tonne and event.

    The speed of a ferry includes the time in which it waits and takes wagons aboard.
    """

    kmh: ByMode = ByMode(rail=25, sea=20, ferry=10, road=40, pipeline=5)
    hours: ByEvent = ByEvent(border=12, gauge_change=18, transshipment=36)
    price: ByMode = ByMode(rail=0.03, sea=0.012, ferry=0.05, road=0.07, pipeline=0.01)
    fees: ByEvent = ByEvent(border=2, gauge_change=4, transshipment=8)
