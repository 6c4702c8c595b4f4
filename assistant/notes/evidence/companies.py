"""Whether words name a company: as it is written, and nothing beside it."""

import re

from assistant.notes.passages import MOST_READ, Passage, Passages, words_of
from assistant.plan.model import Plan
from assistant.understanding.steps import mentions
from assistant.understanding.text import MONTH, fold

_DATE = re.compile(
    rf"(?:\b(?:on|am|le|dated)\s+)?(?:"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?[\s./-]+(?:of\s+)?{MONTH}\.?(?:[\s,./-]+\d{{2,4}}\b)?|"
    rf"\b{MONTH}\.?[\s,]+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,?\s+\d{{4}}\b)?|"
    rf"\b{MONTH}\.?,?\s+\d{{4}}\b|"
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./](?:\d{2,4}\b)?|\b\d{1,2}/\d{1,2}(?!\d))",
    re.IGNORECASE,
)

_SENTENCE = re.compile(r"[?;:|@#<>]|\.\s+\w+\s+\w+\s+\w+")
_MOST_WORDS = 8


def without_date(name: str) -> str:
    """Return a name without the date that was copied behind it ("Acme, 24 Nov 2026")."""
    found = _DATE.search(name)
    return name[: found.start()].strip(" ,;:-–—(") or name if found else name  # noqa: RUF001


def company_named(name: str, passage: Passage, notes: Passages, plan: Plan) -> bool:
    """Tell whether the passage names a company, or the plan knows it.

    A name stands in one line, its words one behind the other, and is no date, nobody's name and no
    step's.
    """
    parts = words_of(name)
    if not any(part.isalpha() for part in parts) or without_date(name) != name:
        return False
    if _SENTENCE.search(name) or len(parts) > _MOST_WORDS:
        return False
    if any(parts == words_of(one) for one in (plan.deal.buyer or "", plan.deal.seller or "")):
        return True
    people = [*notes.people, *(one.name for one in plan.people)]
    if any(parts == words_of(one) for one in people) or _a_step(name):
        return False
    lines = [*passage.before, *passage.lines, *passage.after, *notes.heads]
    return any(_stands(parts, line.text[:MOST_READ]) for line in lines)


def _a_step(name: str) -> bool:
    return any(
        not one.weak and one.end - one.start >= len(name.strip())
        for one in mentions(fold(name), Plan())
    )


def _stands(parts: list[str], line: str) -> bool:
    """Tell whether the words stand in a line, no number at their end being part of a date there."""
    for text in (line, _DATE.sub(" ", line)):
        if f" {' '.join(parts)} " not in f" {' '.join(words_of(text))} ":
            return False
    return True
