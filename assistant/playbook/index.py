"""The index of the playbook: chroma collections of entries and of all that says them.

It lies in a folder that is named by the embedder and a hash of the texts, so it is built again
only when either changes. It is built aside and put in place by renaming: whoever opens it finds
it whole, however many start at once. The table it is built of lies beside it.
"""

import contextlib
import shutil
import time
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from assistant.playbook.embedding import Vectors
from assistant.playbook.entries import Entry, Kind
from assistant.playbook.rows import fingerprint, rows_of
from assistant.playbook.space import Space
from assistant.playbook.table import PHRASES, Near, Table, open_table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMAT = "5"
KEPT_DAYS = 30
MOST_ROWS = 20_000  # beyond, comparing with every row takes longer than starting chroma
_MOST_NEAR = 200
_ADDED = 4_000  # rows at once; chroma takes a few more
_ENTRIES, _PHRASES = "entries", "phrases"


class Index(Protocol):
    """Finds what lies near a vector."""

    def near(self, vector: "NDArray[np.float32]", kinds: Sequence[Kind] | None = None) -> Near:
        """Return the entries and phrases of these kinds that lie near a vector."""


class ChromaIndex:
    """Chroma collections, and the space in which entries are placed."""

    def __init__(self, client: Any, space: Space) -> None:
        self._entries = client.get_collection(_ENTRIES, embedding_function=None)
        self._phrases = client.get_collection(_PHRASES, embedding_function=None)
        self._space, self._size = space, self._entries.count()

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


def open_index(
    entries: Sequence[Entry], vectors: Vectors, folder: Path | None, *, brief: bool = False
) -> Index:
    """Return the index of the entries, built where it is not there yet.

    Args:
        entries: what is indexed.
        vectors: what embeds.
        folder: where indexes are kept; without one, or where it cannot be written, the table
            serves alone.
        brief: only few things will be looked up: up to 20,000 texts the table is quicker.
    """
    rows = rows_of(entries)
    name = f"{_slug(vectors.name)}-{fingerprint(rows, FORMAT, vectors.name)}"
    table = open_table(rows, vectors, folder / f"{name}.npz" if folder else None)
    if folder is None or (brief and len(rows) <= MOST_ROWS):
        return table
    try:
        return _kept(folder / name, table)
    except OSError:
        return table


def _kept(place: Path, table: Table) -> Index:
    """Open the index in its folder; a damaged one is built again."""
    if place.is_dir():
        try:
            (place / "chroma.sqlite3").stat()
            return _open(place, table)
        except Exception:  # noqa: BLE001 - chroma raises many kinds; the index is only a copy
            _let_go()
            shutil.rmtree(place, ignore_errors=True)
    _build(place, table)
    return _open(place, table)


def _let_go() -> None:
    """Let chroma forget its clients: one of a folder that is gone would serve the new one, too."""
    from chromadb.api.shared_system_client import SharedSystemClient

    SharedSystemClient.clear_system_cache()


def _open(place: Path, table: Table) -> Index:
    import chromadb

    opened = ChromaIndex(chromadb.PersistentClient(str(place), _settings()), table.space)
    for one in (place, place.with_name(f"{place.name}.npz")):
        with contextlib.suppress(OSError):
            one.touch(exist_ok=True)
    return opened


def _build(place: Path, table: Table) -> None:
    import chromadb

    place.parent.mkdir(parents=True, exist_ok=True)
    aside = place.parent / f".building-{uuid.uuid4().hex}"
    try:
        client = chromadb.PersistentClient(str(aside), _settings())
        _fill(client, table)
        getattr(client, "close", lambda: None)()
        with contextlib.suppress(FileExistsError, OSError):
            aside.rename(place)  # refused where another process was faster: its index is the same
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    if not place.is_dir():
        raise OSError(f"{place} could not be made")
    _forget_old(place.parent, place.name)


def _fill(client: Any, table: Table) -> None:
    """Put all rows of the table into two collections."""
    entries = client.create_collection(_ENTRIES, configuration=_hnsw("l2"), embedding_function=None)
    phrases = client.create_collection(
        _PHRASES, configuration=_hnsw("cosine"), embedding_function=None
    )
    if table.ids:
        kinds = [{"kind": kind} for kind in table.kinds]
        entries.add(ids=table.ids, embeddings=table.middles, metadatas=kinds)
    told = [{"entry": table.ids[n], "kind": table.kinds[n]} for n in table.said]
    for start in range(0, len(told), _ADDED):
        part = slice(start, start + _ADDED)
        phrases.add(
            ids=[str(n) for n in range(len(told))[part]],
            embeddings=table.phrases[part],
            metadatas=told[part],
        )


def _forget_old(folder: Path, name: str) -> None:
    """Remove what lies beside this index and nobody has opened for a month."""
    limit = time.time() - KEPT_DAYS * 86_400
    for other in folder.iterdir():
        with contextlib.suppress(OSError):
            if not other.name.startswith(name) and other.stat().st_mtime < limit:
                shutil.rmtree(other) if other.is_dir() else other.unlink()


def _hnsw(distance: str) -> dict[str, Any]:
    # Searched so widely that nothing near is missed; one thread, so that every build is the same.
    wide = {"ef_construction": 200, "ef_search": 1_000, "max_neighbors": 32, "num_threads": 1}
    return {"hnsw": {"space": distance, **wide}}


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False)


def _slug(name: str) -> str:
    return "".join(one if one.isalnum() else "-" for one in name.casefold())[:40].strip("-")
