"""A plan in the middle of being changed."""

import datetime as dt
import re
from typing import Any

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import Deadline, resolve
from assistant.plan.lines import ChangeLine, day
from assistant.plan.model import MAX_STEPS, Origin, Plan, Source, State, Step

_FAR = dt.timedelta(days=5 * 366)
_LONG_AGO = dt.timedelta(days=2 * 366)


class Draft:
    """A plan being changed, with the lines that say what changed."""

    def __init__(
        self, plan: Plan, today: dt.date, calendar: WorkCalendar, origin: Origin
    ) -> None:
        self.plan = plan
        self.today = today
        self.calendar = calendar
        self.origin: Origin = origin
        self.lines: list[ChangeLine] = []
        self.steps: list[Step] = list(plan.steps)

    def finished(self) -> Plan:
        """Return the changed plan."""
        return self.set(steps=self.steps)

    def current(self) -> Plan:
        """Return the plan as it stands now."""
        return self.plan.model_copy(update={"steps": self.steps})

    def set(self, **values: Any) -> Plan:
        """Replace values of the plan."""
        self.plan = self.plan.model_copy(update=values)
        return self.plan

    def source(self, quote: str, *, state: State = "stated", note: str = "") -> Source:
        """Return where a value comes from."""
        return Source(state=state, origin=self.origin, quote=quote[:2_000], note=note)

    def note_source(self, key: str, source: Source) -> None:
        """Record where a value of the plan comes from."""
        self.set(sources={**self.plan.sources, key: source})

    def say(self, line: ChangeLine) -> None:
        """Record what changed."""
        self.lines.append(line)

    def replace_step(self, step: Step) -> None:
        """Put the step in the place of the one with its id."""
        self.steps = [step if one.id == step.id else one for one in self.steps]

    def append_step(self, step: Step) -> None:
        """Put a new step at the end."""
        if len(self.steps) >= MAX_STEPS:
            raise PlanError(f"A plan holds at most {MAX_STEPS} steps. Remove some first.")
        self.steps = [*self.steps, step]

    def new_id(self, words: str) -> str:
        """Return an id for a step, made from its name."""
        base = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:60] or "step"
        taken = {step.id for step in self.steps}
        if base not in taken:
            return base
        return next(f"{base}-{n}" for n in range(2, len(taken) + 3) if f"{base}-{n}" not in taken)

    def deadline(self, phrase: str) -> Deadline:
        """Return what a date phrase means.

        Raises:
            PlanError: the phrase is no date.
        """
        found = resolve(phrase, self.today, self.calendar)
        if found.kind == "none":
            raise PlanError(
                f'"{phrase}" is no date that can be read. Say it like "Dec 4" or "end of next week".'
            )
        return found

    def date(self, phrase: str, what: str) -> tuple[dt.date, Deadline]:
        """Return the day that a phrase names.

        Raises:
            PlanError: the phrase names no day, or one too far away to be meant.
        """
        found = self.deadline(phrase)
        if found.date is None:
            raise PlanError(f'"{phrase}" names no day. Give {what} as a day, like "Jan 5".')
        if found.date - self.today > _FAR or self.today - found.date > _LONG_AGO:
            raise PlanError(
                f"{found.date:%b} {found.date.day}, {found.date.year} is too far away for {what}. Check the year."
            )
        return found.date, found

    def shown(self, date: dt.date | None) -> str:
        """Return the day in words."""
        return day(date, self.today) if date else "no date"

    def refuse_cycles(self) -> None:
        """Refuse steps that wait for each other.

        Raises:
            PlanError: names the steps in their circle.
        """
        circle = find_cycle({step.id: step.depends_on for step in self.steps})
        if circle:
            names = {step.id: step.action for step in self.steps}
            chain = " → ".join(names[one] for one in [*circle, circle[0]])
            raise PlanError(
                f"These steps would wait for each other: {chain}. Remove one of these dependencies."
            )


def find_cycle(after: dict[str, list[str]]) -> list[str] | None:
    """Return the ids along one cycle, None where there is none."""
    done: set[str] = set()
    for root in after:
        path: list[str] = []
        on_path: set[str] = set()
        stack: list[tuple[str, int]] = [(root, 0)]
        while stack:
            node, index = stack.pop()
            if index == 0:
                if node in done:
                    continue
                path.append(node)
                on_path.add(node)
            children = after.get(node, [])
            if index < len(children):
                stack.append((node, index + 1))
                child = children[index]
                if child in on_path:
                    return path[path.index(child) :][::-1]
                if child not in done:
                    stack.append((child, 0))
            else:
                done.add(node)
                on_path.discard(node)
                path.pop()
    return None
