import json
from collections.abc import Callable
from pathlib import Path

from tests.commands.conftest import CONTRACT, Answer


def test_the_contracts_keys_are_there(answer: Answer, plan_file: Path) -> None:
    (found,) = answer("schedule", plan_file)
    assert {"feasible", "short_by_days", "required_close", "earliest_close", "critical_path",
            "steps"} <= set(found)  # fmt: skip
    review, kickoff = found["steps"]
    assert {"id", "earliest_start", "earliest_finish", "latest_finish", "slack_days"} <= set(review)
    assert found["feasible"] is True
    assert found["critical_path"] == ["security-review", "kickoff"]
    assert review["earliest_start"] == "2026-11-24"
    assert review["earliest_finish"] == "2026-12-15"  # 15 working days with Thanksgiving off
    assert kickoff["earliest_finish"] == "2026-12-16"
    assert kickoff["latest_finish"] == "2027-01-05"
    assert review["latest_finish"] == "2027-01-04"
    assert found["measures"] == []


def test_what_does_not_fit_comes_with_measures(answer: Answer, plan_file: Path) -> None:
    (found,) = answer("schedule", plan_file, today="2026-12-21")
    assert found["feasible"] is False
    assert found["short_by_days"] > 0
    assert found["measures"]
    assert all(one["text"] for one in found["measures"])


def test_people_read_the_headline_first(shown: Callable[..., str], plan_file: Path) -> None:
    fits = shown("schedule", plan_file).splitlines()
    assert fits[0].startswith("Sign by ")
    assert fits[0].endswith("12 working days to spare")
    late = shown("schedule", plan_file, today="2026-12-21").splitlines()
    assert late[0].endswith(" short")
    assert late[1].startswith("  It would fit: ")


def test_no_date_aimed_at_and_steps_done(shown: Callable[..., str], tmp_path: Path) -> None:
    step = {"id": "a", "action": "Review", "status": "done"}
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({**CONTRACT, "go_live": None, "target_close": None, "steps": [step],
                                "risks": []}))  # fmt: skip
    text = shown("schedule", path)
    assert "No date is aimed at" in text
    assert "done" in text


def test_an_empty_plan(answer: Answer, shown: Callable[..., str], tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    path.write_text("{}")
    assert answer("schedule", path)[0]["steps"] == []
    assert "No date is aimed at" in shown("schedule", path)
