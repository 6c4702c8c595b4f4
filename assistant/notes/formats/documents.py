"""The words of Word and PDF documents."""

import io
import logging
import re
import time
import zipfile
from collections.abc import Iterator
from typing import Any

from assistant.errors import InputError
from assistant.notes.cleaning import MAX_CHARACTERS
from assistant.notes.formats.tables import sentences_of

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNPACKED = 100 * 1024 * 1024  # bytes that a document may take when unpacked
_XML = 40 * 1024 * 1024  # bytes of one part of it that is read
_MOST_PARTS = 5_000
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_LONG_READ = 60.0  # seconds
_FAR_TOO_LONG = 5 * MAX_CHARACTERS
_TINY = 4  # half points
_PAGE_NUMBER = re.compile(
    r"\s*(?:(?:page|seite)\s+)?\d{1,4}(?:\s*(?:of|/|von)\s*\d{1,4})?\s*$", re.IGNORECASE
)

HIDDEN = "Hidden text in the document was left out. Check that nothing you need is missing."


def docx_text(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return the visible words of a Word document, a line for each paragraph, and warnings.

    Raises:
        InputError: it is encrypted, damaged, or grows too large when unpacked.
    """
    if data.startswith(_OLD_OFFICE):
        raise InputError(
            f"{name} is protected by a password, or an old Word file. "
            "Open it in Word and save it as .docx without a password."
        )
    broken = InputError(f"{name} is no Word document that can be read. Save it as .docx again.")
    try:
        _check_unpacked(data, name)
        from docx import Document

        body = Document(io.BytesIO(data)).element.body
        reader = _Docx()
        lines = list(reader.lines(body))
    except InputError:
        raise
    except Exception as error:
        raise broken from error
    return "\n".join(lines), [HIDDEN] if reader.hidden else []


def _check_unpacked(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
    largest = max((part.file_size for part in parts if part.filename.endswith("xml")), default=0)
    if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _UNPACKED or largest > _XML:
        raise InputError(f"{name} is far too large when unpacked. Paste the notes that matter.")


class _Docx:
    """Walks through the body of a document."""

    def __init__(self) -> None:
        self.hidden = False

    def lines(self, parent: Any) -> Iterator[str]:
        for child in parent:
            if child.tag == f"{_W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                yield from sentences_of(self._table(child))
            elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
                yield from self.lines(child)

    def _table(self, table: Any) -> list[list[str]]:
        return [
            [" ".join(self.lines(cell)) for cell in row.iter(f"{_W}tc")]
            for row in table.iter(f"{_W}tr")
        ]

    def _paragraph(self, paragraph: Any) -> list[str]:
        text = "".join(self._words(paragraph))
        lines = [line for line in text.split("\n") if line.strip()] or [""]
        level = _list_level(paragraph)
        if level is not None and lines[0]:
            lines[0] = f"{'  ' * level}- {lines[0].strip()}"
        return lines

    def _words(self, element: Any) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == f"{_W}t":
                yield child.text or ""
            elif tag == f"{_W}tab":
                yield "\t"
            elif tag in (f"{_W}br", f"{_W}cr"):
                yield "\n"
            elif tag == f"{_W}noBreakHyphen":
                yield "-"
            elif tag == f"{_W}r" and _is_hidden(child):
                self.hidden = self.hidden or any(
                    (t.text or "").strip() for t in child.iter(f"{_W}t")
                )
            elif tag in (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", _FALLBACK):
                continue
            else:
                if tag == f"{_W}p":  # a paragraph in a text box
                    yield "\n"
                yield from self._words(child)


def _list_level(paragraph: Any) -> int | None:
    """Return how deep in a list a paragraph stands, or None where it is in none."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return None
    number = properties.find(f"{_W}numPr")
    style = properties.find(f"{_W}pStyle")
    named = style is not None and "List" in (style.get(f"{_W}val") or "")
    if number is None:
        return 0 if named else None
    level = number.find(f"{_W}ilvl")
    found = level.get(f"{_W}val") if level is not None else "0"
    return min(int(found), 8) if (found or "").isdigit() else 0


def _is_hidden(run: Any) -> bool:
    """Tell whether a run of words is hidden, white on white, or too small to be read."""
    properties = run.find(f"{_W}rPr")
    if properties is None:
        return False
    for mark in ("vanish", "webHidden"):
        found = properties.find(f"{_W}{mark}")
        if found is not None and found.get(f"{_W}val") not in ("0", "false", "off"):
            return True
    size = properties.find(f"{_W}sz")
    points = (size.get(f"{_W}val") or "") if size is not None else ""
    if points.isdigit() and int(points) <= _TINY:
        return True
    colour = properties.find(f"{_W}color")
    white = colour is not None and (colour.get(f"{_W}val") or "").upper() == "FFFFFF"
    # White words on a coloured ground are to be read, as in the head of a table.
    grounded = any(properties.find(f"{_W}{mark}") is not None for mark in ("shd", "highlight"))
    return white and not grounded and not any(True for _ in run.iterancestors(f"{_W}tc"))


def pdf_text(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return the words of a PDF, page by page, and warnings.

    Raises:
        InputError: it is encrypted, damaged, holds pictures only, or is far too long.
    """
    pages = _pages(data, name)
    text = "\n\n".join(pages)
    if pages and not re.search(r"\w", text):
        raise InputError(
            f"{name} holds only pictures of its pages, no text. "
            "Run text recognition on it first, or paste the notes."
        )
    return text, []


def _pages(data: bytes, name: str) -> list[str]:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it reports every oddity it mends
    locked = InputError(f"{name} is protected by a password. Save it without one, then try again.")
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        opened = not reader.is_encrypted or bool(reader.decrypt(""))
        texts = _texts(reader, name) if opened else []
    except InputError:
        raise
    except DependencyError as error:
        raise locked from error
    except Exception as error:
        raise InputError(
            f"{name} is no PDF that can be read. Save it again, or paste its text."
        ) from error
    if not opened:
        raise locked
    return texts


def _texts(reader: Any, name: str) -> list[str]:
    texts: list[str] = []
    size = 0
    begun = time.monotonic()
    for page in reader.pages:
        text = page.extract_text() or ""
        texts.append("\n".join(one for one in text.split("\n") if not _PAGE_NUMBER.match(one)))
        size += len(text)
        if size > _FAR_TOO_LONG or time.monotonic() - begun > _LONG_READ:
            raise InputError(
                f"{name} is far too long; {MAX_CHARACTERS:,} characters can be read at once. "
                "Save the pages that matter as a file of their own."
            )
    return texts
