"""What the plan says otherwise than the notes, in words, for the seller to choose."""

import datetime as dt

from assistant.plan.lines import day, money, names, working_days
from assistant.plan.model import Plan, Step


def conflict(start: Plan, before: Plan, after: Plan, today: dt.date, *, moves: bool = False) -> str:
    """Return what the plan said before the notes of each value that a change gives anew.

    Args:
        start: the plan before the notes; what they themselves said earlier is no conflict.
        before: the plan before the change.
        after: the plan with the change made.
        today: the day from which years are left out.
        moves: whether the words say themselves that something changed: then another day or owner
            of a step contradicts nothing.
    """
    told = [*_deal(start, before, after, today), *_check_in(start, before, after)]
    for step in after.steps:
        old, last = start.step(step.id), before.step(step.id)
        if old and last and step != last:
            told += _step(old, last, step, today, moves=moves)
    for step in start.steps:
        if step.status == "done" and before.step(step.id) and not after.step(step.id):
            told.append(f"The plan has {step.action} as done.")
    return " ".join(told)


def _step(old: Step, last: Step, new: Step, today: dt.date, *, moves: bool) -> list[str]:
    told = []
    if not moves and old.due and new.due != last.due and new.due != old.due:
        words = old.due_text if old.due_text != old.due.isoformat() else None
        said = f' ("{words}")' if words else ""
        told.append(f"The plan has {new.action} due {day(old.due, today)}{said}.")
    owned = set(old.owners), set(last.owners)
    if not moves and old.owners and set(new.owners) not in owned:
        told.append(f"The plan has {names(old.owners)} as owner of {new.action}.")
    if old.status == "done" and new.status not in ("done", last.status):
        told.append(f"The plan has {new.action} as done.")
    days = old.duration_days
    if days is not None and new.duration_days not in (days, last.duration_days):
        told.append(f"The plan gives {new.action} {working_days(days)}.")
    return told


def _deal(start: Plan, before: Plan, after: Plan, today: dt.date) -> list[str]:
    told = []
    for field, title in (("go_live", "go-live"), ("target_close", "signature")):
        old, last, new = (getattr(one, field) for one in (start, before, after))
        if old and new not in (old, last):
            told.append(f"The plan has the {title} on {day(old, today)}.")
    for field, title in (("buyer", "buyer"), ("seller", "seller"), ("name", "deal")):
        old, last, new = (getattr(one.deal, field) for one in (start, before, after))
        if old and new not in (old, last):
            told.append(f"The plan has {old} as the {title}.")
    was, deal = start.deal, after.deal
    changed = deal.value not in (was.value, before.deal.value)
    if was.value is not None and changed:
        told.append(f"The plan has a value of {money(was.value, was.currency)}.")
    return told


def _check_in(start: Plan, before: Plan, after: Plan) -> list[str]:
    old, last, new = start.check_in, before.check_in, after.check_in
    if old is None or new == last or not (old.weekday or old.time):
        return []
    if new and (new.weekday, new.time) == (old.weekday, old.time):
        return []
    weekday = old.weekday.capitalize() if old.weekday else ""
    at = f"at {old.time}" if old.time else ""
    return [f"The plan has the check-in {' '.join(one for one in (weekday, at) if one)}."]
