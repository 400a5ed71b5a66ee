"""Start the three apps that are compared, and read what their processes use."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {
    "floor": ROOT / "benchmarks" / "floor",
    "plain": ROOT / "benchmarks" / "plain",
    "keruen": ROOT,
}
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Server:
    """A running app."""

    name: str
    address: str
    pid: int
    seconds_to_answer: float

    def cpu(self) -> float:
        """Return the seconds of processor time used so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def memory(self) -> float:
        """Return the resident memory in MB."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * _PAGE / 1e6


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


@contextmanager
def serving(name: str, log: Path | None = None) -> Iterator[Server]:
    """Run one app on a free port until the block ends; what it says goes to `log`, if given."""
    address = f"http://127.0.0.1:{(port := _free_port())}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    command += ["--browser.gatherUsageStats", "false", "--server.fileWatcherType", "none"]
    out = (log or Path(os.devnull)).open("wb")
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=FOLDERS[name], stdout=out, stderr=out)
    try:
        while not _answers(address):
            if process.poll() is not None:
                raise RuntimeError(f"{name} did not start")
            time.sleep(0.02)
        yield Server(name, address, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(10)
        out.close()
