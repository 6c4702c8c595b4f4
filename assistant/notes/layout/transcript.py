"""Conversations written down line by line: meeting transcripts and chats."""

import datetime as dt
import re
from typing import NamedTuple

from assistant.notes.layout.dated import day_first, day_in
from assistant.notes.layout.rows import Row
from assistant.notes.layout.speakers import SPEAKER_LENGTH, Label, is_spoken, speakers, tidy
from assistant.notes.layout.wrapping import NARROWEST

_TIME = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,3})?(?:\s?[ap]\.?m\b\.?)?"
_DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?|[^\W\d_]{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?|"
    r"\d{1,2}\.?\s[^\W\d_]{3,9}\.?(?:\s\d{4})?)"
)
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s+)?"
_STAMP = rf"[\[(]?\s*{_WEEKDAY}(?:(?P<date>{_DATE}),?\s+(?:at\s+)?)?(?P<time>{_TIME})\s*[\])]?"
_NAME = r"(?:~\s?)?\**(?P<name>[^\W\d_][^:\n\t\[\]()<>|!?]{0,59}?)\**"
_ROLE = r"(?:\s*\([^()\n]{1,40}\))?"
_I = re.IGNORECASE
_TIMED = [
    re.compile(rf"\**{_STAMP}\**\s*(?:[-\u2013\u2014|]\s*)?{_NAME}{_ROLE}\s*\**:\**\s+(?=\S)", _I),
    re.compile(rf"{_NAME}{_ROLE}\s*{_STAMP}\s*\**[:\u2013\u2014-]\**\s+(?=\S)", _I),
    re.compile(rf"(?:{_STAMP}\s*)?<(?P<name>[^<>\s@:/]{{1,30}})>\s+(?=\S)", _I),
]
_ALONE = [
    re.compile(rf"{_NAME}{_ROLE}[\s|,\u2013\u2014\u00b7-]+{_STAMP}\s*\**:?\**$", _I),
    re.compile(rf"\**{_STAMP}\s*(?:[-\u2013\u2014|,]\s*)?{_NAME}{_ROLE}\s*\**:?\**$", _I),
]
_PLAIN = re.compile(
    r"(?:[-*\u2022]\s+)?\**(?P<name>[^\W\d_][^:\n\t\[\]<>|!?]{0,59}?)\s*\**:\**\s+(?=\S)"
)
_NAME_ALONE = re.compile(rf"{_NAME}{_ROLE}\s*:$")
_STAMP_ONLY = re.compile(rf"{_STAMP}\s*(?:[-\u2013\u2014]+|-->)?\s*", _I)
_DAY_LINE = re.compile(r"[\W_]*[^\W_][\w ,./-]{4,40}[\W_]*$")
_TASKS = re.compile(
    r"\W*(?:\d\W+)?(?:action items?|actions|next steps?|to-?dos?|follow[- ]?ups?|tasks|owners?|"
    r"open (?:items|questions)|summary|recap|notes|decisions|key takeaways|risks|aufgaben|"
    r"n\S{1,2}chste schritte)\b[^:]{0,25}:?\W*$",
    _I,
)
_VERBATIM = re.compile(r"\W*(?:full\s+)?(?:transcript|conversation|chat|verbatim|call)\W*$", _I)
_LIST = re.compile(r"\s*(?:[-*\u2022\u25cf\u25aa\u2023>]|\d{1,2}[.)]|#{1,6}|\[[ xX]?\])\s")
_ENDED = re.compile(r"[.?!\u2026][\"')\u201d]*$")
_RULED = re.compile(r"\s*(?:[-=*_~#]{2,}|>)\s*(?P<head>\S.*?)\s*(?:[-=*_~#]{2,})?\s*")
_HEAD = 160  # characters of a line in which a label is looked for
_SHORT = 80
_LONGEST_JOINED = 400


class _Stamp(NamedTuple):
    """A label with a time: its name, how far it reaches, whether its text follows below."""

    name: str
    end: int
    alone: bool
    date: str
    spoken: bool


def conversation(lines: list[str], today: dt.date, known: list[str]) -> list[Row] | None:
    """Return the lines with who says them, or None where the text is no conversation.

    Linear in the length of the text.

    Args:
        lines: the text.
        today: the day from which dates in time stamps are read.
        known: people whom the headers name.
    """
    stamps = [_stamp(line) for line in lines]
    labels = [label for n, line in enumerate(lines) for label in _labels(n, lines, line, stamps[n])]
    written = sum(bool(line.strip()) for line in lines)
    found = speakers(labels, written, known)
    if not found:
        return None
    by_line = {one.line: one for one in labels if one.name in found}
    return _Builder(lines, stamps, by_line, today).rows()


def _stamp(line: str) -> _Stamp | None:
    head = line[:_HEAD]
    if not re.search(r"\d|<", head):
        return None
    for pattern in _TIMED:
        match = pattern.match(head)
        if match:
            return _found(match, alone=False)
    if len(line) <= _HEAD:
        bare = _RULED.fullmatch(head)  # "--- Mon 22 Feb, 8:03, Ann Bell ---"
        for pattern in _ALONE:
            match = pattern.match(bare["head"] if bare else head)
            if match:
                return _found(match, alone=True)._replace(end=len(line))
    return None


def _found(match: re.Match[str], *, alone: bool) -> _Stamp:
    groups = match.groupdict()
    time, date = groups.get("time") or "", groups.get("date") or ""
    chat = bool(date) or bool(re.search("m", time, re.IGNORECASE)) or "<" in match.group()
    name = re.sub(r"\s+(?:at|um|\u00e0)$", "", groups["name"].rstrip(" ,-|"))
    return _Stamp(tidy(name), match.end(), alone, date, spoken=not chat)


def _labels(number: int, lines: list[str], line: str, stamp: _Stamp | None) -> list[Label]:
    if stamp:
        below = next((one for one in lines[number + 1 : number + 3] if one.strip()), "")
        said = below if stamp.alone else line[stamp.end :]
        return [Label(number, stamp.name, stamp.end, said, timed=True)] if said else []
    match = _PLAIN.match(line[:_HEAD]) or _NAME_ALONE.match(line[:_HEAD])
    if not match or len(match.group("name")) > SPEAKER_LENGTH:
        return []
    said = line[match.end() :] or next(iter(lines[number + 1 : number + 2]), "")
    return [Label(number, tidy(match.group("name")), match.end(), said, timed=False)]


def _breaks_off(line: str) -> bool:
    """Tell a line that goes on with nothing said above: a point of a list, or "Risk: ..."."""
    return bool(_LIST.match(line) or _PLAIN.match(line[:_HEAD]))


class _Builder:
    """Gives each line its speaker, from top to bottom."""

    def __init__(
        self,
        lines: list[str],
        stamps: list[_Stamp | None],
        labels: dict[int, Label],
        today: dt.date,
    ) -> None:
        self.lines, self.stamps, self.labels, self.today = lines, stamps, labels, today
        self.order = day_first("\n".join(one.date for one in stamps if one))
        self.date: dt.date | None = None
        self.speaker: str | None = None
        self.tasks = False  # below a heading as "Action items", where names are owners
        self.made: list[Row] = []
        self.open = False  # whether the last line may go on below
        self.below = any(one and one.alone for one in stamps)
        self.spoken = any(one and one.spoken for one in stamps)

    def rows(self) -> list[Row]:
        for number, line in enumerate(self.lines):
            label = self.labels.get(number)
            stamp = self.stamps[number]
            if stamp and stamp.date:
                self.date = day_in(stamp.date, self.today, self.order) or self.date
            if label and (not self.tasks or self._resumes(line, label)):
                self._labelled(line, label, stamp)
            else:
                self._unlabelled(line)
        return self.made

    def _resumes(self, line: str, label: Label) -> bool:
        """Tell a turn of the conversation from a name before a task ("Dana: send the DPA")."""
        after_gap = bool(self.made) and not self.made[-1].text
        return label.timed or (after_gap and not _LIST.match(line) and is_spoken(label.said))

    def _labelled(self, line: str, label: Label, stamp: _Stamp | None) -> None:
        same = label.name == self.speaker and bool(stamp and stamp.spoken) and not self.tasks
        self.tasks = False
        self.speaker = label.name
        said = line[label.end :].strip()
        if not said:
            if not same:
                self.made.append(Row("", line, self.speaker, self.date, "header"))
                self.open = False
            return
        if same and self._join(said):
            return
        self.made.append(Row(said, line[: label.end], self.speaker, self.date))
        self.open = bool(stamp and stamp.spoken)

    def _join(self, said: str) -> bool:
        """Add a short caption to what the same person said just before."""
        last = self.made[-1] if self.made else None
        if not (last and self.open and last.text and last.speaker == self.speaker):
            return False
        short = len(last.text) < _SHORT or len(said) < _SHORT
        unfinished = not _ENDED.search(last.text[-5:])
        if len(last.text) > _LONGEST_JOINED or not (short or unfinished):
            return False
        self.made[-1] = last._replace(text=f"{last.text} {said}")
        return True

    def _unlabelled(self, line: str) -> None:
        said = line.strip()
        if not said:
            self.made.append(Row(""))
            return
        if _STAMP_ONLY.fullmatch(said[:_HEAD]):
            return
        if _TASKS.match(said) and len(said) < 60:
            self.tasks, self.speaker = True, None
        elif self.tasks and _VERBATIM.match(said):
            self.tasks = False
        if self._is_day(said) or self._is_system(said):
            return
        if self._wrapped(line):
            return
        goes_on = self.speaker and not self.tasks and (self.below or not _breaks_off(line))
        prefix = line[: len(line) - len(line.lstrip())]
        self.made.append(Row(said, prefix, self.speaker if goes_on else None, self.date))
        self.open = False

    def _is_system(self, said: str) -> bool:
        """Take a stamped line without a name for a chat's own notice ("Li joined")."""
        stamp = _STAMP_ONLY.match(said[:_HEAD])
        if not stamp or not stamp.group("date") or stamp.group("date")[:1].isalpha():
            return False
        self.made.append(Row(said, part="header", said_at=self.date))
        self.open = False
        return True

    def _wrapped(self, line: str) -> bool:
        """Join a line to the one before where a turn was broken in the middle of a sentence."""
        last = self.made[-1] if self.made else None
        if not (last and last.text and last.part == "new" and self.speaker) or _breaks_off(line):
            return False
        said = line.strip()
        if last.speaker != self.speaker or _ENDED.search(last.text[-5:]):
            return False
        if not (said[0].islower() or self.spoken) or len(last.text) > _LONGEST_JOINED:
            return False
        if not self.spoken and len(last.text) < NARROWEST:
            return False  # whoever types ends a line where they want to
        self.made[-1] = last._replace(text=f"{last.text} {said}")
        return True

    def _is_day(self, said: str) -> bool:
        """Take a line that is nothing but a date for the day of what follows."""
        if len(said) > 48 or not re.search(r"\d", said) or not _DAY_LINE.match(said):
            return False
        words = re.sub(r"[^\w]+|\d+(?:st|nd|rd|th)?|\b[^\W\d_]{3,9}\b", "", said)
        day = day_in(said, self.today) if not words and len(said.split()) <= 5 else None
        if day is None or day > self.today:
            return False
        self.date = day
        self.made.append(Row(said, part="header", said_at=day))
        return True
