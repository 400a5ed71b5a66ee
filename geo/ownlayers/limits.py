"""How much of a visitor's own the program takes; stated on the page, kept everywhere."""

from typing import Final

MEGABYTE: Final = 1_000_000
FILE_MEGABYTES: Final = 40
FILE_BYTES: Final = FILE_MEGABYTES * MEGABYTE
UNPACKED_BYTES: Final = 160 * MEGABYTE
ENTRIES: Final = 200
FEATURES: Final = 100_000
POSITIONS: Final = 3_000_000
COLUMNS: Final = 120
CHARACTERS: Final = 4_000
TROUBLES: Final = 200
LAYERS: Final = 8
WORKER_SECONDS: Final = 30
WORKER_MEMORY: Final = 2_000 * MEGABYTE
