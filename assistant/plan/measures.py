"""The smallest sets of measures that make a plan fit, computed and checked by rescheduling."""

import datetime as dt
from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import CATALOGUE, all_dependencies, duration, entry_of
from assistant.plan.lines import day, names, working_days
from assistant.plan.model import Plan, Step, Strict
from assistant.plan.network import IMPLEMENTATION, network
from assistant.plan.schedule import schedule

Kind = Literal["parallel", "cut", "mixed", "go_live"]
_MOST_CANDIDATES = 14
_MOST_TOGETHER = 3
_MOST_TRIALS = 400


class Cut(Strict):
    """A duration made shorter, working days."""

    step: str
    action: str
    old: int
    new: int


class Split(Strict):
    """A step that no longer waits for another."""

    step: str
    action: str
    no_longer_after: str
    other: str


class Measure(Strict):
    """One way to make the plan fit.

    Attributes:
        text: the way in words.
        go_live: the go-live date that works, where that is the way.
    """

    kind: Kind
    text: str
    cuts: list[Cut] = []
    splits: list[Split] = []
    go_live: dt.date | None = None


def measures(plan: Plan, today: dt.date, calendar: WorkCalendar | None = None) -> list[Measure]:
    """Return the smallest sets of measures that make the plan fit, least invasive first.

    Parallel work first, then shorter durations (never under the usual lower bound, and never
    longer cuts than are needed), then both together, then the go-live date that works. Each is
    checked by scheduling the plan with it. Empty where the plan fits or nothing is aimed at.
    """
    calendar = calendar or WorkCalendar(plan.calendar)
    now = schedule(plan, today, calendar)
    if now.feasible is not False:
        return []
    search = _Search(plan, today, calendar)
    found = search.smallest(search.splits(now.critical_path), [], "parallel")
    found += search.smallest([], search.cuts(now.critical_path), "cut")
    if not found:
        both = search.splits(now.critical_path), search.cuts(now.critical_path)
        found = search.smallest(*both, "mixed")
    later = search.go_live()
    return found[:3] + ([later] if later else [])


class _Search:
    def __init__(self, plan: Plan, today: dt.date, calendar: WorkCalendar) -> None:
        self.plan, self.today, self.calendar = plan, today, calendar
        self.names = {step.id: step.action for step in plan.steps}
        self.trials = 0

    def splits(self, path: list[str]) -> list[Split]:
        """Return the waits on the critical path that are not in the nature of the steps."""
        before = all_dependencies(self.plan)
        found = []
        for earlier, later in zip(path, path[1:], strict=False):
            if earlier in before.get(later, {}) and not self._must_follow(earlier, later):
                found.append(
                    Split(step=later, action=self.names[later], no_longer_after=earlier, other=self.names[earlier])
                )  # fmt: skip
        return found

    def cuts(self, path: list[str]) -> list[Cut]:
        """Return how far each step on the critical path can be cut."""
        found = []
        for one in path:
            step = self.plan.step(one)
            if step is None or (step.due and step.duration_days is None):
                continue
            days, _ = duration(step)
            least = self._least(step, days)
            if least < days:
                found.append(Cut(step=one, action=step.action, old=days, new=least))
        return found

    def smallest(self, splits: list[Split], cuts: list[Cut], kind: Kind) -> list[Measure]:
        """Return the smallest sets out of these that make the plan fit."""
        options: list[Split | Cut] = [*splits, *cuts][:_MOST_CANDIDATES]
        for size in range(1, min(_MOST_TOGETHER, len(options)) + 1):
            found = [m for chosen in self._sets(options, size) if (m := self._try(chosen, kind))]
            if found:
                return sorted(found, key=_effort)[:2]
        return self._all(options, kind)

    def go_live(self) -> Measure | None:
        """Return the earliest go-live (or signing) date that works as planned."""
        now = schedule(self.plan, self.today, self.calendar)
        if self.plan.go_live is None:
            date = now.earliest_close
            what = "Aim at signing by"
        else:
            date = now.earliest_go_live
            what = "Move go-live to"
        if date is None:
            return None
        moved = {"go_live": date} if self.plan.go_live else {"target_close": date}
        if not self._fits(self.plan.model_copy(update=moved)):
            return None
        return Measure(
            kind="go_live", go_live=date,
            text=f"{what} {day(date, self.today)}: the plan as it stands makes that.",
        )  # fmt: skip

    def _sets(self, options: list[Split | Cut], size: int) -> Iterator[tuple[Split | Cut, ...]]:
        for chosen in combinations(options, size):
            self.trials += 1
            if self.trials > _MOST_TRIALS:
                return
            yield chosen

    def _all(self, options: list[Split | Cut], kind: Kind) -> list[Measure]:
        if len(options) <= _MOST_TOGETHER:
            return []
        found = self._try(tuple(options), kind)
        return [found] if found else []

    def _try(self, chosen: tuple[Split | Cut, ...], kind: Kind) -> Measure | None:
        splits = [one for one in chosen if isinstance(one, Split)]
        cuts = [one for one in chosen if isinstance(one, Cut)]
        if not self._fits(self._with(splits, cuts)):
            return None
        cuts = self._ease(splits, cuts)
        return Measure(kind=kind, text=_words(splits, cuts), cuts=cuts, splits=splits)

    def _ease(self, splits: list[Split], cuts: list[Cut]) -> list[Cut]:
        """Give back every day of the cuts that is not needed."""
        for index, cut in enumerate(cuts):
            low, high = cut.new, cut.old
            while low < high:
                middle = (low + high + 1) // 2
                trial = [*cuts[:index], cut.model_copy(update={"new": middle}), *cuts[index + 1 :]]
                if self._fits(self._with(splits, trial)):
                    low = middle
                else:
                    high = middle - 1
            cuts = [*cuts[:index], cut.model_copy(update={"new": low}), *cuts[index + 1 :]]
        return [cut for cut in cuts if cut.new < cut.old]

    def _with(self, splits: list[Split], cuts: list[Cut]) -> Plan:
        """Return the plan with the measures taken and every other wait written out."""
        before = all_dependencies(self.plan)
        gone = {(one.step, one.no_longer_after) for one in splits}
        days = {one.step: one.new for one in cuts}
        steps = []
        for step in self.plan.steps:
            after = [one for one in before[step.id] if (step.id, one) not in gone]
            inherited = [
                far
                for one in before[step.id]
                if (step.id, one) in gone
                for far in before.get(one, {})
                if far not in after
            ]
            values = {"depends_on": after + inherited, "kind": step.kind}
            if step.id in days:
                values["duration_days"] = days[step.id]
            steps.append(step.model_copy(update=values))
        return self._frozen(steps)

    def _frozen(self, steps: list[Step]) -> Plan:
        """Return the plan with these steps and no order but the one that they name."""
        fixed = [
            step
            if step.duration_days is not None or step.due
            else step.model_copy(update={"duration_days": duration(step)[0]})
            for step in steps
        ]
        implementation = self.plan.implementation_days
        if implementation is None and IMPLEMENTATION in network(self.plan).nodes:
            implementation = CATALOGUE["implementation"].days
        lost = [s for s in fixed if s.due and s.duration_days is None and self.plan.assume_usual]
        if lost:
            fixed = [self._pinned(s) if s in lost else s for s in fixed]
        return self.plan.model_copy(
            update={"steps": fixed, "assume_usual": False, "implementation_days": implementation}
        )

    def _pinned(self, step: Step) -> Step:
        """Return the step with the time that its due date leaves it, as a duration."""
        now = schedule(self.plan, self.today, self.calendar).step(step.id)
        return step.model_copy(update={"duration_days": now.duration_days if now else 1})

    def _fits(self, plan: Plan) -> bool:
        return schedule(plan, self.today, self.calendar).feasible is True

    def _must_follow(self, earlier: str, later: str) -> bool:
        """Tell whether the order cannot be given up: sending before review, signing before kickoff."""
        kinds = []
        for one in (earlier, later):
            step = self.plan.step(one)
            entry = entry_of(step) if step else None
            kinds.append(entry.id if entry else "")
        fixed = {"signature", "kickoff", "implementation", "msa-sent", "security-pack", "executive-approval"}
        return bool(fixed & set(kinds)) and earlier not in self._stated(later)

    def _stated(self, step_id: str) -> list[str]:
        return []

    def _least(self, step: Step, days: int) -> int:
        entry = entry_of(step)
        if entry is None:
            return max(1, days // 2) if days > 1 else days
        return min(days, entry.low)


def _effort(measure: Measure) -> tuple[int, int]:
    return (len(measure.cuts) + len(measure.splits), sum(c.old - c.new for c in measure.cuts))


def _words(splits: list[Split], cuts: list[Cut]) -> str:
    parts = [f"start {_lower(s.action)} without waiting for {_lower(s.other)}" for s in splits]
    parts += [f"cut {_lower(c.action)} from {c.old} to {working_days(c.new)}" for c in cuts]
    text = names(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _lower(action: str) -> str:
    first = action.split()[0]
    return action if first.isupper() or not first[1:].islower() else action[:1].lower() + action[1:]
