"""All suites in one report, models side by side on the cases that they share."""

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from evals import __main__, results
from evals.beside import ASKS_NONE, NOT_COUNTED, NOT_RUN, beside, kept, markdown, page
from evals.results import Result, Row, SuiteRun
from tests.evals.small_suite import SUITE

SUITES = {
    "small": SUITE,
    "never": dataclasses.replace(SUITE, name="never", asks=False),
    "left": dataclasses.replace(SUITE, name="left"),
}
SMALL_MODEL = "compatible:<small>"


@pytest.fixture(autouse=True)
def _suites(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.beside.registry", lambda: SUITES)


def _row(case: str, right: int, split: str = "dev", epoch: int = 1) -> Row:
    counts = {"cases": 1.0, "right": float(right)}
    return Row(case=case, split=split, epoch=epoch, value=right, counts=counts)


def _result(model: str, **suites: list[Row]) -> Result:
    runs = [SuiteRun(suite=name, rows=rows) for name, rows in suites.items()]
    return Result(
        model=model, prompts="abc", at=dt.datetime(2026, 11, 26, tzinfo=dt.UTC), runs=runs
    )


OFFLINE = _result(
    "offline",
    small=[_row("one", 1), _row("one", 0, epoch=2), _row("two", 0), _row("three", 1, "heldout")],
    never=[_row("one", 1)],
    left=[_row("one", 1)],
)
LIVE = _result(SMALL_MODEL, small=[_row("one", 0), _row("three", 1, "heldout")])


def test_only_what_both_ran_is_counted() -> None:
    found = beside([LIVE, OFFLINE])
    assert found.models == ["offline", SMALL_MODEL]
    first = found.rows[0]
    assert (first.suite, first.name, first.cases) == ("small", "right", 2)
    assert first.cells[0].startswith("1.000 (")
    assert first.cells[1].startswith("0.500 (")
    assert all(one.endswith("n=2") for one in first.cells)


def test_suites_without_a_model_say_so() -> None:
    cells = {row.suite: row.cells for row in beside([OFFLINE, LIVE]).rows}
    assert cells["never"][1] == ASKS_NONE
    assert cells["left"][1] == NOT_RUN
    assert cells["left"][0].endswith("n=1")


def test_results_of_one_model_are_taken_together_and_the_last_counts() -> None:
    again = _result(SMALL_MODEL, small=[_row("one", 1)], left=[_row("one", 0)])
    cells = {row.suite: row.cells for row in beside([OFFLINE, LIVE, again]).rows}
    assert cells["small"][1].startswith("1.000")
    assert cells["left"][1].startswith("0.000")


def test_what_could_not_run_is_told_and_nothing_becomes_html() -> None:
    broken = LIVE.model_copy(update={"runs": [SuiteRun(suite="small", broken=["small/x: <away>"])]})
    found = beside([OFFLINE, broken])
    assert "Could not run: small/x: <away>" in markdown(found)
    assert "<away>" not in page(found)
    assert "<small>" not in page(found)
    assert found.rows[0].cells == ["0.000 (0.000 to 1.000), n=0"] * 2


def test_an_older_result_that_lacks_a_count_says_so() -> None:
    old = Row(case="one", split="dev", value=1, counts={"cases": 1})
    cells = beside([OFFLINE, _result(SMALL_MODEL, small=[old])]).rows[0].cells
    assert cells[0].startswith("1.000")
    assert cells[1] == NOT_COUNTED


def test_the_results_that_are_kept_can_be_read() -> None:
    assert {run.suite for one in kept() for run in one.runs} >= {"notes"}
    assert not any(row.notes for one in kept() for run in one.runs for row in run.rows if row.aside)


def test_the_command_writes_both_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results.save(OFFLINE, tmp_path / "a.json")
    results.save(LIVE, tmp_path / "b.json")
    files = [str(tmp_path / "a.json"), str(tmp_path / "b.json")]
    assert __main__.main(["beside", *files, "--report", str(tmp_path / "report")]) == 0
    told = capsys.readouterr().out
    assert f"| suite | figure | cases | offline | {SMALL_MODEL} |" in told
    assert (tmp_path / "report" / "beside.md").read_text(encoding="utf-8") == told
    assert "Side by side" in (tmp_path / "report" / "beside.html").read_text(encoding="utf-8")
    assert __main__.main(["beside", str(tmp_path / "none.json")]) == 2
