"""The smallest sets of measures that make a plan fit, computed and checked by rescheduling."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Literal

from assistant.plan.calendar import WorkCalendar
from assistant.plan.lines import day, names, working_days
from assistant.plan.model import Plan, Strict
from assistant.plan.network import Network, network
from assistant.plan.remedies import Cut, Move, Remedy, Split, cuts, moves, splits, taken
from assistant.plan.schedule import Schedule, schedule_network

__all__ = ["Cut", "Measure", "Move", "Split", "measures"]

Kind = Literal["date", "parallel", "cut", "mixed", "go_live", "close"]
_Finder = Callable[[Network, Schedule], Iterable[Remedy]]
_MOST_TOGETHER = 3
_MOST_TRIALS = 150
_MOST_ROUNDS = 20


class Measure(Strict):
    """One way to make the plan fit.

    Attributes:
        text: the way in words.
        go_live: the go-live date that works, where that is the way; `target_close` likewise.
    """

    kind: Kind
    text: str
    moves: list[Move] = []
    splits: list[Split] = []
    cuts: list[Cut] = []
    go_live: dt.date | None = None
    target_close: dt.date | None = None


def measures(plan: Plan, today: dt.date, calendar: WorkCalendar | None = None) -> list[Measure]:
    """Return the smallest sets of measures that make the plan fit, least invasive first.

    Named dates brought forward, then parallel work, then shorter durations (never under the
    usual shortest time), or all of them together where none is enough alone; and last the
    go-live date that works. No date moves and no step shrinks further than is needed. Each is
    checked by scheduling the plan with it. Empty where the plan fits or nothing is aimed at.

    Raises:
        PlanError: steps wait for each other.
    """
    calendar = calendar or WorkCalendar(plan.calendar)
    search = _Search(plan, today, calendar)
    if search.now.feasible is not False:
        return []
    found = search.smallest("date", search.moves)
    found += search.smallest("parallel", search.splits)
    found += search.smallest("cut", search.cuts)
    if not found:
        found = search.smallest("mixed", search.moves, search.splits, search.cuts)[:1]
    later = search.later()
    return found + ([later] if later else [])


class _Search:
    def __init__(self, plan: Plan, today: dt.date, calendar: WorkCalendar) -> None:
        self.plan, self.today, self.calendar = plan, today, calendar
        self.net = network(plan)
        self.now = schedule_network(plan, self.net, today, calendar)

    def moves(self, net: Network, planned: Schedule) -> Iterable[Move]:
        """Return the named dates that could come forward."""
        return moves(self.plan, net, planned, planned.critical_path, self.calendar)

    def splits(self, net: Network, planned: Schedule) -> Iterable[Split]:
        """Return the waits that could be given up."""
        return splits(self.plan, net, planned.critical_path)

    def cuts(self, net: Network, planned: Schedule) -> Iterable[Cut]:
        """Return the durations that could be shorter."""
        return cuts(self.plan, net, planned.critical_path)

    def smallest(self, kind: Kind, *finders: _Finder) -> list[Measure]:
        """Return the best of the smallest sets of remedies that make the plan fit.

        Only what lies on the critical path helps, and each remedy may change that path: so each
        set grows by what is on the path that it leaves. Long plans stop after a fixed number of
        trials, and then everything that can be done is done, and given back where not needed.
        """
        sets: list[tuple[Remedy, ...]] = [()]
        trials = 0
        for _ in range(_MOST_TOGETHER):
            grown: dict[frozenset[tuple[str, str, str]], tuple[Remedy, ...]] = {}
            for chosen in sets:
                for remedy in self._open(chosen, finders):
                    bigger = (*chosen, remedy)
                    grown.setdefault(frozenset(_key(one) for one in bigger), bigger)
            fitting: list[tuple[Remedy, ...]] = []
            sets = []
            for bigger in grown.values():
                trials += 1
                if trials > _MOST_TRIALS:
                    return self._best(kind, fitting) or self._all(kind, finders)
                (fitting if self._fits(bigger) else sets).append(bigger)
            if fitting:
                return self._best(kind, fitting)
        return self._all(kind, finders)

    def later(self) -> Measure | None:
        """Return the earliest go-live (or signing) date that works as planned."""
        if self.plan.go_live is not None:
            live = self.now.earliest_go_live
            if live is None or not self._works(go_live=live):
                return None
            text = f"Move go-live to {self._day(live)}: the plan as it stands makes that."
            return Measure(kind="go_live", go_live=live, text=text)
        close = self.now.earliest_close
        if close is None or not self._works(target_close=close):
            return None
        text = f"Aim at signing by {self._day(close)}: the plan as it stands makes that."
        return Measure(kind="close", target_close=close, text=text)

    def _works(self, **moved: dt.date) -> bool:
        plan = self.plan.model_copy(update=moved)
        planned = schedule_network(plan, self.net, self.today, self.calendar)
        return planned.feasible is True

    def _open(self, chosen: tuple[Remedy, ...], finders: Iterable[_Finder]) -> list[Remedy]:
        """Return the remedies that a set can grow by."""
        net = taken(self.net, chosen)
        planned = self._scheduled(chosen)
        known = {_key(one) for one in chosen}
        return [one for find in finders for one in find(net, planned) if _key(one) not in known]

    def _all(self, kind: Kind, finders: Iterable[_Finder]) -> list[Measure]:
        chosen: tuple[Remedy, ...] = ()
        for _ in range(_MOST_ROUNDS):
            more = self._open(chosen, finders)
            if not more:
                return []
            chosen = (*chosen, *more)
            if self._fits(chosen):
                return [self._measure(kind, chosen)]
        return []

    def _best(self, kind: Kind, fitting: list[tuple[Remedy, ...]]) -> list[Measure]:
        made = [self._measure(kind, chosen) for chosen in fitting]
        return sorted(made, key=_effort)[:2]

    def _measure(self, kind: Kind, chosen: tuple[Remedy, ...]) -> Measure:
        eased = self._eased(chosen)
        return Measure(
            kind=kind,
            text=self._words(eased),
            moves=[one for one in eased if isinstance(one, Move)],
            splits=[one for one in eased if isinstance(one, Split)],
            cuts=[one for one in eased if isinstance(one, Cut)],
        )

    def _eased(self, chosen: tuple[Remedy, ...]) -> list[Remedy]:
        """Give back what is not needed: whole remedies first, then days of the others."""
        kept = list(chosen)
        for one in chosen:
            fewer = [other for other in kept if other is not one]
            if self._fits(fewer):
                kept = fewer
        for index, one in enumerate(kept):
            low, high = 0, self._room(one)
            while low < high:
                middle = (low + high + 1) // 2
                trial = [*kept[:index], self._given_back(one, middle), *kept[index + 1 :]]
                low, high = (middle, high) if self._fits(trial) else (low, middle - 1)
            kept[index] = self._given_back(one, low)
        return kept

    def _room(self, remedy: Remedy) -> int:
        """Return by how many working days a remedy can be weaker and still be one."""
        if isinstance(remedy, Cut):
            return remedy.old - remedy.new - 1
        if isinstance(remedy, Move):
            return self.calendar.count(remedy.new, remedy.old, self._side(remedy)) - 1
        return 0

    def _given_back(self, remedy: Remedy, days: int) -> Remedy:
        if isinstance(remedy, Cut):
            return remedy.model_copy(update={"new": remedy.new + days})
        if isinstance(remedy, Move) and days:
            later = self.calendar.add(remedy.new, days, self._side(remedy))
            return remedy.model_copy(update={"new": later})
        return remedy

    def _side(self, remedy: Remedy) -> Literal["buyer", "seller", "both"] | None:
        return self.net.nodes[remedy.step].side

    def _fits(self, chosen: Iterable[Remedy]) -> bool:
        return self._scheduled(chosen).feasible is True

    def _scheduled(self, chosen: Iterable[Remedy]) -> Schedule:
        return schedule_network(self.plan, taken(self.net, chosen), self.today, self.calendar)

    def _day(self, date: dt.date) -> str:
        return day(date, self.today)

    def _words(self, remedies: list[Remedy]) -> str:
        parts = [self._phrase(one) for one in remedies]
        text = names(parts)
        return f"{text[:1].upper()}{text[1:]}."

    def _phrase(self, one: Remedy) -> str:
        what = _lower(one.action)
        if isinstance(one, Split):
            return f"start {what} without waiting for {_lower(one.other)}"
        if isinstance(one, Cut):
            return f"cut {what} from {one.old} to {working_days(one.new)}"
        return f"bring {what} forward to {self._day(one.new)} (from {self._day(one.old)})"


def _key(remedy: Remedy) -> tuple[str, str, str]:
    other = remedy.no_longer_after if isinstance(remedy, Split) else ""
    return (type(remedy).__name__, remedy.step, other)


def _effort(measure: Measure) -> tuple[int, int]:
    count = len(measure.cuts) + len(measure.splits) + len(measure.moves)
    days = sum(one.old - one.new for one in measure.cuts)
    return count, days + sum((one.old - one.new).days for one in measure.moves)


def _lower(action: str) -> str:
    first = action.partition(" ")[0]
    return action if first.isupper() or not first[1:].islower() else action[:1].lower() + action[1:]
