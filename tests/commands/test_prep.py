import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main
from tests.commands.conftest import Answer
from tests.doubles import misbehaving as m


def test_the_sheet_is_printed_or_written(
    plan_file: Path, shown: Callable[..., str], answer: Answer, tmp_path: Path
) -> None:
    told = shown("prep", plan_file, "--for", "check-in", "--minutes", "30")
    assert told.startswith("# Check-in with Acme\n\n30 minutes.")
    target = tmp_path / "sheet.md"
    (made,) = answer("prep", plan_file, "--for", "closing", "--to", target)
    assert made["kind"] == "closing-call"
    assert made["minutes"] == 30
    assert made["file"] == str(target)
    assert sum(part["minutes"] for part in made["agenda"]) == 30
    assert target.read_text().startswith("# Closing call with Acme")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--for", "lunch"], "no kind of call"),
        ([], "--for"),
        (["--for", "demo", "--minutes", "2"], "5 to 480"),
        (["--for", "demo", "--to", "sheet.docx"], ".md"),
        (["--for", "demo", "--to", "none/sheet.md"], "no folder"),
    ],
)
def test_wrong_use(
    plan_file: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        status = main(["prep", str(plan_file), *words])
    except SystemExit as stopped:
        status = int(str(stopped.code))
    found = capsys.readouterr()
    assert status == 2
    assert found.out == ""
    assert told in found.err


@pytest.mark.loopback
def test_a_chosen_model_words_the_opening_or_the_sheet_has_none(
    plan_file: Path, answer: Answer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = "Find out from Mark Feld whether the security review holds."
    told = json.dumps({"text": said, "sources": ["goal"]})
    invented = json.dumps({"text": "Ask Wilma for 20% more.", "sources": ["goal"]})
    target = tmp_path / "sheet.md"
    words = ["prep", plan_file, "--for", "check-in", "--model", "compatible:small", "--to", target]
    with m.serving(m.whole(told), m.whole(invented)) as server:
        monkeypatch.setenv("ASSISTANT_BASE_URL", server.url)
        (made,) = answer(*words)
        assert made["opening"] == said
        assert "Find out from Mark Feld" in target.read_text()
        (made,) = answer(*words)
        assert made["opening"] == ""
        assert "Wilma" not in target.read_text()
    (made,) = answer("prep", plan_file, "--for", "check-in")
    assert made["opening"] == ""
