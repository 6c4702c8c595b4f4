"""The sheet in a few lines, for the chat."""

from assistant.prep.sheet import PrepSheet

_MOST_QUESTIONS = 3


def essence(sheet: PrepSheet) -> list[str]:
    """Return what matters most of the sheet, one paragraph each, as plain text."""
    found = [
        f"{sheet.title}, {sheet.minutes} minutes. {sheet.goal}",
        " ".join(sheet.stand),
        "Agenda: " + "; ".join(f"{one.minutes} min {_short(one.text)}" for one in sheet.agenda)
        + f". {sheet.share}",
        _people(sheet),
    ]  # fmt: skip
    asked = [one.about for one in sheet.questions[:_MOST_QUESTIONS]]
    if asked:
        found.append("Find out: " + " ".join(asked))
    if sheet.objections:
        first = sheet.objections[0]
        why = f" ({first.why[0].rstrip('.')})" if first.why else ""
        found.append(f"Expect: “{first.title}”{why}. Then ask: {first.question}")
    return [one for one in found if one]


def _people(sheet: PrepSheet) -> str:
    named = [one.name for one in sheet.attendees if one.name]
    missing = [one.part.lower() for one in sheet.attendees if one.name is None]
    told = f"Should be there: {', '.join(named)}." if named else ""
    if missing:
        told += f" Not named yet: {', '.join(missing)}."
    return told.strip()


def _short(text: str) -> str:
    """Return the first words of a part: up to where it goes into detail."""
    head = text
    for mark in (";", ":", "?", ","):
        head = head.partition(mark)[0]
    return head[:1].lower() + head[1:]
