"""Periods that start or end: before Q2 starts, until the month is out, once the week is over."""

import dataclasses

from assistant.plan.deadlines.cutting import take_part
from assistant.plan.deadlines.model import Match
from assistant.plan.deadlines.parser import Parser, index_phrases
from assistant.plan.deadlines.periods import bare_unit

_STARTING = index_phrases([
    "starts", "begins", "kicks in", "kicks off", "opens", "rolls around", "comes around",
    "rolls in", "is here", "arrives", "gets started", "gets going", "gets underway", "has started",
    "has begun", "starts up",
])  # fmt: skip
_ENDING = index_phrases([
    "ends", "closes", "finishes", "is out", "is over", "is up", "is done", "is through", "wraps",
    "wraps up", "closes out", "runs out", "has ended", "has closed", "comes to an end", "expires",
])  # fmt: skip


def turn_after(p: Parser, at: int) -> bool:
    """Say whether a period starting or ending is said here."""
    return bool(p.longest(at, _STARTING) or p.longest(at, _ENDING))


def turned(p: Parser, found: Match) -> Match | None:
    """Return the start or end of a period, where the words behind it speak of that."""
    end, span = found
    if span.grain == "day" or span.event is not None or span.vague:
        return None
    start, finish = p.longest(end, _STARTING), p.longest(end, _ENDING)
    if p.free and p.word(max(start or 0, finish or 0)) in ("in", "on"):
        return None  # "their fiscal year ends in January" tells of the year
    dated = p.span(p.skip(start or finish or end, "on"), framed=True)
    if dated and dated[1].grain == "day":  # "the fiscal year closes Jan 31"
        return None
    if start:
        return start, take_part(p, "start", span)
    return (finish, take_part(p, "end", span)) if finish else None


def unit_turn(p: Parser, at: int) -> Match | None:
    """Read "the week is out", "the quarter closes"."""
    found = bare_unit(p, at)
    if found is None or (p.free and p.word(at) not in ("the", "this")):
        return None
    return turned(p, (found[0], dataclasses.replace(found[1], bare=False)))
