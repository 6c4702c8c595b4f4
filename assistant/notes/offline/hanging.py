"""Days that are counted from a step or from going live, told before what they count from."""

from assistant.notes.drafted import Found
from assistant.notes.offline.state import NotesState
from assistant.notes.page import Line
from assistant.plan.changes import AddStep, UpdateStep
from assistant.plan.deadlines import Found as FoundDate
from assistant.plan.deadlines import find
from assistant.plan.finding import step_called
from assistant.plan.model import Step
from assistant.understanding.respelling import Respelt
from assistant.understanding.stepdates import counts_from_live


class HangingDays(NotesState):
    """Gives steps the days that their own words count from something, once all is read."""

    def _settle_hanging(self) -> None:
        for one in list(self._found):
            step = self._undated(one)
            line = self._line_at(one.at)
            phrase = self._counted_from(one, step, line) if step and line else None
            if step and line and phrase:
                change = UpdateStep(step=step.id, due=phrase, quote=one.quote)
                self._take(change, Respelt(one.quote, one.quote, []), line)

    def _undated(self, one: Found) -> Step | None:
        """Return the step of a change where it has no day yet, and is not done."""
        if not isinstance(one.change, AddStep | UpdateStep):
            return None
        change = one.change
        name = change.step if isinstance(change, UpdateStep) else change.kind or change.action
        step = step_called(self._plan, name)
        return step if step and step.due is None and step.status != "done" else None

    def _counted_from(self, one: Found, step: Step, line: Line) -> str | None:
        """Return the one phrase of a change's words that counts from what now has a day."""
        days = find(one.quote, self._day(line), self._calendar)
        tied = [day for day in days if day.deadline.after and day.deadline.lag_days]
        if len(tied) != 1 or any(day.deadline.date for day in days):
            return None
        return tied[0].deadline.phrase if self._has_day(tied[0], step) else None

    def _has_day(self, day: FoundDate, step: Step) -> bool:
        words = day.deadline.after or ""
        if counts_from_live(words):
            return self._plan.go_live is not None
        other = step_called(self._plan, words)
        return other is not None and other.id != step.id and other.due is not None
