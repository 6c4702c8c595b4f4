"""Weeks, months, quarters and years, and their parts."""

import datetime as dt

from assistant.plan.deadlines import words
from assistant.plan.deadlines.grammar import DAY, Dates, _date, _full_year, _next_month
from assistant.plan.deadlines.model import Grain, Match, Span

_PARTS = {
    "end": "end", "close": "end", "back": "late", "tail": "end", "last": "end",
    "beginning": "start", "start": "start", "top": "start", "front": "early",
    "early": "early", "first": "early",
    "mid": "mid", "middle": "mid", "midway": "mid", "halfway": "mid",
    "late": "late", "later": "late", "latter": "late", "second": "late",
}  # fmt: skip
_SHORT = {"eod": "day", "cob": "day", "cop": "day", "eob": "day", "eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year", "eofy": "fiscal"}
_MODIFIERS = {"this": 0, "current": 0, "the": 0, "next": 1, "coming": 1, "upcoming": 1, "following": 1, "last": -1, "past": -1, "previous": -1}


class Periods(Dates):
    """Reads periods, and parts of them, as days or ranges."""

    def period(self, index: int) -> Match | None:
        """Read a whole period: "next week", "January", "Q1", "2027", "H1", "the holidays"."""
        return self.once("period", index, self._period)

    def _period(self, index: int) -> Match | None:
        return self.longest(
            index,
            (self._named_period, self._month_period, self._quarter, self._half, self._iso_week,
             self._fiscal_year, self._year_period, self._season, self._weekend),
        )  # fmt: skip

    def part(self, index: int) -> Match | None:
        """Read part of a period: "end of next week", "mid-January", "first week of Q1"."""
        return self.once("part", index, self._part)

    def _part(self, index: int) -> Match | None:
        return self.longest(
            index,
            (self._short, self._part_of, self._week_of, self._nth_week, self._nth_weekday, self._nth_working_day),
        )  # fmt: skip

    def _named_period(self, index: int) -> Match | None:
        at = self.skip(index, "the")
        word = self.word(at)
        shift = _MODIFIERS.get(word)
        twice = word == "week" and self.word(at + 1) == "after" and self.word(at + 2) == "next"
        if twice:
            return at + 3, self._shifted("week", 2)
        if shift is None or (word == "the" and at > index):
            if at == index or self.word(at) not in words.PERIOD_UNITS:
                return None
            shift = 0
            at -= 1
        fiscal = self.word(at + 1) in ("fiscal", "financial", "business", "working", "calendar")
        unit = words.PERIOD_UNITS.get(self.word(at + 1 + fiscal))
        if unit is None or unit == "day":
            return None
        end = at + 2 + fiscal
        day = words.WEEKDAYS.get(self.word(self.skip(end, "on", ",")))
        if unit == "week" and day is not None and shift >= 0:
            date = self._shifted("week", shift).start + day * DAY
            return self.skip(end, "on", ",") + 1, Span(date, date, weekday=day)
        if fiscal and self.word(at + 1) in ("fiscal", "financial") and unit == "year":
            return end, self._fiscal(self._fiscal_number(self.today) + shift)
        return end, self._shifted(unit, shift)

    def _shifted(self, unit: str, shift: int) -> Span:
        today = self.today
        if unit == "week":
            monday = today - today.weekday() * DAY + 7 * shift * DAY
            return Span(monday, monday + 6 * DAY, grain="week")
        if unit == "month":
            first = _add_months(today.replace(day=1), shift)
            return _month_span(first)
        if unit == "quarter":
            first = self._quarter_start(today)
            return self._quarter_span(_add_months(first, 3 * shift))
        year = today.year + shift
        return Span(dt.date(year, 1, 1), dt.date(year, 12, 31), grain="year")

    def _month_period(self, index: int) -> Match | None:
        at = index
        modifier = self.word(at) if self.word(at) in ("this", "next", "last", "coming") else ""
        at += bool(modifier)
        month = self.month(at)
        if not month:
            return None
        raw = self.tokens[at]
        if raw.text in words.DOUBTFUL_MONTHS and not self._sure_month(at, modifier):
            return None
        end, number = month
        year = self._year(end)
        if year:
            return year[0], _month_span(dt.date(year[1], number, 1), absolute=True)
        if self.kind(end) in ("num", "ord"):
            return None
        first = dt.date(self.today.year, number, 1)
        if _next_month(first) <= self.today:
            first = dt.date(self.today.year + 1, number, 1)
        if modifier == "next" and first.year == self.today.year and first <= self.today:
            first = dt.date(first.year + 1, number, 1)
        return end, _month_span(first)

    def _sure_month(self, index: int, modifier: str) -> bool:
        """Tell whether "may", "march", "mar", "jan" stands for the month here."""
        token = self.tokens[index]
        if token.text in ("january", "december", "september"):
            return True
        before = self.word(index - 1)
        cue = before in ("in", "by", "of", "until", "mid", "early", "late", "this", "next", "end", "beginning", "start", "before", "after", "since", "through", "during", "around", "middle", "for", "to", "sometime", "eo", "from") or (self.text(index - 1) == "-" and self.word(index - 2) in ("mid", "end"))
        alone = len(self.tokens) <= 2
        if token.text in ("may", "march", "mar", "april", "june", "august"):
            return bool(modifier) or (cue and token.raw[:1].isupper()) or alone or (cue and token.text in ("april", "june", "august", "march", "may") and before not in ("to", "for", "after", "before"))
        return bool(modifier) or cue or alone

    def _quarter(self, index: int) -> Match | None:
        at = index
        modifier = _MODIFIERS.get(self.word(at), 0) if self.word(at) in ("next", "this", "coming") else None
        at += modifier is not None
        at = self.skip(at, "calendar", "fiscal", "our", "their")
        fiscal_first = self.kind(at) == "fiscal" and self.kind(at + 1) == "quarter"
        year: int | None = None
        fiscal = False
        if fiscal_first:
            year, fiscal = self._fiscal_year_of(at), self.text(at).startswith("fy")
            at += 1
        nth = self._spelled_quarter(at)
        if self.kind(at) == "quarter":
            values = self.tokens[at].value
            number, end = values[0], at + 1
            year = _full_year(values[1]) if len(values) > 1 else year
        elif nth:
            end, number = nth
        else:
            return None
        if year is None:
            end, year, fiscal = self._quarter_year(end)
        return end, self._numbered_quarter(number, year, fiscal)

    def _spelled_quarter(self, index: int) -> tuple[int, int] | None:
        at = self.skip(index, "the")
        number = words.ORDINALS.get(self.word(at), 0) or (
            self.tokens[at].value[0] if self.kind(at) == "ord" else 0
        )
        return (at + 2, number) if 1 <= number <= 4 and self.word(at + 1) == "quarter" else None

    def _quarter_year(self, index: int) -> tuple[int, int | None, bool]:
        at = self.skip(index, "of", ",")
        if self.kind(at) == "fiscal":
            return at + 1, self._fiscal_year_of(at), self.text(at).startswith("fy")
        year = self._year(at)
        if year:
            return year[0], year[1], False
        return index, None, False

    def _fiscal_year_of(self, index: int) -> int:
        return _full_year(self.tokens[index].value[0])

    def _numbered_quarter(self, number: int, year: int | None, fiscal: bool) -> Span:
        starts = self.calendar.settings.fiscal_year_start
        note = "" if starts == 1 else f"Q{number} counted in the fiscal year from {words.MONTH_NAMES[starts - 1].title()}"
        if year is not None:
            base = self._fiscal_start(year) if (fiscal or starts != 1) else dt.date(year, 1, 1)
            return self._quarter_span(_add_months(base, 3 * (number - 1)), note)
        current = self._fiscal_number(self.today)
        for candidate in (current, current + 1):
            first = _add_months(self._fiscal_start(candidate), 3 * (number - 1))
            span = self._quarter_span(first, note)
            if span.end >= self.today:
                return span
        return self._quarter_span(_add_months(self._fiscal_start(current + 1), 3 * (number - 1)), note)

    def _fiscal_start(self, year: int) -> dt.date:
        """Return the first day of a fiscal year, named after the year in which it ends."""
        starts = self.calendar.settings.fiscal_year_start
        return dt.date(year if starts == 1 else year - 1, starts, 1)

    def _fiscal_number(self, day: dt.date) -> int:
        starts = self.calendar.settings.fiscal_year_start
        return day.year + (1 if starts != 1 and day.month >= starts else 0)

    def _fiscal(self, year: int) -> Span:
        first = self._fiscal_start(year)
        return Span(first, _add_months(first, 12) - DAY, grain="year")

    def _quarter_start(self, day: dt.date) -> dt.date:
        starts = self.calendar.settings.fiscal_year_start
        back = (day.month - starts) % 3
        return _add_months(day.replace(day=1), -back)

    def _quarter_span(self, first: dt.date, note: str = "") -> Span:
        return Span(first, _add_months(first, 3) - DAY, grain="quarter", notes=(note,) if note else ())

    def _half(self, index: int) -> Match | None:
        if self.kind(index) != "half":
            return None
        number = self.tokens[index].value[0]
        year = self._year(index + 1)
        end = year[0] if year else index + 1
        if self.kind(end) == "fiscal":
            year = (end + 1, self._fiscal_year_of(end))
            end += 1
        base = self._fiscal_start(year[1] if year else self._fiscal_number(self.today))
        first = _add_months(base, 6 * (number - 1))
        if not year and _add_months(first, 6) <= self.today:
            first = _add_months(first, 12)
        return end, Span(first, _add_months(first, 6) - DAY, grain="quarter")

    def _iso_week(self, index: int) -> Match | None:
        if self.kind(index) != "isoweek":
            return None
        number = self.tokens[index].value[0]
        for year in (self.today.year, self.today.year + 1):
            try:
                monday = dt.date.fromisocalendar(year, number, 1)
            except ValueError:
                continue
            if monday + 6 * DAY >= self.today:
                return index + 1, Span(monday, monday + 6 * DAY, grain="week")
        return None

    def _fiscal_year(self, index: int) -> Match | None:
        if self.kind(index) != "fiscal":
            return None
        year = self._fiscal_year_of(index)
        if self.text(index).startswith("cy"):
            return index + 1, Span(dt.date(year, 1, 1), dt.date(year, 12, 31), grain="year")
        return index + 1, self._fiscal(year)

    def _year_period(self, index: int) -> Match | None:
        if self.kind(index) == "num" and len(self.text(index)) == 4 and 2000 <= self.tokens[index].value[0] <= 2100:
            year = self.tokens[index].value[0]
            return index + 1, Span(dt.date(year, 1, 1), dt.date(year, 12, 31), grain="year")
        return None

    def _season(self, index: int) -> Match | None:
        at = self.skip(index, "the", "this", "next")
        word = self.word(at)
        if word == "holidays" or (word == "holiday" and self.word(at + 1) in ("season", "period", "break")):
            end = at + 1 + (word == "holiday")
            first = dt.date(self.today.year, 12, 24)
            if self.today > dt.date(self.today.year, 12, 31) or self.today.month == 1 and self.today.day == 1:
                first = dt.date(self.today.year - 1, 12, 24)
            note = "the holidays read as Christmas to New Year"
            return end, Span(first, dt.date(first.year + 1, 1, 1), grain="range", sure=False, notes=(note,))
        seasons = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
        if word in seasons and self.word(at + 1) not in ("term", "semester", "break", "release", "season", "party", "party", "holiday", "holidays", "camp", "launch") and (self.word(at - 1) in ("the", "this", "next", "in", "by", "of", "early", "late", "mid") or len(self.tokens) == 1):
            start, last = seasons[word]
            year = self.today.year
            if dt.date(year, start, 1) + dt.timedelta(days=85) < self.today:
                year += 1
            first = dt.date(year, start, 1)
            return at + 1, Span(first, _add_months(first, 3) - DAY, grain="quarter", sure=False, notes=(f"{word} read as {words.MONTH_NAMES[start - 1].title()} to {words.MONTH_NAMES[last - 1].title()}",))
        return None

    def _weekend(self, index: int) -> Match | None:
        at = self.skip(index, "the")
        shift = {"this": 0, "next": 1, "coming": 0}.get(self.word(at), 0)
        at = at + 1 if self.word(at) in ("this", "next", "coming") else at
        if self.word(at) != "weekend":
            return None
        saturday = self.today - self.today.weekday() * DAY + (5 + 7 * shift) * DAY
        return at + 1, Span(saturday, saturday + DAY, grain="range")

    def _short(self, index: int) -> Match | None:
        """Read EOD, COB, EOW, EOM, EOQ, EOY, "EOD Friday", "EO January"."""
        word = self.word(self.skip(index, "the"))
        at = self.skip(index, "the") + 1
        if word in ("eo", "e") and self.kind(at) in ("word", "quarter"):
            period = self.period(at)
            return (period[0], _edge(period[1], "end")) if period and word == "eo" else None
        unit = _SHORT.get(word)
        if unit is None:
            return self._end_of_day(index)
        if unit == "day":
            day = self.day(self.skip(at, "on", "of", "by", ",", "this"))
            return day or (at, Span(self.today, self.today))
        named = self.period(self.skip(at, "of"))
        if named:
            return named[0], _edge(named[1], "end")
        shift = {"next": 1, "this": 0}.get(self.word(at), 0)
        if self.word(at) in ("next", "this"):
            at += 1
        if unit == "fiscal":
            return at, _edge(self._fiscal(self._fiscal_number(self.today)), "end")
        return at, _edge(self._shifted(unit, shift), "end")

    def _end_of_day(self, index: int) -> Match | None:
        word = self.word(index)
        if word not in ("end", "close") or self.word(index + 1) != "of":
            return None
        at = self.skip(index + 2, "the")
        if self.word(at) not in ("day", "business", "play"):
            return None
        after = self.skip(at + 1, "day") if self.word(at) == "business" else at + 1
        day = self.day(self.skip(after, "on", "of", ",", "this"))
        return day or (self.skip(after, "today"), Span(self.today, self.today))

    def _part_of(self, index: int) -> Match | None:
        at = self.skip(index, "the", "in")
        edge = _PARTS.get(self.word(at))
        if edge == "end" and self.word(at + 1) == "of" and (fiscal := self._fiscal_end(at + 2)):
            return fiscal
        if edge is None:
            return self._ends(index)
        word = self.word(at)
        after = at + 1
        if word in ("back", "tail", "front"):
            after = self.skip(after, "end")
        if word in ("first", "second", "last", "latter"):
            if self.word(after) not in ("half", "part", "third", "bit", "days", "couple", "few"):
                return None
            if word == "first" and self.word(after) == "half":
                edge = "half"
            after += 1
            after = self.skip(after, "weeks", "days")
        elif self.word(after) in ("half", "part"):
            after += 1
        if self.text(after) == "-":
            after += 1
        after = self.skip(after, "in", "on") if word in ("early", "late", "later", "mid") else after
        after = self.skip(after, "of", "in")
        after = self.skip(after, "to")if word == "mid" and self.text(after) == "to" else after
        period = self.period(after) or self._bare_period(after, word)
        if not period or period[1].grain == "day":
            return None
        return period[0], _edge(period[1], edge)

    def _bare_period(self, index: int, word: str) -> Match | None:
        """Read "mid week", "end of week", "late month"."""
        unit = words.PERIOD_UNITS.get(self.skip_word(index))
        if unit in (None, "day"):
            return None
        at = self.skip(index, "the")
        return at + 1, self._shifted(unit or "week", 0)

    def skip_word(self, index: int) -> str:
        """Return the word at the index, after an article."""
        return self.word(self.skip(index, "the"))

    def _ends(self, index: int) -> Match | None:
        """Read "month end", "year-end", "quarter close", "midweek", "mid-Jan to late"."""
        at = self.skip(index, "the")
        shift = {"next": 1, "this": 0}.get(self.word(at), 0)
        at = at + 1 if self.word(at) in ("next", "this") else at
        if self.word(at) in ("midweek", "midmonth", "midyear", "midquarter"):
            return at + 1, _edge(self._shifted(self.word(at)[3:], shift), "mid")
        fiscal = self.word(at) in ("fiscal", "financial")
        at += fiscal
        if self.word(at) == "end" and self.word(at + 1) == "of":
            return self._fiscal_end(at + 2)
        unit = words.PERIOD_UNITS.get(self.word(at))
        if unit in ("week", "month", "quarter", "year") and self.word(at + 1) in ("end", "close", "ending"):
            if self.word(at + 1) == "ending":
                return None
            if fiscal and unit == "year":
                return at + 2, _edge(self._fiscal(self._fiscal_number(self.today) + shift), "end")
            return at + 2, _edge(self._shifted(str(unit), shift), "end")
        month = self.month(at)
        if month and self.word(month[0]) == "end":
            period = self._month_period(at)
            return (month[0] + 1, _edge(period[1], "end")) if period else None
        return None

    def _fiscal_end(self, index: int) -> Match | None:
        at = self.skip(index, "the", "this", "our", "their")
        if self.word(at) in ("fiscal", "financial") and self.word(at + 1) in ("year", "yr"):
            return at + 2, _edge(self._fiscal(self._fiscal_number(self.today)), "end")
        return None

    def _week_of(self, index: int) -> Match | None:
        """Read "week of the 7th", "week commencing Dec 7", "week ending Friday", "w/c 7 Dec"."""
        at = self.skip(index, "the")
        ending = self.word(at) == "we-ending"
        if self.word(at) in ("wc", "we-ending"):
            at += 1
        elif self.word(at) == "week" and self.word(at + 1) in ("of", "commencing", "beginning", "starting", "ending", "from"):
            ending = self.word(at + 1) == "ending"
            at += 2
        else:
            return None
        before = self.tokens[at - 1] if at else None
        day = self.day(at) or self._bare_number(at)
        if not day or not before:
            return None
        date = day[1].start
        monday = date - date.weekday() * DAY
        if ending:
            return day
        return day[0], Span(monday, monday + 6 * DAY, grain="week", absolute=day[1].absolute)

    def _bare_number(self, index: int) -> Match | None:
        at = self.skip(index, "the")
        if self.kind(at) == "num" and 1 <= self.tokens[at].value[0] <= 31:
            date = self._day_of_coming_month(self.tokens[at].value[0])
            return (at + 1, Span(date, date)) if date else None
        return None

    def _nth_week(self, index: int) -> Match | None:
        """Read "first week of January", "second week in Q1", "last week of the year"."""
        at = self.skip(index, "the")
        number = self._nth(at)
        if number is None:
            return None
        after = at + 1
        full = self.word(after) in ("full", "working")
        after += full
        if self.word(after) not in ("week", "wk") or self.word(after + 1) not in ("of", "in"):
            return None
        period = self.period(after + 2)
        if not period or period[1].grain not in ("month", "quarter", "year"):
            return None
        start, end = period[1].start, period[1].end
        if number < 0:
            monday = end - end.weekday() * DAY
            return period[0], Span(monday, end, grain="week")
        monday = start - start.weekday() * DAY
        if start.weekday() >= 5 or (full and start.weekday()):
            monday += 7 * DAY
        monday += 7 * (number - 1) * DAY
        return period[0], Span(max(monday, start), monday + 6 * DAY, grain="week")

    def _nth(self, index: int) -> int | None:
        word = self.word(index)
        if word in ("last", "final"):
            return -1
        if self.kind(index) == "ord":
            return self.tokens[index].value[0]
        return words.ORDINALS.get(word)

    def _nth_weekday(self, index: int) -> Match | None:
        """Read "second Tuesday in December", "last Friday of the month", "first Monday after Jan 3"."""
        at = self.skip(index, "the")
        number = self._nth(at)
        weekday = words.WEEKDAYS.get(self.word(at + 1))
        if number is None or weekday is None or self.word(at + 2) not in ("of", "in"):
            return None
        period = self.period(at + 3)
        if not period or period[1].grain not in ("month", "quarter", "year"):
            return None
        date = _nth_in(period[1], weekday, number)
        if date and date < self.today and period[1].grain == "month" and not period[1].absolute:
            later = _month_span(_next_month(period[1].start))
            date = _nth_in(later, weekday, number) if self.word(at + 4) in ("month",) else date
        return (period[0], Span(date, date, absolute=True, weekday=weekday)) if date else None

    def _nth_working_day(self, index: int) -> Match | None:
        """Read "last working day of January", "first business day of the month"."""
        at = self.skip(index, "the")
        number = self._nth(at)
        if number is None or not (
            (self.word(at + 1) in words.BUSINESS and self.word(at + 2) == "day") or self.word(at + 1) in ("day", "workday")
        ):
            return None
        after = at + (3 if self.word(at + 1) in words.BUSINESS else 2)
        if self.word(after) not in ("of", "in"):
            return None
        period = self.period(after + 1)
        if not period:
            return None
        if self.word(at + 1) == "day":
            date = period[1].end if number < 0 else period[1].start + (number - 1) * DAY
        elif number < 0:
            date = self.calendar.previous_working_day(period[1].end)
        else:
            date = self.calendar.add(period[1].start - DAY, number)
        return period[0], Span(date, date, absolute=True)


def _edge(span: Span, edge: str) -> Span:
    """Return the part of a period: its end, start, early, middle or late days."""
    start, end = span.start, span.end
    length = (end - start).days + 1
    if edge == "end":
        return Span(start, end, span.grain, span.sure, span.notes, span.absolute, "end")
    if edge == "start":
        return Span(start, end, span.grain, span.sure, span.notes, span.absolute, "start")
    if edge == "half":
        middle = start + (length // 2 - 1) * DAY
        return Span(start, middle, "range", span.sure, (*span.notes, "its first half"))
    third = max(1, length // 3)
    if edge == "early":
        last = start + (1 if span.grain == "week" else third - 1) * DAY
        return Span(start, last, "range", False, (*span.notes, "early read as its first days"))
    if edge == "late":
        first = start + (3 if span.grain == "week" else length - third) * DAY
        return Span(first, end if span.grain != "week" else start + 4 * DAY, "range", False, (*span.notes, "late read as its last days"))
    return _middle(span, start, end, length)


def _middle(span: Span, start: dt.date, end: dt.date, length: int) -> Span:
    if span.grain == "week":
        middle = start + 2 * DAY
    elif span.grain == "month":
        middle = _date(start.year, start.month, 15) or start
    else:
        middle = _add_months(start, {3: 1, 6: 3, 12: 6}.get(round(length / 30.4), 1)) + 14 * DAY
        if span.grain == "year":
            middle = _date(start.year, 6, 30) or start
    return Span(middle, middle, "day", False, (*span.notes, f"the middle read as {middle:%b} {middle.day}"), edge="end")


def _month_span(first: dt.date, *, absolute: bool = False) -> Span:
    grain: Grain = "month"
    return Span(first, _next_month(first) - DAY, grain=grain, absolute=absolute)


def _add_months(first: dt.date, months: int) -> dt.date:
    """Return the first of the month that many months on."""
    index = first.year * 12 + first.month - 1 + months
    return dt.date(index // 12, index % 12 + 1, 1)


def add_months(day: dt.date, months: int) -> dt.date:
    """Return the same day that many months on, or the month's last where there is none."""
    first = _add_months(day.replace(day=1), months)
    return min(first + (day.day - 1) * DAY, _next_month(first) - DAY)


def _nth_in(span: Span, weekday: int, number: int) -> dt.date | None:
    if number < 0:
        back = (span.end.weekday() - weekday) % 7
        return span.end - back * DAY
    date = span.start + ((weekday - span.start.weekday()) % 7 + 7 * (number - 1)) * DAY
    return date if date <= span.end else None
