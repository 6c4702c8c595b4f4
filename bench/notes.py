"""Notes of 2,000 to 200,000 characters read and drafted offline: speed, growth and memory."""

import datetime as dt
import threading
import time

import psutil

from assistant.notes.drafting import draft
from assistant.notes.page import page_of
from assistant.session import new_plan
from bench.figures import Figure
from bench.noted import notes

TODAY = dt.date(2026, 11, 24)
LENGTHS = (2_000, 20_000, 200_000)
MEGABYTE = 1_000_000


def measure() -> list[Figure]:
    """Measure each length; what one character costs should not grow with the length."""
    _read(notes(LENGTHS[0], seed=2))  # loads the reader
    found, costs = [], []
    for length in LENGTHS:
        text = notes(length)
        with Memory() as memory:
            begun = time.perf_counter()
            _read(text)
            seconds = time.perf_counter() - begun
        costs.append(seconds / length)
        found += [
            Figure(f"notes of {length:,} characters, offline", seconds, "s"),
            Figure("characters a second", length / seconds, "/s"),
            Figure("most memory above the reader's own", memory.grown, "MB"),
        ]
    growth = f"cost of a character, {LENGTHS[-1]:,} beside {LENGTHS[0]:,}"
    return [*found, Figure(growth, costs[-1] / costs[0], "times", 2)]


def _read(text: str) -> None:
    draft(page_of(text, "pasted", TODAY), new_plan(), TODAY)


class Memory:
    """The most resident memory while something runs, above what there was before."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._before = self._most = self._now()
        self._done = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)

    @property
    def grown(self) -> float:
        """How much it grew at most, MB."""
        return (self._most - self._before) / MEGABYTE

    def __enter__(self) -> "Memory":
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._watch.join()
        self._most = max(self._most, self._now())

    def _look(self) -> None:
        while not self._done.wait(0.05):
            self._most = max(self._most, self._now())

    def _now(self) -> float:
        return float(self._process.memory_info().rss)
