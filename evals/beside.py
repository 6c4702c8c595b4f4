"""One report of all suites: the offline brain and models side by side, on the same cases."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from evals.measures import Measure, Runs
from evals.page import shell
from evals.registry import registry
from evals.results import Result, SuiteRun, load
from evals.suite import OFFLINE

ASKS_NONE = "asks no model"
NOT_RUN = "not run"
NOT_COUNTED = "not counted then"
LIVE = Path(__file__).parent / "live"


class Row(NamedTuple):
    """A figure of a suite, all its splits together.

    Attributes:
        cells: what each model has of it, in words.
    """

    suite: str
    name: str
    cases: int
    cells: list[str]


class Beside(NamedTuple):
    """What several results say of the same cases."""

    models: list[str]
    rows: list[Row]
    notes: list[str]


def kept() -> list[Result]:
    """Return the results of live runs that are kept with the project, for its report.

    Raises:
        InputError: one of them cannot be read.
    """
    return [load(path) for path in sorted(LIVE.glob("*.json"))]


def beside(found: Sequence[Result]) -> Beside:
    """Return the figures of every suite, a column for each model.

    Of a suite that a model ran, only the cases and runs that every model has are counted, so that
    the columns can be compared; of other suites all. Results of one model are taken together; of
    one suite that stands in several the last counts.

    Args:
        found: results; the offline one comes first in the report wherever it stands.
    """
    models: dict[str, dict[str, SuiteRun]] = {}
    notes = []
    for result in sorted(found, key=lambda one: one.model != OFFLINE):
        models.setdefault(result.model, {}).update({run.suite: run for run in result.runs})
        suites = ", ".join(run.suite for run in result.runs)
        notes.append(f"{result.named}, {result.at:%Y-%m-%d}: {suites}.")
        notes += [f"Could not run: {text}" for run in result.runs for text in run.broken]
    rows = []
    for name, suite in registry().items():
        runs = {model: of[name] for model, of in models.items() if name in of}
        if runs:
            rows += _rows(name, suite.measures, list(models), runs)
    return Beside(list(models), rows, notes)


def _rows(
    name: str, measures: Sequence[Measure], models: Sequence[str], runs: dict[str, SuiteRun]
) -> list[Row]:
    kept = [{(row.split, row.case, row.epoch) for row in run.rows} for run in runs.values()]
    shared = set.intersection(*kept)
    counted = {model: _counts(run, shared) for model, run in runs.items()}
    absent = NOT_RUN if registry()[name].asks else ASKS_NONE
    cases = len({key[:2] for key in shared})
    return [
        Row(
            name, f"{one.name} (less is better)" if one.better == "less" else one.name, cases,
            [_cell(one, counted[model]) if model in counted else absent for model in models],
        )
        for one in measures
    ]  # fmt: skip


def _counts(run: SuiteRun, shared: set[tuple[str, str, int]]) -> list[Runs]:
    found: dict[tuple[str, str], list[dict[str, float]]] = {}
    for row in run.rows:
        if (row.split, row.case, row.epoch) in shared:
            found.setdefault((row.split, row.case), []).append(row.counts)
    return list(found.values())


def _cell(measure: Measure, cases: Sequence[Runs]) -> str:
    try:
        now = measure.interval(cases)
    except KeyError:  # an older result lacks what is counted by now
        return NOT_COUNTED
    return f"{now.value:.3f} ({now.low:.3f} to {now.high:.3f}), n={now.n}"


def write(found: Beside, folder: Path) -> None:
    """Write beside.md and beside.html into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "beside.md").write_text(markdown(found), encoding="utf-8")
    (folder / "beside.html").write_text(page(found), encoding="utf-8")


def markdown(found: Beside) -> str:
    """Return the report as Markdown."""
    names = "".join(f" {model} |" for model in found.models)
    lines = ["# Side by side", "", "The same cases, all splits together, 95 % intervals.", ""]
    lines += [f"| suite | figure | cases |{names}", "|---|---|---|" + "---|" * len(found.models)]
    lines += [
        f"| {row.suite} | {row.name} | {row.cases} |" + "".join(f" {one} |" for one in row.cells)
        for row in found.rows
    ]
    return "\n".join([*lines, "", *(f"- {note}" for note in found.notes)]) + "\n"


def page(found: Beside) -> str:
    """Return the report as one page."""
    names = "".join(f"<th class=n>{escape(model)}" for model in found.models)
    rows = "".join(
        f"<tr><td>{escape(row.suite)}<td>{escape(row.name)}<td class=n>{row.cases}"
        + "".join(f"<td class=n>{escape(one)}" for one in row.cells)
        for row in found.rows
    )
    notes = "".join(f"<li>{escape(note)}" for note in found.notes)
    body = f"""<h1>Side by side</h1>
<p class=sub>The same cases, all splits together, 95 % intervals</p>
<div class=wide><table><tr><th>Suite<th>Figure<th class=n>Cases{names}{rows}</table></div>
<ul>{notes}</ul>"""
    return shell("Side by side", body)
