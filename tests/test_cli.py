import datetime as dt
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli import COMMANDS, main

ROOT = Path(__file__).parents[1]
PLAN = json.dumps({"schema": 1, "steps": [{"id": "a", "action": "Legal review"}]})


def _run(*words: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    env = {k: v for k, v in os.environ.items() if not k.startswith("ASSISTANT")}
    env |= {"PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(
        [sys.executable, "-m", "assistant", *words],
        cwd=ROOT, env=env, input=given, capture_output=True, check=False, timeout=60,
    )  # fmt: skip


def _fails(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Run a command that must fail with one line on standard error alone."""
    try:
        status = main(words)
    except SystemExit as stopped:
        status = int(str(stopped.code))
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    return status, told.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "say what to do"),
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        (["date"], "PHRASE"),
        (["date", "fri", "--today", "yesterday"], "write it like 2026-11-23"),
        (["date", "fri", "--today", "2026-02-30"], "write it like"),
        (["date", "fri", "--tod", "2026-11-24"], "unrecognized arguments"),
        (["schedule"], "PLAN.json"),
        (["schedule", "none.json"], "There is no file none.json"),
        (["check", "."], "is a folder"),
        (["export", "none.json", "--to", "x.pdf"], "known format"),
        (["export", "none.json"], "--to"),
        (["chat", "--script", "none.txt"], "There is no file none.txt"),
        (["chat", "--script"], "--script"),
        (["app", "--port", "0"], "from 1 to 65535"),
        (["app", "--port", "x"], "--port"),
    ],
)
def test_wrong_use_ends_with_two_and_one_line(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, line = _fails(capsys, *words)
    assert status == 2
    assert told in line


@pytest.mark.parametrize("model", ["gpt-5", "openai:", "openai:gpt-5-mini", "compatible:x"])
def test_a_model_that_cannot_be_used(
    model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "a.txt"
    script.write_text("hello\n")
    status, line = _fails(capsys, "chat", "--script", str(script), "--model", model)
    assert status == 2
    assert "compatible" in line or "OPENAI_API_KEY" in line or "ASSISTANT_BASE_URL" in line


@pytest.mark.parametrize("module", COMMANDS, ids=lambda module: str(module.NAME))
def test_every_command_takes_the_common_options(
    module: object, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([getattr(module, "NAME"), "--help"])  # noqa: B009 - a module of any command
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert all(option in told for option in ("--json", "--today", "--model"))


def test_the_day_may_come_from_the_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_TODAY", "2026-11-24")
    assert main(["date", "tomorrow", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["date"] == "2026-11-25"
    assert main(["date", "tomorrow", "--json", "--today", "2026-12-01"]) == 0
    assert json.loads(capsys.readouterr().out)["date"] == "2026-12-02"


def test_today_is_the_machines_day_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    before = dt.datetime.now().astimezone().date()
    assert main(["date", "today", "--json"]) == 0
    found = dt.date.fromisoformat(json.loads(capsys.readouterr().out)["date"])
    assert before <= found <= dt.datetime.now().astimezone().date()


@pytest.mark.parametrize("words", [["--help"], ["date", "end of next week"]])
def test_light_commands_answer_in_under_a_second(words: list[str]) -> None:
    # Processor time of the child: the clock on the wall measures the machine's other work too.
    times = []
    for _ in range(3):
        before = os.times()
        assert _run(*words).returncode == 0
        after = os.times()
        times.append(after.children_user - before.children_user)
    assert min(times) < 1


def test_a_terminal_that_knows_only_ascii_loses_no_json() -> None:
    done = _run("date", "päivä 日本", "--json", PYTHONIOENCODING="ascii", LC_ALL="C")
    assert json.loads(done.stdout)["phrase"] == "päivä 日本"
    assert done.stderr == b""


def test_bytes_that_are_no_text_are_still_json() -> None:
    words: list[str | bytes] = [sys.executable, "-m", "assistant", "date"]
    words += [b"\xff tomorrow", "--json"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=True)
    assert json.loads(done.stdout)["phrase"] == "\udcff tomorrow"


def test_a_plan_may_come_from_standard_input() -> None:
    done = _run("check", "-", "--json", given=PLAN.encode())
    assert json.loads(done.stdout)["findings"]


def test_a_reader_that_leaves_early_is_no_error() -> None:
    phrases = ["tomorrow"] * 5_000
    command = [sys.executable, "-m", "assistant", "date", *phrases]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("map-assistant")
