"""Time map images, warm, and the first one; beside them a browser's picture of a Folium map.

The whole corridor on A4 with relief, key and names. Processor time is what counts on a
shared machine; wall time stands behind it. Folium's own `_to_png` starts a browser, waits
three seconds and takes a picture; here Chromium does the same with a page of the same lines
and points, without any key, scale bar or notes.

python benchmarks/printing.py [--rounds N] [--memory]
"""

import argparse
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from geo.atlas import Atlas
from geo.load import SHIPPED, load_atlas
from geo.printing.reading import read_choice
from geo.printing.render import render_map

TARGETS = {"png": 1.5, "pdf": 1.0, "svg": 0.6}
FIRST = 4.0
WAIT = 3.0
_FIRST = """
import time
begun = time.process_time()
from geo.load import SHIPPED, load_atlas
atlas = load_atlas(SHIPPED)
loaded = time.process_time()
from geo.printing.reading import read_choice
from geo.printing.render import render_map
render_map(atlas, read_choice(atlas, {"format": "KIND", "dpi": "300"}))
print(time.process_time() - loaded, loaded - begun)
"""


def timed(action: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of processor and wall that an action takes."""
    cpu, wall = time.process_time(), time.perf_counter()
    action()
    return time.process_time() - cpu, time.perf_counter() - wall


def warm(atlas: Atlas, kind: str, rounds: int) -> tuple[float, float, int]:
    """Return the median processor and wall seconds of an export, and its size in bytes."""
    choice = read_choice(atlas, {"format": kind, "dpi": "300"})
    size = len(render_map(atlas, choice))
    times = [timed(lambda: render_map(atlas, choice)) for _ in range(rounds)]
    cpu, wall = zip(*times, strict=True)
    return statistics.median(cpu), statistics.median(wall), size


def first(kind: str) -> float:
    """Return the processor seconds of the first export of a fresh process, its imports too."""
    script = _FIRST.replace("KIND", kind)
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True,
        cwd=SHIPPED.parent,
    )  # fmt: skip
    return float(done.stdout.split()[0])


def folium_seconds(atlas: Atlas) -> float | None:
    """Return the wall seconds in which a browser takes a picture of a Folium map."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return None
    import folium  # noqa: PLC0415

    begun = time.perf_counter()
    west, south, east, north = atlas.info.extent
    page = folium.Map(tiles=None)
    page.fit_bounds([[south, west], [north, east]])
    for layer in atlas.layers:
        if layer.info.default:
            for feature in layer.features:
                if feature.is_located:
                    folium.GeoJson(feature.geometry.__geo_interface__).add_to(page)
    with tempfile.TemporaryDirectory() as folder:
        page.save(f"{folder}/map.html")
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=3508,2480",
             f"--virtual-time-budget={WAIT * 1000:.0f}", f"--screenshot={folder}/map.png",
             f"file://{folder}/map.html"],
            check=True, capture_output=True,
        )  # fmt: skip
    return time.perf_counter() - begun + WAIT


def print_memory(atlas: Atlas) -> None:
    """Print the memory of an A2 at 600 dots an inch."""
    choice = read_choice(atlas, {"format": "png", "paper": "a2", "dpi": "600"})
    cpu, _ = timed(lambda: render_map(atlas, choice))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"A2 at 600: {cpu:.1f} s, {peak:.2f} GB at most (reckoned "
          f"{choice.sheet.bytes_needed / 1e9:.2f}, granted 1.50)")  # fmt: skip


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--memory", action="store_true", help="also draw A2 at 600 dots an inch")
    options = parser.parse_args()
    atlas = load_atlas(SHIPPED)
    print("| A4, corridor | warm, processor | warm, wall | wanted | first | wanted | size |")
    print("|---|---|---|---|---|---|---|")
    for kind, target in TARGETS.items():
        cpu, wall, size = warm(atlas, kind, options.rounds)
        print(f"| {kind.upper()} | {cpu:.2f} s | {wall:.2f} s | {target} s | {first(kind):.2f} s "
              f"| {FIRST} s | {size / 1e6:.1f} MB |")  # fmt: skip
    browser = folium_seconds(atlas)
    shown = "no Chromium here" if browser is None else f"{browser:.1f} s"
    print(f"| Folium and a browser, PNG | – | {shown} | – | – | – | – |")
    if options.memory:
        print_memory(atlas)


if __name__ == "__main__":
    main()
