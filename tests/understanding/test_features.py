"""What the classifiers see of a text."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.understanding.features import SIZE, SPELT_SIZE, features, spelt_features


def test_runs_of_letters_stand_behind_all_else() -> None:
    texts = ["jist a wee trial", ""]
    rows = spelt_features(texts)
    assert rows.shape == (2, SPELT_SIZE)
    assert np.array_equal(rows[:, :SIZE], features(texts))
    assert rows[0, SIZE:].any()
    assert not rows[1, SIZE:].any()


def test_a_word_spelt_otherwise_shares_most_of_its_letters() -> None:
    said, again, other = (row[SIZE:] for row in spelt_features(["signature", "signatur", "lunch"]))
    assert said @ again > 3 * (said @ other)


@pytest.mark.parametrize("see", [features, spelt_features])
def test_long_texts_weigh_no_more(see: Callable[[Sequence[str]], NDArray[np.float32]]) -> None:
    short, long = see(["we sign soon", "we sign soon " * 400 + "x" * 50_000])
    assert np.linalg.norm(long) < 1.5 * np.linalg.norm(short)
