"""Looking things up, beside two plain ways on the same entries."""

import functools
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.playbook.embedding import LocalVectors
from assistant.playbook.entries import Kind
from assistant.playbook.lexical import Lexicon, whole_text
from assistant.playbook.loading import knowledge
from assistant.playbook.search import Playbook

MOST = 10
WAYS = ("ours", "bm25", "vector")


@functools.cache
def playbook() -> Playbook:
    """Return the shipped playbook, without anybody's own entries."""
    return Playbook.open(knowledge(), LocalVectors(), Path(tempfile.mkdtemp()))


@functools.cache
def _plain_words() -> Lexicon:
    return Lexicon([whole_text(entry) for entry in knowledge().entries])


@functools.cache
def _one_vector_each() -> Any:
    texts = [f"{entry.title}. {entry.body}" for entry in knowledge().entries]
    return LocalVectors().embed(texts)


def looked_up(query: str, kinds: Sequence[Kind] | None) -> dict[str, Any]:
    """Return the ids found, the best first, by each way; and whether ours answers at all."""
    book = playbook()
    _, found = book.ranked(query, kinds)
    return {
        "answered": bool(book.search(query, kinds)),
        "ours": [hit.id for hit in found][:MOST],
        "bm25": _ordered(_plain_words().scores(query), kinds),
        "vector": _ordered(_one_vector_each() @ LocalVectors().embed([query])[0], kinds),
    }


def _ordered(scores: Any, kinds: Sequence[Kind] | None) -> list[str]:
    entries = knowledge().entries
    allowed = [n for n, entry in enumerate(entries) if kinds is None or entry.kind in kinds]
    return [entries[n].id for n in sorted(allowed, key=lambda n: -float(scores[n]))][:MOST]


def rank(found: Sequence[str], gold: Sequence[str]) -> int | None:
    """Return the place of the first right entry, from 1; None where there is none."""
    return next((n for n, one in enumerate(found, 1) if one in gold), None)
