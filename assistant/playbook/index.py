"""The index of the playbook: chroma collections of entries and of all that says them.

It lies in a folder that is named by the embedder and a hash of the texts, so it is built again
only when either changes. It is built aside and put in place by renaming: whoever opens it finds
it whole, however many start at once.
"""

import contextlib
import shutil
import threading
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.playbook.embedding import Vectors
from assistant.playbook.entries import Entry, Kind
from assistant.playbook.rows import Row, fingerprint, rows_of
from assistant.playbook.space import Space, fit_space

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMAT = "2"
BODY_WEIGHT = 0.5
KEPT_DAYS = 30
_MOST_NEAR = 200
PHRASES = 40
_ADDED = 4_000  # rows at once; chroma takes a few more
_SPACE = "space.npz"
_IN_MEMORY = threading.Lock()


class Near(NamedTuple):
    """What lies near a query.

    Attributes:
        distances: squared distance of each entry's middle, by id.
        phrases: likeness of the nearest phrases, -1 to 1, with their entries; the nearest first.
    """

    distances: dict[str, float]
    phrases: list[tuple[str, float]]


class Index:
    """Chroma collections, and the space in which entries are placed."""

    def __init__(self, entries: Any, phrases: Any, space: Space, size: int) -> None:
        self._entries, self._phrases = entries, phrases
        self._space, self._size = space, size

    def near(self, vector: "NDArray[np.float32]", kinds: Sequence[Kind] | None = None) -> Near:
        """Return the entries and phrases of these kinds that lie near a vector."""
        if not self._size or kinds == []:
            return Near({}, [])
        where = {"kind": {"$in": list(kinds)}} if kinds else None
        placed = self._space.place(vector[None, :])
        first = self._entries.query(
            query_embeddings=placed, n_results=min(_MOST_NEAR, self._size), where=where,
            include=["distances"],
        )  # fmt: skip
        said = self._phrases.query(
            query_embeddings=vector[None, :], n_results=PHRASES, where=where,
            include=["distances", "metadatas"],
        )  # fmt: skip
        return Near(
            dict(zip(first["ids"][0], first["distances"][0], strict=True)),
            [
                (str(told["entry"]), 1.0 - float(apart))
                for told, apart in zip(said["metadatas"][0], said["distances"][0], strict=True)
            ],
        )


def open_index(entries: Sequence[Entry], vectors: Vectors, folder: Path | None) -> Index:
    """Return the index of the entries, built where it is not there yet.

    Args:
        entries: what is indexed.
        vectors: what embeds.
        folder: where indexes are kept; None, or a folder that cannot be written, keeps it in
            memory.
    """
    rows = rows_of(entries)
    key = fingerprint(rows, FORMAT, vectors.name)
    name = f"{_slug(vectors.name)}-{key}"
    if folder is not None:
        with contextlib.suppress(OSError):
            return _kept(folder / name, rows, vectors, key)
    import chromadb

    with _IN_MEMORY:  # clients in memory share what they hold
        client = chromadb.EphemeralClient(_settings())
        if f"entries-{key}" in {one.name for one in client.list_collections()}:
            for collection in (f"entries-{key}", f"phrases-{key}"):
                client.delete_collection(collection)
        space = _fill(client, rows, vectors, key)
    return _opened(client, space, key)


def _kept(place: Path, rows: list[Row], vectors: Vectors, key: str) -> Index:
    """Open the index in its folder; a damaged one is built again."""
    if place.is_dir():
        try:
            return _open_folder(place, key)
        except Exception:  # noqa: BLE001 - chroma raises many kinds; the index is only a copy
            shutil.rmtree(place, ignore_errors=True)
    _build_folder(place, rows, vectors, key)
    return _open_folder(place, key)


def _open_folder(place: Path, key: str) -> Index:
    import chromadb
    import numpy as np

    with np.load(place / _SPACE) as stored:
        space = Space(stored["mean"], stored["transform"])
    client = chromadb.PersistentClient(str(place), _settings())
    with contextlib.suppress(OSError):
        place.touch()
    return _opened(client, space, key)


def _build_folder(place: Path, rows: list[Row], vectors: Vectors, key: str) -> None:
    import chromadb
    import numpy as np

    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.parent / f".building-{uuid.uuid4().hex}"
    try:
        client = chromadb.PersistentClient(str(aside), _settings())
        space = _fill(client, rows, vectors, key)
        getattr(client, "close", lambda: None)()
        np.savez(aside / _SPACE, mean=space.mean, transform=space.transform)
        with contextlib.suppress(FileExistsError, OSError):
            aside.rename(place)  # refused where another process was faster: its index is the same
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    if not place.is_dir():
        raise OSError(f"{place} could not be made")
    _forget_old(place)


def _forget_old(place: Path) -> None:
    """Remove indexes beside this one that nobody has opened for a month."""
    limit = time.time() - KEPT_DAYS * 86_400
    for other in place.parent.iterdir():
        with contextlib.suppress(OSError):
            if other != place and other.is_dir() and other.stat().st_mtime < limit:
                shutil.rmtree(other, ignore_errors=True)


def _fill(client: Any, rows: list[Row], vectors: Vectors, key: str) -> Space:
    """Put all rows into two collections; return the space of the first."""
    import numpy as np

    order = list(dict.fromkeys(row.entry for row in rows))
    number = {entry: n for n, entry in enumerate(order)}
    kinds = {row.entry: row.kind for row in rows}
    entries = client.create_collection(
        f"entries-{key}", configuration=_hnsw("l2"), embedding_function=None
    )
    phrases = client.create_collection(
        f"phrases-{key}", configuration=_hnsw("cosine"), embedding_function=None
    )
    if not rows:
        return Space(np.zeros(1, np.float32), np.eye(1, dtype=np.float32))
    embedded = vectors.embed([row.text for row in rows])
    weights = [BODY_WEIGHT if row.field == "body" else 1.0 for row in rows]
    space, middles = fit_space(embedded, [number[row.entry] for row in rows], weights)
    entries.add(ids=order, embeddings=middles, metadatas=[{"kind": kinds[one]} for one in order])
    said = [n for n, row in enumerate(rows) if row.field != "body"]
    for start in range(0, len(said), _ADDED):
        part = said[start : start + _ADDED]
        phrases.add(
            ids=[str(n) for n in part],
            embeddings=embedded[part],
            metadatas=[{"entry": rows[n].entry, "kind": rows[n].kind} for n in part],
        )
    return space


def _opened(client: Any, space: Space, key: str) -> Index:
    entries = client.get_collection(f"entries-{key}", embedding_function=None)
    phrases = client.get_collection(f"phrases-{key}", embedding_function=None)
    return Index(entries, phrases, space, entries.count())


def _hnsw(distance: str) -> dict[str, Any]:
    # Searched so widely that nothing near is missed; one thread, so that every build is the same.
    wide = {"ef_construction": 100, "ef_search": 300, "num_threads": 1}
    return {"hnsw": {"space": distance, **wide}}


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _slug(name: str) -> str:
    return "".join(one if one.isalnum() else "-" for one in name.casefold())[:40].strip("-")
