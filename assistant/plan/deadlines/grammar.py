"""All that a date can be, and whole expressions: a date with what stands around it."""

import dataclasses
import datetime as dt

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import (
    dates,
    dayends,
    events,
    feasts,
    fiscal,
    months,
    nth,
    numeric,
    offsets,
    parts,
    periods,
    vague,
    weekdays,
)
from assistant.plan.deadlines.concluding import conclude
from assistant.plan.deadlines.frames import Frame, read_frames, read_tail
from assistant.plan.deadlines.model import Deadline, Match
from assistant.plan.deadlines.normalise import Token
from assistant.plan.deadlines.parser import Parser, Rule
from assistant.plan.deadlines.ranges import extended

_RULES: tuple[Rule, ...] = (
    numeric.numeric_date, dates.month_day, dates.day_month, dates.bare_day, months.named_month,
    months.season, weekdays.weekday, weekdays.weekday_in_week, weekdays.weekday_with_date,
    weekdays.near_day, periods.period, periods.whole_unit, periods.week_around, periods.iso_week,
    periods.weekend, fiscal.quarter, fiscal.half, fiscal.year, parts.part_of, parts.after_unit,
    parts.short_end, nth.nth_of, nth.first_units, feasts.feast, feasts.holidays, feasts.new_year,
    offsets.from_now, offsets.counted, offsets.weekdays_ahead, offsets.weekday_beside,
    offsets.unit_beside, offsets.within_unit, dayends.day_end, vague.vague,
)  # fmt: skip

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
    rules = _RULES if free else (*_RULES, events.event)
    return Parser(text, tokens, today, calendar, day_first=day_first, free=free, rules=rules)


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
