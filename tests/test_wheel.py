"""The wheel carries all that the assistant needs, and works from any folder."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


BUILD = """
import sys
from hatchling.builders.wheel import WheelBuilder

print(*WheelBuilder(sys.argv[1]).build(directory=sys.argv[2], versions=["standard"]))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked into a folder of its own: no registry is asked."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-c", BUILD, str(ROOT), str(out)],
        check=True,
        capture_output=True,
        text=True,
    )
    target = out / "site"
    with zipfile.ZipFile(next(out.glob("*.whl"))) as wheel:
        wheel.extractall(target)
    return target


def _run(installed: Path, folder: Path, *arguments: str) -> str:
    """Run the installed copy from another folder, and return what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed), "HOME": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_files_travel_with_the_wheel(installed: Path) -> None:
    files = installed / "assistant" / "_files"
    assert (files / "prompts" / "system.md").is_file()
    assert (files / "knowledge").is_dir()
    assert (files / "app.py").is_file()
    assert (files / ".streamlit" / "config.toml").is_file()
    assert (installed / "assistant" / "understanding" / "weights" / "acts.npz").is_file()
    assert (installed / "assistant" / "understanding" / "data" / "given_names.txt").is_file()
    assert (installed / "assistant" / "ui" / "style" / "page.css").is_file()


def test_nothing_else_travels_with_it(installed: Path) -> None:
    names = {path.name for path in installed.iterdir()}
    assert {name.partition("-")[0] for name in names} == {"assistant", "map_assistant"}


def test_the_command_is_announced(installed: Path) -> None:
    [points] = installed.glob("*.dist-info/entry_points.txt")
    assert "map-assistant = assistant.cli:main" in points.read_text(encoding="utf-8")


def test_dates_are_resolved_from_any_folder(installed: Path, tmp_path: Path) -> None:
    words = ["date", "end of next week", "--today", "2026-11-24", "--json"]
    assert '"2026-12-04"' in _run(installed, tmp_path, "-m", "assistant", *words)


def test_a_conversation_needs_nothing_beside_the_wheel(installed: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.txt"
    script.write_text("Legal review takes three weeks, Priya Nair owns it\n", encoding="utf-8")
    words = ["chat", "--script", str(script), "--json", "--model", "offline"]
    told = json.loads(_run(installed, tmp_path, "-m", "assistant", *words))
    assert [step["owners"] for step in told["plan"]["steps"]] == [["Priya Nair"]]


def test_prompts_knowledge_and_page_are_found_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = (
        "from assistant.files import shipped_folder; from assistant.commands.app import page; "
        "print(shipped_folder('prompts'), shipped_folder('knowledge'), page(), sep='\\n')"
    )
    prompts, entries, page = _run(installed, tmp_path, "-c", code).split()
    assert Path(prompts).is_relative_to(installed)
    assert (Path(entries) / "objections" / "too-formal.md").is_file()
    assert Path(page).is_relative_to(installed)
    assert Path(page).name == "app.py"
