from types import SimpleNamespace
from typing import Any

import numpy as np
import openai
import pytest

from assistant.errors import ModelError, SettingsError
from assistant.playbook.embedding import LocalVectors, OpenAIVectors, vectors_for
from assistant.settings import Settings


class _Client:
    def __init__(self, failing: bool = False) -> None:
        self.embeddings = self
        self.failing = failing

    def create(self, *, input: list[str], **_more: Any) -> Any:  # noqa: A002 - OpenAI's name
        if self.failing:
            raise openai.OpenAIError("no")
        rows = [SimpleNamespace(index=n, embedding=[3.0, 4.0]) for n in range(len(input))]
        return SimpleNamespace(data=rows[::-1])


def _openai(failing: bool = False) -> OpenAIVectors:
    vectors = OpenAIVectors("small", "key")
    vectors._client = _Client(failing)
    return vectors


def test_the_setting_chooses() -> None:
    assert isinstance(vectors_for("local"), LocalVectors)
    found = vectors_for("openai:text-embedding-3-small", "key")
    assert found.name == "openai-text-embedding-3-small"
    with pytest.raises(SettingsError, match="OPENAI_API_KEY"):
        vectors_for("openai:text-embedding-3-small")
    with pytest.raises(SettingsError, match="ASSISTANT_EMBEDDINGS"):
        Settings(embeddings="word2vec")


def test_vectors_have_length_1() -> None:
    rows = _openai().embed(["a", ""])
    assert np.allclose(rows, [[0.6, 0.8], [0.6, 0.8]])


def test_a_failure_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="ASSISTANT_EMBEDDINGS=local"):
        _openai(failing=True).embed(["a"])
