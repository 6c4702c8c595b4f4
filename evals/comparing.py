"""Two results held against each other, case by case: two models, or two versions of the prompts."""

import random
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Literal, NamedTuple

from evals.cases import aside
from evals.measures import Counts, Measure, Runs
from evals.page import shell
from evals.registry import registry
from evals.results import Result, SuiteRun

ROUNDS = 1000


class Difference(NamedTuple):
    """A figure of both results over the cases that both ran.

    Attributes:
        first: the figure of the first result.
        second: that of the second.
        low: where the 95 % interval of the difference (second less first) begins.
        high: where it ends.
        cases: how many cases both ran.
        better: whether more or less of it is better.
    """

    suite: str
    split: str
    name: str
    first: float
    second: float
    low: float
    high: float
    cases: int
    better: str

    @property
    def verdict(self) -> Literal["better", "worse", "open"]:
        """Say whether the second is surely better or worse (95 %)."""
        if self.low <= 0 <= self.high:
            return "open"
        return "better" if (self.low > 0) == (self.better == "more") else "worse"


class Flip(NamedTuple):
    """A case that is all right in one result and not in the other."""

    suite: str
    split: str
    case: str
    gained: bool


class Comparison(NamedTuple):
    """Everything about two results."""

    first: Result
    second: Result
    differences: list[Difference]
    flips: list[Flip]

    @property
    def told(self) -> list[Flip]:
        """The flips that may be named."""
        return [flip for flip in self.flips if not aside(flip.split)]


def compare(first: Result, second: Result) -> Comparison:
    """Return how the second result differs from the first, over the cases that both ran."""
    differences: list[Difference] = []
    flips: list[Flip] = []
    others = {run.suite: run for run in second.runs}
    for run in first.runs:
        if run.suite in others and run.suite in registry():
            differences += _differences(run, others[run.suite])
            flips += _flips(run, others[run.suite])
    return Comparison(first, second, differences, flips)


def _differences(first: SuiteRun, second: SuiteRun) -> list[Difference]:
    one, other = _runs(first), _runs(second)
    found = []
    for split in sorted({key[0] for key in one.keys() & other.keys()}):
        keys = sorted(key for key in one.keys() & other.keys() if key[0] == split)
        pairs = [(one[key], other[key]) for key in keys]
        found += [
            _difference(first.suite, split, measure, pairs)
            for measure in registry()[first.suite].measures
        ]
    return found


def _difference(
    suite: str, split: str, measure: Measure, pairs: Sequence[tuple[Runs, Runs]]
) -> Difference:
    """Return a figure's difference; cases are drawn in pairs, so what is hard is hard for both."""
    dice = random.Random(0)  # noqa: S311 - statistics, not secrets

    def apart(drawn: Sequence[tuple[Runs, Runs]]) -> float:
        return measure.of([b for _, b in drawn]) - measure.of([a for a, _ in drawn])

    values = sorted(apart(dice.choices(pairs, k=len(pairs))) for _ in range(ROUNDS))
    return Difference(
        suite, split, measure.name,
        measure.of([a for a, _ in pairs]), measure.of([b for _, b in pairs]),
        values[int(0.025 * ROUNDS)], values[int(0.975 * ROUNDS) - 1], len(pairs), measure.better,
    )  # fmt: skip


def _runs(run: SuiteRun) -> dict[tuple[str, str], list[Counts]]:
    found: dict[tuple[str, str], list[Counts]] = {}
    for row in run.rows:
        found.setdefault((row.split, row.case), []).append(row.counts)
    return found


def _flips(first: SuiteRun, second: SuiteRun) -> list[Flip]:
    one, other = _right(first), _right(second)
    return [
        Flip(first.suite, split, case, other[split, case])
        for split, case in sorted(one.keys() & other.keys())
        if one[split, case] != other[split, case]
    ]


def _right(run: SuiteRun) -> dict[tuple[str, str], bool]:
    found: dict[tuple[str, str], bool] = {}
    for row in run.rows:
        key = row.split, row.case
        found[key] = found.get(key, True) and row.value >= 1.0
    return found


def write(found: Comparison, folder: Path) -> None:
    """Write compare.md and compare.html into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "compare.md").write_text(markdown(found), encoding="utf-8")
    (folder / "compare.html").write_text(page(found), encoding="utf-8")


def markdown(found: Comparison) -> str:
    """Return the comparison as Markdown."""
    lines = [f"# {found.first.named} against {found.second.named}", ""]
    lines += ["| suite | split | figure | first | second | difference, 95 % | cases | |"]
    lines += ["|---|---|---|---|---|---|---|---|"]
    lines += [
        f"| {d.suite} | {d.split} | {d.name} | {d.first:.3f} | {d.second:.3f} "
        f"| {d.second - d.first:+.3f} ({d.low:+.3f} to {d.high:+.3f}) | {d.cases} "
        f"| {'' if d.verdict == 'open' else d.verdict} |"
        for d in found.differences
    ]
    for title, gained in (("All right only in the second", True), ("only in the first", False)):
        named = [f"- `{one.suite}/{one.case}`" for one in found.told if one.gained == gained]
        hidden = sum(f.gained == gained for f in found.flips) - len(named)
        lines += ["", f"## {title}", "", *named, f"- and {hidden} set aside"]
    return "\n".join(lines) + "\n"


def page(found: Comparison) -> str:
    """Return the comparison as one page."""
    rows = "".join(
        f"<tr><td>{escape(d.suite)}<td>{escape(d.split)}<td>{escape(d.name)}"
        f"<td class=n>{d.first:.3f}<td class=n>{d.second:.3f}<td class=n>{d.second - d.first:+.3f}"
        f"<td class=n>{d.low:+.3f} to {d.high:+.3f}<td class=n>{d.cases}"
        f"<td class={d.verdict}>{'' if d.verdict == 'open' else d.verdict}"
        for d in found.differences
    )
    flips = "".join(
        f"<li>{escape(one.suite)}/{escape(one.case)}: {'gained' if one.gained else 'lost'}"
        for one in found.told
    )
    hidden = len(found.flips) - len(found.told)
    body = f"""<h1>Comparison</h1>
<p class=sub>First: {escape(found.first.named)} · second: {escape(found.second.named)} ·
cases that both ran, drawn in pairs, 95 %</p>
<div class=wide><table><tr><th>Suite<th>Split<th>Figure<th class=n>First<th class=n>Second
<th class=n>Difference<th class=n>95 %<th class=n>Cases<th>Second is{rows}</table></div>
<h2>Cases that changed</h2><ul>{flips}</ul><p>{hidden} more are set aside.</p>"""
    return shell("Comparison", body)
