import json
from pathlib import Path

import pytest

from assistant.cli import main

PLAN = {
    "schema": 1,
    "deal": {"buyer": "Acme"},
    "go_live": "2027-01-05",
    "steps": [
        {"id": "legal-review", "action": "Legal review", "owners": ["Ana"], "due": "2026-12-04"}
    ],
}


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path / "data"))


def test_each_text_has_its_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN), encoding="utf-8")
    texts = ["Our lawyers take for ever", "Lovely weather in Rome"]
    words = ["objection", *texts, "--plan", str(plan), "--json", "--today", "2026-11-23"]
    assert main(words) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["text"] == texts[0]
    assert first["matches"][0]["id"] == "legal-is-slow"
    assert 0 < first["matches"][0]["score"] <= 1
    assert first["sources"] == ["legal-is-slow"]
    assert "December 4" in first["answer"]
    assert first["step"] == "legal-review"
    assert second["matches"] == []
    assert second["answer"] == ""


def test_it_reads_well_without_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN), encoding="utf-8")
    words = ["objection", "Let's come back to it next quarter", "qwrt zzz", "--plan", str(plan)]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert "next-quarter" in told
    assert "Say:" in told
    assert "Don't say:" in told
    assert "What it means for the plan:" in told
    assert "No objection that the playbook knows" in told


def test_a_broken_file_of_ones_own_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "data" / "knowledge"
    own.mkdir(parents=True)
    (own / "bad.md").write_text("---\nkind: poem\n---\nRoses", encoding="utf-8")
    assert main(["objection", "It is too expensive", "--json"]) == 0
    told = capsys.readouterr()
    assert "bad.md" in told.err
    assert json.loads(told.out)["matches"][0]["id"] == "price-too-high"


def test_a_plan_that_is_missing_ends_with_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["objection", "too dear", "--plan", "nowhere.json"]) == 2
    assert "nowhere.json" in capsys.readouterr().err
