"""Regressions against the committed baseline."""

import json
import math
from collections.abc import Sequence
from pathlib import Path

from evals.figures import Figure
from evals.intervals import Interval

BASELINE = Path(__file__).parent / "baseline.json"

Baseline = dict[str, Interval]


def key(figure: Figure) -> str:
    """Return what names the figure in the baseline."""
    return f"{figure.suite}/{figure.split}/{figure.name}"


def loss(now: Interval, before: Interval, better: str) -> float:
    """Return by how much a figure is surely worse (95 %); 0 or less where it may be chance.

    The interval of the difference is made of the two intervals (Newcombe's hybrid score method),
    so one case of a hundred that were all right does not fail a run, and five do.
    """
    if better == "more":
        fall, worst = before.value - now.value, math.hypot(
            before.value - before.low, now.high - now.value
        )  # fmt: skip
    else:
        fall, worst = now.value - before.value, math.hypot(
            before.high - before.value, now.value - now.low
        )  # fmt: skip
    return fall - worst


def regressions(figures: Sequence[Figure], baseline: Baseline) -> list[str]:
    """Return the figures that are surely worse than the baseline, in words."""
    found = []
    for figure in figures:
        before, now = baseline.get(key(figure)), figure.interval
        if before is not None and before.n and now.n and loss(now, before, figure.better) > 0:
            found.append(
                f"{key(figure)}: {now.value:.3f} ({now.low:.3f} to {now.high:.3f}), "
                f"was {before.value:.3f} ({before.low:.3f} to {before.high:.3f})"
            )
    return found


def load(path: Path = BASELINE) -> Baseline:
    """Return the baseline, empty where there is none."""
    if not path.is_file():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return {name: Interval(**values) for name, values in data.items()}


def save(figures: Sequence[Figure], path: Path = BASELINE) -> None:
    """Write the figures over those of the baseline; suites that did not run keep theirs."""
    fresh = {key(figure): _rounded(figure.interval) for figure in figures}
    ran = {figure.suite for figure in figures}
    kept = {
        name: _rounded(interval)
        for name, interval in load(path).items()
        if name.split("/", 1)[0] not in ran
    }
    text = json.dumps(kept | fresh, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def _rounded(interval: Interval) -> dict[str, float | int]:
    return {
        "value": round(interval.value, 4), "low": round(interval.low, 4),
        "high": round(interval.high, 4), "n": interval.n,
    }  # fmt: skip
