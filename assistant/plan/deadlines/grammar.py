"""Date expressions read from tokens: single days, weekdays, months, holidays."""

import datetime as dt
from collections.abc import Callable, Sequence

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import words
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.normalise import Token

DAY = dt.timedelta(days=1)
_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW", "PR", "GU", "VI", "AS"})
_RECENT = 14  # calendar days for which a date without a year may have just passed
_THIS = frozenset({"this", "current", "present"})
_NEXT = frozenset({"next"})
_COMING = frozenset({"coming", "upcoming", "following"})
_LAST = frozenset({"last", "past", "previous"})


class Dates:
    """Reads single days out of a row of tokens.

    Every reader takes the index of a token and returns the index after the expression with
    what it means, or None where none begins there.
    """

    def __init__(
        self, tokens: Sequence[Token], today: dt.date, calendar: WorkCalendar, *, day_first: bool | None
    ) -> None:
        self.tokens = tokens
        self._read: dict[tuple[str, int], Match | None] = {}
        self.today = today
        self.calendar = calendar
        self.day_first = (
            calendar.settings.buyer_country not in _MONTH_FIRST if day_first is None else day_first
        )

    def word(self, index: int) -> str:
        """Return the folded word at the index, empty where there is no word."""
        if 0 <= index < len(self.tokens) and self.tokens[index].kind == "word":
            return self.tokens[index].text
        return ""

    def text(self, index: int) -> str:
        """Return the token's text at the index, empty past the end."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> str:
        """Return the token's kind at the index, empty past the end."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def skip(self, index: int, *options: str) -> int:
        """Return the index after one of these words, else the index itself."""
        return index + 1 if self.text(index) in options else index

    def longest(self, index: int, readers: Sequence[Callable[[int], Match | None]]) -> Match | None:
        """Return the longest reading that begins at the index."""
        found = [match for reader in readers if (match := reader(index))]
        return max(found, key=lambda match: match[0], default=None)

    def once(self, name: str, index: int, read: Callable[[int], Match | None]) -> Match | None:
        """Return what `read` makes of the index, worked out only once."""
        key = (name, index)
        if key not in self._read:
            self._read[key] = read(index)
        return self._read[key]

    def day(self, index: int) -> Match | None:
        """Read a single day."""
        return self.once("day", index, self._day)

    def _day(self, index: int) -> Match | None:
        return self.longest(
            index,
            (self._relative_day, self._numeric, self._month_day, self._day_month, self._weekday,
             self._ordinal_day, self._holiday, self._weekday_with),
        )  # fmt: skip

    def month(self, index: int) -> tuple[int, int] | None:
        """Read a month's name; returns the index after it and its number."""
        number = words.MONTHS.get(self.word(index))
        if number is None:
            return None
        return self.skip(index + 1, ".") if self.text(index + 1) == "." and self.kind(index + 2) in ("num", "ord") else index + 1, number

    def number(self, index: int) -> tuple[int, float] | None:
        """Read a number in digits or words ("3", "twenty one", "a couple of", "a few")."""
        word = self.word(index)
        if self.kind(index) == "num":
            return index + 1, self.tokens[index].value[0]
        if self.kind(index) == "decimal":
            try:
                return index + 1, float(self.text(index))
            except ValueError:
                return None
        if word in words.CARDINALS:
            value = words.CARDINALS[word]
            more = words.CARDINALS.get(self.word(index + 1), 0)
            if value >= 20 and 0 < more < 10:
                return index + 2, value + more
            return index + 1, value
        return self._loose_number(index)

    def _loose_number(self, index: int) -> tuple[int, float] | None:
        word, follow = self.word(index), self.word(index + 1)
        article = word in ("a", "an", "the", "another", "next", "last")
        at = index + 1 if word in ("a", "another", "the", "next") else index
        if self.word(at) == "couple":
            return self.skip(at + 1, "of", "more"), 2
        if self.word(at) == "few":
            return self.skip(at + 1, "more"), 3
        if word in ("several", "some"):
            return (index + 1, 3 if word == "some" else 4) if word == "several" else None
        if word == "half" and follow in ("a", "an"):
            return index + 2, 0.5
        if article and word in ("a", "an", "another") and (follow in words.UNITS or follow in words.BUSINESS):
            return index + 1, 1
        return None

    def _relative_day(self, index: int) -> Match | None:
        word = self.word(index)
        if word == "the" and self.word(index + 1) == "day":
            after = self._relative_day(index + 1)
            return after if after and after[0] > index + 2 else None
        if word == "day" and self.word(index + 1) in ("after", "before"):
            other = self.word(index + 2)
            step = 1 if self.word(index + 1) == "after" else -1
            if other in ("tomorrow", "today", "yesterday"):
                base = {"tomorrow": 1, "today": 0, "yesterday": -1}[other]
                return index + 3, self._one(self.today + (base + step) * DAY)
        simple = {"today": 0, "tonight": 0, "tomorrow": 1, "overmorrow": 2, "yesterday": -1}
        if word in simple:
            return index + 1, self._one(self.today + simple[word] * DAY)
        if word == "this" and self.word(index + 1) in ("morning", "afternoon", "evening"):
            return index + 2, self._one(self.today)
        if word == "now" and self.word(index - 1) not in ("right", "by"):
            return None
        return None

    def _numeric(self, index: int) -> Match | None:
        if self.kind(index) != "date":
            return None
        token = self.tokens[index]
        values = token.value
        if len(values) == 3 and values[0] > 31:
            return self._made(index, values[0], values[1], values[2])
        if len(values) == 2 and values[0] > 31:
            return index + 1, _whole_month(values[0], values[1])
        if len(values) == 2 and values[1] > 31:
            return (index + 1, _whole_month(values[1], values[0])) if 1 <= values[0] <= 12 else None
        return self._day_and_month(index, values, dotted="." in token.text)

    def _day_and_month(self, index: int, values: tuple[int, ...], *, dotted: bool) -> Match | None:
        first, second = values[0], values[1]
        year = _full_year(values[2]) if len(values) == 3 else None
        day_first = self.day_first or dotted
        if first > 12:
            day_first = True
        elif second > 12:
            day_first = False
        day, month = (first, second) if day_first else (second, first)
        unsure = first <= 12 and second <= 12 and first != second
        if year is None:
            match = self._next(index, month, day)
        else:
            match = self._made(index, year, month, day)
            if unsure and match and match[1].start < self.today:
                other = self._made(index, year, day, month)
                if other and other[1].start >= self.today:
                    match, day_first = other, not day_first
        if match and unsure and not (dotted and self.day_first):
            order = "day and month" if day_first else "month and day"
            note = f"{self.tokens[index].raw} read as {order}"
            return match[0], _noted(match[1], note)
        return match

    def _made(self, index: int, year: int, month: int, day: int) -> Match | None:
        date = _date(year, month, day)
        return (index + 1, Span(date, date, absolute=True)) if date else None

    def _next(self, index: int, month: int, day: int, *, after: int = 1) -> Match | None:
        """Return the month and day in the year in which they are next."""
        for year in range(self.today.year, self.today.year + 9):
            date = _date(year, month, day)
            if date is None:
                continue
            if date >= self.today:
                return index + after, Span(date, date, absolute=True)
            if (self.today - date).days <= _RECENT:
                note = f"{date:%b} {date.day} has just passed; this year's is meant"
                return index + after, Span(date, date, absolute=True, sure=False, notes=(note,))
        return None

    def _year(self, index: int) -> tuple[int, int] | None:
        """Read a year after a date: ", 2027", "2027", "'27"."""
        at = self.skip(index, ",")
        at = self.skip(at, "of", "in") if self.kind(at + 1) == "num" else at
        if self.kind(at) == "num" and 1990 <= self.tokens[at].value[0] <= 2100 and len(self.text(at)) == 4:
            return at + 1, self.tokens[at].value[0]
        if self.kind(at) == "year":
            return at + 1, _full_year(self.tokens[at].value[0])
        if self.word(index) in ("next", "this") and self.word(index + 1) == "year":
            return index + 2, self.today.year + (self.word(index) == "next")
        return None

    def _dated(self, index: int, month: int, day: int) -> Match | None:
        """Finish a date whose day and month end before the index."""
        year = self._year(index)
        if year:
            date = _date(year[1], month, day)
            return (year[0], Span(date, date, absolute=True)) if date else None
        if self.kind(index) == "num" and len(self.text(index)) == 2 and not self._unit_at(index + 1) and self.tokens[index].value[0] >= 24 and self.text(index - 1) != "-" and self.kind(index - 1) in ("word",):
            date = _date(2000 + self.tokens[index].value[0], month, day)
            return (index + 1, Span(date, date, absolute=True)) if date else None
        found = self._next(index, month, day, after=0)
        return found

    def _unit_at(self, index: int) -> bool:
        return self.word(index) in words.UNITS or self.word(index) in words.BUSINESS

    def _month_day(self, index: int) -> Match | None:
        month = self.month(index)
        if not month:
            return None
        at = self.skip(month[0], "the")
        ordinal = self._ordinal_word(at)
        if self.kind(at) in ("num", "ord") and 1 <= self.tokens[at].value[0] <= 31:
            day, after = self.tokens[at].value[0], at + 1
            if self.kind(at) == "num" and (len(self.text(at)) > 2 or self._unit_at(at + 1)):
                return None
        elif ordinal and at > index:
            after, day = ordinal
        else:
            return None
        return self._dated(after, month[1], day)

    def _day_month(self, index: int) -> Match | None:
        at = self.skip(index, "the")
        ordinal = self._ordinal_word(at)
        if self.kind(at) in ("num", "ord") and 1 <= self.tokens[at].value[0] <= 31 and len(self.text(at)) <= 5:
            day, after = self.tokens[at].value[0], at + 1
        elif ordinal:
            after, day = ordinal
        else:
            return None
        after = self.skip(self.skip(after, "day"), "of", ".")
        month = self.month(after)
        if not month or not 1 <= day <= 31:
            return None
        return self._dated(month[0], month[1], day)

    def _ordinal_word(self, index: int) -> tuple[int, int] | None:
        """Read "fourth", "twenty-first"."""
        word = self.word(index)
        if word in words.ORDINALS:
            return index + 1, words.ORDINALS[word]
        tens, ones = words.CARDINALS.get(word, 0), words.ORDINALS.get(self.word(index + 1), 0)
        return (index + 2, tens + ones) if tens in (20, 30) and 0 < ones < 10 else None

    def _ordinal_day(self, index: int) -> Match | None:
        """Read "the 15th", "the fifteenth", "the 15th of next month"."""
        at = self.skip(index, "the")
        ordinal = self._ordinal_word(at) if at > index else None
        if self.kind(at) == "ord":
            day, after = self.tokens[at].value[0], at + 1
        elif ordinal and ordinal[1] > 3:
            after, day = ordinal
        else:
            return None
        if not 1 <= day <= 31:
            return None
        if at == index and ordinal:
            return None
        if self.word(after) == "of" and self.word(after + 1) in ("this", "next", "the") and self.word(after + 2) == "month":
            base = self.today if self.word(after + 1) != "next" else _next_month(self.today)
            date = _date(base.year, base.month, day)
            return (after + 3, Span(date, date, absolute=True)) if date else None
        if self.word(after) == "of" and self.month(after + 1):
            return None
        if self.word(after) in words.UNITS or self.word(after) in words.WEEKDAYS or self.word(after) in ("half", "quarter", "business", "working", "floor", "time", "party"):
            return None
        date = self._day_of_coming_month(day)
        return (after, Span(date, date)) if date else None

    def _day_of_coming_month(self, day: int) -> dt.date | None:
        month = self.today.replace(day=1)
        for _ in range(13):
            date = _date(month.year, month.month, day)
            if date and date >= self.today:
                return date
            month = _next_month(month)
        return None

    def _weekday(self, index: int) -> Match | None:
        """Read "Friday", "this Friday", "next Friday", "the coming Friday", "Friday week"."""
        at = self.skip(index, "the")
        word = self.word(at)
        modifier = word if word in _THIS | _NEXT | _COMING | _LAST else ""
        at += bool(modifier)
        number = words.WEEKDAYS.get(self.word(at))
        if number is None:
            return None
        if self.word(at - 1) == "week" and self.word(at - 2) in ("next", "this"):
            return None
        if (self.word(at) in words.DOUBTFUL_DAYS and not self._sure_day(at, modifier)):
            return None
        after = at + 1
        if self.word(after) == "after" and self.word(after + 1) == "next" and not self.word(after + 2):
            date = self._coming(number) + 7 * DAY
            return after + 2, Span(date, date, weekday=number)
        if self.text(after) == "." and self.word(at) not in words.WEEKDAY_NAMES:
            after += 1
        if self.word(after) == "week" and not modifier and self.word(after + 1) not in ("of", "before", "after"):
            date = self._coming(number) + 7 * DAY
            return after + 1, Span(date, date, weekday=number)
        if self.word(after) in _NEXT | _THIS | _LAST and self.word(after + 1) == "week":
            monday = self.today - self.today.weekday() * DAY
            weeks = {"next": 1, "last": -1}.get(self.word(after), 0)
            date = monday + (7 * weeks + number) * DAY
            return after + 2, Span(date, date, weekday=number)
        return after, self._this_weekday(number, modifier)

    def _sure_day(self, index: int, modifier: str) -> bool:
        """Tell whether "sat", "sun", "wed", "mon" stands for the day here."""
        raw = self.tokens[index].raw
        before = self.word(index - 1) in ("on", "by", "until", "due", "before", "after", "every", "next", "this", "for")
        return bool(modifier) or raw[:1].isupper() or before or len(self.tokens) == 1

    def _this_weekday(self, number: int, modifier: str) -> Span:
        monday = self.today - self.today.weekday() * DAY
        if modifier in _THIS:
            date = monday + number * DAY
            if date < self.today:
                date = self._coming(number)
                note = f"this {words.WEEKDAY_NAMES[number].title()} has passed; the next one is meant"
                return Span(date, date, sure=False, notes=(note,), weekday=number)
            return Span(date, date, weekday=number)
        if modifier in _NEXT:
            date = monday + (7 + number) * DAY
            if date - self.today >= 7 * DAY and self._coming(number) != date:
                name = words.WEEKDAY_NAMES[number].title()
                return Span(date, date, sure=False, weekday=number,
                            notes=(f"next {name} read as that of next week",))  # fmt: skip
            return Span(date, date, weekday=number)
        if modifier in _LAST:
            back = (self.today.weekday() - number) % 7 or 7
            date = self.today - back * DAY
            return Span(date, date, weekday=number)
        date = self._coming(number)
        if number == self.today.weekday():
            name = words.WEEKDAY_NAMES[number].title()
            return Span(date, date, sure=False, weekday=number,
                        notes=(f"today is a {name}; next week's is meant",))  # fmt: skip
        return Span(date, date, weekday=number)

    def _coming(self, number: int) -> dt.date:
        """Return the next such weekday after today."""
        return self.today + ((number - self.today.weekday() - 1) % 7 + 1) * DAY

    def _weekday_with(self, index: int) -> Match | None:
        """Read "Friday Dec 4", "Fri, 4 December", "Friday the 4th", and check that they agree."""
        at = self.skip(self.skip(index, "the"), "this", "next", "on")
        number = words.WEEKDAYS.get(self.word(at))
        if number is None:
            return None
        after = self.skip(self.skip(self.skip(at + 1, "."), ","), "the", "on", "-")
        dated = self.longest(after, (self._numeric, self._month_day, self._day_month))
        if not dated:
            back = after - 1 if self.text(after - 1) == "the" else after
            dated = self._ordinal_day(back)
        if not dated or dated[1].grain != "day":
            return None
        end, span = dated
        if span.start.weekday() == number:
            return end, Span(span.start, span.end, absolute=True, weekday=number)
        name = f"{span.start:%A}"
        said = words.WEEKDAY_NAMES[number].title()
        note = f"{span.start:%b} {span.start.day} is a {name}, not a {said}; the date is taken"
        return end, Span(span.start, span.end, sure=False, notes=(note,), absolute=True)

    def _holiday(self, index: int) -> Match | None:
        """Read a holiday by name, up to four words."""
        at = self.skip(index, "the")
        best: Match | None = None
        for length in range(1, 5):
            parts = [self.text(one) for one in range(at, at + length)]
            if not all(parts) or not all(self.kind(one) in ("word", "ord", "num") for one in range(at, at + length)):
                break
            if not HOLIDAY_WORDS.intersection(parts):
                continue
            date = self.calendar.holiday(" ".join(parts), self.today)
            if date:
                best = at + length, Span(date, date, absolute=True)
        return best

    def _one(self, date: dt.date) -> Span:
        return Span(date, date)


HOLIDAY_WORDS = frozenset(
    "christmas thanksgiving easter diwali deepavali eid ramadan hanukkah halloween valentines "
    "juneteenth mlk labor labour memorial presidents veterans columbus independence boxing pentecost "
    "ascension whitsun carnival epiphany holiday eve nye newyear year years canada bastille australia anzac "
    "waitangi july fourth friday monday good black cyber patricks luther lunar chinese new day bank "
    "turkey unity reunification golden vesak holi dussehra king kings victoria family republic assumption "
    "saints corpus whit nicholas".split()
)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _full_year(year: int) -> int:
    return year + 2000 if year < 100 else year


def _next_month(day: dt.date) -> dt.date:
    return (day.replace(day=1) + dt.timedelta(days=32)).replace(day=1)


def _whole_month(year: int, month: int) -> Span:
    month = min(max(month, 1), 12)
    first = dt.date(year, month, 1)
    return Span(first, _next_month(first) - DAY, grain="month", absolute=True)


def _noted(span: Span, note: str) -> Span:
    return Span(
        span.start, span.end, span.grain, False, (*span.notes, note), span.absolute, span.edge,
        span.event, span.lag, span.vague, span.weekday,
    )  # fmt: skip
