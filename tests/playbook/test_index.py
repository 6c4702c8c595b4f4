import multiprocessing
import os
import time
from pathlib import Path

import pytest

from assistant.playbook import index
from assistant.playbook.embedding import LocalVectors
from assistant.playbook.entries import Entry, Kind
from assistant.playbook.index import open_index
from assistant.playbook.loading import knowledge

ENTRIES = [
    Entry(id="cats", title="Cats", kind="guidance", says=["my cat sleeps all day"], body="Purr."),
    Entry(id="dogs", title="Dogs", kind="question", says=["walking the dog"], body="Bark."),
]


class Counting(LocalVectors):
    calls = 0

    def embed(self, texts):  # type: ignore[no-untyped-def]
        Counting.calls += 1
        return super().embed(texts)


def _nearest(folder: Path | None, words: str = "the kitten naps", *, brief: bool = False) -> str:
    vectors = LocalVectors()
    near = open_index(ENTRIES, vectors, folder, brief=brief).near(vectors.embed([words])[0])
    assert near.phrases[0][0] == min(near.distances, key=lambda one: near.distances[one])
    return near.phrases[0][0]


def _folders(folder: Path) -> list[Path]:
    return [one for one in folder.iterdir() if one.is_dir()]


def test_the_index_is_built_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Counting, "calls", 0)
    for _ in range(3):
        open_index(ENTRIES, Counting(), tmp_path)
    assert Counting.calls == 1
    open_index([*ENTRIES, ENTRIES[0].model_copy(update={"id": "more"})], Counting(), tmp_path)
    assert Counting.calls == 2
    assert len(_folders(tmp_path)) == 2


def test_it_is_found_again_from_the_disk(tmp_path: Path) -> None:
    assert _nearest(tmp_path) == "cats"
    assert _nearest(tmp_path) == "cats"


def test_a_damaged_index_is_built_again(tmp_path: Path) -> None:
    _nearest(tmp_path)
    (folder,) = _folders(tmp_path)
    (folder / "chroma.sqlite3").unlink()
    assert _nearest(tmp_path) == "cats"


@pytest.mark.parametrize("left", [b"", b"PK\x03\x04 cut off", b"no archive"])
def test_a_damaged_table_is_made_again(tmp_path: Path, left: bytes) -> None:
    _nearest(tmp_path, brief=True)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(left)
    assert _nearest(tmp_path, brief=True) == "cats"
    assert kept.stat().st_size > len(left)


def test_few_look_ups_start_without_chroma(tmp_path: Path) -> None:
    assert _nearest(tmp_path, brief=True) == "cats"
    assert not _folders(tmp_path)


def test_the_table_finds_what_chroma_finds(tmp_path: Path) -> None:
    entries, vectors = knowledge().entries, LocalVectors()
    whole = open_index(entries, vectors, tmp_path)
    brief = open_index(entries, vectors, tmp_path, brief=True)
    assert type(whole) is not type(brief)
    choices: list[list[Kind] | None] = [None, ["objection"], ["question", "talk-track"], []]
    for words in ("their lawyers take ages", "who should sign?", "pasta in Naples"):
        vector = vectors.embed([words])[0]
        for kinds in choices:
            first, second = whole.near(vector, kinds), brief.near(vector, kinds)
            assert second.distances == pytest.approx(first.distances, abs=1e-4)
            assert [p for _, p in second.phrases] == pytest.approx(
                [p for _, p in first.phrases], abs=1e-4
            )


def test_a_folder_that_cannot_be_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert _nearest(tmp_path / "file" / "below") == "cats"
    assert _nearest(None) == "cats"
    assert _nearest(None) == "cats"


def test_kinds_are_told_apart(tmp_path: Path) -> None:
    vectors = LocalVectors()
    near = open_index(ENTRIES, vectors, tmp_path).near(vectors.embed(["cat"])[0], ["question"])
    assert list(near.distances) == ["dogs"]
    assert {entry for entry, _ in near.phrases} == {"dogs"}


def test_old_indexes_are_forgotten(tmp_path: Path) -> None:
    old = tmp_path / "minilm-old"
    old.mkdir()
    past = time.time() - (index.KEPT_DAYS + 1) * 86_400
    os.utime(old, (past, past))
    _nearest(tmp_path)
    assert not old.exists()


def test_several_processes_may_start_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(3) as pool:
        found = pool.map(_nearest, [tmp_path] * 3)
    assert found == ["cats"] * 3
    assert len(_folders(tmp_path)) == 1
    assert not [one for one in tmp_path.iterdir() if one.name.startswith(".")]


@pytest.mark.parametrize("brief", [True, False])
def test_an_entry_of_few_words_is_seen_beside_one_of_many(tmp_path: Path, *, brief: bool) -> None:
    wordy = [f"when will the contract be signed, asked the {n}th time" for n in range(60)]
    entries = [
        Entry(id="many", kind="objection", title="Contract", says=wordy, body="Signing."),
        Entry(id="few", kind="guidance", title="Training", says=["who teaches users"], body="Do."),
    ]
    vectors = LocalVectors()
    opened = open_index(entries, vectors, tmp_path, brief=brief)
    near = opened.near(vectors.embed(["when will the contract be signed"])[0])
    assert {entry for entry, _ in near.phrases} == {"many", "few"}
