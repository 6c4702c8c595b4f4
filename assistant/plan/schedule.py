"""The schedule: back from go-live, and forward from today, in working days."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.plan.calendar import WorkCalendar
from assistant.plan.days import Days, SharedDays
from assistant.plan.model import Plan, Strict
from assistant.plan.network import IMPLEMENTATION, Network, Node, network


@dataclass(slots=True)
class ScheduledStep:
    """When one step can and must happen. A step that is done has no dates.

    Attributes:
        duration_days: working days that count, both ends included.
        earliest_finish: in plans made here not before the day that somebody named.
        latest_finish: None where nothing that is aimed at limits the step.
        slack_days: working days by which it may end later; negative where it is too late.
        critical: whether a day lost here is a day lost at the end.
    """

    id: str
    duration_days: int
    earliest_start: dt.date | None = None
    earliest_finish: dt.date | None = None
    latest_start: dt.date | None = None
    latest_finish: dt.date | None = None
    slack_days: int | None = None
    critical: bool = False


class Schedule(Strict):
    """What fits and what does not.

    Attributes:
        feasible: None where no date is aimed at.
        short_by_days: working days that are missing, 0 where it fits.
        spare_days: working days to spare on the tightest chain, 0 where it does not fit.
        required_close: the day by which the contract has to be signed.
        late_steps: ids of steps whose named due date comes after their latest finish.
        assumptions: what was taken for granted, in words.
    """

    feasible: bool | None
    short_by_days: int
    spare_days: int
    required_close: dt.date | None
    earliest_close: dt.date | None
    earliest_go_live: dt.date | None
    critical_path: list[str]
    steps: list[ScheduledStep]
    late_steps: list[str]
    assumptions: list[str]

    def step(self, step_id: str) -> ScheduledStep | None:
        """Return the scheduled step with this id, None where there is none."""
        return next((step for step in self.steps if step.id == step_id), None)


def schedule(plan: Plan, today: dt.date, calendar: WorkCalendar | None = None) -> Schedule:
    """Return the plan's working-day schedule.

    A step of d working days takes d working days of its side, both ends included. It starts on
    the working day after the last step it waits for has ended (and after its lag); nothing
    starts before today. Back from go-live: the last step may end on go-live itself, or on the
    working day before where go-live is a day off. Without go-live the target close is the
    anchor for all that comes before the signature. Steps that are done take no time; those in
    progress count in full, since nobody says how far they are.

    In plans made here (`assume_usual`) a day that somebody named is when the step ends: no
    earlier, and where nobody said how long it takes, no later either if it can start by then.
    So a date that is too late makes the plan infeasible. In imported plans durations alone
    count. In both, due dates that come too late are listed in `late_steps`.

    Raises:
        PlanError: steps wait for each other.
    """
    return schedule_network(plan, network(plan), today, calendar or WorkCalendar(plan.calendar))


def schedule_network(plan: Plan, net: Network, today: dt.date, calendar: WorkCalendar) -> Schedule:
    """Return the schedule of a network made from the plan, for trying changes to it."""
    return _Scheduler(plan, net, today, calendar).run()


class _Scheduler:
    """Works in numbers of working days; see `Days`."""

    def __init__(self, plan: Plan, net: Network, today: dt.date, calendar: WorkCalendar) -> None:
        self.plan, self.net = plan, net
        self.shared = SharedDays(calendar, today.toordinal(), today.year)
        self.days: dict[str, Days] = {
            node.id: self.shared.of(node.side) for node in self.net.nodes.values()
        }
        self.length: dict[str, int] = {}
        self.start: dict[str, int] = {}
        self.finish: dict[str, int] = {}
        self.comparable = self.finish
        self.driver: dict[str, str | None] = {}
        self.late_start: dict[str, int] = {}
        self.late_finish: dict[str, int] = {}
        anchor = plan.go_live or plan.target_close
        self.end = anchor.toordinal() if anchor else None

    def run(self) -> Schedule:
        """Return the schedule."""
        self._forward()
        if not self.shared.alike:  # numbers of different sides cannot be compared
            ends = self.finish.items()
            self.comparable = {one: self.days[one].ordinal(end) for one, end in ends}
        if self.end is not None:
            self._backward(self.end)
        slack = {one: late - self.finish[one] for one, late in self.late_finish.items()}
        tightest = min(slack.values(), default=None)
        path = self._critical_path(slack)
        return Schedule(
            feasible=None if tightest is None else tightest >= 0,
            short_by_days=max(0, -(tightest or 0)),
            spare_days=max(0, tightest or 0),
            required_close=self._required_close(),
            earliest_close=self._earliest_close(),
            earliest_go_live=self._latest_end(self.finish.keys() - self.net.beyond),
            critical_path=path,
            steps=self._steps(slack, set(path), tightest),
            late_steps=self._late_steps(),
            assumptions=self.net.assumptions,
        )

    def _forward(self) -> None:
        finish, all_days = self.finish, self.days
        for node in self.net.nodes.values():
            days = all_days[node.id]
            start, driver = 0, None
            for one in node.after:
                theirs = all_days[one]
                begin = finish[one] + 1
                if theirs is not days:
                    begin = days.on_or_after(theirs.ordinal(finish[one]) + 1)
                if node.lags:
                    begin += node.lags.get(one, 0)
                if driver is None or begin > start:
                    driver = one
                    start = max(start, begin)
            end = start + node.days - 1
            if node.until is not None:
                end, named = self._named_end(node, start, days)
                driver = None if named else driver
            self.start[node.id], finish[node.id] = start, end
            self.length[node.id] = min(node.days, end - start + 1)
            self.driver[node.id] = driver

    def _named_end(self, node: Node, start: int, days: Days) -> tuple[int, bool]:
        """Return when a step with a named date ends, and whether it is the date that says so."""
        worked = start + (node.days if node.stated else min(node.days, 1)) - 1
        named = days.on_or_before(node.until or 0)
        return max(worked, named), named > start + node.days - 1

    def _backward(self, end: int) -> None:
        late_start, all_days, nodes = self.late_start, self.days, self.net.nodes
        for node in reversed(self.net.nodes.values()):
            days = all_days[node.id]
            limit: int | None = None
            for later in self.net.followers[node.id]:
                if later not in late_start:
                    continue
                theirs, lags = all_days[later], nodes[later].lags
                before = late_start[later] - 1 - (lags.get(node.id, 0) if lags else 0)
                if theirs is not days:
                    before = days.on_or_before(theirs.ordinal(before + 1) - 1)
                limit = before if limit is None or before < limit else limit
            if limit is None or (node.id == self.net.signature and self.plan.go_live is None):
                if not self._anchored(node.id):
                    continue
                limit = days.on_or_before(end)
            self.late_finish[node.id] = limit
            late_start[node.id] = limit - self.length[node.id] + 1

    def _anchored(self, step_id: str) -> bool:
        """Tell whether the date aimed at limits a step that nothing else limits."""
        return step_id not in (self.net.later if self.plan.go_live is None else self.net.beyond)

    def _critical_path(self, slack: dict[str, int]) -> list[str]:
        last: str | None = None
        if slack:
            waited_for = {before for one in slack for before in self.net.nodes[one].after}
            ends = [one for one in slack if one not in waited_for]
            least = min(slack[one] for one in ends)
            last = self._last_to_end(one for one in ends if slack[one] == least)
        elif self.finish:
            last = self._last_to_end(self.finish)
        path: list[str] = []
        while last is not None:
            path.append(last)
            last = self.driver[last]
        return [one for one in reversed(path) if one != IMPLEMENTATION]

    def _steps(
        self, slack: dict[str, int], path: set[str], tightest: int | None
    ) -> list[ScheduledStep]:
        made = []
        for step in self.plan.steps:
            one = step.id
            if one not in self.finish:
                made.append(ScheduledStep(one, 0))
                continue
            date, start, finish = self.days[one].dates, self.start[one], self.finish[one]
            length = self.length[one]
            # A milestone of no days falls on the day on which the last step before it ends.
            shown = max(0, finish)
            first = start if length else shown
            scheduled = ScheduledStep(one, length, date[first], date[shown])
            if one in slack:
                late = self.late_finish[one]
                scheduled.latest_finish = date[late]
                scheduled.latest_start = date[self.late_start[one] if length else late]
                scheduled.slack_days = slack[one]
            scheduled.critical = one in path or slack.get(one) == tightest is not None
            made.append(scheduled)
        return made

    def _required_close(self) -> dt.date | None:
        if self.end is None:
            return None
        signature, shared = self.net.signature, self.shared.of("both")
        if signature in self.late_finish:
            days = self.days[signature]
            return dt.date.fromordinal(days.ordinal(self.late_finish[signature]))
        if signature and signature not in self.net.nodes:
            return None
        first = [
            self.days[one].ordinal(begin)
            for one, begin in self.late_start.items()
            if one in self.net.later
        ]
        if first:
            number = shared.on_or_before(min(first) - 1)
        elif self.late_finish:
            ends = (self.days[one].ordinal(late) for one, late in self.late_finish.items())
            return dt.date.fromordinal(max(ends))
        else:
            number = shared.on_or_before(self.end)
        return dt.date.fromordinal(shared.ordinal(number))

    def _earliest_close(self) -> dt.date | None:
        signature = self.net.signature
        if signature in self.finish:
            return self._latest_end({signature})
        if signature:
            return None
        before = self.finish.keys() - self.net.later
        return self._latest_end(before or self.finish.keys() - {IMPLEMENTATION})

    def _latest_end(self, steps: Iterable[str]) -> dt.date | None:
        last = self._last_to_end(steps)
        return self.days[last].dates[max(0, self.finish[last])] if last else None

    def _last_to_end(self, steps: Iterable[str]) -> str | None:
        """Return the step that ends last at the earliest, the first of several."""
        return max(steps, key=self.comparable.__getitem__, default=None)

    def _late_steps(self) -> list[str]:
        late = []
        for step in self.plan.steps:
            if step.due and step.id in self.late_finish:
                limit = self.days[step.id].ordinal(self.late_finish[step.id])
                if step.due.toordinal() > limit:
                    late.append(step.id)
        return late
