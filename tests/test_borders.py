"""The borders that the layout promises."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {
    "altair", "chromadb", "docx", "langchain", "langchain_core", "langchain_openai", "langgraph",
    "numpy", "onnxruntime", "openai", "openpyxl", "pandas", "sklearn", "spacy", "sqlalchemy",
    "streamlit", "tokenizers",
}  # fmt: skip
IMPURE = {"datetime.now", "date.today", "datetime.today", "os.environ", "time.time"}


def _files(folder: str) -> list[Path]:
    return sorted((ROOT / "assistant" / folder).rglob("*.py"))


def _imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", _files("plan"), ids=lambda path: path.stem)
def test_the_plan_is_pure(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert not _imports(tree) & (HEAVY - {"numpy"})
    assert not _imports(tree) & {"os", "pathlib", "requests", "socket", "time", "random"}
    for call in IMPURE:
        assert call not in text


@pytest.mark.parametrize("path", _files("plan"), ids=lambda path: path.stem)
def test_numpy_comes_late_into_the_plan(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports: list[ast.stmt] = [n for n in tree.body if isinstance(n, ast.Import | ast.ImportFrom)]
    top = ast.Module(body=imports, type_ignores=[])
    assert not _imports(top) & HEAVY


@pytest.mark.parametrize("path", _files("understanding"), ids=lambda path: path.stem)
def test_understanding_knows_no_model_and_no_page(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not _imports(tree) & {"langchain", "langchain_core", "langgraph", "openai", "streamlit"}


@pytest.mark.parametrize("path", _files("playbook"), ids=lambda path: path.stem)
def test_the_playbook_knows_no_agent_and_no_page(path: Path) -> None:
    found = _imports(ast.parse(path.read_text(encoding="utf-8")))
    assert not found & {"langchain", "langchain_core", "langgraph", "streamlit"}


@pytest.mark.parametrize("path", _files("prep"), ids=lambda path: path.stem)
def test_preparing_a_call_knows_nothing_heavy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not _imports(ast.parse(text)) & HEAVY
    assert not any(call in text for call in IMPURE)


@pytest.mark.parametrize("path", _files("agent"), ids=lambda path: path.stem)
def test_the_agent_knows_no_page(path: Path) -> None:
    assert not _imports(ast.parse(path.read_text(encoding="utf-8"))) & {"streamlit"}


@pytest.mark.parametrize(
    "module",
    [
        "assistant.cli",
        "assistant.plan.apply",
        "assistant.plan.deadlines",
        "assistant.notes.model.reader",
        "assistant.plan.schedule",
        "assistant.playbook.filling",
        "assistant.playbook.loading",
    ],
)
def test_a_light_import_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, {module}; print(*sorted(set({sorted(HEAVY)!r}) & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == []


@pytest.mark.parametrize("path", _files("notes"), ids=lambda path: path.stem)
def test_reading_notes_knows_no_model_and_no_page(path: Path) -> None:
    """Who calls a model stands in assistant/agent/notes_model.py; notes/ is handed a function."""
    text = path.read_text(encoding="utf-8")
    imported = _imports(ast.parse(text))
    assert not imported & {"langchain", "langchain_core", "langgraph", "openai", "streamlit"}
    assert "assistant.agent" not in text
    assert "assistant.ui" not in text
