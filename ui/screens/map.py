"""The map with its evidence."""

from ui.mapview import show_map_and_evidence

show_map_and_evidence()
