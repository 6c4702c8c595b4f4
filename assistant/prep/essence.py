"""The sheet in a few lines, for the chat."""

from typing import NamedTuple

from assistant.prep.sheet import PrepSheet

_MOST_QUESTIONS = 3


class Point(NamedTuple):
    """A line of the essence, as plain text."""

    label: str
    text: str


def essence(sheet: PrepSheet) -> list[Point]:
    """Return what matters most of the sheet."""
    parts = "; ".join(f"{one.minutes} min {_short(one.text)}" for one in sheet.agenda)
    found = [
        Point(f"{sheet.title}, {sheet.minutes} minutes", sheet.goal),
        Point("How it stands", " ".join(sheet.stand)),
        Point("Agenda", f"{parts}. {sheet.share}"),
        Point("Should be there", _people(sheet)),
    ]
    asked = [one.about for one in sheet.questions[:_MOST_QUESTIONS]]
    if asked:
        found.append(Point("Find out", " ".join(asked)))
    if sheet.objections:
        first = sheet.objections[0]
        why = f" {first.why[0]}" if first.why else ""
        found.append(Point("Expect", f"“{first.title}”.{why} Then ask: {first.question}"))
    return [one for one in found if one.text]


def _people(sheet: PrepSheet) -> str:
    named = [one.name for one in sheet.attendees if one.name]
    missing = [one.part.lower() for one in sheet.attendees if one.name is None]
    told = f"{', '.join(named)}." if named else ""
    if missing:
        told += f" Not named yet: {', '.join(missing)}."
    return told.strip()


def _short(text: str) -> str:
    """Return the first words of a part: up to where it goes into detail."""
    head = text
    for mark in (";", ":", "?", ","):
        head = head.partition(mark)[0]
    return head[:1].lower() + head[1:]
