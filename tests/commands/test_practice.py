import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main
from tests.commands.conftest import Answer

LINES = [
    "I understand, it's a lot of money. What are you comparing it with?",
    "Shall we look at your numbers on Thursday, you and someone from finance?",
]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "seller.txt"
    path.write_text("\n".join(["", *LINES, "  "]), encoding="utf-8")
    return path


def test_a_script_is_played_and_scored(script: Path, answer: Answer) -> None:
    [found] = answer("practice", "price-too-high", "--script", script)
    assert [turn["seller"] for turn in found["turns"]] == LINES
    assert all(turn["buyer"] for turn in found["turns"])
    score = found["score"]
    assert score["total"] == sum(one["score"] for one in score["criteria"])
    for one in score["criteria"]:
        assert {"id", "score", "max", "quote", "advice"} <= set(one)
        assert any(one["quote"] in line for line in LINES)


def test_the_plan_s_people_come_up(script: Path, plan_file: Path, answer: Answer) -> None:
    script.write_text("I see, that's fair. Who would be doing the review?", encoding="utf-8")
    [found] = answer("practice", "security-takes-time", "--script", script, "--plan", plan_file)
    assert "Mark Feld" in found["turns"][0]["buyer"]


def test_the_plan_chooses(script: Path, plan_file: Path, answer: Answer) -> None:
    [found] = answer("practice", "weakest", "--script", script, "--plan", plan_file)
    assert found["objection"] != "weakest"


@pytest.mark.parametrize("level", ["easy", "3"])
def test_levels_and_roles_can_be_chosen(script: Path, answer: Answer, level: str) -> None:
    [found] = answer(
        "practice", "too-early", "--script", script, "--level", level, "--role", "executive"
    )
    assert found["role"] == "executive"
    assert found["level"] == {"3": "hard"}.get(level, level)


def test_an_unknown_objection_ends_with_two(
    script: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["practice", "price-to-hihg", "--script", str(script)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "price-too-high" in told.err
    assert len(told.err.splitlines()) == 1


def test_after_the_buyer_has_gone_the_rest_is_not_played(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rude.txt"
    path.write_text("\n".join(f"You are an idiot, number {n}." for n in range(9)))
    assert main(["practice", "too-early", "--script", str(path), "--json"]) == 0
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert found["ended"] == "left"
    assert found["not_played"] == 9 - len(found["turns"]) > 0
    assert "not played" in told.err


def test_a_round_is_talked_in_the_terminal(
    shown: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join([LINES[0], "/quit", "never read"])))
    told = shown("practice", "price-too-high")
    assert told.startswith("Buyer: ")
    assert "Score: " in told
    assert "never read" not in told
