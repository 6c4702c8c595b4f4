"""All that a date can be, and whole expressions: a date with what stands around it."""

import dataclasses
import datetime as dt

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import numeric
from assistant.plan.deadlines.concluding import conclude
from assistant.plan.deadlines.frames import Frame, read_frames, read_tail
from assistant.plan.deadlines.model import Deadline, Match
from assistant.plan.deadlines.normalise import Token
from assistant.plan.deadlines.parser import Parser
from assistant.plan.deadlines.ranges import extended
from assistant.plan.deadlines.rules import rules_for

Expression = tuple[int, int, Deadline]


def make_parser(
    text: str,
    tokens: list[Token],
    today: dt.date,
    calendar: WorkCalendar,
    *,
    day_first: bool | None,
    free: bool,
) -> Parser:
    """Return a parser; in running text a bare event ("after legal") is left alone."""
    if day_first is None:
        day_first = numeric.day_first_in(calendar.settings.buyer_country)
    return Parser(text, tokens, today, calendar, day_first=day_first, free=free, rules=rules_for)


def read_expression(p: Parser, at: int) -> Expression | None:
    """Read a date with its frame; return the place after it, its place, and what it means."""
    best: tuple[int, Match, Frame] | None = None
    for here, said in read_frames(p, at):
        found = p.span(here, framed=said.said)
        if found is None:
            continue
        longer = extended(p, here, found)
        ranged = longer[0] > found[0] and said.mode == "from"
        frame = dataclasses.replace(said, mode="on") if ranged else said
        if best is None or longer[0] > best[0]:
            best = longer[0], longer, frame
    if best is None:
        return None
    _, (end, span), frame = best
    if span.event is None:
        end, frame = read_tail(p, end, frame)
    return end, at, conclude(p, (at, end), span, frame)
