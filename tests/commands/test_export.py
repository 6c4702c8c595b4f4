from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.plan_file import read_plan
from tests.commands.conftest import Answer


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("md", b"# MUTUAL ACTION PLAN"),
        ("docx", b"PK"),
        ("xlsx", b"PK"),
        ("csv", b"\xef\xbb\xbfStep,"),
        ("ics", b"BEGIN:VCALENDAR\r\n"),
        ("html", b"<!DOCTYPE html>"),
        ("json", b"{"),
    ],
)
def test_each_format_is_written(ending: str, start: bytes, answer: Answer, plan_file: Path) -> None:
    target = plan_file.with_name(f"out.{ending}")
    (told,) = answer("export", plan_file, "--to", target)
    content = target.read_bytes()
    assert content.startswith(start)
    assert told == {"file": str(target), "format": ending, "bytes": len(content)}


def test_json_reads_back_as_the_same_plan(shown: Callable[..., str], plan_file: Path) -> None:
    target = plan_file.with_name("out.json")
    assert shown("export", plan_file, "--to", target) == f"Wrote {target}.\n"
    assert read_plan(target) == read_plan(plan_file)


def test_a_missing_folder_is_bad_input(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = plan_file.parent / "none" / "out.md"
    assert main(["export", str(plan_file), "--to", str(target)]) == 2
    assert "There is no folder" in capsys.readouterr().err
