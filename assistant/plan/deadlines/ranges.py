"""Two dates that make one: Dec 7 to Jan 8, Monday or Tuesday, next Friday (Dec 4)."""

import dataclasses

from assistant.plan.deadlines.arithmetic import ONE_DAY, monday_of, safe_date
from assistant.plan.deadlines.model import Edge, Match, Span
from assistant.plan.deadlines.parser import Parser
from assistant.plan.deadlines.turns import turned
from assistant.plan.deadlines.words import WEEKDAY_NAMES, listed

_TO = {"-", "to", "through", "until", "/", "or", "&"}
_OR = {"/", "or", "&"}
# "Moved from Dec 4 to Dec 9" is no range: the new date counts.
MOVES = listed(
    "moved moves move pushed push changed change slipped slips slip shifted shift bumped slid "
    "delayed postponed rescheduled revised pulled brought went gone goes"
)
_WEEK = 7 * ONE_DAY
# Words between a date and its second naming.
_NAMELY = (
    "which is", "that is", "that's", "thats", "meaning", "so", "ie", "aka", "i . e .", "i e",
    "namely", "probably", "maybe", "likely", "ideally", "hopefully", "preferably", "most likely",
    "possibly", "say",
)  # fmt: skip


def extended(p: Parser, at: int, found: Match) -> Match:
    """Return the range that a date begins, or the date with a second naming of it behind."""
    if found[1].event is not None or found[1].vague:
        return found
    return turned(p, found) or _range(p, at, found) or _again(p, found) or found


def _range(p: Parser, at: int, found: Match) -> Match | None:
    end, first = found
    between = p.word(at - 1) == "between" or p.word(at - 2) == "between"
    joined = p.hyphen(end)
    if not (joined or p.word(end) in _TO or (between and p.word(end) == "and")):
        return None
    either = p.word(end) in _OR and not joined
    here = end if joined else end + 1
    here = p.skip(here, "at", "on", "by", "maybe", "early", "possibly") if either else here
    here = here - 1 if p.word(here - 1) == "early" else here
    second = _second(p, here, first)
    if second is None or second[1].event is not None or second[1].vague:
        return None
    after, span = second
    start, last = _ordered(p, at, first, span)
    if last.end < start.start:
        return None
    if p.word(at - 1) == "from" and p.word(at - 2) in MOVES:
        return after, last
    notes = ("the later of the two is taken",) if either else ()
    notes = (*start.notes, *last.notes, *notes)
    edge: Edge = "end" if span.grain == "day" else ""
    made = Span(start.start, last.end, "range", sure=False, notes=notes, absolute=True, edge=edge)
    return after, made


def _second(p: Parser, at: int, first: Span) -> Match | None:
    here = p.skip(at, "the")
    number = p.tokens[here].value[0] if p.kind(here) in ("num", "ord") else 0
    found = p.span(at, framed=True)
    same_month = safe_date(first.end.year, first.end.month, number) if number else None
    if same_month and first.grain == "day" and (found is None or found[0] <= here + 1):
        if same_month > first.end and not p.is_noun(here + 1):
            return here + 1, Span(same_month, same_month, absolute=first.absolute)
        return None
    return found


def _ordered(p: Parser, at: int, first: Span, second: Span) -> tuple[Span, Span]:
    """Bring the two ends into the same month, week or year."""
    if second.weekday is not None and not second.absolute:
        while second.start <= first.start:
            second = dataclasses.replace(second, start=second.start + _WEEK, end=second.end + _WEEK)
    number = p.kind(p.skip(at, "the")) in ("ord", "num") and not first.absolute
    if number and second.absolute and first.start.day < second.end.day:
        start = second.end.replace(day=first.start.day)
        first = dataclasses.replace(first, start=start, end=start, notes=())
    if first.start > second.end:
        earlier = safe_date(first.start.year - 1, first.start.month, first.start.day)
        if earlier and earlier <= second.end:
            first = dataclasses.replace(first, start=earlier, end=earlier, notes=())
    return first, second


def _again(p: Parser, found: Match) -> Match | None:
    """Read a second naming of the same day: next Friday (Dec 4), end of next week, Dec 4."""
    end, first = found
    opened = p.word(end) == "("
    here = p.skip(end, ",", "(", "-", "/")
    for words in _NAMELY:
        here += len(words.split()) if p.has(here, words) else 0
    if here == end and first.weekday is None:
        return None
    second = p.span(p.skip(p.skip(here, "on"), "the"), framed=True) or p.span(here, framed=True)
    if second is None or second[1].grain != "day" or second[1].event is not None:
        return None
    span = second[1]
    after = p.skip(second[0], ")") if opened else second[0]
    if span.weekday is not None and not span.absolute and p.word(second[0]) != "after":
        named = _weekday_said(p, first, span)
        if named:
            return after, named
    if not _same(first, span):
        return None
    exact = span if span.absolute or not first.absolute else first
    if first.grain == "day" and first.start == span.start:
        exact = dataclasses.replace(exact, sure=True, notes=())
    return after, exact


def _weekday_said(p: Parser, first: Span, second: Span) -> Span | None:
    """Read the weekday of "Dec 4 (Friday)" and of "next week, probably Wednesday"."""
    number = second.weekday or 0
    if first.grain == "week":
        day = monday_of(first.start) + number * ONE_DAY
        return Span(day, day, sure=not first.notes, notes=first.notes, weekday=number)
    if first.grain != "day" or not first.absolute:
        return None
    if first.start.weekday() == number:
        return dataclasses.replace(first, weekday=number, sure=True, notes=())
    said = WEEKDAY_NAMES[number].title()
    note = f"{p.say(first.start)} is not a {said}; the date is taken"
    return dataclasses.replace(first, sure=False, notes=(*first.notes, note))


def _same(first: Span, second: Span) -> bool:
    """Say whether the second naming may be of the first's day."""
    if first.start <= second.start <= first.end:
        return True
    same_weekday = first.weekday is not None and second.start.weekday() == first.weekday
    return same_weekday and second.absolute and abs((second.start - first.start).days) == 7
