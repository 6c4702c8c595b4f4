"""Files of notes, by their endings, turned into pages."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import PurePath

from assistant.errors import InputError
from assistant.notes.formats.documents import docx_text, pdf_text
from assistant.notes.formats.encodings import decoded
from assistant.notes.formats.mail_file import eml_text
from assistant.notes.formats.tables import sentences_of
from assistant.notes.page import Page, page_of

MAX_BYTES = 10 * 1024 * 1024
_DELIMITERS = ",;\t|"

Words = tuple[str, list[str]]


def read_file(name: str, data: bytes, today: dt.date) -> Page:
    """Return a file of notes as a page. Runs and fetches nothing.

    Args:
        name: the file's name; its ending tells what it is.
        data: its content, at most 10 MB.
        today: the day from which dates without a year are read.

    Raises:
        InputError: it is of an unknown kind, empty, too large, encrypted, damaged, holds pictures
            only, or more than 200,000 characters. The message says what to do.
    """
    name = " ".join(PurePath(name.replace("\\", "/")).name.split()) or "The file"
    ending = PurePath(name).suffix.lower()
    read = _READERS.get(ending)
    if read is None:
        raise InputError(
            f"{name} cannot be read: give notes as {', '.join(KINDS[:-1])} or {KINDS[-1]}, "
            "or paste their text."
        )
    if not data.strip(b"\x00 \r\n\t"):
        raise InputError(f"{name} is empty. Choose the file that holds the notes.")
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name} has {len(data) / 1024 / 1024:.1f} MB; at most {MAX_BYTES // 1024 // 1024} MB "
            "can be read. Paste the notes that matter."
        )
    text, warnings = read(data, name)
    page = page_of(text, name, today)
    return page.model_copy(update={"warnings": [*warnings, *page.warnings]})


def _csv_text(data: bytes, name: str) -> Words:
    text, warnings = decoded(data, name)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise InputError(
            f"{name} is no table that can be read. Save it again as CSV, or paste its text."
        ) from error
    return "\n".join(sentences_of(rows)), warnings


def _delimiter(text: str) -> str:
    """Return what stands between the cells: the mark most alike in number over the first rows."""
    head = [line for line in text[:20_000].splitlines() if line.strip()][:20]
    counts = {mark: sorted(line.count(mark) for line in head) for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: counts[mark][len(head) // 2] if head else 0)


_READERS: dict[str, Callable[[bytes, str], Words]] = {
    ".txt": decoded,
    ".md": decoded,
    ".docx": docx_text,
    ".pdf": pdf_text,
    ".eml": eml_text,
    ".vtt": decoded,
    ".srt": decoded,
    ".csv": _csv_text,
}
KINDS = tuple(_READERS)
