"""When a step is due."""

import datetime as dt
import re

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.changes import UpdateStep
from assistant.plan.deadlines import Deadline, gone_by, just_gone
from assistant.plan.finding import find_step, fold
from assistant.plan.model import Step
from assistant.plan.step_order import wait_for

_GO_LIVE = frozenset(["go live", "golive", "going live", "launch", "go live date", "live"])
_OPENINGS = frozenset(["opening", "opening day", "launch day", "live date", "day one"])
_WEEKS = re.compile(r"\b(?:weeks?|wks?|fortnights?)\b", re.IGNORECASE)
_WORK_WEEK = 5  # working days; weeks before a day of the deal are counted on the calendar
_CLOSE = frozenset(["signature", "signing", "close", "closing", "contract signature"])


def dated(draft: Draft, step: Step, change: UpdateStep) -> Step:
    """Return the step with the due date that the change gives it."""
    if change.clear_due:
        step = _undated(draft, step, change)
    if change.due is None:
        if change.insist and step.due and not step.insisted:
            return step.model_copy(update={"insisted": True})
        return step
    found = draft.deadline(change.due)
    if found.after:
        return _hanging(draft, step, change, found.after, found.lag_days or 0)
    if found.date is None:
        return _vague(draft, step, change)
    date, found = draft.date(change.due, "a due date")
    if draft.origin == "notes":
        is_done = (change.status or step.status) == "done"
        back = gone_by if is_done else just_gone
        date = back(change.due, draft.today, draft.calendar) or date
    return _on_day(draft, step, change, date, found)


def settle_due(draft: Draft, step: Step, op: str, quote: str) -> Step:
    """Return the step due on a working day of its side, where its due date has become a day off."""
    if step.due is None or step.insisted:
        return step
    off = draft.calendar.why_off(step.due, step.side)
    if off is None:
        return step
    known = step.sources.get("due")
    if draft.origin == "notes" and known and known.state == "stated":
        return step.model_copy(update={"insisted": True})
    date = _working_day(draft, step.due, step)
    note = _because(draft, step.due, off)
    draft.say_line(op, step, "due", draft.shown(step.due), draft.shown(date), quote, note)
    source = draft.source(known.quote if known else quote, state="inferred", note=note)
    return step.model_copy(update={"due": date, "sources": {**step.sources, "due": source}})


def _on_day(draft: Draft, step: Step, change: UpdateStep, date: dt.date, found: Deadline) -> Step:
    note, state = found.assumption, draft.state_of(found)
    words = f' ("{change.due}")' if state == "inferred" else ""
    reason = ""
    off = draft.calendar.why_off(date, step.side)
    keeps = change.insist or (draft.origin == "notes" and found.start is None)
    if off and not keeps:
        note, state = _because(draft, date, off), "inferred"
        reason = f", because {note}"
        date = _working_day(draft, date, step)
    elif off:
        reason = f", although that is a day off ({off})"
    source = draft.source(change.quote, state=state, note=note)
    if date != step.due:
        was = f" (was {draft.shown(step.due)})" if step.due else ""
        old = draft.shown(step.due) if step.due else None
        said = f"due {draft.shown(date)}{words}{was}{reason}"
        draft.say_step(change, step, "due", old, draft.shown(date), said, state)
    draft.answered(f"step:{step.id}:due")
    return step.model_copy(
        update={
            "due": date,
            "due_text": change.due,
            "insisted": bool(off and keeps),
            "sources": {**step.sources, "due": source},
        }
    )


def _working_day(draft: Draft, date: dt.date, step: Step) -> dt.date:
    """Return the working day before, or the one after where the one before has passed."""
    before = draft.calendar.previous_working_day(date, step.side)
    if before < draft.today <= date:
        return draft.calendar.next_working_day(date, step.side)
    return before


def _because(draft: Draft, date: dt.date, off: str) -> str:
    if off in ("Saturday", "Sunday"):
        return f"{date:%b} {date.day} is a {off}"
    return f"{draft.shown(date)} is a day off ({off})"


def _undated(draft: Draft, step: Step, change: UpdateStep) -> Step:
    if step.due is None and step.due_text is None:
        return step
    if change.due is None:
        old = draft.shown(step.due) if step.due else step.due_text
        draft.say_step(change, step, "due", old, None, f"no due date now (was {old})")
    sources = {key: value for key, value in step.sources.items() if key != "due"}
    values = {"due": None, "due_text": None, "insisted": False, "sources": sources}
    return step.model_copy(update=values)


def _vague(draft: Draft, step: Step, change: UpdateStep) -> Step:
    if change.due == step.due_text and step.due is None:
        return step
    was = f" (was {draft.shown(step.due)})" if step.due else ""
    old = draft.shown(step.due) if step.due else None
    said = f'no firm date yet, "{change.due}"{was}'
    draft.say_step(change, step, "due", old, change.due, said, "unknown")
    source = draft.source(change.quote, state="unknown", note="names no day")
    values = {"due": None, "due_text": change.due, "insisted": False}
    return step.model_copy(update={**values, "sources": {**step.sources, "due": source}})


def _hanging(draft: Draft, step: Step, change: UpdateStep, words: str, lag: int) -> Step:
    """Return the step with a date that hangs on another step, or on a date of the deal.

    "Two weeks after legal" makes the step wait for legal; "a week before signature" makes the
    signature wait for the step.
    """
    anchor = _anchor(draft, words)
    if anchor:
        return _counted(draft, step, change, (anchor, words), lag)
    other = find_step(draft.current(), words)
    if other.id == step.id:
        raise PlanError(
            f'"{change.due}" counts from {step.action} itself. Name a day, or another step.'
        )
    if step.due:
        old = draft.shown(step.due)
        draft.say_step(change, step, "due", old, change.due, f"{change.due} (was {old})")
    values = {"due": None, "due_text": change.due, "insisted": False}
    note = f"hangs on {other.action}"
    source = draft.source(change.quote, state="inferred", note=note)
    step = step.model_copy(update={**values, "sources": {**step.sources, "due": source}})
    draft.answered(f"step:{step.id}:due")
    if other.due and draft.origin == "notes":
        # Who writes "a week after the count" has its day in mind.
        step = _counted(draft, step, change, (other.due, other.action), lag)
    if lag < 0:
        draft.replace_step(step)
        draft.replace_step(wait_for(draft, other, step, -lag - 1, change))
        return step
    return wait_for(draft, step, other, lag, change)


def _counted(
    draft: Draft, step: Step, change: UpdateStep, anchor: tuple[dt.date, str], lag: int
) -> Step:
    """Return the step due that many working days from a day, or weeks where it tells weeks."""
    day, name = anchor
    weeks = _WEEKS.search(change.due or "") and lag % _WORK_WEEK == 0
    date = (
        day + dt.timedelta(weeks=lag // _WORK_WEEK)
        if weeks
        else draft.calendar.add(day, lag, step.side)
    )
    note = f"counted from {name} on {draft.shown(day)}"
    found = Deadline(phrase=change.due or "", date=date, kind="inferred", assumption=note)
    return _on_day(draft, step, change, date, found)


def _anchor(draft: Draft, words: str) -> dt.date | None:
    """Return the deal's own date that the words name, where no step stands for it."""
    folded = fold(words)
    named = {fold(step.action) for step in draft.steps} | {step.kind for step in draft.steps}
    if folded in _GO_LIVE and not named & {*_GO_LIVE, "go-live"}:
        return draft.plan.go_live
    if folded in _OPENINGS and not any(folded in fold(step.action) for step in draft.steps):
        return draft.plan.go_live
    if folded in _CLOSE and not named & {*_CLOSE, "contract signatures"}:
        return draft.plan.target_close
    return None
