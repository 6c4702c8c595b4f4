"""The wheel carries all that the assistant needs, and works from any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.builders.wheel import WheelBuilder; print(next(iter(WheelBuilder(sys.argv[1]).build(directory=sys.argv[2], versions=['standard']))))"
    subprocess.run(
        [sys.executable, "-c", build, str(ROOT), str(out)], check=True, capture_output=True, text=True
    )
    target = out / "site"
    with zipfile.ZipFile(next(out.glob("*.whl"))) as wheel:
        wheel.extractall(target)
    return target


def test_files_travel_with_the_wheel(installed: Path) -> None:
    files = installed / "assistant" / "_files"
    assert (files / "prompts" / "system.md").is_file()
    assert (files / "knowledge").is_dir()
    assert (files / "app.py").is_file()
    assert (installed / "assistant" / "understanding" / "weights" / "acts.npz").is_file()
    assert (installed / "assistant" / "understanding" / "data" / "given_names.txt").is_file()


def test_commands_work_from_any_folder(installed: Path, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "date", "end of next week", "--today", "2026-11-24", "--json"],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert '"2026-12-04"' in done.stdout


def test_prompts_are_found_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(installed)}
    code = "from assistant.agent.prompt import prompts_dir; print(prompts_dir())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert str(installed) in done.stdout
