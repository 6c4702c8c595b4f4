"""Placeholders of entries filled with what the plan says; what it does not say is left out."""

import itertools
import re
from collections.abc import Callable, Mapping
from typing import Literal, get_args

Placeholder = Literal[
    "step", "due", "go_live", "close", "owner", "buyer", "champion", "executive", "goal"
]
Fact = Placeholder | Literal["step_name"]
PLACEHOLDERS: frozenset[str] = frozenset(get_args(Placeholder))
Facts = dict[Fact, str]

MAX_VALUE = 160
_NAMED = re.compile(r"\{([a-z_]+)\}")
_QUOTED_STEP = re.compile(r"(?<=[\"\u201c\u2018])\{step\}(?=[\"\u201d\u2019])")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?\u2026])[\"\u201d'\u2019)]*\s+")
_ROW = re.compile(r"^\s*(?:[-*+]|\d+[.)]|>|\||#)")
_OPENING = "\"\u201c'\u2018("
_CLOSING = "\"\u201d'\u2019)"


def fill(text: str, facts: Facts, escape: Callable[[str], str] = str) -> str:
    """Return the text with its placeholders filled.

    A sentence with a placeholder that the plan knows nothing for is left out, and so is a line or
    paragraph of which nothing remains. Braces that hold no placeholder stay as they are. A value
    stands on one line, has at most 160 characters and is never filled itself.

    Args:
        text: Markdown of an entry.
        facts: what is known; see `facts_of`. `step_name` stands for a step between quotation marks.
        escape: applied to each value, where the result is to be shown as Markdown or HTML.
    """
    values: dict[str, str] = {
        name: escape(_bounded(value)) for name, value in facts.items() if value.strip()
    }
    paragraphs = re.split(r"\n[ \t]*\n", text)
    filled = [_paragraph(one, values) for one in paragraphs]
    return "\n\n".join(one for one in filled if one.strip())


def wanted(text: str) -> set[str]:
    """Return the placeholders that the text has."""
    return {name for name in _NAMED.findall(text) if name in PLACEHOLDERS}


def _paragraph(text: str, values: Mapping[str, str]) -> str:
    if not wanted(text):
        return text
    lines = text.split("\n")
    if any(_ROW.match(line) for line in lines):
        return "\n".join(kept for line in lines if (kept := _line(line, values)) is not None)
    return _sentences(text, values)


def _line(text: str, values: Mapping[str, str]) -> str | None:
    if not wanted(text):
        return text
    match = re.match(r"\s*(?:[-*+]\s+(?:\[[ x]\]\s+)?|\d+[.)]\s+|>\s*)?", text)
    start = match.end() if match else 0
    filled = _sentences(text[start:], values)
    return text[:start] + filled if filled.strip(_OPENING + _CLOSING + " ") else None


def _sentences(text: str, values: Mapping[str, str]) -> str:
    # What is said stands in quotation marks, which outlast its first and its last sentence.
    spoken = len(text) > 1 and text[0] in _OPENING and text[-1] in _CLOSING
    inner = text[1:-1] if spoken else text
    kept = [one for one in _split(inner) if wanted(one) <= values.keys()]
    filled = _filled("".join(kept).rstrip(), values)
    return f"{text[0]}{filled}{text[-1]}" if spoken and filled else filled


def _filled(text: str, values: Mapping[str, str]) -> str:
    if "step_name" in values:
        text = _QUOTED_STEP.sub("{step_name}", text)
    return _NAMED.sub(lambda m: values.get(m.group(1), m.group()), text)


def _split(text: str) -> list[str]:
    """Return the sentences, each with the white space after it."""
    ends = [0, *(m.end() for m in _SENTENCE_ENDS.finditer(text)), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(ends) if end > start]


def _bounded(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= MAX_VALUE else line[: MAX_VALUE - 1].rstrip() + "…"
