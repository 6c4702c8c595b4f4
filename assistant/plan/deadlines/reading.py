"""Whole deadline expressions: a date with its frame, and what that comes to."""

import datetime as dt
import re
from collections.abc import Sequence

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import words
from assistant.plan.deadlines.grammar import DAY, HOLIDAY_WORDS
from assistant.plan.deadlines.model import Deadline, Match, Span
from assistant.plan.deadlines.normalise import Token
from assistant.plan.deadlines.offsets import Offsets

_FILLERS = frozenset("the like maybe probably hopefully ideally say just sometime roughly about around say well let's circa".split())
_VAGUE = (
    ("asap",), ("as", "soon", "as", "possible"), ("soon",), ("shortly",), ("tbd",), ("tba",), ("tbc",), ("eventually",), ("someday",), ("sometime",),
    ("at", "some", "point"), ("some", "time"), ("in", "due", "course"), ("when", "they", "can"), ("when", "possible"), ("when", "ready"), ("whenever",),
    ("in", "the", "near", "future"), ("in", "the", "coming", "weeks"), ("in", "the", "coming", "days"), ("in", "the", "future"), ("one", "of", "these", "days"), ("down", "the", "line"), ("down", "the", "road"),
    ("in", "a", "bit"), ("in", "a", "while"), ("later", "on"), ("in", "no", "time"), ("any", "day", "now"), ("any", "day"), ("before", "long"), ("not", "sure", "yet"), ("unknown",), ("no", "date"), ("no", "rush"),
    ("to", "be", "determined"), ("to", "be", "confirmed"), ("to", "be", "decided"), ("to", "be", "agreed"), ("to", "be", "defined"), ("as", "needed"), ("ongoing",),
    ("when", "they", "get", "around", "to", "it"), ("when", "they", "get", "a", "chance"), ("when", "i", "get", "a", "chance"), ("when", "he", "gets", "a", "chance"), ("when", "she", "gets", "a", "chance"), ("urgently",), ("immediately",), ("right", "away"), ("straight", "away"),
    ("a", "few", "weeks"), ("some", "weeks"), ("later",), ("as", "quickly", "as", "possible"), ("in", "the", "next", "few"),
)  # fmt: skip
_BY = frozenset({"by", "until", "due", "nlt", "latest", "through", "deadline", "for", "on", "at", "in", "during", "this", "within", "as", "target", "targeting", "aiming", "eta", "ready", "done", "from", "starting", "effective"})
_BEFORE = frozenset({"before", "prior", "ahead", "pre"})
_AFTER = frozenset({"after", "post", "past", "following", "since"})
_DECORATION = frozenset(". , ; : ! ? ( ) \" ' ~ – -".split())


class Reader(Offsets):
    """Reads deadline expressions out of a text."""

    def __init__(
        self, text: str, tokens: Sequence[Token], today: dt.date, calendar: WorkCalendar, *, day_first: bool | None
    ) -> None:
        super().__init__(tokens, today, calendar, day_first=day_first)
        self._text = text

    @property
    def source(self) -> str:
        """The text that the tokens come from."""
        return self._text

    def expression(self, index: int, *, events: bool) -> tuple[int, int, Deadline] | None:
        """Read a deadline that begins at the index.

        Returns the index after it, the index of its first word, and what it means. With
        `events` a bare event ("after legal") counts too.
        """
        if not self._may_begin(index):
            return None
        at, relation, about = self._frame(index)
        vague = self._vague(index)
        framed = self._range(index) if self.word(index) in ("from", "between") else None
        if framed:
            at, relation = index, ""
        framed = framed or self._core(at, relation, events=events)
        if vague and (not framed or vague[0] > framed[0]):
            return vague[0], index, self._worded(index, vague[0], kind="vague", assumption="names no day")
        if not framed:
            return None
        end, span = framed
        end, about_after = self._tail(end)
        return end, index, self._deadline(index, end, span, relation, about=about or about_after)

    def _may_begin(self, index: int) -> bool:
        """Tell at a glance whether an expression can begin with this token."""
        token = self.tokens[index]
        if token.kind == "word":
            return token.text in _BEGINNERS or token.text.startswith("mid")
        return token.kind not in ("punct", "junk", "time") or token.text == "~"

    def _frame(self, index: int) -> tuple[int, str, bool]:
        """Read the words before a date: returns where it begins, how it limits, and if it is rough."""
        at, relation, about = index, "", False
        for _ in range(6):
            word = self.word(at)
            two = (word, self.word(at + 1))
            if word in ("around", "about", "circa", "roughly", "sometime", "approximately") or self.text(at) == "~":
                about = True
                relation = "sometime" if word == "sometime" else relation
                at += 1
            elif two in (("no", "later"), ("not", "later")):
                at, relation = self.skip(at + 2, "than", "then"), "by"
            elif two == ("not", "before") or two == ("no", "earlier"):
                at, relation = self.skip(at + 2, "than"), "from"
            elif word == "on" and self.word(at + 1) == "or" and self.word(at + 2) in ("before", "by"):
                at, relation = at + 3, "by"
            elif word == "at" and self.word(at + 1) == "the" and self.word(at + 2) == "latest":
                at, relation = self.skip(at + 3, "by", "on"), "by"
            elif word == "some" and self.word(at + 1) == "time":
                at, relation, about = at + 2, "sometime", True
            elif word in ("in",) and self.word(at + 1) == "time" and self.word(at + 2) == "for":
                at, relation = at + 3, "before"
            elif word in _BEFORE and not (word == "pre" and self.kind(at + 1) != "word"):
                at, relation = self.skip(at + 1, "to", "of"), "before"
            elif word in ("right", "just", "straight", "immediately", "shortly", "directly", "soon", "well") and self.word(at + 1) in _BEFORE | _AFTER:
                at += 1
            elif word in _AFTER:
                at, relation = at + 1, "after"
            elif word in _BY and not self._begins(at):
                relation = relation or ("by" if word in ("by", "until", "due", "latest", "nlt", "deadline", "through") else relation)
                at += 1
            elif self.text(at) in (":", ",") and at > index:
                at += 1
            elif word in _FILLERS and word != "the" and at > index:
                at += 1
            else:
                break
        return at, relation, about

    def _begins(self, index: int) -> bool:
        """Tell whether an expression of its own begins with this frame word."""
        if self.word(index) in ("in", "within", "this", "on", "during"):
            return self.offset(index, events=False) is not None or (self.word(index) == "this" and self.day(index) is not None) or self.period(index) is not None
        return False

    def _core(self, index: int, relation: str, *, events: bool) -> Match | None:
        readers = [self.day, self.part, self.period, lambda at: self.offset(at, events=False), self._range]
        found = self.longest(index, readers)
        if found and found[1].grain == "year" and found[0] == index + 1 and self.kind(index) == "num" and not relation and self.word(index - 1) not in ("in", "of", "by", "during", "before", "end", "early", "late", "mid"):
            found = None
        if found:
            return self._timed(found)
        return self.event(index if relation not in ("before", "after") else index - 1) if events else None

    def _timed(self, match: Match) -> Match:
        """Take a time of day that follows ("Friday 3pm", "Dec 4 at noon", "Friday EOD", "Monday morning")."""
        end, span = match
        at = self.skip(end, ",")
        at = self.skip(at, "at", "by", "@", "before", "around")
        if self.kind(at) == "time":
            return at + 1, span
        if self.word(at) in ("noon", "midday", "midnight", "lunchtime", "eod", "cob", "eob", "morning", "afternoon", "evening", "night", "am", "pm") and at >= end:
            return at + 1, span
        if self.word(end) in ("end", "close") and self.word(end + 1) == "of" and self.word(end + 2) in ("day", "business", "play"):
            return end + 3, span
        return match

    def _tail(self, index: int) -> tuple[int, bool]:
        """Take "at the latest", "or so", "latest", "ish", "or earlier" after a date."""
        rows = (("at", "the", "latest"), ("the", "latest"), ("latest",), ("or", "earlier"), ("or", "sooner"), ("or", "before"), ("if", "possible"))
        for row in rows:
            if all(self.word(index + n) == word for n, word in enumerate(row)):
                return index + len(row), False
        for row in (("or", "so"), ("or", "thereabouts"), ("ish",), ("give", "or", "take"), ("maybe",), ("probably",), ("-", "ish")):
            if all(self.text(index + n) == word for n, word in enumerate(row)):
                return index + len(row), True
        return index, False

    def _range(self, index: int) -> Match | None:
        """Read "Dec 7-11", "7-11 Dec", "between the 3rd and the 8th", "from Monday to Friday"."""
        between = self.word(index) in ("between", "from")
        at = index + between
        bare = self._number_range(at)
        if bare:
            return bare
        first = self.longest(at, (self.day, self.part, self.period))
        if not first:
            return None
        end, start = first
        if not (self.text(end) == "-" or self.word(end) in ("to", "and", "through", "until", "thru", "or") or (end < len(self.tokens) and self.tokens[end].hyphen)):
            return None
        if self.word(end) in ("and",) and not between:
            return None
        after = end if end < len(self.tokens) and self.tokens[end].hyphen else end + 1
        second = self.longest(after, (self.day, self.part, self.period)) or self._same_month(after, start)
        if not second or second[1].end < start.start:
            return None
        return second[0], Span(start.start, second[1].end, "range", False, ("the end of the range is taken",), start.absolute)

    def _same_month(self, index: int, start: Span) -> Match | None:
        """Read the second number of "Dec 7-11"."""
        at = self.skip(index, "the")
        if self.kind(at) not in ("num", "ord") or start.grain != "day":
            return None
        day = self.tokens[at].value[0]
        if not start.start.day < day <= 31:
            return None
        try:
            date = start.start.replace(day=day)
        except ValueError:
            return None
        return at + 1, Span(date, date, absolute=True)

    def _number_range(self, index: int) -> Match | None:
        """Read "7-11 Dec", "the 3rd to the 8th of January"."""
        at = self.skip(index, "the")
        if self.kind(at) not in ("num", "ord"):
            return None
        first = self.tokens[at].value[0]
        after = at + 1
        joined = after < len(self.tokens) and self.tokens[after].hyphen
        if not joined and not (self.text(after) == "-" or self.word(after) in ("to", "and", "through")):
            return None
        second = self.day(after if joined else after + 1)
        if not second or second[1].grain != "day" or not second[1].absolute or not 1 <= first < second[1].start.day:
            return None
        start = second[1].start.replace(day=first)
        return second[0], Span(start, second[1].end, "range", False, ("the end of the range is taken",), True)

    def _vague(self, index: int) -> tuple[int, bool] | None:
        best = 0
        for row in _VAGUE:
            if len(row) > best and all(self.word(index + n) == word for n, word in enumerate(row)):
                best = len(row)
        return (index + best, True) if best else None

    def _worded(self, begin: int, until: int, /, **values: object) -> Deadline:
        first, last = self.tokens[begin], self.tokens[max(begin, until - 1)]
        return Deadline.model_validate({"phrase": self._text[first.start : last.end], **values})

    def _deadline(self, start: int, end: int, span: Span, relation: str, *, about: bool) -> Deadline:
        if span.event is not None:
            note = f"hangs on {span.event}"
            return self._worded(start, end, kind="relative-to-step", after=span.event, lag_days=span.lag, assumption=note)
        if span.vague:
            return self._worded(start, end, kind="vague", assumption="names no day", start=span.start, end=span.end)
        first, last = span.start, span.end
        notes = list(span.notes)
        if span.grain == "year" and not span.edge and not span.absolute and relation != "by" and self.word(start) in ("next", "this"):
            return self._worded(start, end, kind="vague", start=first, end=last, assumption="a year without a day")
        if relation == "sometime" and span.grain != "day":
            return self._worded(start, end, kind="vague", start=first, end=last, assumption="a period without a day")
        date = self._chosen(span, relation, notes)
        if about:
            notes.append("roughly that day")
        off = self.calendar.why_off(date)
        if off and span.grain == "day" and not relation == "after":
            notes.append(f"{date:%a %b} {date.day} is a day off ({off})")
        exact = span.grain == "day" and span.sure and not about and relation not in ("before", "after") and not span.edge
        return self._worded(
            start, end, date=date, start=first if span.grain != "day" else None, end=last if span.grain != "day" else None,
            kind="exact" if exact and not [n for n in notes if "day off" not in n] else "inferred", assumption="; ".join(notes),
        )  # fmt: skip

    def _chosen(self, span: Span, relation: str, notes: list[str]) -> dt.date:
        """Return the day that stands for the span, and note the choice."""
        if relation == "before":
            return self._before(span, notes)
        if relation == "after":
            date = self.calendar.next_working_day(span.end + DAY)
            notes.append(f"the first working day after, {date:%b} {date.day}")
            return date
        if relation == "by" and span.absolute and span.grain == "day" and self._is_holiday(span.start):
            date = self.calendar.previous_working_day(span.start)
            if date >= self.today:
                notes.append(f"the last working day before the holiday, {date:%a %b} {date.day}")
                return date
        if relation == "from" and span.grain == "day":
            notes.append("not earlier than that day")
        if span.grain == "day":
            if span.edge == "end" and not self.calendar.is_working_day(span.start):
                return self.calendar.previous_working_day(span.start)
            return span.start
        if relation == "from":
            date = self.calendar.next_working_day(span.start)
            notes.append("not earlier than its first working day")
            return date
        if span.edge == "start" or (relation == "by" and span.grain == "month" and not span.edge):
            date = self.calendar.next_working_day(span.start)
            notes.append(f"read as its first working day, {date:%b} {date.day}")
            return date
        if span.grain == "range" and "range is taken" in " ".join(notes):
            return span.end
        date = self._last_working_day(span)
        notes.append(f"read as its last working day, {date:%a %b} {date.day}")
        return date

    def _is_holiday(self, day: dt.date) -> bool:
        return day.weekday() < 5 and not self.calendar.is_working_day(day)

    def _before(self, span: Span, notes: list[str]) -> dt.date:
        if span.edge == "end":
            date = self._last_working_day(span)
            notes.append(f"read as its last working day, {date:%b} {date.day}")
            return date
        date = self.calendar.previous_working_day(span.start - DAY)
        notes.append(f"the last working day before, {date:%a %b} {date.day}")
        return date

    def _last_working_day(self, span: Span) -> dt.date:
        date = self.calendar.previous_working_day(span.end)
        return date if date >= span.start else self.calendar.next_working_day(span.start)


_BEGINNERS = frozenset(
    [
        *words.MONTHS, *words.WEEKDAYS, *words.CARDINALS, *words.ORDINALS, *words.PERIOD_UNITS,
        *_BY, *_BEFORE, *_AFTER, *_FILLERS, *(row[0] for row in _VAGUE), *HOLIDAY_WORDS,
    ]
) | frozenset(
    "today tomorrow tonight yesterday overmorrow day next this last past previous coming upcoming current following end close back tail "
    "beginning start top front early first second third mid middle midway halfway late later latter eod cob cop eob eow eom eoq eoy eofy eo "
    "week wc we-ending weekend holidays holiday spring summer autumn fall winter a an another couple few several some half the no not "
    "over within inside under once when upon only right straight shortly directly immediately whenever pending fiscal financial our calendar "
    "final sometime circa approximately workday business working christmas".split()
)  # fmt: skip


def looks_bare(text: str) -> bool:
    """Tell whether nothing but marks and digits is left of a phrase."""
    return not re.search(r"[a-z]", text, re.IGNORECASE)
