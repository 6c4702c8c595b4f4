import importlib.util
import threading

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.errors import SettingsError
from assistant.understanding.embedder import DIMENSIONS, Embedder, embedder


def test_one_row_of_length_one_for_each_text_in_order() -> None:
    vectors = embedder().embed(["Legal review", "What is overdue?", "Legal review"])

    assert vectors.shape == (3, DIMENSIONS)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.array_equal(vectors[0], vectors[2])


def test_no_texts_give_no_rows() -> None:
    assert embedder().embed([]).shape == (0, DIMENSIONS)


def test_like_meaning_lies_closer_than_like_words() -> None:
    text, same, other = embedder().embed(
        ["the attorneys check the agreement", "contract review by legal", "the hotel checks in"]
    )

    assert text @ same > text @ other + 0.2


def test_neighbours_and_padding_do_not_change_a_vector() -> None:
    long = "their data protection officer wants to see the agreement before anybody signs " * 3
    fresh = Embedder(cached_texts=0)

    alone = fresh.embed(["legal is done"])[0]
    beside = fresh.embed(["legal is done", long])[0]

    assert alone @ beside == pytest.approx(1, abs=1e-4)


def test_the_texts_embedded_last_are_kept_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    small = Embedder(cached_texts=2)
    small.embed(["one", "two", "three"])
    runs: list[list[str]] = []
    original = small._run

    def run(texts: list[str]) -> dict[str, NDArray[np.float32]]:
        runs.append(texts)
        return original(texts)

    monkeypatch.setattr(small, "_run", run)

    small.embed(["two", "three"])
    small.embed(["one"])

    assert runs == [["one"]]


def test_a_text_is_run_once_for_its_vector_and_its_word_pieces(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = Embedder()
    runs: list[list[list[int]]] = []
    original = small._hidden

    def hidden(batch: list[list[int]]) -> NDArray[np.float32]:
        runs.append(batch)
        return original(batch)

    monkeypatch.setattr(small, "_hidden", hidden)

    small.embed(["legal is done", "Priya owns the review of the contract"])
    beside, spans = small.word_pieces("  legal is done")
    alone, _ = small.word_pieces("security is done")
    vector = small.embed(["security is done"])[0]

    assert len(runs) == 2
    assert np.allclose(beside, Embedder().word_pieces("legal is done")[0], atol=1e-5)
    assert spans[1] == (2, 7)
    mean = alone.mean(axis=0)
    assert np.allclose(vector, mean / np.linalg.norm(mean), atol=1e-5)


def test_word_pieces_are_kept_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.understanding.embedder.CACHED_PIECES", 12)
    small = Embedder()

    small.embed([f"step number {at}" for at in range(9)])

    assert small._kept_pieces == sum(map(len, small._pieces.values())) <= 12


@pytest.mark.parametrize("text", ["", "   ", "\x00\x01", "é" * 20_000, "🙂" * 500, "x " * 9_000])
def test_odd_texts_are_embedded_too(text: str) -> None:
    vector = embedder().embed([text])[0]

    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def test_threads_share_one_embedder() -> None:
    shared = Embedder(cached_texts=5)
    texts = [f"step number {at}" for at in range(12)]
    expected = Embedder().embed(texts)
    right: list[bool] = []

    def work() -> None:
        right.extend(np.allclose(shared.embed(texts), expected, atol=1e-3) for _ in range(3))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert right == [True] * 12


def test_missing_files_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)

    with pytest.raises(SettingsError, match="Install the assistant again"):
        Embedder()
