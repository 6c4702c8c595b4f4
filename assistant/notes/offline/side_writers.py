"""Who writes or says each row of a page."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from assistant.notes.offline.sightings import Row, Sighting, number_of

NOBODY = 0
_FROM = re.compile(r"\W*(?:From|Von|De|Van|Fra)\s*:\s*(?P<who>.*)")
_LABEL = re.compile(r"\s*(?:\([^()]{1,60}\))?\s*:\s+")
_LEAST_SAID, _LEAST_SHARE = 5, 3  # rows, and of how many rows one, that make labels a talk


def writers(
    rows: Sequence[Row], seen: Sequence[Sighting], people: Sequence[str]
) -> tuple[list[Row], list[int]]:
    """Return the rows, and who writes each: the number of a person from 1 on, 0 for nobody.

    Rows of a talk that the page does not show as one get where their words begin.
    """
    named: dict[int, list[Sighting]] = defaultdict(list)
    for one in seen:
        named[one.row].append(one)
    found: list[int] = []
    mail = NOBODY
    for number, row in enumerate(rows):
        sender = _FROM.match(row.text)
        if sender:
            there = named.get(number)
            mail = there[0].who + 1 if there else _of_address(sender["who"], people)
        speaker = row.line.speaker if row.line else None
        found.append(_speaking(speaker, people) or mail)
    return (list(rows), found) if any(found) else _labelled(rows, named)


def _speaking(speaker: str | None, people: Sequence[str]) -> int:
    if not speaker:
        return NOBODY
    who = number_of(speaker, people)
    return who + 1 if who is not None else of_initials(speaker, people)


def of_initials(short: str, people: Sequence[str]) -> int:
    """Return whose initials the words are, 0 where they are nobody's or several people's."""
    found = [
        number
        for number, name in enumerate(people, 1)
        if " " in name and "".join(word[0] for word in name.split()).upper() == short
    ]
    return found[0] if len(found) == 1 else NOBODY


def _of_address(words: str, people: Sequence[str]) -> int:
    """Return whose last name an address holds ("From: h.penhallow@tidemark.co.uk")."""
    address = re.search(r"([\w.-]+)@", words)
    for number, name in enumerate(people, 1):
        last = name.split()[-1].casefold()
        if address and len(last) > 2 and last in address[1].casefold():
            return number
    return NOBODY


def _labelled(
    rows: Sequence[Row], named: Mapping[int, Sequence[Sighting]]
) -> tuple[list[Row], list[int]]:
    """Take names with colons before the words for those who say them, where it is a talk."""
    told: dict[int, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        first = next(iter(named.get(number, ())), None)
        label = _LABEL.match(row.text, first.end) if first else None
        if first and label and not re.search(r"[^\W\d_]{4,}", row.text[: first.start]):
            told[number] = (first.who + 1, label.end())
    talks = len(told) >= _LEAST_SAID and any("?" in rows[number].text for number in told)
    if not talks or _LEAST_SHARE * len(told) <= len(rows):
        return list(rows), [NOBODY] * len(rows)
    begun = [
        row._replace(begins=told[number][1]) if number in told else row
        for number, row in enumerate(rows)
    ]
    return begun, [told[number][0] if number in told else NOBODY for number in range(len(rows))]
