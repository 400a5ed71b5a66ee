"""Quotes from a document of one's own: found, placed, and written as records of an atlas."""
