"""Parts of a period in words: its end, beginning, middle, EOM, year end."""

import dataclasses

from assistant.plan.deadlines import words
from assistant.plan.deadlines.cutting import Part, take_part
from assistant.plan.deadlines.fiscal import fiscal_number, fiscal_start, months_from
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.months import named_month
from assistant.plan.deadlines.parser import Parser, index_phrases
from assistant.plan.deadlines.periods import bare_unit, unit_period

_PARTS: dict[str, Part] = {
    "end": "end", "the end": "end", "the very end": "end", "very end": "end", "close": "end",
    "the close": "end", "the tail end": "end", "tail end": "end", "the last day": "end",
    "turn": "end", "the turn": "end",
    "beginning": "start", "the beginning": "start", "start": "start", "the start": "start",
    "top": "start", "the top": "start", "the very start": "start", "the very beginning": "start",
    "early": "early", "early in": "early", "the early part": "early", "earlier": "early",
    "the first part": "early", "early part": "early", "early on in": "early", "front end": "early",
    "mid": "mid", "middle": "mid", "the middle": "mid", "midway through": "mid",
    "halfway through": "mid", "the mid": "mid", "mid way through": "mid",
    "late": "late", "late in": "late", "later": "late", "later in": "late", "latter": "late",
    "the latter part": "late", "latter part": "late", "the later part": "late",
    "the back end": "late", "back end": "late", "toward the end": "late",
    "towards the end": "late", "the last part": "late",
    "first half": "first half", "the first half": "first half", "the 1st half": "first half",
    "the front half": "first half", "front half": "first half",
    "second half": "second half", "the second half": "second half", "the 2nd half": "second half",
    "the back half": "second half", "back half": "second half", "latter half": "second half",
    "the latter half": "second half", "the last half": "second half",
}  # fmt: skip
LEADS = index_phrases(_PARTS)
SHORT: dict[str, words.PeriodUnit] = {
    "eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year", "bow": "week", "bom": "month",
    "boq": "quarter", "boy": "year",
}  # fmt: skip


def part_of(p: Parser, at: int) -> Match | None:
    """Read end of next week, mid-January, early Q1, late this week, first half of December."""
    end = p.longest(at, LEADS)
    if end is None:
        return None
    part = _PARTS[" ".join(p.word(n) for n in range(at, end))]
    here = p.skip(end, "of", "in", "part", "-")
    here = p.skip(here, "of") if p.word(here - 1) == "part" else here
    found = _period(p, here, end)
    if found is None or (found[1].bare and p.is_noun(found[0])):
        return None
    if found[1].grain == "day":
        return _part_of_day(part, found)
    return found[0], take_part(p, part, found[1], afresh=_named_afresh(p, found[0]))


def _period(p: Parser, at: int, lead_end: int) -> Match | None:
    found = p.span(at, framed=True)
    if found and found[1].event is None:
        return found
    said = at > lead_end or p.word(at) in ("the", "this") or p.hyphen(at) or not p.free
    bare = bare_unit(p, at) if said or p.word(lead_end - 1) == "mid" else None
    if bare is None:
        return None
    named = p.span(p.skip(bare[0], "of"), framed=True)  # midweek next week
    return named if named and named[1].grain == bare[1].grain else bare


def _part_of_day(part: Part, found: Match) -> Match | None:
    """Early Friday is Friday; but no day has a beginning that matters, nor two halves."""
    return found if part in ("early", "late", "mid", "end") and not found[1].edge else None


def _named_afresh(p: Parser, end: int) -> bool:
    """Say whether the period was named without a year, so that a part gone by means the next."""
    return p.word(end - 1) in words.MONTHS or p.kind(end - 1) == "quarter"


def after_unit(p: Parser, at: int) -> Match | None:
    """Month-end, year end, quarter close, week's end, January end."""
    here = p.skip(at, "the", "this", "next")
    shift = 1 if p.word(here - 1) == "next" and here > at else 0
    fiscal = p.word(here) in ("fiscal", "financial", "calendar")
    unit = words.PERIOD_UNITS.get(p.word(here + fiscal))
    end = here + fiscal + 1
    end += p.word(end) == "end" and p.word(end + 1) == "close"
    end += unit is None and p.has(end, "month end")  # "Dec month end"
    if p.word(end) not in ("end", "close") or p.is_noun(end + 1):
        return None
    if unit is None:
        month = named_month(p, here)
        named = month and month[0] in (end, end - 1)
        return (end + 1, take_part(p, "end", month[1])) if month and named else None
    found = bare_unit(p, here)
    if found is None:
        return None
    span = unit_period(p, unit, shift) if shift else found[1]
    behind = p.span(p.skip(end + 1, "of"), framed=True)
    if behind and behind[1].grain in ("month", "year") and unit in ("month", "year", "quarter"):
        return behind[0], take_part(p, "end", behind[1])
    return end + 1, take_part(p, "end", span)


def short_end(p: Parser, at: int) -> Match | None:
    """EOW, EOM, EOQ, EOY, EOFY, EO January, EOM December, EOW next week."""
    here = p.skip(at, "the")
    word = p.word(here)
    if (
        word in ("eo", "e")
        and p.kind(here + 1) in ("word", "quarter")
        and not p.free | (word == "e")
    ):
        found = p.span(here + 1, framed=True)
        return (found[0], take_part(p, "end", found[1])) if found else None
    if word in ("eofy", "fye"):
        found = p.span(p.skip(here + 1, "of"), framed=True)
        span = found[1] if found and found[1].grain == "year" else None
        end = found[0] if found and span else here + 1
        return end, take_part(p, "end", span or _fiscal_year(p))
    unit = SHORT.get(word)
    if unit is None or (p.free and word in ("bow", "boy", "bom")):
        return None
    part: Part = "end" if word[0] == "e" else "start"
    found = p.span(p.skip(here + 1, "of", "-"), framed=True)
    if found and found[1].grain != "day" and found[1].event is None:
        return found[0], take_part(p, part, found[1])
    if p.word(here + 1) in ("next", "this"):
        return here + 2, take_part(p, part, unit_period(p, unit, p.word(here + 1) == "next"))
    bare = unit_period(p, unit, int(unit == "week" and p.today.weekday() > 4))
    return here + 1, take_part(p, part, dataclasses.replace(bare, bare=True))


def _fiscal_year(p: Parser) -> Span:
    return months_from(fiscal_start(p, fiscal_number(p, p.today)), 12, "year")
