"""The print map: one choice in, the bytes of a PNG, SVG or PDF out."""
