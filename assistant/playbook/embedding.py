"""The sentence vectors of the playbook: this machine's by default, OpenAI's by setting."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from assistant.errors import ModelError, SettingsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOCAL = "local"
SHIPPED = Path(__file__).parent / "weights" / "vectors.npz"
_BATCH = 256
_SECONDS = 30.0


class Vectors(Protocol):
    """Turns texts into vectors of length 1.

    Attributes:
        name: changes when the vectors do.
    """

    name: str

    def load(self) -> None:
        """Load what takes time, so that the first text does not wait for it."""

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return one row for each text."""


class LocalVectors:
    """The embedder on this machine. Vectors of the shipped entries come with the package."""

    name = "minilm-l6-int8"

    def load(self) -> None:
        """Load the model."""
        from assistant.understanding.embedder import embedder

        embedder()

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return one row for each text."""
        import numpy as np

        from assistant.understanding.embedder import embedder

        known = _shipped() if len(texts) > 1 else {}
        keys = [text_key(text) for text in texts]
        missing = [text for text, key in zip(texts, keys, strict=True) if key not in known]
        fresh = iter(embedder().embed(missing))
        return np.stack([known[key] if key in known else next(fresh) for key in keys])


class OpenAIVectors:
    """Vectors of a model of OpenAI, or of a server that speaks like it."""

    def __init__(self, model: str, key: str, base_url: str | None = None) -> None:
        """Prepare the client; nothing is sent yet."""
        self.name = f"openai-{model}"
        self._model, self._key, self._base_url = model, key, base_url
        self._client: Any = None

    def load(self) -> None:
        """Do nothing: the model is elsewhere."""

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return one row for each text.

        Raises:
            ModelError: the server did not answer usefully.
        """
        import numpy as np
        import openai

        if self._client is None:
            self._client = openai.OpenAI(
                api_key=self._key, base_url=self._base_url, timeout=_SECONDS
            )
        found: list[list[float]] = []
        try:
            for start in range(0, len(texts), _BATCH):
                part = [text or " " for text in texts[start : start + _BATCH]]
                answer = self._client.embeddings.create(
                    model=self._model, input=part, encoding_format="float"
                )
                found += [one.embedding for one in sorted(answer.data, key=lambda one: one.index)]
        except openai.OpenAIError as error:
            raise ModelError(
                f"The embeddings of {self._model} did not come ({type(error).__name__}). "
                "Check ASSISTANT_EMBEDDINGS and the key, or set ASSISTANT_EMBEDDINGS=local."
            ) from error
        rows = np.asarray(found, np.float32)
        if rows.ndim != 2 or len(rows) != len(texts):
            raise ModelError(f"{self._model} answered with something that is no embeddings.")
        return cast(
            "NDArray[np.float32]",
            rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9),
        )


def vectors_for(setting: str, key: str | None = None, base_url: str | None = None) -> Vectors:
    """Return the vectors that the setting names: `local`, or `openai:NAME`.

    Raises:
        SettingsError: OpenAI's are asked for, and there is no key.
    """
    if setting == LOCAL:
        return LocalVectors()
    if not key:
        raise SettingsError("ASSISTANT_EMBEDDINGS names a model of OpenAI: set OPENAI_API_KEY too.")
    return OpenAIVectors(setting.removeprefix("openai:"), key, base_url)


def text_key(text: str) -> str:
    """Return what a text's vector is kept under."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16]


def _shipped() -> "dict[str, NDArray[np.float32]]":
    import numpy as np

    if not SHIPPED.is_file():
        return {}
    with np.load(SHIPPED) as stored:
        rows = stored["vectors"].astype(np.float32) * stored["scale"][:, None]
        return dict(zip(stored["keys"].tolist(), rows, strict=True))
