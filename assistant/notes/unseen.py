"""What stands in pasted notes and no reader of the page sees: comments and blocks of data.

Nobody says anything there, so nothing in it is a note; what it holds is often meant for a program.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.notes.page import Line

Stretch = tuple[int, int]

_OPENS, _CLOSES = "<!--", "-->"
_FENCE = re.compile(r"\s*(?:```|~~~)\s*(?P<language>[\w+-]*)\s*$")
_DATA = re.compile(
    r"json\w*|ya?ml|toml|xml|html?|js|javascript|ts|python|py|sql|ini|ics|sh|bash|graphql|env",
    re.IGNORECASE,
)
_BEGINS_DATA = re.compile(r"\s*(?:[{\[<]|\"\w+\"\s*:)")


def unseen(lines: "Sequence[Line]") -> dict[int, list[Stretch]]:
    """Return the stretches that are not shown where the page is, by the position of their line."""
    found = _comments([line.text for line in lines])
    for number in _data([line.text for line in lines]):
        found[number] = [(0, len(lines[number].text))]
    return found


def _comments(texts: Sequence[str]) -> dict[int, list[Stretch]]:
    found: dict[int, list[Stretch]] = {}
    inside = False
    for number, text in enumerate(texts):
        at = 0
        while inside or (at := text.find(_OPENS, at)) >= 0:
            end = text.find(_CLOSES, at)
            if end < 0 and not inside and not _closed(texts[number + 1 :]):
                break  # "<!--" that nothing closes is a slip of the pen
            inside = end < 0
            stop = len(text) if inside else end + len(_CLOSES)
            found.setdefault(number, []).append((at, stop))
            if inside:
                break
            at = stop
    return found


def _closed(texts: Sequence[str]) -> bool:
    return any(_CLOSES in text for text in texts)


def _data(texts: Sequence[str]) -> set[int]:
    """Return the positions of the lines of fenced blocks that hold data for a program."""
    found: set[int] = set()
    opened: int | None = None
    for number, text in enumerate(texts):
        fence = _FENCE.match(text)
        if fence is None:
            continue
        if opened is None:
            opened = number
            continue
        language = _FENCE.match(texts[opened])
        first = texts[opened + 1] if opened + 1 < number else ""
        told = language is not None and _DATA.fullmatch(language["language"])
        if told or _BEGINS_DATA.match(first):
            found |= set(range(opened, number + 1))
        opened = None
    return found
