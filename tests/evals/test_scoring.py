"""Scorers, intervals and gates on cases small enough to count by hand."""

from pathlib import Path
from typing import Any

import pytest

from evals import gates
from evals.cases import cases
from evals.chat_score import score_chat
from evals.intervals import Interval, bootstrap, wilson
from evals.matching import pairs, same_person
from evals.measures import Better, Figure, figures, share


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
def test_only_what_is_surely_worse_fails(
    better: Better, interval: Interval, *, fails: bool
) -> None:
    figure = Figure("chat", "dev", "step F1", interval, better)
    assert bool(gates.regressions([figure], {"chat/dev/step F1": BEFORE})) == fails


def test_a_baseline_is_read_back(tmp_path: Path) -> None:
    figure = Figure("chat", "dev", "step F1", Interval(0.9, 0.8, 1.0, 9))
    gates.save([figure], tmp_path)
    kept = gates.load(tmp_path)
    assert kept == {"chat/dev/step F1": Interval(0.9, 0.8, 1.0, 9)}
    assert gates.load(tmp_path / "none") == {}


def test_figures_keep_the_splits_apart() -> None:
    good: dict[str, float] = {"cases": 1, "right": 1}
    found = figures("x", [share("right", "right", "cases")],
                    [("dev", "a", good), ("heldout", "b", good | {"right": 0})])  # fmt: skip
    assert {f.split: f.interval.value for f in found} == {"dev": 1, "heldout": 0}
    assert figures("x", [share("right", "right", "cases")], []) == []


def test_cases_are_well_formed() -> None:
    ids = [case.id for case in cases("deadlines")]
    assert len(ids) == len(set(ids)) >= 200


@pytest.mark.parametrize(
    ("name", "hit"), [("Balvaird", 1), ("Mr Balvaird", 1), ("Catriona Laidlaw", 0)]
)
def test_a_person_may_go_by_any_of_several_names(name: str, hit: int) -> None:
    gold = {"people": [{"name": ["Balvaird", "Balvaird Senior"], "side": "buyer"}]}
    counts, _ = score_chat(gold, _plan(people=[{"name": name, "side": "buyer"}]))
    assert (counts["people_hit"], counts["sides_right"]) == (hit, hit)
