"""Looking things up: the first answer of a new process, and each one after it."""

import functools
import json
import os
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
        first = _seconds(folder, "objection")
        starts = [_seconds(folder, name) for name in ("ask", "objection") for _ in range(STARTS)]
        each = _queries(Path(folder))
    return [
        Figure("first start ever, index built", first, "s"),
        Figure("first answer after starting, median", percentile(starts, 50), "s", 2.0),
        Figure("each next query, median", percentile(each, 50), "ms"),
        Figure("each next query, p95", percentile(each, 95), "ms", 50.0),
    ]


def _seconds(folder: str, command: str) -> float:
    begun = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "assistant", command, SAID[0], "--json"],
        capture_output=True, text=True, check=True,
        env={**os.environ, "ASSISTANT_DATA_DIR": folder},
    )  # fmt: skip
    json.loads(done.stdout)
    return time.perf_counter() - begun


def _queries(folder: Path) -> list[float]:
    from assistant.playbook.search import open_playbook
    from assistant.settings import Settings

    playbook = open_playbook(Settings(data_dir=folder))
    playbook.search("warm")
    return [timed(functools.partial(playbook.search, said)) for said in SAID]
