"""Invitations of a calendar (iCalendar), pasted or read: what they tell, without their marks."""

import re

_EVENT = re.compile(r"^BEGIN:VEVENT\s*$", re.MULTILINE)
_FIELD = re.compile(r"(?P<name>[A-Z][A-Z-]{2,})(?P<more>;[^:]*)?:(?P<said>.*)")
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_NAMED = re.compile(r"CN=\"?([^\";:]+)", re.IGNORECASE)
_TOLD = frozenset({"SUMMARY", "DESCRIPTION", "COMMENT"})
_SHORTEST, _LONGEST = 60, 76  # characters of a line that goes on in the next
_PEOPLE = {"ORGANIZER": "Organizer", "ATTENDEE": "Attendee"}


def invitation(text: str) -> str | None:
    """Return the words of an invitation, None where the text is none.

    Keeps what it is about, its day, who is invited and its description.
    """
    if not _EVENT.search(text[:20_000]):
        return None
    made: list[str] = []
    for line in _unfolded(text):
        field = _FIELD.match(line)
        if field is None:
            made.append(_plain(line))
        elif field["name"] in _TOLD:
            made.append(_plain(field["said"]))
        elif field["name"] in _PEOPLE:
            made.append(f"{_PEOPLE[field['name']]}: {_who(field)}")
        elif field["name"] == "DTSTART" and (day := _DAY.search(field["said"])):
            made.append(f"Date: {'-'.join(day.groups())}")
    return "\n".join(made)


def _who(field: re.Match[str]) -> str:
    named = _NAMED.search(field["more"] or "")
    return named[1] if named else re.sub(r"(?i)^mailto:", "", _plain(field["said"]))


def _unfolded(text: str) -> list[str]:
    """Return the lines with those put together that were cut for their length."""
    made: list[str] = []
    before = ""
    for line in text.split("\n"):
        cut = line[:1] in (" ", "\t") and _SHORTEST <= len(before) <= _LONGEST
        if cut and made:
            made[-1] += line[1:]
        else:
            made.append(line.strip())
        before = line
    return made


def _plain(words: str) -> str:
    return re.sub(r"\\([,;\\])", r"\1", re.sub(r"\\[nN]", "\n", words))
