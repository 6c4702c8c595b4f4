"""Notes as one page: the text that is shown, and what each of its lines is."""

import datetime as dt
import re
from pathlib import PurePath

from assistant.notes.cleaning import check_size, cleaned
from assistant.notes.formats.captions import are_captions, captions
from assistant.notes.formats.invitation import invitation
from assistant.notes.formats.markup import text_of_html
from assistant.notes.formats.slack import slack_export
from assistant.notes.formats.tables import pasted_tables
from assistant.notes.layout.dated import DATE_LABEL, day_first, day_in, meeting_date, title_date
from assistant.notes.layout.lists import apart, numbered
from assistant.notes.layout.logbook import logged
from assistant.notes.layout.mail import thread
from assistant.notes.layout.rows import Found, Part, Row
from assistant.notes.layout.stacked import stacked
from assistant.notes.layout.transcript import conversation
from assistant.notes.layout.wrapping import unwrapped
from assistant.notes.offline.attendees import attendees, unique
from assistant.plan.model import Strict

PASTED = "pasted"
_HEAD_ROWS = 60
_HEAD_LINES = 8
_BLANK = Row("")
_HTML = re.compile(
    r"<(?:html|body|div|p|span|table|br|font)\b[^>]*>.*</(?:html|body|div|p|span|table|font)>",
    re.IGNORECASE | re.DOTALL,
)
_DATED_NAME = re.compile(r"(?<!\d)(?:20\d\d[-_.]?\d\d[-_.]?\d\d|\d\d[-_.]\d\d[-_.]20\d\d)(?!\d)")


class Line(Strict):
    """One line of a page.

    Attributes:
        text: its words, without the label of who says them.
        start: where they begin in the text of the page.
        speaker: who says or writes them, where the notes tell.
        said_at: the day of the mail or message it stands in.
        part: whether it is new, quoted from before, a signature, or a header.
    """

    text: str
    start: int
    speaker: str | None = None
    said_at: dt.date | None = None
    part: Part = "new"


class Page(Strict):
    """Notes, ready to be read.

    Attributes:
        name: the file's name, or "pasted".
        text: what is shown to the seller, at most 200,000 characters.
        lines: its lines that have words; `text[line.start:][:len(line.text)]` are those of a line.
        meeting_date: the day from which "tomorrow" counts, where the notes name it.
        people: whom headers name as present, who speaks, who writes and receives mails.
        warnings: what the seller should know about the input, sentences.
    """

    name: str
    text: str
    lines: list[Line]
    meeting_date: dt.date | None = None
    people: list[str] = []
    warnings: list[str] = []


def page_of(text: str, name: str, today: dt.date) -> Page:
    """Return notes as a page: told apart, cleaned, each line with its speaker and its date.

    Linear in the length of the text.

    Args:
        text: the notes, as pasted or read from a file.
        name: the file's name, or "pasted".
        today: the day from which dates without a year are read.

    Raises:
        InputError: there is nothing to read, or more than 200,000 characters.
    """
    said = "the pasted text" if name == PASTED else name
    shown_first, hidden = text_of_html(text) if _HTML.search(text[:20_000]) else (text, [])
    plain, warnings = cleaned(shown_first)
    plain = invitation(plain) or plain
    warnings = [*hidden, *warnings]
    check_size(plain, said)
    found = _read(plain, today)
    day = found.meeting_date or _named_date(name, today)
    shown, lines = _laid_out(found.rows)
    check_size(shown, said)
    return Page(
        name=name, text=shown, lines=lines, meeting_date=day, people=found.people, warnings=warnings
    )


def _read(text: str, today: dt.date) -> Found:
    """Try each kind of notes in turn, the ones that show most clearly first."""
    exported = slack_export(text)
    if exported:
        return exported
    if are_captions(text):
        rows = captions(text, [])
        if rows:
            titles = "\n".join(row.text for row in rows[:3] if row.part == "header")
            return Found(rows, _speaking(rows), meeting_date(titles, today))
    lines = text.split("\n")
    mails = thread(lines, today)
    if mails:
        new = "\n".join(row.text for row in mails.rows[:_HEAD_ROWS] if row.part == "new")
        return mails._replace(meeting_date=mails.meeting_date or meeting_date(new, today))
    people, taken = attendees(lines)
    day = meeting_date(text, today)
    talk = conversation(lines, today, people)
    if talk:
        named = {lines[number].strip() for number in taken}
        rows = _with_headers(talk, named, today)
        return Found(rows, unique([*people, *_speaking(rows)]), _last_day(rows) or day)
    whole = apart(stacked(pasted_tables(lines, unwrapped)))
    people, taken = attendees(whole)
    rows = [Row(line.strip(), _indent(line)) for line in whole]
    rows = logged(numbered(rows), today, day_first(text))
    return Found(
        _with_headers(rows, {whole[number].strip() for number in taken}, today), people, day
    )


def _speaking(rows: list[Row]) -> list[str]:
    return unique([row.speaker for row in rows if row.speaker])


def _last_day(rows: list[Row]) -> dt.date | None:
    """Return the day of the last message, where messages carry their days."""
    return max((row.said_at for row in rows if row.said_at), default=None)


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _with_headers(rows: list[Row], named: set[str], today: dt.date) -> list[Row]:
    """Mark the lines that name the day or those present; they say nothing about the plan."""
    order = day_first("\n".join(row.text for row in rows[:_HEAD_ROWS]))
    written = 0
    made = list(rows)
    for number, row in enumerate(rows[:_HEAD_ROWS]):
        if not row.text or row.part != "new":
            continue
        whole = f"{row.prefix}{row.text}".strip()
        early = written < _HEAD_LINES and not row.speaker
        if whole in named or (early and _is_header(whole, today, order, first=written == 0)):
            made[number] = row._replace(part="header", speaker=None)
        written += 1
    return made


def _is_header(line: str, today: dt.date, order: bool | None, *, first: bool) -> bool:
    label = DATE_LABEL.match(line)
    if label:
        return day_in(line[label.end() :], today, order) is not None
    return title_date(line, today, order, first=first) is not None


def _named_date(name: str, today: dt.date) -> dt.date | None:
    """Return the day in a file's name ("2026-11-20 Acme call.docx")."""
    match = _DATED_NAME.search(PurePath(name).name) if name != PASTED else None
    day = day_in(re.sub("[_-]", "-", match.group()), today) if match else None
    return day if day and day <= today else None


def _laid_out(rows: list[Row]) -> tuple[str, list[Line]]:
    """Return the text of a page and its lines, each in its place."""
    written: list[str] = []
    lines: list[Line] = []
    at = 0
    for row in _spaced(rows):
        if row.text.strip() or row.prefix.strip():
            text = row.text or row.prefix.strip()
            start = at + (len(row.prefix) if row.text else row.prefix.index(text))
            lines.append(
                Line(
                    text=text,
                    start=start,
                    speaker=row.speaker,
                    said_at=row.said_at,
                    part=row.part,
                )
            )
        shown = f"{row.prefix}{row.text}"
        written.append(shown)
        at += len(shown) + 1
    return "\n".join(written), lines


def _spaced(rows: list[Row]) -> list[Row]:
    """Drop blank lines at both ends, and all but one of several."""
    made: list[Row] = []
    for row in rows:
        blank = not row.text.strip() and not row.prefix.strip()
        if blank and (not made or made[-1] == _BLANK):
            continue
        made.append(_BLANK if blank else row)
    return made[:-1] if made and made[-1] == _BLANK else made
