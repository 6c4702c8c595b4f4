from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.commands import check
from tests.commands.conftest import Answer


def test_findings_have_the_contracts_keys(answer: Answer, plan_file: Path) -> None:
    (found,) = answer("check", plan_file)
    assert found["findings"]
    for finding in found["findings"]:
        assert set(finding) == {"code", "severity", "step", "message", "fix"}
        assert finding["step"] in (None, "security-review", "kickoff")


def test_people_read_what_to_do(shown: Callable[..., str], plan_file: Path) -> None:
    lines = shown("check", plan_file).splitlines()
    assert lines[0].split(": ")[0] in ("high", "medium", "low")
    assert lines[1].startswith("  ")


def test_a_plan_without_faults(
    shown: Callable[..., str], plan_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check.NAME == "check"
    monkeypatch.setattr("assistant.plan.health.check", lambda *_args: [])
    assert shown("check", plan_file) == "Nothing is wrong with this plan.\n"
