"""Notes read without a model, by the same reader as the chat."""

import datetime as dt
from collections.abc import Callable, Container, Sequence
from itertools import groupby

from assistant.notes.drafted import Found, Unresolved
from assistant.notes.layout.headings import mark_of
from assistant.notes.layout.logbook import is_entry_head
from assistant.notes.layout.sections import (
    Section,
    heading,
    heads_a_point,
    is_aside,
    is_heading,
    is_listed,
    is_skipped,
)
from assistant.notes.offline.deal_settling import DealSettler
from assistant.notes.offline.entry_reader import EntryReader
from assistant.notes.offline.hanging import HangingDays
from assistant.notes.offline.order_settling import OrderSettler
from assistant.notes.offline.other_deals import of_other_deals
from assistant.notes.offline.parties import Party
from assistant.notes.offline.people_settling import PeopleSettler
from assistant.notes.offline.runs import runs
from assistant.notes.offline.talk_reader import TalkReader
from assistant.notes.offline.timetable import timetable
from assistant.notes.orders import orders_in
from assistant.notes.page import Line, Page
from assistant.plan.apply import apply
from assistant.plan.changes import SetDeal
from assistant.plan.model import Plan

_FIRST_LOOK = 0.8  # of the time that a page takes


class OfflineNotes(EntryReader, TalkReader, DealSettler, PeopleSettler, HangingDays, OrderSettler):
    """Reads a page line by line; each change is tried on a copy of the plan at once."""

    def read(
        self,
        tell: Callable[[float], None] | None = None,
        *,
        again: bool = True,
        settle: bool = True,
    ) -> tuple[list[Found], list[Unresolved]]:
        """Return what the page says of the plan, and what of it changes nothing.

        Args:
            tell: is told after each line which share is read, from 0 to 1.
            again: whether trained weights look again at what the rules made nothing of.
            settle: whether they then settle whose the steps are, and when they are due.
        """
        lines = _in_time([line for line in self._page.lines if line.part == "new"])
        if not self._plan.steps and not self._plan.go_live:
            lines = [*_earlier(self._page.lines), *lines]
        heads = [line for line in self._page.lines if line.part == "header"]
        others = of_other_deals(lines, self._plan, heads)
        self._take_companies()
        for line in heads:
            self._took_part(line)
        orders = orders_in(lines)
        self._timetable = timetable(lines, self._day, self._calendar, self._days)
        self._runs = runs(lines, self._said, self._frame)
        read = self._read_lines(lines, others, orders.sure, tell)
        ours = orders.honest(lines)
        away = {lines[number].start for number in others}
        ours = [line for line in ours if line.start not in away]
        self._settle_deal([*ours, *self._quoted_only(lines)])
        self._looked_at = [line for line in ours if line.start in read]
        if again:
            self._look_again(_later(tell))
            if settle:
                self._settle_steps()
                self._settle_orders()
        self._settle_hanging()
        self._settle_people()
        return self._found, self._open

    def _read_lines(
        self,
        lines: Sequence[Line],
        others: Container[int],
        orders: Container[int],
        tell: Callable[[float], None] | None,
    ) -> set[int]:
        """Read line by line; return where those begin that were read as what was said."""
        asked: Line | None = None
        section: Section = ""
        read: set[int] = set()
        for number, line in enumerate(lines):
            if tell:
                tell(_FIRST_LOOK * number / len(lines))
            if number in others:
                self._leave(line, "other_deal", "This is about another deal.")
            elif number in orders:
                self._leave(
                    line, "instruction", "This tells the assistant what to do; it changes nothing."
                )
            elif (opened := self._opened(lines, number)) is not None:
                section = opened
            elif self._only_names(line) or self._is_aside(line, section):
                continue
            elif not self._doubt(line, section):
                read.add(line.start)
                if not self._record(line, listed=self._is_listed(lines, number, section)):
                    self._line(line, asked)
            asked = line if line.text.rstrip().endswith("?") and line.speaker else None
        return read

    def _is_listed(self, lines: Sequence[Line], number: int, section: Section) -> bool:
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        if lines[number].start in self._runs:
            return True
        names_a_point = section != "todo" and heads_a_point(lines[number].text, below)
        return is_listed(section, lines[number].text) and not names_a_point

    def _quoted_only(self, read: Sequence[Line]) -> list[Line]:
        """Return the quoted lines that were not read one by one, without those that give orders."""
        starts = {line.start for line in read}
        left = [one for one in self._page.lines if one.part == "quoted" and one.start not in starts]
        return orders_in(left).honest(left)

    def _opened(self, lines: Sequence[Line], number: int) -> Section | None:
        """Return the part of the notes that a line heads, None where it heads none."""
        line = lines[number]
        if line.start in self._parties.titles or (line.speaker and line.text.endswith("?")):
            return None
        known = heading(line.text)
        if known or line.speaker:
            return known or None
        below = lines[number + 1].text if number + 1 < len(lines) else ""
        return "" if is_heading(line.text) and not below.isupper() else None

    def _only_names(self, line: Line) -> bool:
        """Tell whether a line only says who is present, or heads an entry of a log."""
        return line.start in self._parties.lists or self._took_part(line)

    def _is_aside(self, line: Line, section: Section) -> bool:
        return is_aside(section, line.text) or is_skipped(line.text) or bool(mark_of(line.text))

    def _took_part(self, line: Line) -> bool:
        """Take those whom the head of a log's entry names; tell whether the line is such a head."""
        if line.speaker or not line.said_at or not is_entry_head(line.text):
            return False
        self._focus = []
        self._names(line)
        return True

    def _take_companies(self) -> None:
        """Take the buyer, and the company beside it, as the page names them."""
        buyer, seller = self._parties.buyer, self._parties.seller
        named: list[tuple[Party, SetDeal]] = []
        if buyer:
            named.append((buyer, SetDeal(buyer=buyer.name, quote=buyer.line.text)))
        if seller:
            named.append((seller, SetDeal(seller=seller.name, quote=seller.line.text)))
        for party, change in named:
            self._plan = apply(
                self._plan, [change], today=self._today, calendar=self._calendar, origin="notes"
            ).plan
            line = party.line
            self._found.append(
                Found(change=change, quote=line.text, at=line.start, said_on=self._today)
            )


def _later(tell: Callable[[float], None] | None) -> Callable[[float], None]:
    """Return what is told how far the second look is, after the first."""
    return (lambda share: tell(_FIRST_LOOK + (1 - _FIRST_LOOK) * share)) if tell else _nobody


def _nobody(_share: float) -> None:
    """Tell nobody."""


def _earlier(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the mails that are quoted, the oldest mail, which stands last, first."""
    quoted = [line for line in lines if line.part == "quoted"]
    mails = [list(mail) for _, mail in groupby(quoted, lambda one: (one.said_at, one.speaker))]
    return [line for mail in reversed(mails) for line in mail]


def _in_time(lines: list[Line]) -> list[Line]:
    """Return the lines of a log with the newest entry first in the order of time.

    What was said later counts; a page that is no log, or runs forward, stays as it is.
    """
    days = [line.said_at for line in lines if line.said_at and not line.speaker]
    backwards = days == sorted(days, reverse=True) and len(set(days)) > 1
    if not backwards or any(line.speaker for line in lines):
        return lines
    undated = [line for line in lines if not line.said_at]
    dated = [(line.said_at, line) for line in lines if line.said_at]
    return [*undated, *(line for _, line in sorted(dated, key=lambda one: one[0]))]


def read_page(
    page: Page, plan: Plan, today: dt.date, tell: Callable[[float], None] | None = None
) -> tuple[Sequence[Found], Sequence[Unresolved]]:
    """Return what a page says of the plan, and what of it changes nothing.

    Args:
        page: the notes.
        plan: the plan as it is.
        today: the day from which dates count where the notes name none.
        tell: is told after each line which share is read, from 0 to 1; what it raises ends
            the reading.
    """
    return OfflineNotes(page, plan, today).read(tell)
