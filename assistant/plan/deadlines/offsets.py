"""Days counted from another: "in two weeks", "a week before kickoff", "the Monday after Labor Day"."""

import datetime as dt
import re

from assistant.plan.deadlines import words
from assistant.plan.deadlines.grammar import DAY
from assistant.plan.deadlines.model import Match, Span
from assistant.plan.deadlines.periods import Periods, add_months

_FROM_NOW = (("from", "now"), ("from", "today"), ("out",), ("time",), ("hence",), ("from", "here"), ("down", "the", "road"), ("away",))
_AFTER = frozenset({"after", "from", "post", "following", "past", "since", "later"})
_BEFORE = frozenset({"before", "prior", "ahead", "pre", "ahead of"})
_WORKING = {"hour": 0, "day": 1, "business day": 1, "week": 5, "month": 20, "quarter": 60, "year": 240}
_EVENT_STOP = re.compile(r"[.,;:!?()\n]|\b(?:and|but|so|then|we|they|i|he|she|because|which|who|by|on|with|if|at the latest|please|unless)\b", re.I)
_EVENT_DONE = re.compile(
    r"\s+(?:is|are|was|were|has|have|gets?|got|'s|be|been|being|will be|clears?|closes?|completes?|finishes|finish|ends?|wraps?|lands?|comes?|goes|signs?|done|complete[d]?|finished|signed|"
    r"approved|approves|cleared|passed|over|through|in place|up|signs off|sign off|back|out|happens|happened|starts|started|kicks off)\b.*$",
    re.I,
)
_EVENT_LEAD = re.compile(r"^(?:the|their|our|his|her|its|a|an|that|this|all|when|once)\s+", re.I)
_NO_EVENT = re.compile(
    r"^(?:that|this|it|then|which|today|now|me|you|them|us|all|everything|lunch|hours|work|dinner|the call|our call|this call|this meeting|the meeting|weekend|"
    r"the fact|what|how|a while|some time|noon|\d+|i\b.*|we\b.*)$",
    re.I,
)


class Offsets(Periods):
    """Reads days that are counted from another day or from an event."""

    def offset(self, index: int, *, events: bool) -> Match | None:
        """Read a day counted from another; `events` also takes bare "after legal"."""
        found = self.once("offset", index, self._offset)
        if found or not events:
            return found
        return self.event(index)

    def _offset(self, index: int) -> Match | None:
        readers = [self._in_units, self._units_from, self._weekdays_ahead, self._weekday_after, self._unit_beside, self._next_units]
        return self.longest(index, readers)

    def amount(self, index: int) -> tuple[int, float, str, int] | None:
        """Read "two weeks", "10 business days", "a week and a half", "a month or so".

        Returns the index after it, how many, of which unit, and the unit's own count.
        """
        number = self.number(index)
        if number is None and self.word(index) == "fortnight":
            number = index, 1
        if number is None:
            return None
        at, count = number
        if self.text(at) == "-" or self.word(at) in ("to", "or"):
            upper = self.number(at + 1)
            if upper:
                at, count = upper
        elif at < len(self.tokens) and self.tokens[at].hyphen and self.kind(at) == "num":
            count, at = self.tokens[at].value[0], at + 1
        at = self.skip(self.skip(at, "more", "full", "good", "short", "additional", "further", "other"), "calendar", "a")
        business = self.word(at) in words.BUSINESS
        at += business
        unit = words.UNITS.get(self.word(at))
        if unit is None:
            return None
        name, times = unit
        at += 1
        if business and name == "day":
            name = "business day"
        if [self.word(one) for one in range(at, at + 3)] == ["and", "a", "half"]:
            at, count = at + 3, count + 0.5
        if self.word(at) == "or" and self.word(at + 1) in ("so", "two", "less"):
            at += 2
        return at, count * times, name, times

    def _in_units(self, index: int) -> Match | None:
        """Read "in two weeks", "within 10 business days", "two weeks from now", "3 weeks out"."""
        lead = self.word(index) in ("in", "within", "inside", "under")
        at = index + lead
        at = self.skip(at, "about", "around", "roughly", "maybe", "the", "under", "less", "approximately", "another") if lead else at
        at = self.skip(at, "next") if lead else at
        amount = self.amount(at) or self._bare_unit(at, lead=lead)
        if amount is None:
            return None
        after, count, unit, _ = amount
        tail = next(
            (len(end) for end in _FROM_NOW if all(self.word(after + n) == word for n, word in enumerate(end))), 0
        )
        if not lead and not tail:
            return None
        if lead and not tail and self.word(after) in _AFTER | _BEFORE:
            return None
        return after + tail, self._counted(self.today, count, unit)

    def _bare_unit(self, index: int, *, lead: bool) -> tuple[int, float, str, int] | None:
        """Read the bare "week" of "within the week"."""
        if not lead or self.word(index) not in ("week", "month", "day"):
            return None
        return None

    def _counted(self, base: dt.date, count: float, unit: str) -> Span:
        if unit == "hour":
            date = base + round(count / 24) * DAY
            return Span(date, date, sure=count % 24 == 0, notes=() if count % 24 == 0 else ("hours counted as days",))
        if unit == "business day":
            date = self.calendar.add(base, round(count))
            return Span(date, date)
        if unit in ("month", "quarter", "year"):
            months = count * {"month": 1, "quarter": 3, "year": 12}[unit]
            date = add_months(base, int(months)) + round((months % 1) * 30) * DAY
        elif unit == "week":
            date = base + round(count * 7) * DAY
        else:
            date = base + round(count) * DAY
        off = self.calendar.why_off(date)
        if off and unit != "day":
            moved = self.calendar.next_working_day(date)
            note = f"{date:%a %b} {date.day} is a day off ({off}), so the next working day"
            return Span(moved, moved, sure=False, notes=(note,))
        return Span(date, date)

    def _units_from(self, index: int) -> Match | None:
        """Read "two weeks after Jan 5", "a week from Friday", "10 days before kickoff"."""
        amount = self.amount(index)
        if amount is None:
            return None
        after, count, unit, _ = amount
        sign = 1
        word = self.word(after)
        if unit == "week" and word in ("today", "tomorrow"):
            base = self.day(after)
            if base:
                date = base[1].start + round(count * 7) * DAY
                return base[0], Span(date, date)
        if word in _AFTER or (word == "on" and unit == "week"):
            after += 1
        elif word in _BEFORE:
            sign, after = -1, self.skip(after + 1, "to", "of")
        elif self.text(after) == "-" and False:
            return None
        else:
            return None
        base = self.base(after)
        if base:
            date = base[1].end if sign > 0 else base[1].start
            if base[1].grain != "day" and sign > 0:
                date = self.calendar.previous_working_day(base[1].end)
            counted = self._counted(date, count, unit) if sign > 0 else self._back(date, count, unit)
            return base[0], Span(counted.start, counted.end, "day", counted.sure and base[1].sure, (*base[1].notes, *counted.notes), absolute=base[1].absolute)
        return self._tied(after, sign * round(count * _WORKING[unit]))

    def _back(self, base: dt.date, count: float, unit: str) -> Span:
        if unit == "business day":
            date = self.calendar.add(base, -round(count))
        elif unit in ("month", "quarter", "year"):
            date = add_months(base, -round(count * {"month": 1, "quarter": 3, "year": 12}[unit]))
        else:
            date = base - round(count * (7 if unit == "week" else 1)) * DAY
        return Span(date, date)

    def base(self, index: int) -> Match | None:
        """Read the day or period that something is counted from."""
        at = self.skip(index, "on")
        return self.longest(at, (self.part, self.day, self.period))

    def _weekdays_ahead(self, index: int) -> Match | None:
        """Read "two Fridays from now"."""
        number = self.number(index)
        if number is None or number[1] != int(number[1]) or not 1 <= number[1] <= 8:
            return None
        weekday = words.WEEKDAYS.get(self.word(number[0]))
        after = number[0] + 1
        if weekday is None or not (self.word(after) == "from" and self.word(after + 1) in ("now", "today")):
            return None
        date = self._coming(weekday) + 7 * (int(number[1]) - 1) * DAY
        return after + 2, Span(date, date, weekday=weekday)

    def _weekday_after(self, index: int) -> Match | None:
        """Read "the Monday after Labor Day", "first Tuesday after Jan 5", "the Friday before Christmas"."""
        at = self.skip(index, "the")
        nth = self._nth(at)
        number = words.WEEKDAYS.get(self.word(at))
        count = 1
        if number is None and nth and nth > 0:
            number, count = words.WEEKDAYS.get(self.word(at + 1)), nth
            at += 1
        if number is None or self.word(at + 1) not in ("after", "before", "following", "preceding", "of"):
            return None
        before = self.word(at + 1) in ("before", "preceding")
        base = self.base(at + 2)
        if base is None or self.word(at + 1) == "of" and base[1].grain != "week":
            return None
        start, end = base[1].start, base[1].end
        if self.word(at + 1) == "of":
            date = start + number * DAY
        elif before:
            date = start - ((start.weekday() - number - 1) % 7 + 1 + 7 * (count - 1)) * DAY
        else:
            if base[1].grain == "week":
                end = start + 6 * DAY
            date = end + ((number - end.weekday() - 1) % 7 + 1 + 7 * (count - 1)) * DAY
        return base[0], Span(date, date, "day", base[1].sure, base[1].notes, absolute=base[1].absolute, weekday=number)

    def _unit_beside(self, index: int) -> Match | None:
        """Read "the week after Thanksgiving", "the day before Christmas", "the week before last"."""
        at = self.skip(index, "the")
        unit = self.word(at)
        if unit not in ("day", "week", "month", "weekend") or self.word(at + 1) not in ("after", "before", "following", "of"):
            return None
        before = self.word(at + 1) == "before"
        base = self.base(at + 2)
        if base is None or (self.word(at + 1) == "of" and unit != "day"):
            return None
        start, end = base[1].start, base[1].end
        if unit == "day":
            date = start - DAY if before else end + DAY
            if self.word(at + 1) == "of":
                date = start
            return base[0], Span(date, date, absolute=base[1].absolute, notes=base[1].notes, sure=base[1].sure)
        if unit == "week":
            anchor = start if before else end
            monday = anchor - anchor.weekday() * DAY + (-7 if before else 7) * DAY
            return base[0], Span(monday, monday + 6 * DAY, "week", absolute=base[1].absolute)
        return None

    def _next_units(self, index: int) -> Match | None:
        """Read "over the next two weeks", "the next 10 days", "the coming weeks"."""
        at = self.skip(self.skip(index, "over", "during", "within", "in"), "the")
        if self.word(at) not in ("next", "coming"):
            return None
        amount = self.amount(at + 1)
        if amount:
            after, count, unit, _ = amount
            end = self._counted(self.today, count, unit)
            return after, Span(self.today, end.end, "range", end.sure, end.notes)
        if self.word(at + 1) in ("days", "weeks", "months"):
            return at + 2, Span(self.today, self.today, vague=True)
        return None

    def event(self, index: int) -> Match | None:
        """Read "after legal", "once security clears", "right before kickoff"."""
        at = self.skip(index, "right", "straight", "immediately", "shortly", "just", "directly", "as", "only", "the", "upon", "on")
        word = self.word(at)
        if word == "soon" and self.word(at + 1) == "as":
            at += 1
        elif word in ("day", "week") and self.word(at + 1) in ("after", "before"):
            lag = 1 if word == "day" else 5
            lag = lag if self.word(at + 1) == "after" else -lag
            return self._tied(at + 2, lag)
        elif word not in ("after", "once", "when", "following", "post", "before", "upon", "ahead", "prior", "whenever", "pending"):
            if self.word(index) in ("upon", "on") and at > index:
                return self._tied(at, 0) if self.word(index) == "upon" else None
            return None
        after = self.skip(at + 1, "of", "to")
        return self._tied(after, -1 if word in ("before", "ahead", "prior") else 0)

    def _tied(self, index: int, lag: int) -> Match | None:
        """Take up to seven words as the event that a date hangs on."""
        if index >= len(self.tokens):
            return None
        start = self.tokens[index].start
        last = min(index + 9, len(self.tokens)) - 1
        words_after = self.source[start : self.tokens[last].end]
        cut = _EVENT_STOP.search(words_after)
        said = words_after[: cut.start()] if cut and cut.start() else words_after
        name = _EVENT_DONE.sub("", said).strip(" -'\"")
        previous = None
        while previous != name:
            previous, name = name, _EVENT_LEAD.sub("", name)
        if re.match(r"(?:we|they|you|both sides|everyone)(?:'ve| have|'re)? (?:all )?sign", said, re.I):
            name = "signature"
        if not name or _NO_EVENT.match(name) or len(name.split()) > 6 or not re.search(r"[a-z]{2}", name, re.I):
            return None
        end = index
        while end < len(self.tokens) and self.tokens[end].end <= start + len(said.rstrip()):
            end += 1
        return max(end, index + 1), Span(self.today, self.today, event=name, lag=lag)

    @property
    def source(self) -> str:
        """The text that the tokens come from."""
        raise NotImplementedError
