"""The parts of a list entry: what is to be done, who, by when, how long, how far it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.notes.offline.whose import NOBODY, Frame, whose
from assistant.plan.deadlines import find, find_durations
from assistant.plan.model import Status
from assistant.understanding.people import Who
from assistant.understanding.statuses import status_at

_JOINT = re.compile(
    r"\s+(?:-+>?|=?>|[|/~=])\s+|\s*[;|]\s*|:\s+|,\s+(?!\d{4}\b)|\s*->\s*|\s{3,}|"
    r"\s*\.{4,}\s*|\s\.{1,3}\s"
)
_OWNER = re.compile(
    r"^(?:owners?(?: is)?|owned by|assigned to|assignee|responsible|resp\.?|lead(?: by)?|driver|"
    r"dri|by whom|who|with|by|on)\s*[:=]?\s+(?=[A-Z@]|(?:us|me|we|them|their|our)\b)",
    re.IGNORECASE,
)
_DUE = re.compile(
    r"^(?:due(?: date)?|deadline|eta|tgt|trgt|target(?:ing|s)?(?: date)?|aim(?:ing)?(?: for)?|"
    r"by when|when|expected|est\.?|complete(?:d)? by|finish(?:ed)? by|done by|needed by|latest|"
    r"ends?|ending|runs (?:until|till|to))\s*[:=]?\s*",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"(?:start(?:s|ing)?|begin(?:s|ning)?|from|as of|kick(?:s|ing)? off)\b(?: on)?", re.IGNORECASE
)
_FIELD = re.compile(
    r"\b(?:owners?|who|assignee|responsible|due(?: date)?|deadline|eta|target(?: date)?|by when|"
    r"status|state):\s+$",
    re.IGNORECASE,
)
_STATUS = re.compile(r"^(?:status|state|progress)\s*[:=]?\s+", re.IGNORECASE)
_SMALL = re.compile(
    r"\b(?:by|on|in|at|due|the|latest|eta|target|targeting|date|expected|around|about|approx|est|"
    r"wk|week|for|till|until|before|end|of|aim|aiming|to|be|done|finish|finished|complete|"
    r"completed|ready|back|us|no|later|than|planned|scheduled|set|takes?|needs?|lasts?|and|a|"
    r"hopes?|hoping|wrap|wraps|up|should|will|want|wants|probably|likely|now|moved|it|pushed|slipped|"
    r"shifted|postponed|delayed|rescheduled)\b|[^\w\s]",
    re.IGNORECASE,
)


class Part(NamedTuple):
    """One part of an entry, what it is, and where it stands.

    Attributes:
        who: the owners that it names; empty for "nobody".
        due: the date phrase that it is.
        days: the duration that it is, working days.
        status: how far it says the step is.
        what: its words, where it is none of these.
    """

    start: int
    end: int
    text: str
    who: list[Who] | None = None
    due: str | None = None
    days: int | None = None
    status: Status | None = None
    begins: str | None = None
    bracketed: bool = False

    @property
    def is_what(self) -> bool:
        """Tell whether the part names neither a person, a day nor a state."""
        told = self.due or self.days or self.status or self.begins
        return self.who is None and not told


def parts_of(text: str, frame: Frame) -> list[Part]:
    """Return the parts of an entry ("sec rev - R. Dutta - 12/18"), in order."""
    return [
        _read(start, end, text[start:end], bracketed, frame) for start, end, bracketed in _cut(text)
    ]


def _cut(text: str) -> Iterator[tuple[int, int, bool]]:
    """Cut at dashes, colons, commas and brackets that hold no other bracket."""
    at = 0
    for match in re.finditer(r"\(([^()]*)\)|\[([^\[\]]*)\]", text):
        yield from _joined(text, at, match.start())
        if text[match.start() + 1 : match.end() - 1].strip():
            for start, end, _ in _joined(text, match.start() + 1, match.end() - 1):
                yield start, end, True
        at = match.end()
    yield from _joined(text, at, len(text))


_DAY = re.compile(r"\d\.\d{1,2}\.$")  # "13.11." ends with its dot


def _joined(text: str, low: int, high: int) -> Iterator[tuple[int, int, bool]]:
    at = low
    joints = [m for m in _JOINT.finditer(text, low, high) if not _FIELD.search(text[: m.end()])]
    for match in [*joints, None]:
        start, end = at, match.start() if match else high
        while start < end and text[start] in " ,;:-|/.":
            start += 1
        while end > start and text[end - 1] in " ,;:-|/." and not _DAY.search(text[start:end]):
            end -= 1
        if end > start:
            yield start, end, False
        at = match.end() if match else high


def _read(start: int, end: int, text: str, bracketed: bool, frame: Frame) -> Part:
    part = Part(start, end, text, bracketed=bracketed)
    owner = _OWNER.match(text)
    if owner:
        who = whose(text[owner.end() :], start + owner.end(), frame, slot=True)
        if who is not None:
            return part._replace(who=who)
    state = _STATUS.match(text) or _DUE.match(text)
    said = short_status(text[state.end() :] if state else text)
    if said:
        return part._replace(status=said)
    due, days = _when(text, frame)
    if due and _BEGINS.match(text):
        return part._replace(begins=re.sub(_BEGINS, "", due).strip() or due)
    if due or days:
        return part._replace(due=due, days=days)
    if NOBODY.fullmatch(text.strip(" .")):
        return part._replace(who=[])
    does = _DOES.match(text)
    by = _when(does["by"], frame)[0] if does and does["by"] else None
    if does and (bracketed or start) and (by or not does["by"]):
        text = does["who"]
    else:
        by = None
    who = whose(text, start, frame, slot=False)
    return part if who is None else part._replace(who=who, due=by)


# "Kev to book", "j.lau to return it by 21/8"
_DOES = re.compile(
    r"(?P<who>.{2,40}?) (?:to|will|'ll) [a-z]+(?: (?:it|them|this|that))?"
    r"(?:[ ,]+(?P<by>(?:by|on|before|until|till|due|in) .{2,30}))?$"
)


_NOT_STARTED = re.compile(
    r"(?:not (?:yet )?(?:started|begun|done)(?: yet)?|n/s|to ?do|open|pending|planned|"
    r"outstanding|upcoming)",
    re.IGNORECASE,
)
_WHILE = re.compile(
    r"\b(?:yesterday|today|this|last|week|morning|month|on|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|since|already|now|just|"
    r"all|yet|is|it|has|been|got|was|\d+(?:st|nd|rd|th)?|[\d/.:-]+)\b",
    re.IGNORECASE,
)


_WORDS: tuple[tuple[Status, str], ...] = (
    ("done", r"closed|done|ok|complete|erledigt|fertig|fatto|chiuso|fait|clos"),
    ("in_progress", r"running|ongoing|wip|started|l\u00e4uft|in corso|en cours|active"),
    ("blocked", r"blocked|on hold|stuck|waiting|blockiert"),
)


_SHARE = re.compile(r"(\d{1,2}|100) ?%(?: (?:done|complete[d]?|there|ready))?", re.IGNORECASE)


def is_label(words: str) -> bool:
    """Tell whether the words are only the label of an owner or a day ("Tgt", "Due date")."""
    return any(label.fullmatch(f"{words} ") for label in (_DUE, _OWNER))


def short_status(text: str) -> Status | None:
    """Return the state that a few words are and nothing else ("WIP", "started yesterday")."""
    plain = text.strip(" .!")
    share = _SHARE.fullmatch(plain)
    if share:
        how_far: dict[int, Status] = {0: "not_started", 100: "done"}
        return how_far.get(int(share[1]), "in_progress")
    for status, pattern in _WORDS:
        if re.fullmatch(pattern, plain, re.IGNORECASE):
            return status
    if _NOT_STARTED.fullmatch(plain):
        return "not_started"
    said = status_at(plain)
    if said is None or len(plain.split()) > 5:
        return None
    rest = re.sub(r"^[\w'-]+(?: (?:progress|way|off|up|hold|review))?", "", plain[said[1] :])
    return None if re.search(r"[^\W\d_]{2,}", _WHILE.sub("", plain[: said[1]] + rest)) else said[0]


_OCCASION = re.compile(r"^\s*(?:'s )?(?:call|meeting|mtg|session|sync)\W*$", re.IGNORECASE)
_OVER = re.compile(r"\b(?:since|ago)\b", re.IGNORECASE)


def _when(text: str, frame: Frame) -> tuple[str | None, int | None]:
    """Return the day or the length of time that the words are, and nothing much besides."""
    plain = _DUE.sub("", text)
    found = find(plain, frame.today, frame.calendar)
    dates = [f for f in found if f.deadline.date or (f.deadline.after and f.deadline.lag_days)]
    if any(_OVER.search(f.deadline.phrase) for f in dates):
        return None, None
    if len(dates) == 1:
        rest = f"{plain[: dates[0].start]} {plain[dates[0].end :]}"
        if dates[0].start == 0:
            rest = _OCCASION.sub("", rest)  # "Thursday call"
        if not _SMALL.sub("", rest).strip():
            return dates[0].deadline.phrase, None
    spans = find_durations(text)
    if len(spans) == 1 and not dates:
        rest = f"{text[: spans[0].start]} {text[spans[0].end :]}"
        if not _SMALL.sub("", rest).strip():
            return None, spans[0].days
    return None, None
