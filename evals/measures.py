"""Figures made of the counts of cases, each with its interval and the split it is of."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from evals.intervals import Interval, bootstrap, wilson

Counts = dict[str, float]
Runs = Sequence[Counts]  # the runs of one case
Better = Literal["more", "less"]


class Measure(NamedTuple):
    """A figure over cases.

    Attributes:
        name: what it is called in the report.
        of: the figure itself, of the runs of each case.
        interval: the figure with its 95 % interval.
        better: whether more or less of it is better.
        most: what it must never be above, whatever the baseline says.
    """

    name: str
    of: Callable[[Sequence[Runs]], float]
    interval: Callable[[Sequence[Runs]], Interval]
    better: Better = "more"
    most: float | None = None


class Figure(NamedTuple):
    """A measure of the cases of one split."""

    suite: str
    split: str
    name: str
    interval: Interval
    better: str = "more"
    most: float | None = None

    @property
    def key(self) -> str:
        """What names the figure in the baseline."""
        return f"{self.suite}/{self.split}/{self.name}"


def share(
    name: str, hits: str, total: str, better: Better = "more", most: float | None = None
) -> Measure:
    """Return a share: the sum of one count over the sum of another, with Wilson's interval.

    Runs of one case are not cases of their own: the interval takes their mean.
    """

    def of(cases: Sequence[Runs]) -> float:
        return ratio(cases, hits, total, nothing=0.0)

    def interval(cases: Sequence[Runs]) -> Interval:
        times = max((len(runs) for runs in cases), default=1)
        return wilson(summed(cases, hits) / times, round(summed(cases, total) / times))

    return Measure(name, of, interval, better, most)


def drawn(name: str, of: Callable[[Sequence[Runs]], float], better: Better = "more") -> Measure:
    """Return a figure of any make, with the interval of a bootstrap over cases."""
    return Measure(name, of, lambda cases: bootstrap(cases, of), better)


def mean(name: str, key: str, better: Better = "more") -> Measure:
    """Return the mean of a count over all runs."""

    def of(cases: Sequence[Runs]) -> float:
        runs = sum(len(one) for one in cases)
        return summed(cases, key) / runs if runs else 0.0

    return drawn(name, of, better)


def every(name: str, key: str) -> Measure:
    """Return the share of cases in which every run has the count above 0 (pass^k)."""

    def of(cases: Sequence[Runs]) -> float:
        return _whole(cases, key) / len(cases) if cases else 0.0

    return Measure(name, of, lambda cases: wilson(_whole(cases, key), len(cases)))


def _whole(cases: Sequence[Runs], key: str) -> int:
    return sum(all(run[key] > 0 for run in runs) for runs in cases)


def f1(name: str, hits: str, what: str) -> Measure:
    """Return F1 of what was found: counts `hits`, `WHAT_wanted` and `WHAT_found`."""

    def of(cases: Sequence[Runs]) -> float:
        total = summed(cases, f"{what}_wanted") + summed(cases, f"{what}_found")
        return 2 * summed(cases, hits) / total if total else 1.0

    return drawn(name, of)


def figures(
    suite: str, measures: Sequence[Measure], rows: Iterable[tuple[str, str, Counts]]
) -> list[Figure]:
    """Return the figures of a suite, split by split.

    Args:
        suite: its name.
        measures: what is made of the counts.
        rows: split, case and counts of every run.
    """
    kept: dict[str, dict[str, list[Counts]]] = {}
    for split, case, counts in rows:
        kept.setdefault(split, {}).setdefault(case, []).append(counts)
    return [
        Figure(suite, split, one.name, one.interval(list(of.values())), one.better, one.most)
        for split, of in sorted(kept.items())
        for one in measures
    ]


def summed(cases: Sequence[Runs], key: str) -> float:
    """Return the sum of a count over all runs of all cases."""
    return sum(run[key] for runs in cases for run in runs)


def ratio(cases: Sequence[Runs], hits: str, total: str, nothing: float = 1.0) -> float:
    """Return a sum over another; `nothing` where the second is 0."""
    whole = summed(cases, total)
    return summed(cases, hits) / whole if whole else nothing
