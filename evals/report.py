"""The report: Markdown, one HTML page, JUnit (see page.py for the page)."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from evals.gates import Baseline, regressions, too_high
from evals.measures import Figure
from evals.page import page
from evals.results import Result, Row
from evals.suite import OFFLINE


class Failure(NamedTuple):
    """A case that is not all right."""

    suite: str
    row: Row


class Report(NamedTuple):
    """All that a run found, held against the baseline."""

    result: Result
    figures: Sequence[Figure]
    regressions: Sequence[str]

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


def made(result: Result, baseline: Baseline) -> Report:
    """Return the report of a run; the baseline is that of the offline brain."""
    figures = result.figures
    offline = result.model == OFFLINE
    return Report(result, figures, regressions(figures, baseline) if offline else too_high(figures))


def write(report: Report, folder: Path) -> None:
    """Write report.md, report.html and junit.xml into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.md").write_text(markdown(report), encoding="utf-8")
    (folder / "report.html").write_text(page(report), encoding="utf-8")
    junit(report).write(folder / "junit.xml", encoding="utf-8", xml_declaration=True)


def markdown(report: Report) -> str:
    """Return the report as Markdown; failures of set-aside cases are only counted."""
    lines = [f"# Evaluation, model {report.result.model}", ""]
    lines += ["| suite | split | figure | value | 95 % interval | n |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {f.suite} | {f.split} | {f.name} | {f.interval.value:.3f} "
        f"| {_range(f)} | {f.interval.n} |"
        for f in report.figures
    ]
    for title, items in (("Regressions", report.regressions), ("Broken", report.result.broken)):
        if items:
            lines += ["", f"## {title}", "", *(f"- {item}" for item in items)]
    lines += ["", "## Failures", ""]
    lines += [f"- `{f.row.case}` {'; '.join(f.row.notes)}" for f in report.told]
    hidden = f"{report.hidden} set-aside cases are not all right; they stay set aside, unseen."
    lines += ["", hidden]
    return "\n".join(lines) + "\n"


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
