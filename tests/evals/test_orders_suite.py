"""The suite of orders: it counts what is missed, and honest lines that are taken for one."""

import pytest

from evals.suites.orders import SUITE


@pytest.mark.parametrize(
    ("label", "pattern", "sure", "doubtful", "counted"),
    [
        ("order", False, True, True, {"orders", "trained_found", "both_found", "lost_found"}),
        ("order", False, False, True, {"orders", "trained_found", "both_found"}),
        ("order", True, False, False, {"orders", "pattern_found", "both_found", "lost_found"}),
        ("order", False, False, False, {"orders"}),
        ("note", False, False, True, {"notes", "trained_alarm", "both_alarm"}),
        ("note", False, False, False, {"notes"}),
    ],
)
def test_lines_are_counted_by_who_told_them(
    label: str, pattern: bool, sure: bool, doubtful: bool, counted: set[str]
) -> None:
    case = {"id": "one", "text": "words", "label": label}
    done = {"pattern": pattern, "sure": sure, "doubtful": doubtful}
    verdict = SUITE.score(case, done)
    assert {name for name, count in verdict.counts.items() if count} == counted
    assert bool(verdict.notes) == ((label == "order") != (pattern or doubtful))
