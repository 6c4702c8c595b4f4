from pathlib import Path

import pytest

from assistant.playbook import loading
from assistant.playbook.loading import knowledge


def test_the_shipped_entries_have_no_problems() -> None:
    found = knowledge()
    assert found.problems == []
    assert len(found.entries) >= 130
    assert [one.id for one in found.entries] == sorted(one.id for one in found.entries)


def test_own_files_stand_beside_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "pilot-price.md").write_text("# Pilot price\n\nA tenth.", encoding="utf-8")
    (tmp_path / "README.md").write_text("Not an entry", encoding="utf-8")
    (tmp_path / ".hidden.md").write_text("Not an entry", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    found = knowledge(tmp_path)
    own = [one for one in found.entries if one.origin == "own"]
    assert [(one.id, one.title, one.file) for one in own] == [
        ("pilot-price", "Pilot price", "team/pilot-price.md")
    ]
    assert found.problems == []
    assert found.entry("too-formal") is not None
    assert found.entry("nothing-like-it") is None


def test_broken_files_are_named_and_skipped(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("---\nkind: poem\n---\nRoses", encoding="utf-8")
    (tmp_path / "bytes.md").write_bytes(b"\xff\xfe\x00\xd8broken")
    (tmp_path / "good.md").write_text("Fine.", encoding="utf-8")
    (tmp_path / "huge.md").write_text("x" * (loading.MAX_FILE_BYTES + 1), encoding="utf-8")
    (tmp_path / "too-formal.md").write_text("Ours.", encoding="utf-8")
    found = knowledge(tmp_path)
    assert [one.id for one in found.entries if one.origin == "own"] == ["good"]
    told = {one.file: one.message for one in found.problems}
    assert set(told) == {"bad.md", "bytes.md", "huge.md", "too-formal.md"}
    assert "objections/too-formal.md" in told["too-formal.md"]


def test_no_more_files_are_read_than_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "MAX_FILES", 2)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").write_text("Words.", encoding="utf-8")
    found = knowledge(tmp_path)
    assert [one.id for one in found.entries if one.origin == "own"] == ["a", "b"]
    assert [one.file for one in found.problems] == ["c.md"]


def test_a_folder_that_links_to_itself_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("Words.", encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [one.id for one in knowledge(tmp_path).entries if one.origin == "own"] == ["one"]


def test_a_folder_that_is_missing_is_no_problem(tmp_path: Path) -> None:
    assert knowledge(tmp_path / "none") == knowledge()
