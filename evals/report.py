"""The report: Markdown, one HTML page, JUnit."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from evals.figures import Figure


class Failure(NamedTuple):
    """A case that is not all right."""

    suite: str
    split: str
    case: str
    text: str


class Report(NamedTuple):
    """All that a run found."""

    figures: Sequence[Figure]
    failures: Sequence[Failure]
    regressions: Sequence[str]
    broken: Sequence[str]
    model: str


def write(report: Report, folder: Path) -> None:
    """Write report.md, report.html and junit.xml into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.md").write_text(markdown(report), encoding="utf-8")
    (folder / "report.html").write_text(html(report), encoding="utf-8")
    junit(report).write(folder / "junit.xml", encoding="utf-8", xml_declaration=True)


def markdown(report: Report) -> str:
    """Return the report as Markdown; failures of set-aside cases are only counted."""
    lines = [f"# Evaluation, model {report.model}", ""]
    lines += ["| suite | split | figure | value | 95 % interval | n |", "|---|---|---|---|---|---|"]
    lines += [
        f"| {f.suite} | {f.split} | {f.name} | {f.interval.value:.3f} "
        f"| {_range(f)} | {f.interval.n} |"
        for f in report.figures
    ]
    for title, items in (("Regressions", report.regressions), ("Broken", report.broken)):
        if items:
            lines += ["", f"## {title}", "", *(f"- {item}" for item in items)]
    lines += ["", "## Failures (dev)", ""]
    lines += [f"- `{f.case}` {f.text}" for f in report.failures if f.split == "dev"]
    aside = sum(f.split == "heldout" for f in report.failures)
    lines += [
        "",
        f"{aside} set-aside cases are not all right; they are not shown, to stay set aside.",
    ]
    return "\n".join(lines) + "\n"


def _range(figure: Figure) -> str:
    return f"{figure.interval.low:.3f} to {figure.interval.high:.3f}"


def html(report: Report) -> str:
    """Return the report as one page."""
    rows = "".join(
        f"<tr><td>{escape(f.suite)}<td>{escape(f.split)}<td>{escape(f.name)}"
        f"<td class=n>{f.interval.value:.3f}"
        f"<td class=n>{_range(f)}<td class=n>{f.interval.n}"
        for f in report.figures
    )
    failed = "".join(
        f"<tr><td>{escape(f.suite)}<td>{escape(f.case)}<td>{escape(f.text)}"
        for f in report.failures
        if f.split == "dev"
    )
    alarms = "".join(f"<li>{escape(item)}" for item in (*report.regressions, *report.broken))
    alarm = f"<h2>Regressions</h2><ul class=bad>{alarms}</ul>" if alarms else ""
    return f"""<!doctype html><html lang=en><meta charset=utf-8><title>Evaluation</title>
<meta name=viewport content="width=device-width, initial-scale=1">
<style>
:root {{ color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }}
body {{ max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
td, th {{ text-align: left; padding: .3rem .6rem; vertical-align: top; }}
tr {{ border-bottom: 1px solid #8884; }}
.n {{ text-align: right; font-variant-numeric: tabular-nums; }} .bad {{ color: #c22; }}
input {{ font: inherit; padding: .3rem .6rem; width: 20rem; max-width: 100%; }}
</style>
<h1>Evaluation, model {escape(report.model)}</h1>{alarm}
<table>
<tr><th>Suite<th>Split<th>Figure<th class=n>Value<th class=n>95 % interval<th class=n>n{rows}
</table>
<h2>Failures (dev)</h2>
<p><input id=q placeholder="Filter"></p>
<table id=f>{failed}</table>
<script>
document.getElementById("q").oninput = (event) => {{
  const wanted = event.target.value.toLowerCase();
  for (const row of document.querySelectorAll("#f tr"))
    row.hidden = !row.textContent.toLowerCase().includes(wanted);
}};
</script></html>
"""


def junit(report: Report) -> "ET.ElementTree[ET.Element]":
    """Return the gates as JUnit: a regression fails, a case that could not run is an error."""
    suites = ET.Element("testsuites")
    suite = ET.SubElement(
        suites,
        "testsuite",
        name="evals",
        tests=str(len(report.figures)),
        failures=str(len(report.regressions)),
        errors=str(len(report.broken)),
    )
    for figure in report.figures:
        name = f"{figure.suite}/{figure.split}/{figure.name}"
        case = ET.SubElement(suite, "testcase", name=name)
        for text in report.regressions:
            if text.startswith(f"{name}:"):
                ET.SubElement(case, "failure", message=text)
    for text in report.broken:
        case = ET.SubElement(suite, "testcase", name=text[:80])
        ET.SubElement(case, "error", message=text)
    return ET.ElementTree(suites)
