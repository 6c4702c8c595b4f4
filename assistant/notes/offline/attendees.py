"""People whom the headers of notes name: "Attendees: Dana Reyes (Acme), Mark Feld"."""

import re

from assistant.notes.layout.speakers import likeness, tidy

_LABEL = re.compile(
    r"\W{0,6}(?:(?:meeting|call)\s+)?(?:attendees?|participants?|present|in attendance|people|"
    r"attending|who was there|invitees|on (?:the )?call|in the room|on the line|joining|joined|"
    r"teilnehmer(?:innen)?|teilnehmende|anwesend|"
    r"participants?\s*/\s*attendees|pr\S{1,2}sents?|asistentes)\b\W{0,3}(?:\([^)\n]{0,40}\))?\s*\**:\s*\**\s*",
    re.IGNORECASE,
)
# "Who: Ana Ruiz (CFO), me + Bo", but not the owner and the day of an entry.
_WHO = re.compile(
    r"\W{0,6}(?:who|with|w/)\s*:\s*(?=[^:\d]{3,200}$)(?=[^:]*(?:[,;+&]| and ))", re.IGNORECASE
)
_BULLET = re.compile(r"\s*(?:[-*•\u2013]|\d{1,2}[.)])\s+")
_ADDRESS = re.compile(r"<[^<>\s]{0,200}>|\S{1,80}@\S{1,80}|\[mailto:[^\]]{0,200}\]")
_GROUP = re.compile(r"\s*[^:,;()]{1,40}:\s+")
_TAIL = re.compile(r"\s+(?:[-\u2013\u2014|/@]|from|at|for|von|bei)\s+.*$|\s*@\s*\w.*$")
_NOBODY = re.compile(
    r"(?:me|myself|us|we|others?|team|everyone|all|n/?a|none|tbd|and|et al\.?|undisclosed.*)$",
    re.IGNORECASE,
)
_OURS = re.compile(r"(?:our|my|their|his|her|two|three|some|plus|the|a|an)\b")
_NAME = re.compile(r"[^\W\d_][\w.'\u2019-]*(?:\s+[\w.'\u2019-]+){0,4}$")
_LONGEST = 1_500  # characters of one header that are read
MOST_PEOPLE = 200


def attendees(lines: list[str]) -> tuple[list[str], set[int]]:
    """Return the people whom the first lines name as present, and the numbers of those lines."""
    people: list[str] = []
    taken: set[int] = set()
    for number, line in enumerate(lines[:40]):
        label = _LABEL.match(line[:80]) or _WHO.match(line)
        if not label:
            continue
        taken.add(number)
        people += names_in(line[label.end() :])
        if line[label.end() :].strip(" *"):
            continue
        for below in range(number + 1, min(number + 30, len(lines))):
            bullet = _BULLET.match(lines[below])
            if not bullet:
                break
            taken.add(below)
            people += names_in(lines[below][bullet.end() :], single=True)
    return unique(people), taken


def is_list_of_people(line: str) -> bool:
    """Tell whether a line begins as one that lists those present ("Attendees: ...")."""
    return bool(_LABEL.match(line[:80]) or _WHO.match(line))


def names_in(words: str, *, single: bool = False) -> list[str]:
    """Return the names in a list ("Dana Reyes (Acme), Mark Feld <mark@acme.com>; Li").

    Args:
        words: the list; its first 1,500 characters are read.
        single: whether it is one person, with a title behind a comma.
    """
    plain = _without_brackets(_ADDRESS.sub(" ", words[:_LONGEST]))
    if single:
        parts = [re.split(r",|:\s", plain)[0]]
    else:
        parts = [part for piece in re.split(r"[;\n]", plain) for part in _split(piece, plain)]
    found = []
    for part in parts:
        name = _named(_TAIL.sub("", part.strip(" \t*_\"'.,&")).strip())
        if _NAME.fullmatch(name) and not _NOBODY.match(name) and len(name) <= 60:
            found.append(name)
    return found


def _named(words: str) -> str:
    """Return the name alone, where words lead to it ("our SE Jamal", "plus Piet")."""
    if not _OURS.match(words):
        return words
    from assistant.understanding.person_names import names_in as people_in

    found = people_in(words, [], set())
    return found[-1].name if found else ""


def unique(names: list[str]) -> list[str]:
    """Return the names, each once, in order."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    # "Dana" beside "Dana Reyes" is the same person.
    firsts = {name.split()[0] for name in found if " " in name}
    return [name for key, name in found.items() if key not in firsts][:MOST_PEOPLE]


def _split(piece: str, whole: str) -> list[str]:
    """Split a piece between semicolons; there a comma may stand before a person's title."""
    group = _GROUP.match(piece)
    if ";" in whole and not group:
        first, *others = piece.split(",")
        return [first, *(one for one in others if likeness(tidy(one)) == 2)]
    return re.split(r",|\s(?:and|und|et|&|\+)\s", piece[group.end() if group else 0 :])


def _without_brackets(words: str) -> str:
    """Drop what stands in brackets, however deep."""
    kept, depth = [], 0
    for one in words:
        if one in "([":
            depth += 1
        elif one in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            kept.append(one)
    return "".join(kept)
