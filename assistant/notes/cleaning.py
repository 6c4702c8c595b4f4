"""Text made safe to read: one kind of line end, nothing that cannot be seen."""

import re
import unicodedata

from assistant.errors import InputError

MAX_CHARACTERS = 200_000

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# A letter and the accents behind it, few enough to be put together quickly.
_ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,4}")
# Common in mails and in harmless places: removed without a word.
_HARMLESS = frozenset("\ufeff\u00ad\u200d\u200c\u200e\u034f")
_KEPT = frozenset("\n\t")

HIDDEN = (
    "Characters that cannot be seen (control, zero-width or direction marks) were removed. "
    "Check that the notes read as they did where you copied them."
)


def cleaned(text: str) -> tuple[str, list[str]]:
    """Return the text with plain line ends and without invisible characters, and warnings.

    Linear in the length of the text.
    """
    text = _LINE_ENDS.sub("\n", text)
    dropped = {one: None for one in set(text) if _invisible(one)}
    broken = {one: "\ufffd" for one in set(text) if unicodedata.category(one) == "Cs"}
    table: dict[str, str | int | None] = {**dropped, **broken, "\u00a0": " ", "\u202f": " "}
    text = text.translate(str.maketrans(table))
    text = _ACCENTED.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    return text, [HIDDEN] if set(dropped) - _HARMLESS else []


def _invisible(one: str) -> bool:
    return one not in _KEPT and (unicodedata.category(one) in ("Cc", "Cf") or one == "\u034f")


def check_size(text: str, name: str) -> None:
    """Refuse text that holds nothing, or too much.

    Raises:
        InputError: the text is empty, or longer than 200,000 characters.
    """
    if not re.search(r"\w", text):
        raise InputError(f"There is nothing to read in {name}. Give notes with words in them.")
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"{len(text):,} characters stand in {name}; {MAX_CHARACTERS:,} can be read at once. "
            "Split it, or leave out what is old."
        )
