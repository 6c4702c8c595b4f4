"""Regressions against the committed baseline."""

import json
from collections.abc import Sequence
from pathlib import Path

from evals.figures import Figure

BASELINE = Path(__file__).parent / "baseline.json"


def key(figure: Figure) -> str:
    """Return what names the figure in the baseline."""
    return f"{figure.suite}/{figure.split}/{figure.name}"


def regressions(figures: Sequence[Figure], baseline: dict[str, float]) -> list[str]:
    """Return the figures whose whole interval is worse than the baseline, in words."""
    found = []
    for figure in figures:
        old = baseline.get(key(figure))
        if old is None:
            continue
        now = figure.interval
        worse = now.high < old if figure.better == "more" else now.low > old
        if worse:
            found.append(
                f"{key(figure)}: {now.value:.3f} ({now.low:.3f} to {now.high:.3f}), was {old:.3f}"
            )
    return found


def load(path: Path = BASELINE) -> dict[str, float]:
    """Return the baseline, empty where there is none."""
    if not path.is_file():
        return {}
    data: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return data


def save(figures: Sequence[Figure], path: Path = BASELINE) -> None:
    """Write the figures as the new baseline."""
    data = {key(figure): round(figure.interval.value, 4) for figure in figures}
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")
