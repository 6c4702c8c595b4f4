import datetime as dt
import os
import stat
from pathlib import Path
from typing import IO, Any

import pytest

from assistant.errors import AssistantError, InputError
from assistant.exports import WRITERS, ending_of, render, save
from assistant.plan.model import Plan
from tests.exports.conftest import TODAY


@pytest.mark.parametrize("ending", WRITERS)
def test_an_empty_plan_can_be_written(ending: str) -> None:
    assert len(render(Plan(), ending, TODAY)) > 50


@pytest.mark.parametrize("ending", WRITERS)
def test_texts_that_programs_might_run_are_written(ending: str, hostile: Plan) -> None:
    assert len(render(hostile, ending, TODAY)) > 100


@pytest.mark.parametrize("ending", sorted(set(WRITERS) - {"docx", "xlsx"}))
def test_the_same_plan_gives_the_same_file(ending: str, plan: Plan) -> None:
    assert render(plan, ending, TODAY) == render(plan, ending, TODAY)


@pytest.mark.parametrize("ending", sorted(set(WRITERS) - {"json", "docx", "xlsx"}))
def test_what_is_the_sellers_own_is_not_shared(ending: str, plan: Plan) -> None:
    text = render(plan, ending, TODAY).decode()
    assert "secret words" not in text
    assert "180" not in text.replace("SEQUENCE", "")
    assert "Settled long ago" not in text


def test_an_unknown_ending_names_those_there_are() -> None:
    with pytest.raises(InputError, match=r"\.md, \.docx, \.xlsx, \.csv, \.ics, \.html, \.json"):
        ending_of("plan.pdf")
    assert ending_of("PLAN.DOCX") == "docx"


def test_saving_replaces_a_file_and_keeps_its_mode(tmp_path: Path, plan: Plan) -> None:
    target = tmp_path / "plan.md"
    target.write_text("old")
    target.chmod(0o600)
    assert save(plan, target, TODAY) == target
    assert target.read_bytes() == render(plan, "md", TODAY)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["plan.md"]  # noqa: PTH208 - names alone


def test_saving_to_a_folder_that_is_missing_says_so(tmp_path: Path, plan: Plan) -> None:
    with pytest.raises(InputError, match="There is no folder"):
        save(plan, tmp_path / "none" / "plan.md", TODAY)
    (tmp_path / "x.md").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        save(plan, tmp_path / "x.md", TODAY)


def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, plan: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "plan.md"
    target.write_text("old")
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")

    def on_full_disk(handle: int, mode: str) -> IO[Any]:
        os.close(handle)
        return full.open(mode)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fdopen", on_full_disk)
        with pytest.raises(AssistantError, match="No space left"):
            save(plan, target, TODAY)
    assert target.read_text() == "old"
    assert len(list(tmp_path.iterdir())) == 1


def test_two_thousand_steps_take_seconds(plan: Plan) -> None:
    step = plan.steps[1]
    many = [step.model_copy(update={"id": f"s{n}", "status": "not_started"}) for n in range(2_000)]
    big = plan.model_copy(update={"steps": many})
    for ending in WRITERS:
        start = dt.datetime.now(dt.UTC)
        render(big, ending, TODAY)
        assert (dt.datetime.now(dt.UTC) - start).total_seconds() < 30, ending
