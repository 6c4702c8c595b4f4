"""Days and weeks beside another: the Monday after Labor Day, the week before kickoff."""

import datetime as dt

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import ONE_DAY, add_months, monday_of, month_end
from assistant.plan.deadlines.events import read_event
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.offsets import base_of
from assistant.plan.deadlines.parser import Parser, index_phrases, ordinal
from assistant.plan.deadlines.weekdays import weekday_name

_BESIDE_AFTER = index_phrases(["after", "following", "that follows", "right after", "post", "from"])
_BESIDE_BEFORE = index_phrases(["before", "preceding", "prior to", "right before", "ahead of"])


def _side(p: Parser, at: int) -> tuple[int, int] | None:
    after, before = p.longest(at, _BESIDE_AFTER), p.longest(at, _BESIDE_BEFORE)
    if after:
        return after, 1
    return (before, -1) if before else None


def weekday_beside(p: Parser, at: int) -> Match | None:
    """Read the Monday after Labor Day, the first Tuesday after Jan 5, the Friday before kickoff."""
    here = p.skip(at, "the")
    nth = ordinal(p, here)
    here, count = (nth[0], nth[1]) if nth else (p.skip(here, "very", "last"), 1)
    here = p.skip(here, "first") if p.word(here) == "first" else here
    found = weekday_name(p, here)
    if found is None:
        return None
    side = _side(p, found[0])
    if side is None or p.word(side[0]) == "next":
        return None
    base = base_of(p, side[0])
    if base and base[1].grain == "week" and p.word(found[0]) == "from":
        return None  # "the Friday from next week" lies in it
    if base:
        date = _beside(base[1], found[1], count, side[1])
        return base[0], Span(
            date, date, sure=base[1].sure, notes=base[1].notes, absolute=True, weekday=found[1]
        )  # fmt: skip
    event = read_event(p, side[0])
    if event is None or p.word(found[0]) == "from":
        return None
    name = words.WEEKDAY_NAMES[found[1]].title()
    note = f"the {name} itself is left open until that is dated"
    return event[0], Span(p.today, p.today, notes=(note,), event=event[1], lag=side[1])


def _beside(base: Span, number: int, count: int, sign: int) -> dt.date:
    if sign > 0:
        end = base.end
        if base.grain == "week":
            end = monday_of(base.start) + 6 * ONE_DAY
        return end + ((number - end.weekday() - 1) % 7 + 1 + 7 * (count - 1)) * ONE_DAY
    start = base.start
    return start - ((start.weekday() - number - 1) % 7 + 1 + 7 * (count - 1)) * ONE_DAY


UNIT_STARTS = frozenset(
    [*words.PERIOD_UNITS, *words.BUSINESS, "the", "very", "first", "day", "morning", "night",
     "evening"]
)  # fmt: skip


def unit_beside(p: Parser, at: int) -> Match | None:
    """Read the week after Thanksgiving, the day before kickoff, the day of the launch."""
    here = p.skip(p.skip(at, "the"), "very", "first")
    business = p.word(here) in words.BUSINESS
    unit = "day" if p.word(here + business) in ("day", "morning", "night", "evening") else ""
    unit = unit or words.PERIOD_UNITS.get(p.word(here + business), "")
    if not unit or unit in ("quarter", "year"):
        return None
    end = here + business + 1
    side = _side(p, end)
    if side is None:
        of = p.skip(end, "of")
        side = (of, 0) if of > end and unit == "day" else None
    if side is None or p.word(side[0]) in ("next", "last"):
        return None
    base = base_of(p, side[0])
    if base:
        return base[0], _neighbour(p, unit, base[1], side[1], business=business)
    if p.word(end) in ("from", "of") and p.free:
        return None
    event = read_event(p, side[0])
    if event is None:
        return None
    lag = side[1] * {"day": 1, "week": 5, "month": 20}[unit]
    return event[0], Span(p.today, p.today, event=event[1], lag=lag)


def _neighbour(p: Parser, unit: str, base: Span, sign: int, *, business: bool) -> Span:
    anchor = base.end if sign > 0 else base.start
    kept = {"sure": base.sure, "notes": base.notes}
    if unit == "day":
        date = p.calendar.add(anchor, sign) if business else anchor + sign * ONE_DAY
        return Span(date, date, absolute=base.absolute, **kept)  # type: ignore[arg-type]
    if unit == "week":
        monday = monday_of(anchor) + 7 * sign * ONE_DAY
        return Span(monday, monday + 4 * ONE_DAY, "week", absolute=True, **kept)  # type: ignore[arg-type]
    start = add_months(anchor.replace(day=1), sign)
    return Span(start, month_end(start), "month", absolute=True, **kept)  # type: ignore[arg-type]
