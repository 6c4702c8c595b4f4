"""Days counted from another: in two weeks, two weeks after Jan 5, the Monday after Labor Day."""

import dataclasses
import datetime as dt

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import ONE_DAY
from assistant.plan.deadlines.events import read_event
from assistant.plan.deadlines.frames import Frame, read_tail
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.parser import Parser, index_phrases
from assistant.plan.deadlines.units import Length, moved, read_count, read_length, working_days
from assistant.plan.deadlines.weekdays import coming
from assistant.plan.model import MAX_DURATION_DAYS

LEADS = index_phrases([
    "in", "within", "inside", "inside of", "in the next", "within the next", "during the next",
    "over the next", "for the next", "the next", "next", "in under", "in less than",
    "in no more than", "in no less than", "in at least", "in at most", "in the coming",
    "the coming",
    "over the coming", "within the coming", "in another", "give it", "give me", "give us",
    "give them", "in exactly", "in the following", "within about", "in about", "in around",
    "in roughly", "in maybe", "in like", "in say", "within a max of", "within a maximum of",
    "for another",
])  # fmt: skip
_NEXT = {"next", "coming", "following"}
_FROM_NOW = index_phrases([
    "from now", "from today", "from here", "from then", "out", "hence", "time", "away", "ahead",
    "down the road", "down the line", "from this point", "off", "out from now", "out from today",
    "after today", "starting now", "starting today", "from this week",
])  # fmt: skip
_TIMES = {"once", "twice", "thrice", "times", "only"}
_BARE_TAIL = {"out", "off", "time", "ahead", "away"}
AFTER = index_phrases([
    "after", "from", "following", "past", "post", "since", "of", "on from", "later than", "beyond",
    "on", "after the end of", "upon", "once", "after receipt of", "subsequent to", "when", "behind",
])  # fmt: skip
BEFORE = index_phrases([
    "before", "prior to", "ahead of", "in advance of", "out from", "until", "to", "earlier than",
    "shy of", "preceding", "pre", "before the start of", "prior", "short of",
])  # fmt: skip
_WEAK = {"of", "on", "to", "until", "once", "upon", "when", "post", "pre", "behind", "prior"}


def from_now(p: Parser, at: int) -> Match | None:
    """Read in two weeks, within 10 business days, three weeks out, the next few days."""
    lead = p.longest(at, LEADS)
    length = _lead_length(p, lead)
    if length and p.word(at - 1) in _TIMES and length.high == length.low == 1:
        return None  # "once in a quarter" says how often
    if length is None:
        lead, length = None, read_length(p, at)
    if length is None:
        return None
    tail = p.longest(length.end, _FROM_NOW)
    if tail and p.word(length.end) in _BARE_TAIL and p.is_noun(tail) and p.free:
        tail = None
    if p.has(length.end, "ago"):
        return length.end + 1, _ago(p, length)
    if lead is None and tail is None:
        return _bare(p, at, length)
    if tail is None and _anchored(p, length.end):
        return None
    end = tail or length.end
    end = p.skip(end, "max", "tops", "maximum")
    ranged = lead is not None and p.word(lead - 1) in _NEXT
    return end, _ahead(p, length, ranged=ranged)


def _lead_length(p: Parser, lead: int | None) -> Length | None:
    if lead is None:
        return None
    length = read_length(p, lead)
    if length is None and p.word(lead - 1) in _NEXT and p.word(lead) in ("days", "weeks", "months"):
        unit, _ = words.UNITS[p.word(lead)]
        return Length(lead + 1, 3, 3, unit, sure=False)
    return length


def _anchored(p: Parser, at: int) -> bool:
    """Say whether something follows that the length is counted from."""
    for table in (AFTER, BEFORE):
        end = p.longest(at, table)
        if end and (p.word(at) not in _WEAK or p.word(at) == "of"):
            return base_of(p, end) is not None or read_event(p, end) is not None
    return False


def _bare(p: Parser, at: int, length: Length) -> Match | None:
    """Read a whole phrase that is a length: counted from today."""
    end = p.skip(length.end, "max", "tops", "maximum", "total", "ish")
    end, _ = read_tail(p, p.skip(end, ","), Frame())
    if p.free or at != 0 or end != len(p.tokens):
        return None
    span = _ahead(p, length, ranged=False)
    note = "counted from today"
    return end, dataclasses.replace(span, sure=False, notes=(note, *span.notes))


def _ahead(p: Parser, length: Length, *, ranged: bool) -> Span:
    date = moved(p, p.today, length.high, length.unit)
    if ranged and not length.sure:
        return Span(p.today, date, "range", sure=False, vague=True)
    notes = _count_notes(p, length, date)
    if ranged:
        return Span(p.today, date, "range", sure=False, notes=notes, edge="end")
    if length.low != length.high:
        start = moved(p, p.today, length.low, length.unit)
        return Span(start, date, "range", sure=False, notes=notes, edge="end")
    return Span(date, date, sure=not notes, notes=notes)


def _count_notes(p: Parser, length: Length, date: dt.date) -> tuple[str, ...]:
    notes: list[str] = []
    if not length.sure and length.low == length.high:
        number = f"{length.high:g} {length.unit}{'s' * (length.high != 1)}"
        notes.append(f"read as {number}")
    if length.low != length.high:
        notes.append(f"the later end is taken, {p.say(date)}")
    if length.unit == "hour" and length.high % 24:
        notes.append("hours counted as days")
    if p.word(length.end - 1) in ("sprint", "sprints"):
        notes.append("a sprint taken as two weeks")
    return tuple(notes)


def _ago(p: Parser, length: Length) -> Span:
    date = moved(p, p.today, -length.high, length.unit)
    return Span(date, date, sure=False, notes=("lies in the past",))


def counted(p: Parser, at: int) -> Match | None:
    """Read two weeks after Jan 5, a week from Friday, 10 days before kickoff."""
    here = p.skip(p.skip(at, "within", "in", "inside", "by"), "about", "around")
    here, minus = (at + 2, True) if p.has(at, "t minus") else (here, False)
    here = p.skip(here, "at") + 1 if p.word(p.skip(here, "at")) == "least" else here
    length = read_length(p, here)
    if length is None:
        return None
    if length.unit == "week":
        near = _week_on(p, length)
        if near:
            return near
    after, before = p.longest(length.end, AFTER), p.longest(length.end, BEFORE)
    if after is None and before is None:
        return None
    sign = 1 if (after or 0) > (before or 0) and not minus else -1
    end = max(after or 0, before or 0)
    weak = p.word(length.end) in _WEAK and not (here > at and p.word(length.end) == "of")
    base = base_of(p, end)
    if base and not (weak and p.word(length.end) in ("to", "of", "until")):
        return base[0], _from_base(p, base[1], length, sign)
    if weak and (p.free or p.word(length.end) in ("on", "to", "until", "of")):
        return None
    return _from_event(p, end, length, sign)


def _week_on(p: Parser, length: Length) -> Match | None:
    """Read a week Tuesday, two weeks tomorrow, a week on Friday."""
    here = p.skip(length.end, "on", "from")
    base = p.span(here, framed=True)
    if base is None or base[1].grain != "day" or base[1].event is not None:
        return None
    if here == length.end and base[1].weekday is None and base[1].absolute:
        return None
    return base[0], _from_base(p, base[1], length, 1)


def base_of(p: Parser, at: int) -> Match | None:
    """Read the day or period that something is counted from."""
    found = p.span(at, framed=True) or p.span(p.skip(at, "the", "on"), framed=True)
    if found and found[1].vague and found[1].grain == "month":  # the new year: from its first day
        return found[0], Span(found[1].start, found[1].start, absolute=True, feast=True)
    if found is None or found[1].event is not None or found[1].vague:
        return None
    return None if found[1].grain != "day" and p.is_noun(found[0]) else found


def _from_base(p: Parser, base: Span, length: Length, sign: int) -> Span:
    day = base.end if sign > 0 else base.start
    if base.grain == "range" and base.feast and sign > 0:
        day = base.end
    date = moved(p, day, sign * length.high, length.unit)
    notes = (*base.notes, *_count_notes(p, length, date))
    if base.grain != "day":
        notes = (*notes, f"counted from {p.say(day)}")
    return Span(date, date, sure=not notes, notes=notes, absolute=base.absolute)


def _from_event(p: Parser, at: int, length: Length, sign: int) -> Match | None:
    event = read_event(p, at)
    if event is None:
        return None
    end, name = event
    lag = sign * working_days(length.high, length.unit)
    if abs(lag) > MAX_DURATION_DAYS:
        return None
    notes = () if length.sure else (f"read as {abs(lag)} working days",)
    return end, Span(p.today, p.today, notes=notes, event=name, lag=lag)


def weekdays_ahead(p: Parser, at: int) -> Match | None:
    """Read two Fridays from now, three Mondays from today."""
    count = read_count(p, at)
    if count is None or not 1 <= count.high <= 52 or count.high % 1:
        return None
    number = {**words.WEEKDAYS, **words.WEEKDAY_PLURALS}.get(p.word(count.end))
    tail = p.longest(count.end + 1, _FROM_NOW)
    if number is None or tail is None:
        return None
    date = coming(p, number) + 7 * (int(count.high) - 1) * ONE_DAY
    return tail, Span(date, date, weekday=number)
