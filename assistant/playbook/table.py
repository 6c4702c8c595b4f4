"""All vectors of the playbook as plain arrays: what the index is built of.

It is searched exactly, row by row, so that a command which looks up one thing need not wait for
chroma to start: a hundred entries with a thousand phrases take a millisecond.
"""

import contextlib
import os
import uuid
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from assistant.playbook.embedding import Vectors
from assistant.playbook.entries import Kind
from assistant.playbook.rows import Row
from assistant.playbook.space import Space, fit_space

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BODY_WEIGHT = 0.5
PHRASES = 200  # of the nearest, so that no entry with many phrases keeps the others out


class Near(NamedTuple):
    """What lies near a query.

    Attributes:
        distances: squared distance of each entry's middle, by id.
        phrases: likeness of the nearest phrases, -1 to 1, with their entries; the nearest first.
    """

    distances: dict[str, float]
    phrases: list[tuple[str, float]]


class Table(NamedTuple):
    """Entries in their space, and the phrases that say them.

    Attributes:
        ids: of the entries; `kinds` likewise.
        middles: where each entry lies, a row for each.
        said: number of the entry that each phrase belongs to.
        phrases: the phrases' vectors, a row for each.
    """

    space: Space
    ids: list[str]
    kinds: list[str]
    middles: "NDArray[np.float32]"
    said: "NDArray[np.int64]"
    phrases: "NDArray[np.float32]"

    def near(self, vector: "NDArray[np.float32]", kinds: Sequence[Kind] | None = None) -> Near:
        """Return the entries and phrases of these kinds that lie near a vector."""
        import numpy as np

        wanted = np.array([kinds is None or kind in kinds for kind in self.kinds], bool)
        if not wanted.any():
            return Near({}, [])
        apart = ((self.middles - self.space.place(vector[None, :])) ** 2).sum(axis=1)
        distances = {self.ids[n]: float(apart[n]) for n in np.flatnonzero(wanted)}
        alike = self.phrases @ vector
        rows = np.flatnonzero(wanted[self.said])
        nearest = rows[np.argsort(-alike[rows], kind="stable")][:PHRASES]
        return Near(distances, [(self.ids[self.said[n]], float(alike[n])) for n in nearest])


def table_of(rows: Sequence[Row], vectors: "NDArray[np.float32] | None") -> Table:
    """Return the table of these texts, whose vectors stand in the same order; None for none."""
    import numpy as np

    ids = list(dict.fromkeys(row.entry for row in rows))
    number = {entry: n for n, entry in enumerate(ids)}
    kinds = {row.entry: row.kind for row in rows}
    said = [n for n, row in enumerate(rows) if row.field != "body"]
    if vectors is None or not rows:
        none = np.zeros((0, 1), np.float32)
        space = Space(np.zeros(1, np.float32), np.eye(1, dtype=np.float32))
        return Table(space, [], [], none, np.zeros(0, np.int64), none)
    weights = [BODY_WEIGHT if row.field == "body" else 1.0 for row in rows]
    space, middles = fit_space(vectors, [number[row.entry] for row in rows], weights)
    owners = np.array([number[rows[n].entry] for n in said], np.int64)
    phrases = vectors[said]  # stored vectors are rounded, and a little longer or shorter than 1
    phrases = phrases / np.maximum(np.linalg.norm(phrases, axis=1, keepdims=True), 1e-9)
    return Table(space, ids, [kinds[one] for one in ids], middles, owners, phrases)


def open_table(rows: Sequence[Row], vectors: Vectors, place: Path | None) -> Table:
    """Return the table, kept in a file; a damaged file is made again.

    Args:
        rows: the texts.
        vectors: what embeds them.
        place: the file, named by their hash; None, or one that cannot be written, keeps nothing.
    """
    if place is not None and place.is_file():
        with contextlib.suppress(OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            return _read(place)
    made = table_of(rows, vectors.embed([row.text for row in rows]) if rows else None)
    if place is not None:
        with contextlib.suppress(OSError):
            _write(made, place)
    return made


def _read(place: Path) -> Table:
    import numpy as np

    with place.open("rb") as opened, np.load(opened, allow_pickle=False) as kept:
        return Table(
            Space(kept["mean"], kept["transform"]),
            kept["ids"].tolist(), kept["kinds"].tolist(),
            kept["middles"], kept["said"], kept["phrases"],
        )  # fmt: skip


def _write(table: Table, place: Path) -> None:
    """Write the file aside and put it in place: whoever opens it finds it whole."""
    import numpy as np

    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.parent / f".writing-{uuid.uuid4().hex}.npz"
    try:
        np.savez(
            aside, mean=table.space.mean, transform=table.space.transform,
            ids=np.array(table.ids), kinds=np.array(table.kinds), middles=table.middles,
            said=table.said, phrases=table.phrases,
        )  # fmt: skip
        os.replace(aside, place)  # noqa: PTH105 - also where the file is there already
    finally:
        aside.unlink(missing_ok=True)
