"""BM25 gives the numbers that Lucene gives."""

import pytest

from assistant.playbook.lexical import Lexicon

TEXTS = ["the cat sat on the mat", "dogs and cats", "a dog, a dog and a bone"]


def test_a_rarer_word_counts_more_and_one_said_twice_too() -> None:
    words = Lexicon(TEXTS)
    assert words.scores("dog bone").tolist() == pytest.approx([0, 0, 0.9103], abs=1e-3)
    assert words.scores("cat").argmax() == 0
    assert not words.scores("the of and a").any()
    assert not words.scores("").any()


def test_no_texts_give_no_scores() -> None:
    assert Lexicon([]).scores("cat").tolist() == []
    assert Lexicon([""]).scores("cat").tolist() == [0]
