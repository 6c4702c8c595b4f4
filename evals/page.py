"""The report as one self-contained HTML page."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from evals.measures import Figure

if TYPE_CHECKING:
    from evals.report import Failure, Report

_STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif;
  --line: #8883; --soft: #8881; --accent: #2563eb; --bad: #c62828; }
@media (prefers-color-scheme: dark) { :root { --accent: #7aa7ff; --bad: #ff8a80; } }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; } .sub { opacity: .7; margin-top: .2rem; }
.verdict { border-left: 4px solid var(--accent); background: var(--soft); padding: .6rem 1rem; }
.verdict.bad { border-color: var(--bad); } .verdict ul { margin: .3rem 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem; vertical-align: middle; }
tr { border-bottom: 1px solid var(--line); }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { position: relative; width: 12rem; height: .9rem; background: var(--soft);
  border-radius: 3px; }
.bar i, .bar b { position: absolute; top: 0; bottom: 0; border-radius: 2px; }
.bar i { background: var(--accent); opacity: .35; }
.bar b { width: 3px; margin-left: -1px; background: var(--accent); }
.filters { display: flex; gap: .6rem; flex-wrap: wrap; margin: 1rem 0; align-items: center; }
input, select { font: inherit; padding: .3rem .6rem; max-width: 100%; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .4rem 0; }
summary { cursor: pointer; padding: .4rem .8rem; }
details > div { padding: 0 .8rem .6rem; }
details ul { margin: .2rem 0; padding-left: 1.2rem; }
pre { white-space: pre-wrap; background: var(--soft); padding: .6rem; border-radius: 6px; }
.better { color: var(--accent); font-weight: 600; } .worse { color: var(--bad); font-weight: 600; }
.tag { opacity: .7; font-size: .85em; margin-right: .6rem; }
"""

_SCRIPT = """
const text = document.getElementById("text"), suite = document.getElementById("suite");
const split = document.getElementById("split"), shown = document.getElementById("shown");
const rows = [...document.querySelectorAll("details.failure")];
function filter() {
  const words = text.value.toLowerCase().split(" ").filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const all = row.textContent.toLowerCase();
    const fits = words.every(word => all.includes(word))
      && (!suite.value || row.dataset.suite === suite.value)
      && (!split.value || row.dataset.split === split.value);
    row.hidden = !fits;
    count += fits;
  }
  shown.textContent = count + " of " + rows.length;
}
for (const one of [text, suite, split]) one.addEventListener("input", filter);
filter();
"""


def shell(title: str, body: str) -> str:
    """Return a whole page around a body; it needs nothing from anywhere else."""
    return f"""<!doctype html><html lang=en><meta charset=utf-8><title>{escape(title)}</title>
<meta name=viewport content="width=device-width, initial-scale=1"><style>{_STYLE}</style>
{body}</html>
"""


def page(report: "Report") -> str:
    """Return the report as one page; failures of set-aside cases are only counted."""
    told = report.told
    body = f"""<h1>Evaluation</h1><p class=sub>{escape(report.result.named)} · 95 % intervals</p>
{_verdict(report)}
<h2>At a glance</h2><div class=wide><table>
<tr><th>Suite<th>Split<th>Figure<th class=n>Value<th class=n>95 %<th class=n>n
<th class=n>To baseline{"".join(f"<th class=n>{escape(one.model)}" for one in report.beside)}
{"".join(_headline(report, figure) for figure in report.headline)}</table></div>
{_suites(report)}
<h2>All figures</h2><div class=wide><table>
<tr><th>Suite<th>Split<th>Figure<th class=n>Value<th>Interval<th class=n>95 %<th class=n>n
{"".join(_row(figure) for figure in report.figures)}</table></div>
<h2>Failures</h2>
<p>{report.hidden} set-aside cases are not all right; they stay set aside, unseen.</p>
<div class=filters><input id=text size=30 placeholder="Words to look for" aria-label="Filter">
<select id=suite aria-label="Suite"><option value="">All suites{_options(told, "suite")}</select>
<select id=split aria-label="Split"><option value="">All splits{_options(told, "split")}</select>
<span id=shown></span></div>
{"".join(_failure(failure) for failure in told)}
<script>{_SCRIPT}</script>"""
    return shell("Evaluation", body)


def _headline(report: "Report", figure: Figure) -> str:
    now = figure.interval
    others = "".join(f"<td class=n>{told}" for told in report.besides(figure))
    return (
        f"<tr><td>{escape(figure.suite)}<td>{escape(figure.split)}<td>{escape(figure.name)}"
        f"<td class=n>{now.value:.3f}<td class=n>{now.low:.3f} to {now.high:.3f}<td class=n>{now.n}"
        f"<td class=n>{report.change(figure)}{others}"
    )


def _suites(report: "Report") -> str:
    rows = "".join(
        f"<tr><td>{escape(name)}<td>{escape(about)}<td class=n>{runs}<td class=n>{seconds}"
        for name, about, runs, seconds in report.suites
    )
    return (
        "<h2>Suites</h2><div class=wide><table><tr><th>Suite<th>What it measures<th class=n>Runs"
        f"<th class=n>Median seconds a run{rows}</table></div><p>{escape(report.asked)}</p>"
    )


def _verdict(report: "Report") -> str:
    if not report.regressions and not report.result.broken:
        return "<p class=verdict>No figure is surely worse than the baseline.</p>"
    parts = [
        ("Worse than the baseline", report.regressions),
        ("Could not run", report.result.broken),
    ]
    lists = "".join(
        f"<strong>{title}</strong><ul>{''.join(f'<li>{escape(item)}' for item in items)}</ul>"
        for title, items in parts
        if items
    )
    return f'<div class="verdict bad">{lists}</div>'


def _row(figure: Figure) -> str:
    now = figure.interval
    bar = (
        ""
        if now.high > 1
        # counts have no scale of their own
        else (
            f'<div class=bar><i style="left:{now.low * 100:.1f}%;'
            f'width:{(now.high - now.low) * 100:.1f}%"></i>'
            f'<b style="left:{now.value * 100:.1f}%"></b></div>'
        )
    )
    less = " (less is better)" if figure.better == "less" else ""
    return (
        f"<tr><td>{escape(figure.suite)}<td>{escape(figure.split)}"
        f"<td>{escape(figure.name)}{less}<td class=n>{now.value:.3f}<td>{bar}"
        f"<td class=n>{now.low:.3f} to {now.high:.3f}<td class=n>{now.n}"
    )


def _options(failures: Sequence["Failure"], field: str) -> str:
    values = sorted({one.suite if field == "suite" else one.row.split for one in failures})
    return "".join(f"<option>{escape(value)}" for value in values)


def _failure(failure: "Failure") -> str:
    row = failure.row
    notes = "".join(f"<li>{escape(note)}" for note in row.notes)
    details = f"<pre>{escape(row.details)}</pre>" if row.details else ""
    return (
        f'<details class=failure data-suite="{escape(failure.suite)}" '
        f'data-split="{escape(row.split)}"><summary><span class=tag>{escape(failure.suite)} · '
        f"{escape(row.split)}</span>{escape(row.case)}</summary>"
        f"<div><ul>{notes}</ul>{details}</div></details>"
    )
