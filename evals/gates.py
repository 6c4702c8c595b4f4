"""Regressions against the committed baseline: one file a suite."""

import json
import math
from collections.abc import Sequence
from pathlib import Path

from evals.intervals import Interval
from evals.measures import Figure

BASELINE = Path(__file__).parent / "baseline"

Baseline = dict[str, Interval]


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
    """Return the figures that are surely worse than the baseline or above their limit, in words."""
    found = []
    for figure in figures:
        before, now = baseline.get(figure.key), figure.interval
        if figure.most is not None and now.value > figure.most:
            found.append(f"{figure.key}: {now.value:.3f}, must be {figure.most:g} at most")
        elif before is not None and before.n and now.n and loss(now, before, figure.better) > 0:
            found.append(
                f"{figure.key}: {now.value:.3f} ({now.low:.3f} to {now.high:.3f}), "
                f"was {before.value:.3f} ({before.low:.3f} to {before.high:.3f})"
            )
    return found


def too_high(figures: Sequence[Figure]) -> list[str]:
    """Return the figures above their limit, in words: what no model may do."""
    return regressions(figures, {})


def load(folder: Path | None = None) -> Baseline:
    """Return the baseline of all suites, empty where there is none."""
    return {
        name: Interval(**values)
        for path in sorted((folder or BASELINE).glob("*.json"))
        for name, values in json.loads(path.read_text(encoding="utf-8")).items()
    }


def save(figures: Sequence[Figure], folder: Path | None = None) -> None:
    """Write the figures over the baseline; suites that did not run keep theirs."""
    folder = folder or BASELINE
    folder.mkdir(parents=True, exist_ok=True)
    for suite in sorted({figure.suite for figure in figures}):
        fresh = {one.key: _rounded(one.interval) for one in figures if one.suite == suite}
        text = json.dumps(fresh, indent=1, sort_keys=True)
        (folder / f"{suite}.json").write_text(text + "\n", encoding="utf-8")


def _rounded(interval: Interval) -> dict[str, float | int]:
    return {
        "value": round(interval.value, 4), "low": round(interval.low, 4),
        "high": round(interval.high, 4), "n": interval.n,
    }  # fmt: skip
