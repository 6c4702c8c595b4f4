import contextlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.playbook.search import Playbook
from tests.doubles import misbehaving as m

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
    assert (first["doubtful"], second["doubtful"]) == (False, False)
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


def test_an_unsure_answer_says_its_doubt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ranked = Playbook.ranked
    monkeypatch.setattr(Playbook, "ranked", lambda *asked: (0.4, ranked(*asked)[1]))
    assert main(["objection", "Our lawyers take for ever"]) == 0
    told = capsys.readouterr().out
    assert "This may be: Legal is slow [legal-is-slow]" in told
    assert "Say:" in told
    assert main(["objection", "Our lawyers take for ever", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["doubtful"] is True


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


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., m.Misbehaving]]:
    """Choose a model whose server does these acts."""
    with contextlib.ExitStack() as stack:

        def serve(*acts: m.Act) -> m.Misbehaving:
            server = stack.enter_context(m.serving(*acts))
            monkeypatch.setenv("ASSISTANT_BASE_URL", server.url)
            return server

        yield serve


WORDS = ["objection", "Our lawyers take for ever", "--model", "compatible:small"]


@pytest.mark.loopback
def test_a_chosen_model_puts_the_answer_into_words(
    served: Callable[..., m.Misbehaving], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(PLAN), encoding="utf-8")
    said = "Lawyers that take for ever: could Ana begin now, so that December 4 holds?"
    server = served(m.whole(json.dumps({"text": said, "sources": ["legal-is-slow"]})))
    assert main([*WORDS, "--plan", str(plan), "--json", "--today", "2026-11-23"]) == 0
    (answer,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (answer["answer"], answer["by_model"]) == (said, True)
    prompt = str(server.bodies[0]["messages"])
    assert "That step is with Ana." in prompt
    assert "The buyer is Acme." in prompt
    assert "tools" not in server.bodies[0]


@pytest.mark.loopback
def test_made_up_words_give_way_to_the_playbooks_own(
    served: Callable[..., m.Misbehaving], capsys: pytest.CaptureFixture[str]
) -> None:
    served(m.whole(json.dumps({"text": "Done by May 9.", "sources": ["legal-is-slow"]})))
    assert main([*WORDS, "--json"]) == 0
    told = capsys.readouterr()
    (answer,) = (json.loads(line) for line in told.out.splitlines())
    assert answer["by_model"] is False
    assert "May 9" not in answer["answer"]
    assert answer["answer"]
    assert "The playbook's own words are used." in told.err
