import json
from pathlib import Path

import pytest

from assistant.cli import main


@pytest.fixture(autouse=True)
def _data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_DATA_DIR", str(tmp_path))


def test_each_query_has_its_results(capsys: pytest.CaptureFixture[str]) -> None:
    queries = ["What columns and parts does the plan need?", "Who won the match last night?"]
    assert main(["ask", *queries, "--json"]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["query"] == queries[0]
    assert {"id", "title", "score", "text"} <= first["results"][0].keys()
    assert "what-belongs-in-the-plan" in [one["id"] for one in first["results"][:3]]
    assert second == {"query": queries[1], "results": []}


def test_what_no_plan_states_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "How do I raise a step that has slipped?", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["results"]
    assert found
    assert not [one for one in found if "{" in one["text"]]


def test_it_reads_well_without_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "How do I introduce the plan to the buyer?", "zzz qqq"]) == 0
    told = capsys.readouterr().out
    assert "[introduce-the-plan]" in told
    assert "Nothing in the playbook fits" in told
