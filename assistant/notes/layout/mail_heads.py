"""Where a mail begins within a thread: header blocks, "On ... wrote:", separators."""

import datetime as dt
import email.utils
import re
from typing import NamedTuple

from assistant.notes.layout.dated import day_in
from assistant.notes.layout.speakers import likeness, tidy
from assistant.notes.offline.attendees import names_in

_I = re.IGNORECASE
_FROM = "from|von|de|da|fr\u00e5n|van"
_DATE = "sent|date|gesendet|datum|envoy\u00e9(?: le)?|fecha|enviado(?: el)?|inviato|data|sent on"
_TO = "to|an|\u00e0|para|a|cc|kopie|bcc|reply-to|antwort an"
_SUBJECT = "subject|betreff|objet|asunto|oggetto|onderwerp"
_OTHER = (
    "importance|attachments?|anlagen?|pi\u00e8ces? jointes?|priorit\u00e4t|priority|wichtigkeit"
)
_HEADER = re.compile(
    rf"\s*\**(?:(?P<from>{_FROM})|(?P<date>{_DATE})|(?P<to>{_TO})|(?P<subject>{_SUBJECT})|"
    rf"(?:{_OTHER}))\s*\**\s?:\**(?:\s+|$)",
    _I,
)
_VERB = (
    r"(?:\bwrote\b|\bschrieb\b|\ba \u00e9crit\b|\bescribi\u00f3|\bha scritto\b|\bschreef\b|"
    r"\bskrev\b|\bescreveu\b)"
)
_WROTE_START = re.compile(r"\s*(?:on|am|le|el|il|op|den|em)\s.{0,200}\d", _I)
_WROTE_END = re.compile(rf"{_VERB}(?:\s[^:]{{1,120}})?\s?:?\s*$", _I)
_SEPARATOR = re.compile(
    r"\s*(?:[-_]{2,}\s*(?:original (?:message|appointment)|forwarded (?:message|by .{0,80})|"
    r"urspr\u00fcngliche nachricht|weitergeleitete nachricht|message d'origine|"
    r"message transf\u00e9r\u00e9|mensaje original|messaggio originale)\s*[-_]*|"
    r"begin forwarded message\s*:|anfang der weitergeleiteten nachricht\s*:)\s*$",
    _I,
)
_FORWARD = re.compile(r"forwarded|weitergeleitet|transf\u00e9r\u00e9", _I)
_FORWARDED_SUBJECT = re.compile(r"\s*(?:fwd?|wg|tr|rv)\s*:", _I)
_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,100}")
_LONGEST = 500  # characters of one header line that are read
_MOST_LINES = 14


class Head(NamedTuple):
    """The beginning of a mail: how many lines it takes, who wrote it, when, to whom."""

    lines: int
    author: str | None
    date: dt.date | None
    people: list[str]
    kind: str  # "headers", "wrote" or "separator"
    forwarded: bool = False


def head_at(lines: list[str], at: int, today: dt.date, order: bool | None) -> Head | None:
    """Return the head of a mail that begins at a line, or None where none does."""
    line = lines[at][:_LONGEST]
    if not line.strip():
        return None
    if _SEPARATOR.match(line):
        return Head(1, None, None, [], "separator", forwarded=bool(_FORWARD.search(line)))
    if _HEADER.match(line):
        return _headers(lines, at, today, order)
    return _wrote(lines, at, today, order)


def _headers(lines: list[str], at: int, today: dt.date, order: bool | None) -> Head | None:
    found: dict[str, str] = {}
    count = 0
    last = ""
    for line in lines[at : at + _MOST_LINES]:
        match = _HEADER.match(line[:_LONGEST])
        if match:
            last = match.lastgroup or "other"
            before = f"{found[last]}, " if last in found else ""
            found[last] = f"{before}{line[match.end() : _LONGEST].strip()}"
        elif last == "to" and re.match(r"\s+\S", line) and ("@" in line or ";" in line):
            found[last] += f" {line.strip()[:_LONGEST]}"
        else:
            break
        count += 1
    if not _is_head(found, count):
        return None
    author = person(found.get("from", ""))
    date = day_in(found["date"], today, order) if "date" in found else None
    people = [author] if author else []
    people += names_in(re.sub(r"[\"']", "", found.get("to", "")))
    forwarded = bool(_FORWARDED_SUBJECT.match(found.get("subject", "")))
    return Head(count, author, date, people, "headers", forwarded=forwarded)


def _is_head(found: dict[str, str], count: int) -> bool:
    others = {"date", "to", "subject"} & found.keys()
    if "from" in found:
        return bool(found["from"]) and bool(others)
    return "subject" in found and len(others) > 1 and count > 1


def _wrote(lines: list[str], at: int, today: dt.date, order: bool | None) -> Head | None:
    """Read "On Tue, Nov 24, 2026 at 3:01 PM Dana Reyes <dana@acme.com> wrote:"."""
    if not _WROTE_START.match(lines[at][:_LONGEST]):
        return None
    for count in (1, 2, 3):
        some = lines[at : at + count]
        if len(some) < count or not _WROTE_END.search(some[-1][-200:]):
            continue
        words = " ".join(line.strip() for line in some)
        if len(words) > _LONGEST:
            return None
        verb = re.search(_VERB, words, _I)
        if not verb or not (words.rstrip().endswith(":") or "@" in words):
            return None
        author = _writer(words)
        date = day_in(_ADDRESS.sub(" ", words[: verb.start()]), today, order)
        people = [author] if author else []
        return Head(count, author, date, people, "wrote") if date or "@" in words else None
    return None


def _writer(words: str) -> str | None:
    """Return who wrote, from an attribution in one of several languages."""
    words = re.sub(r"\s*<[^<>]*>|\[mailto:[^\]]*\]|\s*:\s*$", " ", words).strip()
    german = re.search(r"\bschrieb\s+(?P<name>.+)$", words, _I)
    if german:
        return person(german.group("name"))
    before = re.split(_VERB, words, maxsplit=1, flags=_I)[0]
    # Behind the last digit, time mark or comma stands the name.
    tail = re.split(r"\d(?:\s?[ap]\.?m\.?)?(?:\s(?:uhr|utc|gmt|[ecmp][sd]t))?[,\s]+", before)[-1]
    tail = re.split(r"\b[ap]\.?m\.?\b[,\s]*", tail, flags=_I)[-1]
    return person(tail.strip(" ,"))


def person(words: str) -> str | None:
    """Return the name in a From header, or made from the address where it has no other."""
    words = words.strip().strip("*").strip()[:_LONGEST]
    name, address = email.utils.parseaddr(words) if "<" in words else ("", "")
    name = name or re.split(r"[<\[(]|\s+on behalf of|\s+im auftrag", words, flags=_I)[0]
    name = tidy(name.replace('"', "").replace("'", "")) if "@" not in name else ""
    name = re.sub(r"\s+(?:via|\u00fcber)\s.*$", "", name)
    if name and likeness(name):
        return name
    local = _ADDRESS.search(address or words)
    parts = re.split(r"[._-]", local.group().split("@")[0]) if local else []
    if len(parts) in (2, 3) and all(part.isalpha() and len(part) > 1 for part in parts):
        made = " ".join(part.capitalize() for part in parts)
        return made if likeness(made) else None
    return None
