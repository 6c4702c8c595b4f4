"""What a reading comes to: the day, how sure it is, and what was taken for granted."""

import datetime as dt

from assistant.plan.deadlines.arithmetic import ONE_DAY
from assistant.plan.deadlines.frames import Frame
from assistant.plan.deadlines.model import Deadline, DeadlineKind, Span
from assistant.plan.deadlines.parser import Parser
from assistant.plan.deadlines.wording import sentence

_SHIFTING = ("before", "after", "from")


def conclude(p: Parser, place: tuple[int, int], span: Span, frame: Frame) -> Deadline:
    """Return the deadline that a span within its frame is.

    Args:
        p: the text being read.
        place: where the words begin and end, in tokens.
        span: what they name.
        frame: how they limit it.
    """
    phrase = p.text[p.tokens[place[0]].start : p.tokens[place[1] - 1].end]
    if span.event is not None:
        return Deadline(
            phrase=phrase, kind="relative-to-step", after=span.event, lag_days=span.lag,
            assumption=sentence([_hangs(span), *span.notes]),
        )  # fmt: skip
    if _commits_to_nothing(p, span, frame):
        return _vague(phrase, span)
    notes = list(span.notes)
    date = _chosen(p, span, frame, notes)
    _add_doubts(p, span, frame, date, notes)
    whole = span.grain == "day"
    return Deadline(
        phrase=phrase, date=date, kind=_kind(span, frame, date), assumption=sentence(notes),
        start=None if whole else span.start, end=None if whole else span.end,
    )  # fmt: skip


def _hangs(span: Span) -> str:
    if span.lag < -1:
        return f"{-span.lag} working days before {span.event}"
    if span.lag < 0:
        return f"before {span.event}"
    if span.lag > 0:
        return f"{span.lag} working day{'s' * (span.lag != 1)} after {span.event}"
    return f"hangs on {span.event}"


def _new_year(span: Span) -> bool:
    """Say whether "the new year" is meant: a day to be done by or after, else a vague period."""
    return span.vague and span.grain == "month"


def _commits_to_nothing(p: Parser, span: Span, frame: Frame) -> bool:
    if _new_year(span) and frame.mode in ("by", *_SHIFTING):
        return False
    if span.vague:
        return True
    if span.grain == "day":
        return False
    if frame.some:
        return True
    far = span.grain == "year" and span.start > p.today
    return far and frame.mode in ("on", "in")


def _vague(phrase: str, span: Span) -> Deadline:
    ranged = span.end > span.start
    return Deadline(
        phrase=phrase, kind="vague", assumption="Names no day.",
        start=span.start if ranged else None, end=span.end if ranged else None,
    )  # fmt: skip


def _kind(span: Span, frame: Frame, date: dt.date) -> DeadlineKind:
    plain = span.grain == "day" and span.sure and not span.edge and date == span.start
    rough = frame.about or frame.hope or frame.each or frame.mode in _SHIFTING
    return "exact" if plain and not rough else "inferred"


def _chosen(p: Parser, span: Span, frame: Frame, notes: list[str]) -> dt.date:
    if frame.mode == "before":
        return _before(p, span, notes)
    if frame.mode == "after":
        end = span.start if _new_year(span) else span.end
        date = p.calendar.next_working_day(max(end + ONE_DAY, p.today))
        notes.append(f"read as the first working day after, {p.say(date)}")
        return date
    if frame.mode == "from":
        return _from(p, span, notes)
    if frame.mode == "by":
        return _by(p, span, notes)
    return span.start if span.grain == "day" else _last(p, span, notes)


def _before(p: Parser, span: Span, notes: list[str]) -> dt.date:
    if span.edge == "end":
        return span.start
    date = p.calendar.previous_working_day(span.start - ONE_DAY)
    if date < p.today <= span.start:
        date = p.today
    notes.append(f"read as the last working day before, {p.say(date)}")
    return date


def _from(p: Parser, span: Span, notes: list[str]) -> dt.date:
    notes.append("the earliest day; no latest was named")
    return span.start if span.grain == "day" else p.first_working_day(span.start, span.end)


def _by(p: Parser, span: Span, notes: list[str]) -> dt.date:
    if span.feast and span.start > p.today and not p.calendar.is_working_day(span.start):
        return _before(p, span, notes)
    if span.grain == "day":
        return span.start
    if span.start <= p.today or span.grain in ("week", "range"):
        return _last(p, span, notes)
    if span.grain == "year" or span.vague:
        return _before(p, span, notes)
    date = p.first_working_day(span.start, span.end)
    notes.append(f"read as when it begins, {p.say(date)}, not as its end")
    return date


def _last(p: Parser, span: Span, notes: list[str]) -> dt.date:
    if span.edge == "end":  # it ends on this very day, working or not
        if not any("later" in note for note in notes):
            notes.append(f"the end of it is taken, {p.say(span.end)}")
        return span.end
    date = p.last_working_day(span.start, span.end)
    what = "the last working day of it" if p.calendar.is_working_day(date) else "its last day"
    notes.append(f"read as {what}, {p.say(date)}")
    return date


def _add_doubts(p: Parser, span: Span, frame: Frame, date: dt.date, notes: list[str]) -> None:
    off = p.calendar.why_off(date) if span.grain == "day" else None
    if off in ("Saturday", "Sunday"):
        notes.append(f"{date:%b} {date.day} is a {off}")
    elif off and not span.feast:
        notes.append(f"{p.say(date)} is a day off: {off}")
    elif off:
        notes.append("that is a day off")
    if date < p.today and not any("past" in note for note in notes):
        notes.append(f"{p.say(date)} lies in the past")
    if frame.about:
        notes.append("roughly that day")
    if frame.hope:
        notes.append("said as a hope, not firmly")
    if frame.each:
        notes.append("it repeats; the next one is taken")
