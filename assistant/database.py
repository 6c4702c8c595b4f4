"""Opening a database, and what goes wrong with it in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import MetaData, create_engine, event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from assistant.errors import StoreError

BUSY_SECONDS = 10


def open_engine(url: str | Path) -> Engine:
    """Return the engine for an SQLAlchemy URL or the path of an SQLite file.

    Raises:
        StoreError: the URL is none, its driver is missing, or the folder cannot be made.
    """
    text = str(url)
    parsed = _url(text if "://" in text else f"sqlite:///{text}")
    sqlite = parsed.get_backend_name() == "sqlite"
    if sqlite and parsed.database:
        _make_folder(Path(parsed.database).parent)
    engine = _engine(parsed)
    if sqlite:
        event.listen(engine, "connect", _pragmas)
    return engine


class Database:
    """A database with its tables.

    Args:
        url: an SQLAlchemy URL, or the path of an SQLite file.
        tables: made where they are not there yet.

    Raises:
        StoreError: the database cannot be opened.
    """

    def __init__(self, url: str | Path, tables: MetaData) -> None:
        with told("opened"):
            self._engine = open_engine(url)
            tables.create_all(self._engine)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


@contextmanager
def told(act: str) -> Iterator[None]:
    """Turn what the database says into words that tell what to do."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(_explained(str(getattr(error, "orig", error)).lower(), act)) from error


def _explained(reason: str, act: str) -> str:
    if "full" in reason:
        return "The disk is full: the change was not kept. Free some space and try again."
    if "readonly" in reason or "read-only" in reason:
        return (
            "The plans may not be written: the file is read-only. Check the data folder's rights."
        )
    if "locked" in reason or "busy" in reason:
        return "The plans are being written by somebody else just now. Try again in a moment."
    if "malformed" in reason or "not a database" in reason or "corrupt" in reason:
        return "The file with the plans is damaged. Put back a copy, or set another data folder."
    if "unable to open" in reason:
        return (
            "The file with the plans cannot be opened. Check the data folder (ASSISTANT_DATA_DIR)."
        )
    return f"The plans could not be {act}: {reason[:200]}."


def _url(text: str) -> URL:
    try:
        return make_url(text)
    except ArgumentError as error:
        raise StoreError(f"{text!r} is no database URL. Check ASSISTANT_DATABASE_URL.") from error


def _engine(url: URL) -> Engine:
    try:
        return create_engine(url)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise StoreError(
            f"Databases of the kind {url.drivername!r} cannot be used here. "
            "Check ASSISTANT_DATABASE_URL, or install their driver."
        ) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The data folder {folder} cannot be made ({error.strerror}). Set ASSISTANT_DATA_DIR."
        ) from error


def _pragmas(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()
