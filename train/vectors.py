"""The vectors of the shipped entries, kept with the package so that no start has to embed them."""

from assistant.playbook.embedding import SHIPPED, text_key
from assistant.playbook.loading import knowledge
from assistant.playbook.rows import rows_of
from assistant.understanding.embedder import embedder


def write_vectors() -> str:
    """Embed every text of the shipped entries, and keep the vectors in one byte a number.

    Returns:
        What was done, in words.
    """
    import numpy as np

    texts = list(dict.fromkeys(row.text for row in rows_of(knowledge().entries)))
    vectors = embedder().embed(texts)
    scale = np.abs(vectors).max(axis=1) / 127
    SHIPPED.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        SHIPPED,
        keys=np.array([text_key(text) for text in texts]),
        vectors=np.round(vectors / scale[:, None]).astype(np.int8),
        scale=scale.astype(np.float32),
    )
    return f"playbook vectors: {len(texts):,} texts"
