"""The grammar's engine: tokens, what day it is, and the longest reading at each place."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Protocol

from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import words
from assistant.plan.deadlines.model import Match
from assistant.plan.deadlines.normalise import Token
from assistant.plan.deadlines.wording import say
from assistant.plan.deadlines.words import listed

Rule = Callable[["Parser", int], Match | None]


class Rules(Protocol):
    """Finds the rules that a token can begin."""

    def __call__(self, kind: str, word: str, *, free: bool) -> tuple[Rule, ...]:
        """Return the rules for a token of this kind and folded text."""


Phrases = dict[str, list[tuple[str, ...]]]

# Phrases nest ("the Monday after the end of the month"), but never deeper than this.
_DEPTH = 6


class Parser:
    """One text being read.

    Args:
        text: the text.
        tokens: its tokens.
        today: the day on which it was said.
        calendar: working days of both sides.
        day_first: 4/12 is the 4th of December.
        free: the text is running prose, where "may" or "the second" is no date by itself.
        rules: finds what a token can begin; the longest reading wins.
    """

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        today: dt.date,
        calendar: WorkCalendar,
        *,
        day_first: bool,
        free: bool,
        rules: Rules | None = None,
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.today = today
        self.calendar = calendar
        self.day_first = day_first
        self.free = free
        self.framed = False
        self._rules = rules
        self._memo: dict[tuple[int, bool, int], Match | None] = {}
        self._depth = 0
        self._cut = 0

    # Looking at tokens

    def word(self, at: int) -> str:
        """Return the folded text at a place, empty beyond the ends."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def kind(self, at: int) -> str:
        """Return the kind of token at a place, empty beyond the ends."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def raw(self, at: int) -> str:
        """Return the token as it was written, empty beyond the ends."""
        return self.tokens[at].raw if 0 <= at < len(self.tokens) else ""

    def number(self, at: int) -> int | None:
        """Return the value of a plain number in digits."""
        return self.tokens[at].value[0] if self.kind(at) == "num" else None

    def hyphen(self, at: int) -> bool:
        """Say whether a hyphen joins this token to the one before."""
        return 0 <= at < len(self.tokens) and self.tokens[at].hyphen

    def has(self, at: int, phrase: str) -> bool:
        """Say whether these words stand at a place."""
        return all(self.word(at + n) == word for n, word in enumerate(phrase.split()))

    def longest(self, at: int, phrases: Phrases) -> int | None:
        """Match the longest of many phrases; return the place after it."""
        for phrase in phrases.get(self.word(at), ()):
            if all(self.word(at + n) == word for n, word in enumerate(phrase)):
                return at + len(phrase)
        return None

    def skip(self, at: int, *optional: str) -> int:
        """Step over one optional word."""
        return at + 1 if self.word(at) in optional else at

    def is_noun(self, at: int) -> bool:
        """Say whether a word here may go on naming something ("Q1 planning", "May board")."""
        return self.kind(at) == "word" and self.word(at) not in NOT_NOUNS

    # Reading dates

    def span(self, at: int, *, framed: bool = False) -> Match | None:
        """Read the longest date, period or event that begins here.

        Args:
            at: the place of its first token.
            framed: words before it ("by", "end of") make a date likely.
        """
        if at >= len(self.tokens) or self._rules is None:
            return None
        for key in ((at, framed, -1), (at, framed, self._depth)):
            if key in self._memo:
                return self._memo[key]
        if self._depth >= _DEPTH:
            self._cut += 1
            return None
        outer, cut = self.framed, self._cut
        self._depth += 1
        best: Match | None = None
        try:
            for rule in self._rules(self.kind(at), self.word(at), free=self.free):
                self.framed = framed
                found = rule(self, at)
                if found and (best is None or found[0] > best[0]):
                    best = found
        finally:  # a date beyond all calendars may have been reached
            self._depth -= 1
            self.framed = outer
        # A reading cut short by depth holds at this depth only.
        self._memo[at, framed, -1 if cut == self._cut else self._depth] = best
        return best

    # Working days

    def say(self, day: dt.date) -> str:
        """Write a day as a note does: "Fri Dec 4"."""
        return say(day, self.today)

    def last_working_day(self, start: dt.date, end: dt.date) -> dt.date:
        """Return the last working day of a period, or its end where it has none left."""
        day = self.calendar.previous_working_day(end)
        floor = max(start, self.today) if end >= self.today else start
        return day if day >= floor else end

    def first_working_day(self, start: dt.date, end: dt.date) -> dt.date:
        """Return the first working day of a period, or its start where it has none."""
        day = self.calendar.next_working_day(start)
        return day if day <= end else start


def index_phrases(phrases: Iterable[str]) -> Phrases:
    """Lay phrases out by first word, longest first."""
    table: Phrases = {}
    for phrase in sorted(set(phrases), key=lambda one: (-len(one.split()), one)):
        split = tuple(phrase.split())
        table.setdefault(split[0], []).append(split)
    return table


def ordinal(p: Parser, at: int) -> tuple[int, int] | None:
    """Read "15th", "fifteenth" or "twenty-first"; return the place after it and its value."""
    found = _ordinal(p, at)
    if found is None or p.word(found[0]) != "(" or p.word(found[0] + 2) != ")":
        return found
    again = p.number(found[0] + 1) or (_ordinal(p, found[0] + 1) or (0, 0))[1]
    return (found[0] + 3, found[1]) if again == found[1] else found  # the tenth (10th) of May


def _ordinal(p: Parser, at: int) -> tuple[int, int] | None:
    if p.kind(at) == "ord":
        return at + 1, p.tokens[at].value[0]
    word = p.word(at)
    if word in words.ORDINALS:
        return at + 1, words.ORDINALS[word]
    if word in ("twenty", "thirty") and words.ORDINALS.get(p.word(at + 1), 99) < 10:
        return at + 2, words.CARDINALS[word] + words.ORDINALS[p.word(at + 1)]
    return None


@lru_cache(maxsize=1)
def default_calendar() -> WorkCalendar:
    """Return the calendar where none is given: both sides in the US."""
    return WorkCalendar()


# Words that cannot go on naming a thing: after a date they leave it as it stands.
NOT_NOUNS = listed(
    "a an the and or but so then if unless because since while when as than that this these those "
    "to for at with from by on in of into onto out up over off about around until before after "
    "between through within without is are was were be been being am will would should shall can "
    "could may might must do does did has have had i we you he she it they me us him them his her "
    "its our your their my who which what where why how not no yes ok okay at latest or ish too "
    "also just only still already now again instead please thanks maybe probably hopefully ideally "
    "likely works work looks sounds seems ideal fine good great early late morning afternoon "
    "evening night noon midday midnight am pm eod cob eob cop max tops sharp onwards onward "
    "earliest ago hence away time later sooner earlier there here both all any some each every "
    "per via once though although however plus minus first last next due today tomorrow "
    "shes hes theyre im ive weve youre thats theres whos cant wont dont isnt doesnt didnt "
    "got get gets make makes need needs want wants said says say think thinks done"
)
