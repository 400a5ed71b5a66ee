"""Quotes from a document of one's own."""
