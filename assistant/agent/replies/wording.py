"""Small words that all replies share."""

import re

from assistant.plan.lines import day, names, working_days

__all__ = ["day", "escaped", "joined", "lower_first", "names", "quoted", "working_days"]

_MARKS = re.compile(r"([\\`*_\[\]<>#|~$!])")


def escaped(text: str) -> str:
    """Return text from outside so that Markdown shows it as it is."""
    return _MARKS.sub(r"\\\1", text)


def quoted(text: str, limit: int = 90) -> str:
    """Return the words in quotation marks, cut at the limit."""
    short = text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
    return f"“{escaped(short)}”"


def lower_first(text: str) -> str:
    """Return the text with a small first letter, unless it begins with an acronym."""
    word = text.split(maxsplit=1)[0] if text.split() else ""
    return text if word.isupper() and len(word) > 1 else text[:1].lower() + text[1:]


def joined(parts: list[str]) -> str:
    """Return sentences joined to a paragraph."""
    return " ".join(part for part in parts if part)
