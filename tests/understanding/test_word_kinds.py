"""Kinds of words: which there are, which comes first, and in which order they stand."""

from pathlib import Path

import numpy as np
import pytest

from assistant.understanding.word_kinds import WordKinds


@pytest.fixture
def kinds(tmp_path: Path) -> WordKinds:
    listed = tmp_path / "kinds.yaml"
    listed.write_text("write: mark set\npeople: she they\ndone: done closed\n", encoding="utf-8")
    return WordKinds(listed, ["?"])


def test_other_words_of_the_same_kinds_make_the_same_row(kinds: WordKinds) -> None:
    one, same = kinds.rows([["mark", "it", "done"], ["set", "that", "closed"]])
    assert np.array_equal(one, same)
    assert np.linalg.norm(one) == pytest.approx(1.7)


def test_the_order_of_kinds_and_the_first_of_them_count(kinds: WordKinds) -> None:
    told, order = kinds.rows([["she", "mark", "done"], ["mark", "done", "she"]])
    assert not np.array_equal(told, order)


def test_words_of_no_kind_make_an_empty_row(kinds: WordKinds) -> None:
    assert not kinds.rows([["nothing", "listed"], []]).any()
    assert kinds.rows([["7"], ["?"]]).any(axis=1).all()
    assert kinds.knows("she")
    assert not kinds.knows("nothing")
