import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.cli import main
from assistant.plan.model import Plan
from tests.commands.conftest import Answer
from tests.doubles.answers import answer as answered
from tests.doubles.answers import item
from tests.doubles.scripted import ScriptedModel, say

NOTES = "Call with Northwind Traders\n- Security review: Dana Ortiz, due Dec 11\n"


@pytest.fixture
def notes_file(tmp_path: Path) -> Path:
    path = tmp_path / "call.txt"
    path.write_text(NOTES)
    return path


def test_each_file_is_a_line_with_the_contracts_keys(
    answer: Answer, notes_file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.md"
    other.write_text("# Recap\nLegal review: Kim Lee by Dec 18\n")
    first, second = answer("draft", notes_file, other)
    for found, path in ((first, notes_file), (second, other)):
        assert found["file"] == str(path)
        assert {"plan", "changes", "unresolved"} <= set(found)
        Plan.model_validate(found["plan"])
        for change in found["changes"]:
            assert change["op"]
            assert change["quote"] in path.read_text()
            assert {"matched", "conflict", "text", "said_on"} <= set(change)
    (step,) = first["plan"]["steps"]
    assert (step["owners"], step["due"]) == (["Dana Ortiz"], "2026-12-11")
    assert step["evidence"] == ["Security review: Dana Ortiz, due Dec 11"]


def test_notes_may_come_through_a_pipe(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(NOTES.encode())))
    (found,) = answer("draft", "-")
    assert found["file"] == "-"
    assert [step["action"] for step in found["plan"]["steps"]] == ["Security review"]


def test_notes_change_the_plan_they_are_given(
    answer: Answer, notes_file: Path, plan_file: Path
) -> None:
    (found,) = answer("draft", "--plan", plan_file, notes_file)
    assert [step["id"] for step in found["plan"]["steps"]] == ["security-review", "kickoff"]
    assert found["plan"]["steps"][0]["due"] == "2026-12-11"


def test_bad_input_costs_one_line_and_the_other_files_nothing(
    notes_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty, odd = tmp_path / "empty.txt", tmp_path / "call.exe"
    empty.write_text("")
    odd.write_bytes(b"MZ")
    status = main(["draft", str(empty), str(odd), str(notes_file), "missing.txt", "--json"])
    told = capsys.readouterr()
    assert status == 2
    assert [json.loads(line)["file"] for line in told.out.splitlines()] == [str(notes_file)]
    assert len(told.err.splitlines()) == 3
    names = ["empty.txt", "call.exe", "missing.txt"]
    for name, line in zip(names, told.err.splitlines(), strict=True):
        assert name in line


def test_a_plan_that_cannot_be_read_ends_it(
    notes_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "plan.json"
    bad.write_text("{")
    assert main(["draft", "--plan", str(bad), str(notes_file), "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_people_read_the_changes_and_their_words(
    shown: Callable[..., str], notes_file: Path
) -> None:
    told = shown("draft", notes_file)
    assert "- Security review: added, owner Dana Ortiz, due Fri Dec 11" in told
    assert '"Security review: Dana Ortiz, due Dec 11"' in told


def test_the_model_that_is_named_reads_the_notes(
    answer: Answer, notes_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quote = "Security review: Dana Ortiz, due Dec 11"
    model = ScriptedModel(
        steps=[say(answered(item("add_step", quote, 2, name="Security review", due="Dec 11")))]
    )
    monkeypatch.setattr("assistant.agent.models.create_model", lambda *_: model)
    (found,) = answer("draft", "--model", "compatible:small", notes_file)
    assert [step["due"] for step in found["plan"]["steps"]] == ["2026-12-11"]
    model.finished()


def test_a_model_without_its_settings_is_told_in_one_line(
    notes_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "--model", "compatible:small", str(notes_file), "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "ASSISTANT_BASE_URL" in told.err
