"""The app as it is served: time to its first page, and its memory after ten turns in a browser."""

import tempfile
import time
from pathlib import Path

import psutil

from bench.figures import Figure
from tests.browser.seller import Seller, browser, chromium
from tests.browser.serving import Server
from tests.browser.test_first_plan import TALK

MEGABYTE = 1_000_000


def measure() -> list[Figure]:
    """Measure with the system's chromium; nothing where there is none."""
    if chromium() is None:
        return []
    with tempfile.TemporaryDirectory() as folder, browser() as opened:
        server = Server(Path(folder))
        begun = time.perf_counter()
        server.start()
        answering = time.perf_counter() - begun
        try:
            seller = Seller(opened.new_page()).visit(server.url)
            first = time.perf_counter() - begun
            begun = time.perf_counter()
            seller.reload()
            again = time.perf_counter() - begun
            for text in TALK:
                seller.say(text)
            memory = _memory(server)
        finally:
            server.stop()
    return [
        Figure("start until the server answers", answering, "s"),
        Figure("start until the first page stands", first, "s"),
        Figure("reload of the page", again, "s"),
        Figure(f"resident memory after {len(TALK)} turns", memory, "MB", 700),
    ]


def _memory(server: Server) -> float:
    """Return the resident memory of the app's process and its children."""
    if server.process is None:
        raise RuntimeError("The app is not running.")
    process = psutil.Process(server.process.pid)
    family = [process, *process.children(recursive=True)]
    return sum(float(one.memory_info().rss) for one in family) / MEGABYTE
