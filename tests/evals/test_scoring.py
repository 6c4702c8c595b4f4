"""Scorers, intervals and gates on cases small enough to count by hand."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from evals import gates, report
from evals.chat_score import score_chat
from evals.figures import Figure, chat_figures, deadline_figures
from evals.intervals import Interval, bootstrap, wilson
from evals.matching import pairs, same_person


def _plan(**values: Any) -> dict[str, Any]:
    return {
        "deal": {"buyer": "Acme"}, "people": [], "steps": [], "check_in": None,
        "go_live": None, "target_close": None, **values,
    }  # fmt: skip


def _step(action: str, **values: Any) -> dict[str, Any]:
    return {
        "id": action.lower().replace(" ", "-"), "action": action, "owners": [], "due": None,
        "status": "not_started", "duration_days": None, "depends_on": [], **values,
    }  # fmt: skip


def test_steps_are_matched_one_to_one_by_the_best_wording() -> None:
    gold: list[dict[str, Any]] = [
        {"name": "Legal review"},
        {"name": "Security review", "also": ["Infosec"]},
    ]
    found = pairs(gold, ["Infosec", "Kickoff", "Legal review and redlines"])
    assert [(pair.gold, pair.found) for pair in found] == [(0, 2), (1, 0)]


def test_reviews_of_different_things_do_not_match() -> None:
    assert pairs([{"name": "Legal review"}], ["Security review"]) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Priya", "Priya Shah", True),
        ("Mr. Alan Whitcombe", "Alan Whitcombe", True),
        ("David Klein", "David Moss", False),
        ("Mr", "Dr", False),
    ],
)
def test_names_that_may_be_one_person(one: str, other: str, *, same: bool) -> None:
    assert same_person(one, other) == same


def test_a_right_plan_has_nothing_to_say() -> None:
    gold = {
        "deal": {"buyer": "Acme"},
        "people": [{"name": "Priya"}],
        "steps": [{"name": "Legal review", "owners": ["Priya"], "due": "2026-12-11"}],
    }
    plan = _plan(
        people=[{"name": "Priya", "side": None}],
        steps=[_step("Legal review", owners=["Priya"], due="2026-12-11")],
    )
    counts, notes = score_chat(gold, plan)
    assert notes == []
    assert counts["strict_hit"] == counts["steps_wanted"] == counts["steps_found"] == 1
    assert counts["invented"] == 0


def test_each_mistake_counts_once() -> None:
    gold = {
        "steps": [
            {"name": "Legal review", "owners": ["Priya"], "after": ["NDA signed"]},
            {"name": "Budget approval"},
            {"name": "Kickoff", "maybe": True},
        ]
    }
    plan = _plan(
        steps=[
            _step("Legal review", owners=["Tom"], due="2026-12-11", status="done"),
            _step("Moon landing"),
            _step("Kickoff"),
        ]
    )
    counts, notes = score_chat(gold, plan)
    assert counts["steps_hit"] == 1
    assert counts["steps_wanted"] == 2
    assert counts["steps_found"] == 2
    assert counts["strict_hit"] == 0
    assert counts["invented"] == 3  # a step, an owner, a date
    assert len(notes) == 6


def test_wilson_against_known_values() -> None:
    found = wilson(8, 10)
    assert found.low == pytest.approx(0.4902, abs=1e-4)
    assert found.high == pytest.approx(0.9433, abs=1e-4)
    assert wilson(0, 0) == Interval(0.0, 0.0, 1.0, 0)


def test_the_bootstrap_holds_the_figure_and_repeats() -> None:
    cases = [0.0, 1.0] * 20
    found = bootstrap(cases, lambda drawn: sum(drawn) / len(drawn))
    assert found.low < 0.5 < found.high
    assert found == bootstrap(cases, lambda drawn: sum(drawn) / len(drawn))


BEFORE = Interval(0.8, 0.73, 0.86, 100)


@pytest.mark.parametrize(
    ("better", "interval", "fails"),
    [
        ("more", Interval(0.6, 0.5, 0.69, 50), True),
        ("more", Interval(0.72, 0.62, 0.80, 50), False),
        ("less", Interval(0.95, 0.90, 0.98, 50), True),
        ("less", Interval(0.85, 0.77, 0.92, 50), False),
    ],
)
def test_only_what_is_surely_worse_fails(better: str, interval: Interval, *, fails: bool) -> None:
    figure = Figure("chat", "dev", "step F1", interval, better)
    assert bool(gates.regressions([figure], {"chat/dev/step F1": BEFORE})) == fails


def test_a_baseline_is_read_back(tmp_path: Path) -> None:
    figure = Figure("chat", "dev", "step F1", Interval(0.9, 0.8, 1.0, 9))
    gates.save([figure], tmp_path / "baseline.json")
    kept = gates.load(tmp_path / "baseline.json")
    assert kept == {"chat/dev/step F1": Interval(0.9, 0.8, 1.0, 9)}
    assert gates.load(tmp_path / "none.json") == {}


def test_the_report_escapes_and_hides_what_is_set_aside(tmp_path: Path) -> None:
    figure = Figure("chat", "dev", "step F1", Interval(0.9, 0.8, 1.0, 9))
    failures = [
        report.Failure("chat", "dev", "one", "<b>wrong</b>"),
        report.Failure("chat", "heldout", "two", "a secret"),
    ]
    found = report.Report([figure], failures, ["chat/dev/step F1: worse"], ["chat/x: broken"], "m")
    report.write(found, tmp_path)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;wrong" in page
    assert "a secret" not in page + (tmp_path / "report.md").read_text(encoding="utf-8")
    suite = ET.parse(tmp_path / "junit.xml").getroot()[0]  # noqa: S314 - written above
    assert suite.attrib["failures"] == "1"
    assert suite.attrib["errors"] == "1"


def test_figures_keep_the_splits_apart() -> None:
    rows = [
        {"split": "dev", "right": True, "kind_right": True, "silent": False, "false_date": False,
         "dateless": False},
        {"split": "heldout", "right": False, "kind_right": True, "silent": True,
         "false_date": False, "dateless": False},
    ]  # fmt: skip
    found = {(f.split, f.name): f.interval for f in deadline_figures(rows)}
    assert found["dev", "date right"].value == 1
    assert found["heldout", "silently wrong"].value == 1
    assert chat_figures([]) == []


def test_cases_are_well_formed() -> None:
    data = Path(gates.__file__).parent / "data"
    ids = [
        json.loads(line)["id"]
        for path in sorted(data.glob("deadlines*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert len(ids) == len(set(ids)) >= 200
