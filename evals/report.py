"""The report: Markdown, one HTML page, JUnit (see page.py for the page)."""

import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from evals.asking import cost
from evals.gates import Baseline, regressions, too_high
from evals.measures import Figure
from evals.page import page
from evals.registry import registry
from evals.results import Result, Row, Usage
from evals.suite import OFFLINE

_SMALLEST = 0.0005  # the baseline is rounded


class Failure(NamedTuple):
    """A case that is not all right."""

    suite: str
    row: Row


class Report(NamedTuple):
    """All that a run found, held against the baseline."""

    result: Result
    figures: Sequence[Figure]
    regressions: Sequence[str]
    baseline: Baseline
    beside: Sequence[Result] = ()

    @property
    def headline(self) -> list[Figure]:
        """The most telling figures of each suite."""
        known = registry()
        return [f for f in self.figures if f.suite in known and f.name in known[f.suite].headline]

    @property
    def suites(self) -> list[tuple[str, str, int, str]]:
        """Each suite: its name, what it measures, how many runs, median seconds of one."""
        return [
            (run.suite, registry()[run.suite].about, len(run.rows),
             f"{statistics.median(row.seconds for row in run.rows):.2f}" if run.rows else "")
            for run in self.result.runs
            if run.suite in registry()
        ]  # fmt: skip

    @property
    def asked(self) -> str:
        """What asking the model took, "" offline."""
        if self.result.model == OFFLINE:
            return ""
        used = [run.usage for run in self.result.runs]
        total = Usage(
            calls=sum(one.calls for one in used), cached=sum(one.cached for one in used),
            tokens_in=sum(one.tokens_in for one in used),
            tokens_out=sum(one.tokens_out for one in used),
        )  # fmt: skip
        price = cost(self.result.model, total)
        paid = "cost unknown" if price is None else f"${price:.2f}"
        return (
            f"{total.calls} answers of the model, {total.cached} more from the cache, "
            f"{total.tokens_in:,} tokens sent and {total.tokens_out:,} written, {paid}."
        )

    def change(self, figure: Figure) -> str:
        """Return the change of a figure since the baseline, "" where there is none to hold to."""
        before = self.baseline.get(figure.key)
        if before is None or not before.n:
            return ""
        change = figure.interval.value - before.value
        return "same" if abs(change) < _SMALLEST else f"{change:+.3f}"

    def besides(self, figure: Figure) -> list[str]:
        """Return the figure in each of the results beside, with its n."""
        found = []
        for one in self.beside:
            other = {f.key: f for f in one.figures}.get(figure.key)
            found.append(f"{other.interval.value:.3f} (n={other.interval.n})" if other else "")
        return found

    @property
    def told(self) -> list[Failure]:
        """The failures that may be shown."""
        return [failure for failure in self._failures() if not failure.row.aside]

    @property
    def hidden(self) -> int:
        """How many set-aside cases are not all right."""
        return sum(failure.row.aside for failure in self._failures())

    def _failures(self) -> list[Failure]:
        return [
            Failure(run.suite, row) for run in self.result.runs for row in run.rows if row.notes
        ]


def made(result: Result, baseline: Baseline, beside: Sequence[Result] = ()) -> Report:
    """Return the report of a run.

    Args:
        result: the run.
        baseline: figures of the offline brain; other models are not gated by it.
        beside: other results whose figures are shown beside.
    """
    figures = result.figures
    offline = result.model == OFFLINE
    worse = regressions(figures, baseline) if offline else too_high(figures)
    return Report(result, figures, worse, baseline, beside)


def write(report: Report, folder: Path) -> None:
    """Write report.md, report.html and junit.xml into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.md").write_text(markdown(report), encoding="utf-8")
    (folder / "report.html").write_text(page(report), encoding="utf-8")
    junit(report).write(folder / "junit.xml", encoding="utf-8", xml_declaration=True)


def markdown(report: Report) -> str:
    """Return the report as Markdown; failures of set-aside cases are only counted."""
    names = "".join(f" {one.model} |" for one in report.beside)
    lines = [f"# Evaluation, {report.result.named}", "", "## At a glance", ""]
    lines += [f"| suite | split | figure | value | 95 % interval | n | to baseline |{names}"]
    lines += ["|---|---|---|---|---|---|---|" + "---|" * len(report.beside)]
    lines += [
        f"{_line(f)} {report.change(f)} |" + "".join(f" {one} |" for one in report.besides(f))
        for f in report.headline
    ]
    lines += ["", report.asked] if report.asked else []
    lines += ["", "## All figures", ""]
    lines += ["| suite | split | figure | value | 95 % interval | n |", "|---|---|---|---|---|---|"]
    lines += [_line(f) for f in report.figures]
    for title, items in (("Regressions", report.regressions), ("Broken", report.result.broken)):
        if items:
            lines += ["", f"## {title}", "", *(f"- {item}" for item in items)]
    lines += ["", "## Failures", ""]
    lines += [f"- `{f.row.case}` {'; '.join(f.row.notes)}" for f in report.told]
    hidden = f"{report.hidden} set-aside cases are not all right; they stay set aside, unseen."
    lines += ["", hidden]
    return "\n".join(lines) + "\n"


def _line(f: Figure) -> str:
    return (
        f"| {f.suite} | {f.split} | {f.name} | {f.interval.value:.3f} | {_range(f)} "
        f"| {f.interval.n} |"
    )


def _range(figure: Figure) -> str:
    return f"{figure.interval.low:.3f} to {figure.interval.high:.3f}"


def junit(report: Report) -> "ET.ElementTree[ET.Element]":
    """Return the gates as JUnit: a regression fails, a case that could not run is an error."""
    suites = ET.Element("testsuites")
    suite = ET.SubElement(
        suites,
        "testsuite",
        name="evals",
        tests=str(len(report.figures)),
        failures=str(len(report.regressions)),
        errors=str(len(report.result.broken)),
    )
    for figure in report.figures:
        name = figure.key
        case = ET.SubElement(suite, "testcase", name=name)
        for text in report.regressions:
            if text.startswith(f"{name}:"):
                ET.SubElement(case, "failure", message=text)
    for text in report.result.broken:
        case = ET.SubElement(suite, "testcase", name=text[:80])
        ET.SubElement(case, "error", message=text)
    return ET.ElementTree(suites)
