"""Conversations kept in SQLite; one thread for each plan."""

import sqlite3
from pathlib import Path

from langgraph.checkpoint.sqlite import SqliteSaver

from assistant.errors import StoreError

BUSY_SECONDS = 10


def open_conversations(path: Path) -> SqliteSaver:
    """Open the file with the conversations.

    Raises:
        StoreError: it cannot be opened or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, check_same_thread=False, timeout=BUSY_SECONDS)
        connection.execute("PRAGMA journal_mode = WAL")
        saver = SqliteSaver(connection)
        saver.setup()
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"The conversations cannot be opened ({error}). "
            "Check the data folder (ASSISTANT_DATA_DIR)."
        ) from error
    return saver


def prune(saver: object, thread_id: str) -> None:
    """Drop all but the last state of a thread: older ones are never gone back to."""
    if not isinstance(saver, SqliteSaver):
        return
    with saver.cursor() as cursor:
        for table in ("writes", "checkpoints"):
            cursor.execute(
                f"DELETE FROM {table} WHERE thread_id = ? AND checkpoint_id < "  # noqa: S608 - fixed names
                "(SELECT max(checkpoint_id) FROM checkpoints WHERE thread_id = ?)",
                (thread_id, thread_id),
            )
