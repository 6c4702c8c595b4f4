"""Days of the week: Friday, this and next Friday, Friday week, Friday Dec 4, Friday next week."""

import datetime as dt

from assistant.plan.deadlines import words
from assistant.plan.deadlines.arithmetic import ONE_DAY, add_months, monday_of, safe_date
from assistant.plan.deadlines.dates import bare_day, day_month, month_day, next_day_number
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.numeric import numeric_date, swapped
from assistant.plan.deadlines.parser import Parser

_THIS = {"this"}
_NEXT = {"next"}
_COMING = {"coming", "upcoming", "following"}
_LAST = {"last", "past", "previous"}
_WEEK = dt.timedelta(7)
_RECENT = 60  # days back in which a date with its right weekday means the past


def weekday_name(p: Parser, at: int) -> tuple[int, int] | None:
    """Read a weekday's name; return the place after it (and its full stop) and its number."""
    number = words.WEEKDAYS.get(p.word(at)) if p.kind(at) == "word" else None
    if number is None or (p.free and not _stands(p, at)):
        return None
    dotted = p.word(at + 1) == "." and len(p.raw(at)) <= 5 and p.word(at + 2) != "" and not p.free
    dotted = dotted or (p.word(at + 1) == "." and p.kind(at + 2) in ("num", "date"))
    return at + 1 + dotted, number


def _stands(p: Parser, at: int) -> bool:
    """Tell "on sat" from "they sat down"."""
    if p.word(at) not in words.DOUBTFUL_DAYS or p.framed:
        return True
    before = p.word(at - 1)
    begins = at == 0 or p.kind(at - 1) == "punct"  # a capital means nothing there
    if p.raw(at)[0].isupper() and not (begins and p.kind(at + 1) == "word"):
        return True
    return before in _THIS | _NEXT | _COMING | _LAST or p.kind(at + 1) in ("time", "num", "date")


def weekday(p: Parser, at: int) -> Match | None:
    """Friday, this Friday, next Friday, the coming Friday, Friday week, Friday after next."""
    here, which = _which(p, p.skip(at, "the"))
    found = weekday_name(p, here)
    if found is None:
        return _plural(p, here) if here == at else None
    end, number = found
    weeks = {"week": 1, "fortnight": 2}.get(p.word(end), 0)
    if weeks and p.word(end + 1) not in ("of", "before", "after", "from"):
        if not which:
            return end + 1, _of(coming(p, number) + weeks * _WEEK, number)
        if which in _NEXT | _COMING:  # "next Monday week" is said of either Monday
            near = _relative(p, number, "next")
            note = f"a week after {p.say(near.start)}"
            return end + 1, _of(near.start + weeks * _WEEK, number, note)
    if p.has(end, "after next"):
        date = monday_of(p.today) + 2 * _WEEK + number * ONE_DAY
        return end + 2, _of(date, number)
    if which == "this" and p.has(end, "coming"):
        end += 1
    return end, _relative(p, number, which)


def _which(p: Parser, at: int) -> tuple[int, str]:
    word = p.word(at)
    if word == "this" and p.word(at + 1) in _COMING | _LAST:
        return at + 2, p.word(at + 1)
    return (at + 1, word) if word in _THIS | _NEXT | _COMING | _LAST else (at, "")


def _plural(p: Parser, at: int) -> Match | None:
    number = words.WEEKDAY_PLURALS.get(p.word(at))
    if number is None:
        return None
    return at + 1, _of(coming(p, number), number, "repeats; the next one is taken")


def coming(p: Parser, number: int) -> dt.date:
    """Return the next such weekday after today."""
    return p.today + ((number - p.today.weekday() - 1) % 7 + 1) * ONE_DAY


def _of(date: dt.date, number: int, *notes: str) -> Span:
    return Span(date, date, sure=not notes, notes=notes, weekday=number)


def _relative(p: Parser, number: int, which: str) -> Span:
    name = words.WEEKDAY_NAMES[number].title()
    ahead = coming(p, number)
    if which in _THIS:
        return _this(p, number, name)
    if which in _NEXT:
        date = monday_of(p.today) + _WEEK + number * ONE_DAY
        if date != ahead:
            note = f"next {name} read as that of next week, not {p.say(ahead)}"
            return _of(date, number, note)
        return _of(date, number)
    if which in _LAST:
        date = p.today - ((p.today.weekday() - number - 1) % 7 + 1) * ONE_DAY
        return _of(date, number, "lies in the past")
    if number == p.today.weekday() and not which:
        return _of(ahead, number, f"today is a {name}, so next week's is meant")
    return _of(ahead, number)


def _this(p: Parser, number: int, name: str) -> Span:
    date = monday_of(p.today) + number * ONE_DAY
    if date == p.today:
        return Span(date, date, notes=("today is meant",), weekday=number)
    if date < p.today:
        note = f"this week's {name} has passed, so the coming one is meant"
        return _of(coming(p, number), number, note)
    return _of(date, number)


def weekday_in_week(p: Parser, at: int) -> Match | None:
    """Friday next week, Monday of the week of Dec 7, Tue the week after next."""
    found = weekday_name(p, p.skip(at, "the"))
    if found is None:
        return None
    here = p.skip(p.skip(found[0], ","), "of", "in", "on", "from")
    if p.word(p.skip(here, "the")) in words.WEEKDAYS:
        return None
    week = p.span(here, framed=True) or p.span(p.skip(found[0], ","), framed=True)
    ahead = p.span(p.skip(found[0], ","), framed=True)
    if ahead and p.word(here - 1) == "in" and ahead[1].grain == "day" and not ahead[1].absolute:
        # Friday in two weeks
        date = monday_of(ahead[1].start) + found[1] * ONE_DAY
        return ahead[0], _of(date, found[1])
    if week is None or week[1].grain != "week":
        return None
    return week[0], _of(monday_of(week[1].start) + found[1] * ONE_DAY, found[1], *week[1].notes)


def weekday_with_date(p: Parser, at: int) -> Match | None:
    """Friday Dec 4, Fri, 4 December, Friday the 4th, Fri (12/4): and check that they agree."""
    here, _ = _which(p, p.skip(at, "the"))
    found = weekday_name(p, here)
    if found is None:
        return None
    here, number = found
    opened = p.skip(p.skip(here, ",", "-"), "(")
    here = p.skip(opened, "on")
    dated = _dated(p, here)
    if dated is None or dated[1].grain != "day":
        return _numbered(p, here, number)
    end, span = dated
    if p.word(opened - 1) == "(":
        end = p.skip(end, ")")
    return end, _agreed(p, here, span, number)


def _numbered(p: Parser, at: int, number: int) -> Match | None:
    """Read the 27 of "Fri 27" where the next 27th that is a Friday is near."""
    day = p.number(at)
    if day is None or not 1 <= day <= 31 or p.kind(at + 1) in ("num", "time"):
        return None
    if p.is_noun(at + 1) or p.word(at + 1) in ("am", "pm", "%", ":", "-"):
        return None
    found = next_day_number(p, day)
    date = found.start if found else p.today
    if date.weekday() != number:
        later = _later_month(date, number)
        if later is None:
            return None
        date = later
    return at + 1, Span(date, date, weekday=number)


def _dated(p: Parser, at: int) -> Match | None:
    outer, p.framed = p.framed, True
    try:
        rules = (numeric_date, month_day, day_month, bare_day)
        found = [match for match in (rule(p, at) for rule in rules) if match]
        return max(found, key=lambda match: match[0]) if found else None
    finally:
        p.framed = outer


def _agreed(p: Parser, at: int, span: Span, number: int) -> Span:
    date = span.start
    if date.weekday() == number:
        # The day of the week settles what order or year left open, except that it has passed.
        return Span(date, date, absolute=True, weekday=number)
    other = swapped(p, at)
    if other and other.start.weekday() == number:
        return Span(other.start, other.start, absolute=True, weekday=number)
    if not span.absolute:
        later = _later_month(date, number)
        if later:
            return Span(later, later, weekday=number)
    past = safe_date(date.year - 1, date.month, date.day)
    if past and past.weekday() == number and 0 < (p.today - past).days <= _RECENT:
        note = f"{p.say(past)} lies in the past"
        return Span(past, past, sure=False, notes=(note,), absolute=True, weekday=number)
    said = words.WEEKDAY_NAMES[number].title()
    note = f"{date:%b} {date.day}, {date.year} is a {date:%A}, not a {said}; the date is taken"
    return Span(date, date, sure=False, notes=(note,), absolute=True)


def _later_month(date: dt.date, number: int) -> dt.date | None:
    for months in (1, 2):
        later = add_months(date, months)
        if later.day == date.day and later.weekday() == number:
            return later
    return None


def near_day(p: Parser, at: int) -> Match | None:
    """Today, tomorrow, the day after tomorrow, tonight, tomorrow week, next business day."""
    here = p.skip(at, "the")
    if p.word(here) == "next" and p.word(here + 1) in words.BUSINESS and p.word(here + 2) == "day":
        date = p.calendar.add(p.today, 1)
        return here + 3, Span(date, date)
    same = _same_day(p, here)
    if same:
        return same
    for phrase, days in _NEAR:
        if not p.has(here, phrase):
            continue
        end = here + len(phrase.split())
        date = p.today + days * ONE_DAY
        if p.word(end) == "week" and days >= 0:
            return end + 1, Span(date + _WEEK, date + _WEEK)
        notes = ("lies in the past",) if days < 0 else ()
        return end, Span(date, date, sure=not notes, notes=notes)
    if p.has(here, "next day") and not p.free:
        return here + 2, Span(p.today + ONE_DAY, p.today + ONE_DAY)
    return None


def _same_day(p: Parser, at: int) -> Match | None:
    """Read this time next week, the same day next month."""
    if p.word(at) not in ("this", "same") or p.word(at + 1) not in ("time", "day", "date"):
        return None
    end = p.skip(at + 2, "in", "of")
    if p.word(end) != "next" or p.word(end + 1) not in words.PERIOD_UNITS:
        return None
    unit = words.PERIOD_UNITS[p.word(end + 1)]
    months = {"week": 0, "month": 1, "quarter": 3, "year": 12}[unit]
    date = add_months(p.today, months) if months else p.today + _WEEK
    return end + 2, Span(date, date)


_NEAR = (
    ("day after tomorrow", 2), ("overmorrow", 2), ("day before yesterday", -2), ("tomorrow", 1),
    ("today", 0), ("tonight", 0), ("this morning", 0), ("this afternoon", 0), ("this evening", 0),
    ("yesterday", -1),
)  # fmt: skip
NEAR_STARTS = words.listed("the next this same") | {phrase.split()[0] for phrase, _ in _NEAR}
