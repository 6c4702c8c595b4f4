"""Looking things up: the first answer of a new process, and each one after it."""

import functools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure, percentile, timed

STARTS = 5
SAID = (
    "Our lawyers need forever", "You are pushing us", "There is no money for this yet",
    "We'll be in touch", "It is far too expensive", "Our contact has left", "Just mail it to me",
    "How do I ask who signs?", "What belongs in the plan?", "What does security review need?",
)  # fmt: skip


def measure() -> list[Figure]:
    """Measure whole processes of both commands, and queries within one."""
    with tempfile.TemporaryDirectory() as folder:
        first, _ = _seconds(folder, "objection")
        starts = {
            name: [_seconds(folder, name) for _ in range(STARTS)] for name in ("ask", "objection")
        }
        each = _queries(Path(folder))
    busy = [used for runs in starts.values() for _, used in runs]
    return [
        Figure("first start ever, table made", first, "s"),
        *(
            Figure(f"{name}: start to first answer, median", _median(runs), "s", 2.0)
            for name, runs in starts.items()
        ),
        Figure("of that on a processor, median of both", statistics.median(busy), "s"),
        Figure("each next query, median", percentile(each, 0.5), "ms"),
        Figure("each next query, p95", percentile(each, 0.95), "ms", 50.0),
    ]


def _median(runs: list[tuple[float, float]]) -> float:
    return statistics.median(taken for taken, _ in runs)


def _seconds(folder: str, command: str) -> tuple[float, float]:
    """Return how long a process takes, and how much of that it computes; seconds."""
    used = _computed()
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "assistant", command, SAID[0], "--json"],
        capture_output=True, text=True, check=True,
        env={**os.environ, "ASSISTANT_DATA_DIR": folder},
    )  # fmt: skip
    json.loads(done.stdout)
    return time.perf_counter() - begun, _computed() - used


def _computed() -> float:
    """Return the processor time of all processes that were started and have ended, seconds."""
    times = os.times()
    return times.children_user + times.children_system


def _queries(folder: Path) -> list[float]:
    from assistant.playbook.search import open_playbook
    from assistant.settings import Settings

    playbook = open_playbook(Settings(data_dir=folder).knowledge_source, brief=True)
    playbook.search("warm")
    return [timed(functools.partial(playbook.search, said)) for said in SAID]
