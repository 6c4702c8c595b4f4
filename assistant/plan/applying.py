"""A plan in the middle of being changed."""

import datetime as dt
import re
from typing import Any, Protocol

from assistant.errors import PlanError
from assistant.plan.calendar import WorkCalendar
from assistant.plan.deadlines import Deadline, resolve
from assistant.plan.lines import ChangeLine, day, short
from assistant.plan.model import MAX_STEPS, Origin, Plan, Source, State, Step

_FAR = dt.timedelta(days=5 * 366)
_LONG_AGO = dt.timedelta(days=2 * 366)
_MAX_QUOTE = 2_000


class Said(Protocol):
    """A change with the words that it comes from."""

    @property
    def op(self) -> str:
        """Name of the change."""

    @property
    def quote(self) -> str:
        """The exact words."""


class Draft:
    """A plan being changed, with the lines that say what changed."""

    def __init__(self, plan: Plan, today: dt.date, calendar: WorkCalendar, origin: Origin) -> None:
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
        return Source(state=state, origin=self.origin, quote=quote[:_MAX_QUOTE], note=note)

    def note_source(self, key: str, source: Source) -> None:
        """Record where a value of the plan comes from."""
        self.set(sources={**self.plan.sources, key: source})

    def forget_source(self, key: str) -> None:
        """Forget where a value of the plan came from."""
        self.set(sources={one: source for one, source in self.plan.sources.items() if one != key})

    def answered(self, key: str) -> None:
        """Forget that the question with this key was left open."""
        if key in self.plan.answered:
            left = {one: how for one, how in self.plan.answered.items() if one != key}
            self.set(answered=left)

    def say(self, line: ChangeLine) -> None:
        """Record what changed."""
        self.lines.append(line)

    def say_step(
        self,
        change: Said,
        step: Step,
        field: str,
        old: str | None,
        new: str | None,
        said: str,
        state: State = "stated",
    ) -> None:
        """Record what changed of a step; `said` follows the step's name."""
        self.say(
            ChangeLine(
                op=change.op,
                text=f"{step.action}: {said}",
                step=step.id,
                field=field,
                old=old,
                new=new,
                quote=change.quote,
                state=state,
            )
        )

    def say_line(
        self, op: str, step: Step, field: str, old: str | None, new: str, quote: str, why: str = ""
    ) -> None:
        """Record a value of a step that follows from another change."""
        was = f" (was {old})" if old else ""
        because = f", because {why}" if why else ""
        lead = "due " if field == "due" else "now "
        self.say(
            ChangeLine(
                op=op,
                text=f"{step.action}: {lead}{new}{was}{because}",
                step=step.id,
                field=field,
                old=old,
                new=new,
                quote=quote,
                state="inferred",
            )
        )

    def step(self, step_id: str) -> Step | None:
        """Return the step with this id as it stands now."""
        return next((step for step in self.steps if step.id == step_id), None)

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
            shown = f'"{short(phrase)}" is not a date I can read' if phrase else "The date is empty"
            raise PlanError(f'{shown}. Say it like "Dec 4" or "end of next week".')
        return found

    def date(self, phrase: str, what: str) -> tuple[dt.date, Deadline]:
        """Return the day that a phrase names.

        Raises:
            PlanError: the phrase names no day, or one too far away to be meant.
        """
        found = self.deadline(phrase)
        if found.date is None:
            raise PlanError(f'"{short(phrase)}" names no day. Give {what} as a day, like "Jan 5".')
        ahead = found.date - self.today
        if ahead > _FAR or -ahead > _LONG_AGO:
            years = "more than five years ahead" if ahead > _FAR else "more than two years ago"
            shown = f"{found.date:%b} {found.date.day}, {found.date.year}"
            raise PlanError(f"{shown} is {years}, too far away for {what}. Check the year.")
        return found.date, found

    def state_of(self, found: Deadline) -> State:
        """Return how sure a date is that was read from words."""
        return "stated" if found.kind == "exact" else "inferred"

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
            chain = " → ".join(short(names[one]) for one in [*circle, circle[0]])
            raise PlanError(
                f"These steps would wait for each other: {chain}. "
                "Let one of them no longer wait for the one before it."
            )


def find_cycle(after: dict[str, list[str]]) -> list[str] | None:
    """Return the ids along one cycle, None where there is none.

    Args:
        after: for each id the ids that it waits for. The cycle is returned in the order in which
            the work would be done.
    """
    done: set[str] = set()
    for root in after:
        circle = _cycle_from(root, after, done)
        if circle:
            return circle
    return None


def _cycle_from(root: str, after: dict[str, list[str]], done: set[str]) -> list[str] | None:
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
        if index >= len(children):
            done.add(node)
            on_path.discard(node)
            path.pop()
            continue
        stack.append((node, index + 1))
        child = children[index]
        if child in on_path:
            return path[path.index(child) :][::-1]
        if child not in done:
            stack.append((child, 0))
    return None
