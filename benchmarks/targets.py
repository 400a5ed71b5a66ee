"""What is asked of each measure, as the table says it."""

from typing import Final

TARGETS: Final = {
    "server start to first answer, s": "≤ 3",
    "cold page load, s": "≤ 2 × floor",
    "click to quote, ms": "≤ 150 (worst 400); ≤ 0.25 × plain",
    "of that beside the panel's own text, kB": "≤ 5",
    "sent over the websocket for the first run, kB": "≤ 40",
    "server CPU for a click, s": "≤ 3 × floor",
    "server CPU for a first run, s": "≤ 4 × floor",
    "first run of 30 in lockstep, s": "≤ 3; ≤ 1/7 of plain",
    "later run of 30 in lockstep, s": "≤ 2; ≤ 1/7 of plain",
    "memory a session, MB": "≤ 5",
    "own layer of 10,000 points: of that for the layer, s": "≤ 1.5",
    "own layer of 10,000 points: longest frame after a pan, ms": "≤ 250",
    "own layer of 100,000 points: of that for the layer, s": "≤ 4",
    "own layer of 100,000 points: longest frame after a pan, ms": "≤ 800",
    "first load over 400 kbit/s, s": "< floor",
}
