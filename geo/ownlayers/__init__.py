"""A visitor's own layers: read from files of other programs, kept apart from the atlas's facts."""
