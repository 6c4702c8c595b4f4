"""Where a company stands beside somebody's name, and what heads the list or column of a name."""

import re
from collections.abc import Sequence

from assistant.notes.offline.side_firms import Firm
from assistant.notes.offline.sightings import TITLE, Row, Sighting

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{1,60})")
_BEHIND = re.compile(
    r"\s*(?:[,@/|<-]+|from|of|at|with|for|bei|von|de|van)\s*(?:the )?"
    r"(?:[\w ]{0,25}(?:,|\bof|\bat|\bfrom) (?:the )?)??",
    re.IGNORECASE,
)
_HEADS = re.compile(r"([^:;()]{2,50}?)(?: side| team| end)?\s*:\s*(?:[^:;()]|\([^()]*\)){0,80}$")
_ROLE_BEFORE = re.compile(rf"(?:'s|'|,|\s-)?\s*(?:(?!and\b|to\b)[a-z-]+ ){{0,3}}{TITLE}?\s*$")


def place_of(firm: Firm, before: str, behind: str) -> str | None:
    """Return where a company stands beside a name, None where it does not."""
    bracket, link, heads = _BRACKET.match(behind), _BEHIND.match(behind), _HEADS.search(before)
    address = re.match(r"\s*<", behind) and firm.stands_in(behind[:60])
    if bracket and firm.stands_in(bracket[1]):
        return "company in brackets"
    if link and (firm.begins(behind[link.end() :]) or address):
        return "company behind"
    soon = re.split(r"[.;|]", behind[:60])[0]
    if any(
        firm.begins(soon[m.end() :]) for m in re.finditer(r"\b(?:from|of|at|for)\s+(?:the )?", soon)
    ):
        return "company soon"
    if firm.ends(_ROLE_BEFORE.sub("", before)):
        return "company before"
    if heads and firm.stands_in(heads[1]):
        return "company heads"
    opened = re.search(r"\(\s*(?:[^()]*[,;]\s*)?$", before)
    return "company heads" if opened and firm.ends(before[: opened.start()].rstrip()) else None


def column_head(rows: Sequence[Row], one: Sighting) -> str:
    """Return the head of the column of a table in which a name stands, "" where there is none."""
    text = rows[one.row].text
    top = one.row
    while top and "|" in rows[top - 1].text and top > one.row - 40:
        top -= 1
    cells, place = rows[top].text.split("|"), text[: one.start].count("|")
    return cells[place].strip() if "|" in text and top < one.row and place < len(cells) else ""


def head_above(rows: Sequence[Row], one: Sighting) -> str:
    """Return the heading of the list in which a name stands, "" where there is none."""
    for back in range(1, min(9, one.row)):
        row = rows[one.row - back]
        if row.begins and row.line and row.line.speaker:
            return ""
        words = row.text.strip(" *#_-=")
        if not words or re.match(r"\s*(?:[-*>+]|\d+[.)]|\[.?\]|[ivx]+\.)\s", row.text):
            continue
        titled = len(words.split()) <= 4 and (
            words.endswith(":") or not re.search(r"[.,!?]$", words)
        )
        return words if titled else ""
    return ""
