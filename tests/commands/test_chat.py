import io
import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from assistant.cli import main
from assistant.commands import chat
from assistant.errors import InputError
from assistant.plan_file import read_plan
from tests.commands.conftest import CONTRACT, Answer
from tests.doubles import misbehaving

LINES = "The buyer is Acme.\r\n\r\n  Mary Ito owns legal review, due Dec 4.\n\x01\x02\n"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "script.txt"
    path.write_bytes(LINES.encode())
    return path


def test_a_script_gives_turns_and_a_plan(answer: Answer, script: Path) -> None:
    (told,) = answer("chat", "--script", script)
    assert set(told) == {"file", "turns", "plan"}
    assert told["file"] == str(script)
    assert [turn["seller"] for turn in told["turns"]] == [
        "The buyer is Acme.", "Mary Ito owns legal review, due Dec 4.", "\x01\x02",
    ]  # fmt: skip
    for turn in told["turns"]:
        assert set(turn) == {"seller", "assistant", "asked", "tools"}
        assert turn["assistant"]
    assert told["turns"][0]["asked"]
    assert told["turns"][0]["tools"]
    assert set(CONTRACT) <= set(told["plan"])
    assert told["plan"]["deal"]["buyer"] == "Acme"
    (step,) = told["plan"]["steps"]
    assert (step["owners"], step["due"]) == (["Mary Ito"], "2026-12-04")
    assert step["evidence"]


def test_a_message_that_cannot_be_used_ends_nothing(answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("x" * 20_001 + "\nThe buyer is Acme.\n")
    (told,) = answer("chat", "--script", path)
    assert "20,000 fit" in told["turns"][0]["assistant"]
    assert told["turns"][0]["asked"] is None
    assert told["plan"]["deal"]["buyer"] == "Acme"


def test_replies_hold_no_escapes_of_markdown(answer: Answer, tmp_path: Path) -> None:
    path = tmp_path / "value.txt"
    path.write_text("The deal is worth $180,000.\n")
    (told,) = answer("chat", "--script", path)
    assert "$180,000" in told["turns"][0]["assistant"]
    assert "\\" not in told["turns"][0]["assistant"]


def test_each_file_is_a_conversation_of_its_own(answer: Answer, script: Path) -> None:
    other = script.with_name("other.txt")
    other.write_text("What is missing?\n")
    first, second = answer("chat", "--script", script, other)
    assert (first["file"], second["file"]) == (str(script), str(other))
    assert second["plan"]["deal"]["buyer"] is None
    assert second["plan"]["steps"] == []


def test_a_conversation_starts_from_a_plan(answer: Answer, plan_file: Path) -> None:
    empty = plan_file.with_name("empty.txt")
    empty.write_text("\n\n")
    (told,) = answer("chat", "--plan", plan_file, "--script", empty)
    assert told["turns"] == []
    for key, value in CONTRACT.items():
        if key in ("deal", "go_live", "target_close"):
            assert told["plan"][key] == value
    assert [step["id"] for step in told["plan"]["steps"]] == ["security-review", "kickoff"]


def test_the_plan_is_saved(answer: Answer, script: Path) -> None:
    target = script.with_name("kept.json")
    (told,) = answer("chat", "--script", script, "--save", target)
    assert json.loads(target.read_text()) == told["plan"]
    assert read_plan(target).deal.buyer == "Acme"


def test_a_wrong_file_stops_before_anything_is_said(
    script: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["chat", "--json", "--script", str(script), "none.txt"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "none.txt" in told.err
    script.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="UTF-8"):
        chat.messages(str(script))


def test_people_read_both_sides(shown: Callable[..., str], script: Path) -> None:
    text = shown("chat", "--script", script)
    assert text.startswith("> The buyer is Acme.\n")
    assert "Acme" in text.split("\n", 1)[1]


def test_a_talk_lasts_until_the_seller_leaves(
    shown: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("The buyer is Acme.\n\n/quit\nnever read\n"))
    text = shown("chat")
    assert "Acme" in text
    assert "never read" not in text


@pytest.mark.loopback
def test_a_talk_goes_on_where_the_models_server_fails(
    shown: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {"op": "set_deal", "quote": "The buyer is Acme", "buyer": "Acme"}
    with misbehaving.serving(
        misbehaving.status(401), misbehaving.calls("change_plan", {"changes": [said]}),
        misbehaving.text("Acme it is. When do they go live?"),
    ) as server:  # fmt: skip
        monkeypatch.setenv("ASSISTANT_BASE_URL", server.url)
        monkeypatch.setattr("sys.stdin", io.StringIO("Acme.\nThe buyer is Acme.\n/quit\n"))
        text = shown("chat", "--model", "compatible:small")
    assert "refused the key" in text
    assert "Acme it is." in text


def test_json_without_a_script_reads_standard_input(
    answer: Answer, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = SimpleNamespace(buffer=io.BytesIO(b"The buyer is Acme.\n"))
    monkeypatch.setattr("sys.stdin", given)
    (told,) = answer("chat")
    assert told["file"] == "-"
    assert told["plan"]["deal"]["buyer"] == "Acme"
