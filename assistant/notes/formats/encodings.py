"""Bytes of a text file turned into text."""

import codecs
import re

from assistant.errors import InputError

_BOMS = [
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
_MAGIC = {
    b"%PDF": "a PDF; give it the ending .pdf",
    b"PK\x03\x04": "a Word or zip file; give a Word document the ending .docx",
    b"\xd0\xcf\x11\xe0": "an old Office file; save it as .docx",
    b"{\\rtf": "rich text; save it as .docx or as plain text",
    b"\x89PNG": "a picture; paste the text instead",
    b"\xff\xd8\xff": "a picture; paste the text instead",
    b"GIF8": "a picture; paste the text instead",
}
# Letters and marks of western languages, as the old Windows encoding has them.
_WESTERN = frozenset(
    "\u00e4\u00f6\u00fc\u00c4\u00d6\u00dc\u00df\u00e9\u00e8\u00ea\u00eb\u00e0\u00e2\u00e7\u00ee"
    "\u00ef\u00f4\u00f9\u00fb\u0153\u00e6\u00f1\u00e1\u00ed\u00f3\u00fa\u00bf\u00a1\u00e5\u00f8"
    "\u00c5\u00d8\u00c9\u00c8\u00c0\u00c7\u00ec\u00f2\u00e3\u00f5\u2018\u2019\u201c\u201d\u201e"
    "\u2013\u2014\u2022\u2026\u20ac\u00a3\u00a7\u00b0\u00b7\u00ab\u00bb\u2122\u00ae\u00a9\u00a0"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 50_000  # bytes from which an unknown encoding is guessed
GUESSED = (
    "The file does not say how its letters are written; they were read as {}. "
    "Check names with accents."
)


def decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    """Return the text of a file, and warnings about how it was read.

    Raises:
        InputError: the content is no text.
    """
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"{name} holds no plain text: it is {what}.")
    text, warnings = _read(data, name)
    if len(_CONTROL.findall(text[:_SAMPLE])) * 50 > min(len(text), _SAMPLE):
        raise _no_text(name)
    return text, warnings


def _read(data: bytes, name: str) -> tuple[str, list[str]]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding, name), []
    wide = _wide(data)
    if wide:
        return _strict(data, wide, name), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return _guessed(data, name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is damaged: its letters cannot be read. Save it again as UTF-8 text."
        ) from error


def _wide(data: bytes) -> str | None:
    """Return the encoding of text that takes two bytes a letter without saying so."""
    sample = data[:4_000]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 > len(sample) * 3 and even * 20 < len(sample):
        return "utf-16-le"
    if even * 10 > len(sample) * 3 and odd * 20 < len(sample):
        return "utf-16-be"
    return None


def _guessed(data: bytes, name: str) -> tuple[str, list[str]]:
    if b"\x00" in data:
        raise _no_text(name)
    western = data.decode("cp1252", errors="replace")
    foreign = [one for one in western if ord(one) > 127]
    if len(foreign) * 4 < len(western) and all(one in _WESTERN for one in foreign):
        return western, [GUESSED.format("Western European (cp1252)")]
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise _no_text(name)
    try:
        return data.decode(best.encoding), [GUESSED.format(best.encoding)]
    except (LookupError, UnicodeDecodeError) as error:
        raise _no_text(name) from error


def _no_text(name: str) -> InputError:
    return InputError(
        f"{name} holds no text that can be read. Save it as UTF-8 text, or paste its words."
    )
