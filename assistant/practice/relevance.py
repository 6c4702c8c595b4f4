"""Whether what the seller says is about the objection at hand, or would answer another one."""

import functools
from collections.abc import Sequence

from assistant.playbook.embedding import LocalVectors
from assistant.playbook.loading import knowledge
from assistant.playbook.rows import Row, rows_of
from assistant.playbook.table import Table, open_table
from assistant.practice.scene import profiles
from assistant.understanding.embedder import embedder
from assistant.understanding.text import fold, sentences

# How much nearer another objection may lie, as a mean squared distance, set on dev scripts: whoever
# answers what was said stays below the first; half of the answers to others lie beyond the middle.
_NEAR, _FAR = 0.012, 0.024
_FEWEST_WORDS = 4
_FEWEST_SENTENCES = 2


def relevance(objection: str, said: Sequence[str]) -> float:
    """Return how much the seller's messages are about the objection: 1, to 0 for another one.

    Short and general words ("I see. What would help?") fit any objection, and count in full.
    """
    table = _table()
    found = [one.text for text in said for one in sentences(fold(text))]
    telling = [one for one in found if len(one.split()) >= _FEWEST_WORDS]
    if objection not in table.ids or len(telling) < _FEWEST_SENTENCES:
        return 1.0
    placed = table.space.place(embedder().embed(telling))
    apart = ((placed[:, None] - table.middles[None]) ** 2).sum(axis=2).mean(axis=0)
    behind = float(apart[table.ids.index(objection)] - apart.min())
    return min(1.0, max(0.0, (_FAR - behind) / (_FAR - _NEAR)))


@functools.cache
def _table() -> Table:
    rows = rows_of(knowledge().of_kind("objection"))
    for key, one in profiles().items():
        # What a good seller says to it is about it too.
        rows += [Row(key, "objection", "body", text) for text in (one.ack, one.ask, one.offer)]
    return open_table(rows, LocalVectors(), None)
