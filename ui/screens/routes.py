"""The map with the route explorer beside it."""

from ui.mapview import show_map_and_evidence

show_map_and_evidence(routing=True)
