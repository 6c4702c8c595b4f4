"""The measure of steps that notes call by other words than the plan."""

from typing import Any

import pytest

from evals.chat_score import Counts
from evals.notes_matched import score_matched

STEP = {
    "id": "legal", "action": "Legal review", "owners": ["Ana Ruiz"], "due": "2026-12-01",
    "status": "not_started",
}  # fmt: skip


def _counts(quote: str, due: str, changes: list[dict[str, Any]]) -> Counts:
    gold = {"name": "Legal review", "owners": ["Ana Ruiz"], "due": due, "quote": quote}
    counts: Counts = {}
    done = {"before": {"steps": [STEP]}, "changes": changes}
    score_matched({"gold": {"steps": [gold]}}, done, counts, [])
    return counts


@pytest.mark.parametrize(
    ("changes", "right"),
    [([{"op": "update_step", "step": "legal"}], 1), ([{"op": "add_step"}], 0), ([], 0)],
)
def test_a_step_under_another_name_has_to_be_touched(
    changes: list[dict[str, Any]], right: int
) -> None:
    found = _counts("the lawyers are through with the paper on the 8th", "2026-12-08", changes)
    assert (found["matched_all"], found["matched_right"]) == (1, right)


@pytest.mark.parametrize(
    ("quote", "due"),
    [("the legal review moves to the 8th", "2026-12-08"), ("the lawyers stay", "2026-12-01")],
)
def test_what_is_named_or_stays_is_not_counted(quote: str, due: str) -> None:
    assert _counts(quote, due, [])["matched_all"] == 0
