"""Facts of the deal that no line told by itself: the likeliest of the whole page is taken."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.notes.offline.state import NotesState
from assistant.notes.page import Line
from assistant.plan.changes import SetDeal
from assistant.plan.deadlines import find
from assistant.understanding.classify import goal_odds
from assistant.understanding.money import amounts
from assistant.understanding.respelling import Respelt
from assistant.understanding.statuses import dropped
from assistant.understanding.sums import SURE, odds_of, other_money
from assistant.understanding.text import fold, sentences

_SUM, _GOAL = 0.6, 0.6  # odds below which nothing is taken
_MOST = 400  # characters of a sentence that is weighed
_CLAUSES = re.compile(r"\s+\|\s+|;\s+|,\s+")
# What is told to be set, rather than told, is read where it stands or not at all.
_ORDERS = re.compile(
    r"\b(?:set|change|update|make|adjust|overwrite|replace|record|enter|mark|raise|increase|reset|"
    r"put)\b[^.;]{0,50}\b(?:value|amount|acv|tcv|arr|go-?live|date|price|deal|plan|fields?)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:was|were|had|has been|have been|went|did)\b", re.IGNORECASE)


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
            self._settle_value(told)
        if self._plan.go_live is None:
            self._settle_go_live(told)

    def _settle_value(self, told: Sequence[_Told]) -> None:
        rated = [
            (odds_of(one.whole, amount), one, amount)
            for one in told
            if one.words == one.whole
            for amount in amounts(one.whole)
            if not amount.plain
        ]
        rated = [
            each
            for each in rated
            if each[0] > SURE or not other_money(each[1].whole, each[2].start, each[2].end)
        ]
        odds, one, amount = max(rated, key=lambda each: each[0], default=(0.0, None, None))
        if one is not None and amount is not None and odds >= _SUM:
            change = SetDeal(value=amount.value, currency=amount.currency, quote=one.whole)
            self._take(change, Respelt(one.whole, one.whole, []), one.line)

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
            odds = goal_odds(one.words) if len(days) == 1 else 0.0
            if odds >= _GOAL and (best is None or odds > best[0]):
                best = (odds, one, days[0].phrase)
        if best:
            _, one, phrase = best
            change = SetDeal(go_live=phrase, quote=one.whole)
            self._take(change, Respelt(one.whole, one.whole, []), one.line)


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
