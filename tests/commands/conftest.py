import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main

Answer = Callable[..., list[dict[str, Any]]]

CONTRACT = {
    "schema": 1,
    "deal": {"name": None, "buyer": "Acme", "seller": None, "value": 180000, "currency": "USD"},
    "go_live": "2027-01-05",
    "target_close": "2026-12-04",
    "people": [{"name": "Mark Feld", "role": "IT Security", "side": "buyer"}],
    "steps": [
        {
            "id": "security-review", "action": "Security review", "owners": ["Mark Feld"],
            "side": "buyer", "due": "2026-12-04", "due_text": "end of next week",
            "duration_days": 15, "status": "not_started", "notes": "", "depends_on": [],
            "evidence": ["Mark owns security review ... thinks done by Dec 4"],
        },
        {
            "id": "kickoff", "action": "Kickoff", "owners": [], "side": "both", "due": None,
            "due_text": None, "duration_days": 1, "status": "not_started", "notes": "",
            "depends_on": ["security-review"], "evidence": [],
        },
    ],
    "check_in": {"weekday": "monday", "time": "10:00", "next": "2026-11-30"},
    "risks": [{"text": "Counsel could extend review", "step": "security-review", "evidence": []}],
}  # fmt: skip


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(CONTRACT))
    return path


@pytest.fixture
def answer(capsys: pytest.CaptureFixture[str]) -> Answer:
    """Run a command with --json on a fixed day and return what it prints, line by line."""

    def run(*words: str | Path, today: str = "2026-11-24") -> list[dict[str, Any]]:
        assert main([*map(str, words), "--json", "--today", today]) == 0
        told = capsys.readouterr()
        return [json.loads(line) for line in told.out.splitlines()]

    return run


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command on a fixed day and return what it prints for people."""

    def run(*words: str | Path, today: str = "2026-11-24") -> str:
        assert main([*map(str, words), "--today", today]) == 0
        return capsys.readouterr().out

    return run
