"""Facts of the deal that no line told by itself: the likeliest of the whole page is taken."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.notes.offline.state import NotesState
from assistant.notes.offline.sum_odds import currency_in, deal_sum
from assistant.notes.page import Line
from assistant.plan.changes import AddStep, SetDeal, UpdateStep
from assistant.plan.deadlines import find, resolve
from assistant.understanding.classify import goal_odds
from assistant.understanding.respelling import Respelt
from assistant.understanding.statuses import dropped
from assistant.understanding.text import fold, sentences

_GOAL = 0.6  # odds below which no day is taken
_MOST = 400  # characters of a sentence that is weighed
_CLAUSES = re.compile(r"\s+\|\s+|;\s+|,\s+")
# What is told to be set, rather than told, is read where it stands or not at all.
_ORDERS = re.compile(
    r"\b(?:set|change|update|make|adjust|overwrite|replace|record|enter|mark|raise|increase|reset|"
    r"put)\b[^.;]{0,50}\b(?:value|amount|acv|tcv|arr|go-?live|date|price|deal|plan|fields?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|has been|have been|went|did)\b", re.IGNORECASE)


_LIVE = re.compile(
    r"\b(?:live|launch\w*|production|roll(?:ed|ing)?[- ]?outs?|cut[- ]?over|in use|operational|"
    r"operations?|up and running|open(?:s|ing)?|start(?:s|ing)? using|switch\w*|season|ready|"
    r"run(?:s|ning)?|in place|by then|(?:be|go|all) (?:in|up) by)\b",
    re.IGNORECASE,
)
_FEW = 2  # words of what tells a day of going live


class _Told(NamedTuple):
    """A part of a sentence: its line, its words, and those of the whole sentence."""

    line: Line
    words: str
    whole: str


class DealSettler(NotesState):
    """Fills in the value and the day of going live where the lines, one by one, told none."""

    def _settle_deal(self, lines: Sequence[Line]) -> None:
        """Take the likeliest sum, and the likeliest day, where the plan has none.

        Args:
            lines: those that may be about the deal, the mail that is answered among them.
        """
        told = list(_parts(lines))
        if self._plan.deal.value is None:
            self._settle_value(lines)
        if self._plan.go_live is None:
            self._settle_go_live(told)

    def _settle_value(self, lines: Sequence[Line]) -> None:
        """Take the likeliest sum of the page, and its currency where another line tells it."""
        starts = {line.start for line in lines if not _ORDERS.search(line.text)}
        kept = [one for one in self._page.lines if one.start in starts or one.part == "header"]
        best = deal_sum(kept)
        if best is None:
            return
        currency, line = currency_in(best, kept)
        here = currency if line is best.line else None
        change = SetDeal(value=best.amount.value, currency=here, quote=best.quote)
        self._take(change, Respelt(best.quote, best.quote, []), best.line)
        if currency and not here:
            told = SetDeal(currency=currency, quote=line.text)
            self._take(told, Respelt(line.text, line.text, []), line)

    def _settle_go_live(self, told: Sequence[_Told]) -> None:
        best: tuple[float, _Told, str] | None = None
        for one in told:
            if _PAST.search(one.words) or dropped(one.words):
                continue
            day = self._day(one.line)
            days = [
                found.deadline
                for found in find(one.words, day, self._calendar)
                if found.deadline.date and found.deadline.date > day and not found.deadline.after
            ]
            if len(days) != 1 or self._is_of_somebody(one, days[0].date):
                continue
            odds = goal_odds(one.words)
            if odds >= _GOAL and (best is None or odds > best[0]):
                best = (odds, one, days[0].phrase)
        if best:
            _, one, phrase = best
            change = SetDeal(go_live=phrase, quote=one.whole)
            self._take(change, Respelt(one.whole, one.whole, []), one.line)

    def _is_of_somebody(self, one: _Told, day: dt.date | None) -> bool:
        """Tell whether a day is when somebody does something, and no word says who goes live."""
        if _LIVE.search(one.whole):
            return False
        low, high = one.line.start, one.line.start + len(one.line.text)
        steps = [
            read.change
            for read in self._found
            if low <= read.at <= high and isinstance(read.change, AddStep | UpdateStep)
        ]
        names = {part for who in self._plan.people for part in who.name.casefold().split()}
        said = set(re.findall(r"[^\W\d_]+", one.words.casefold()))
        own = self._day(one.line)
        taken = any(
            step.due and resolve(step.due, own, self._calendar).date == day for step in steps
        )
        return taken or bool(said & (names | {"he", "she"})) or len(said) < _FEW


def _parts(lines: Sequence[Line]) -> Iterator[_Told]:
    """Return the sentences of lines, and the clauses of each that has several."""
    for line in lines:
        for sentence in sentences(fold(line.text)):
            whole = sentence.text.strip()
            if not whole or len(whole) > _MOST or whole.endswith("?") or _ORDERS.search(whole):
                continue
            yield _Told(line, whole, whole)
            pieces = [piece.strip() for piece in _CLAUSES.split(whole)]
            if len(pieces) > 1:
                yield from (_Told(line, piece, whole) for piece in pieces if piece)
