"""What holds for every file of the project."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_LINES = 320
TEXT = {".cfg", ".css", ".example", ".html", ".ini", ".jsonl", ".lock", ".md", ".py", ".svg"} | {
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
}
NAMED = {"Makefile", "run", ".gitignore"}
FOLDER = re.compile(r"(?<![\w.:/<~*])/(?:home|mnt|opt|root|srv|Users|workspace|work)/[\w.]")
INDEX = re.compile(r"--(?:extra-)?index-url|--find-links|(?<!\w)file:///?\w|/simple/?(?=[\s\"']|$)")


def _tracked() -> list[Path]:
    """Return the files under version control, or all where the project came without its history."""
    try:
        listed = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        found = [ROOT / name for name in listed.stdout.splitlines()]
    except (OSError, subprocess.CalledProcessError):
        hidden = (".venv", ".git", "__pycache__", "logs", "report")
        found = [one for one in ROOT.rglob("*") if not set(hidden) & set(one.parts)]
    return [one for one in found if one.is_file()]


def test_modules_stay_short() -> None:
    modules = [path for path in _tracked() if path.suffix == ".py"]
    assert modules
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    long = {str(path.relative_to(ROOT)): n for path, n in lines.items() if n > MOST_LINES}
    assert long == {}


def test_no_file_names_a_machine_or_an_index() -> None:
    found = []
    for path in _tracked():
        if path == Path(__file__) or not (path.suffix in TEXT or path.name in NAMED):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if FOLDER.search(line) or INDEX.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_pins_every_dependency_and_names_no_place(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert pins
    assert [line for line in pins if not re.match(r"[\w.-]+==[\w.!+]+(?: ; .+)?$", line)] == []
    assert "://" not in text


def test_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {
        "requirements.lock": project["dependencies"],
        "requirements-dev.lock": project["dependencies"] + project["optional-dependencies"]["dev"],
    }
    for name, dependencies in wanted.items():
        text = (ROOT / name).read_text(encoding="utf-8")
        pinned = {line.split("==")[0] for line in text.splitlines() if "==" in line}
        names = {re.split(r"[<>=!~\[; ]", one)[0] for one in dependencies}
        assert names - pinned == set()


def test_both_locks_pin_the_same_versions() -> None:
    def pins(name: str) -> set[str]:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        return {line.split(" ;")[0] for line in lines if re.match(r"\w", line)}

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_every_make_target_says_what_it_does() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", text, re.MULTILINE))
    explained = set(re.findall(r"^([a-z]+):.*## \S", text, re.MULTILINE))
    assert {"app", "test", "lint", "bench", "record", "eval", "help"} <= targets
    assert targets == explained


def test_what_the_readme_shows_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", text)
    assert links
    missing = [link for link in links if not (ROOT / link).exists()]
    assert missing == []
