"""The evidence of an atlas in formats that others read; each module writes one family."""
