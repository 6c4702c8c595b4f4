"""What holds for every file of the project."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_LINES = 320
MACHINE = re.compile(r"/work/(?:main|shared|\.)|/tmp/[a-z]+/|pypi-more|index-url\s+http", re.I)


def _tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=False
    )
    names = listed.stdout.split("\n")[:-1]
    if not names:
        names = [str(p.relative_to(ROOT)) for g in patterns for p in ROOT.rglob(g) if ".venv" not in p.parts]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def test_modules_stay_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in _tracked("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }
    assert long == {}


def test_no_file_names_a_machine_or_an_index() -> None:
    found = []
    for path in _tracked("*.py", "*.md", "*.toml", "*.lock", "*.yml", "Makefile", ".ci/run"):
        if path == Path(__file__):
            continue
        if MACHINE.search(path.read_text(encoding="utf-8")):
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_locks_pin_every_dependency() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        pins = [line for line in lines if line and not line.startswith((" ", "#"))]
        assert pins
        assert [line for line in pins if "==" not in line] == []
