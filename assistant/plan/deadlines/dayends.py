"""The end of a day: EOD, COB Friday, close of business tomorrow, 3pm, noon on the 12th."""

from assistant.plan.deadlines import words
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.parser import Parser, index_phrases

ENDS = index_phrases([
    "eod", "cob", "cop", "eob", "end of day", "end of the day", "end of business", "cobd",
    "end of business day", "end of the business day", "close of business", "close of play",
    "end of play", "end of the working day", "close of day", "close of the day", "end of today",
    "day end", "day's end", "end of work", "end of workday", "end of the workday", "first thing",
    "close of business day", "end of the work day", "the end of the day", "the close of business",
    "the end of business", "the end of play", "the close of play", "lunchtime", "noon", "midday",
    "midnight", "lunch", "tea time", "last thing",
])  # fmt: skip
_ZONES = words.listed(
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst utc cet cest ist jst aest eastern central "
    "mountain pacific sharp"
)
_JOINERS = (",", "on", "of", "by", "this", "-", "for", "the")


def day_end(p: Parser, at: int) -> Match | None:
    """Read EOD, COB Friday, end of day tomorrow."""
    end = p.longest(at, ENDS) or (at + 1 if p.kind(at) == "time" else None)
    if end is None:
        return None
    behind = p.skip(p.skip(end, *_ZONES), "time") if p.kind(at) == "time" else end
    for here in (p.skip(behind, *_JOINERS), behind):
        day = p.span(here, framed=True)
        if day and day[1].grain == "day" and day[1].event is None and not day[1].vague:
            return day
    if p.word(end - 1) == "today":
        return end, Span(p.today, p.today)
    if p.free and not _stands(p, at, end):
        return None
    clock = p.kind(at) == "time" or p.word(end - 1) in (
        "noon",
        "midday",
        "midnight",
        "lunch",
        "lunchtime",
    )
    notes = ("today is meant",) if clock or p.has(at, "first thing") else ()
    return end, Span(p.today, p.today, sure=not notes, notes=notes)


def _stands(p: Parser, at: int, end: int) -> bool:
    """Tell "by 5pm" and EOD from "a call at 10am" and "at the end of the day, it works"."""
    if p.kind(at) == "time" or p.word(at) in ("noon", "midday", "midnight", "lunch", "lunchtime"):
        return p.word(at - 1) in ("by", "before") and not p.is_noun(end)
    if p.word(at) in ("first", "last", "tea", "day"):
        return False
    if p.word(end - 1) == "day" and end - at > 1:
        return p.word(at - 1) in ("by", "before", "due") or p.word(at - 2) in (
            "by",
            "before",
            "due",
        )
    return True
