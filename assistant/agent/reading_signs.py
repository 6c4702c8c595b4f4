"""The signs by which trained weights tell which of two readings of a message is the better one."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.plan.apply import apply_possible
from assistant.plan.changes import AddStep, Change, RemoveStep, UpdateStep
from assistant.plan.deadlines import find
from assistant.plan.model import Plan
from assistant.understanding.people import people
from assistant.understanding.reading import Context
from assistant.understanding.steps import mentions
from assistant.understanding.text import fold, sentences

Signs = dict[str, float]
STEPS = (AddStep, UpdateStep, RemoveStep)
_MOST = 3  # above which a number says no more
_POINTS = re.compile(
    r"\b(?:it|that|this|those|these|same|instead|he|she|they|him|her|his|them|its)\b",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\bnot\b|n't\b|\bno longer\b|\binstead\b", re.IGNORECASE)
_OF_DENIAL = frozenset(
    ["nothing in first", "nothing in second", "other owners", "other days", "only in first"]
)
_MENDS = re.compile(
    r"\b(?:not|no|instead|sorry|actually|wrong|correction|scratch|scrap|moved?|now|push\w*|"
    r"slip\w*|drop\w*|cancel\w*|forget|change\w*|rather|cover\w*|replac\w*|over|done|already)\b",
    re.IGNORECASE,
)


def step_changes(changes: Sequence[Change]) -> list[Change]:
    """Return the changes of steps among others."""
    return [change for change in changes if isinstance(change, STEPS)]


def signs(
    message: str, context: Context, first: Sequence[Change], second: Sequence[Change]
) -> Signs:
    """Return the signs that the second reading of a message is better than the first.

    Args:
        message: the seller's words.
        context: what they were read against.
        first: what it changes as an answer in the talk.
        second: what it changes of steps, read as notes are.
    """
    text = fold(message)
    said = Counter(_of_words(text, context))
    plan = context.plan
    days = {f.deadline.date for f in find(text, context.today) if f.deadline.date}
    firms = [name for name in (plan.deal.buyer, plan.deal.seller) if name]
    named = {w.name for w in people(text, [p.name for p in plan.people], firms) if w.named}
    read = {"first": step_changes(first), "second": second}
    told = {name: Counter(_of_changes(changes, plan)) for name, changes in read.items()}
    after = {name: touched(changes, context) for name, changes in read.items()}
    for name, steps in after.items():
        owners = {who for step in steps.values() for who in step[0]}
        due = {step[1] for step in steps.values()}
        told[name]["days unused"] = len([day for day in days if day not in due])
        told[name]["people unused"] = len(named - owners)
        told[name]["steps"] = len(steps)
    found: Signs = {key: min(_MOST, many) for key, many in said.items()}
    for key in {*told["first"], *told["second"]}:
        one, other = (min(_MOST, told[name][key]) for name in ("first", "second"))
        found[f"first, {key}"], found[f"second, {key}"] = one, other
        found[f"fewer, {key}"], found[f"more, {key}"] = one > other, other > one
    found |= dict(_differences(after["first"], after["second"]))
    if _DENIES.search(text):
        found |= {f"denies, {key}": value for key, value in found.items() if key in _OF_DENIAL}
    return {key: float(value) for key, value in found.items() if value}


_Step = tuple[tuple[str, ...], object]


def touched(changes: Sequence[Change], context: Context) -> dict[str, _Step]:
    """Return who does the steps that changes add or change, and their days, by their names."""
    plan, _ = apply_possible(context.plan, changes, today=context.today)
    before = {step.id: step for step in context.plan.steps}
    return {
        step.action.casefold(): (tuple(step.owners), step.due)
        for step in plan.steps
        if before.get(step.id) != step
    }


def _differences(first: dict[str, _Step], second: dict[str, _Step]) -> Iterator[tuple[str, float]]:
    both = first.keys() & second.keys()
    yield "only in first", min(_MOST, len(first.keys() - both))
    yield "only in second", min(_MOST, len(second.keys() - both))
    yield "in both", min(_MOST, len(both))
    yield "nothing in first", not first
    yield "nothing in second", not second
    yield "same steps", first.keys() == second.keys()
    yield "other owners", any(first[name][0] != second[name][0] for name in both)
    yield "other days", any(first[name][1] != second[name][1] for name in both)


def _of_words(text: str, context: Context) -> Iterator[str]:
    asked = (context.asked or "nothing").split(":")
    yield f"asked {asked[0]}"
    if len(asked) > 1:
        yield f"asked for {asked[-1]}"
    count = len(text.split())
    yield "few words" if count < 9 else "many words" if count > 25 else "some words"
    yield from ("sentence" for _ in sentences(text))
    if _MENDS.search(text):
        yield "mends"
    if _POINTS.search(text):
        yield "points back"
    if "?" in text:
        yield "asks"
    yield from ("line" for one in text.splitlines() if one.strip())
    yield f"steps before {min(_MOST, len(context.plan.steps))}"


def _of_changes(changes: Sequence[Change], plan: Plan) -> Iterator[str]:
    for change in changes:
        if isinstance(change, AddStep):
            yield "adds"
            yield "adds usual" if change.kind else "adds own"
            yield f"adds with {'owner' if change.owners else 'no owner'}"
            yield f"adds with {'day' if change.due else 'no day'}"
        elif isinstance(change, RemoveStep):
            yield "removes"
        elif isinstance(change, UpdateStep):
            yield from _of_update(change, plan)


def _of_update(change: UpdateStep, plan: Plan) -> Iterator[str]:
    yield "updates"
    if change.status:
        yield "status"
    if change.add_depends_on or change.depends_on:
        yield "order"
    step = plan.step(change.step)
    if step is None:
        return
    named = any(m.step == step.id for m in mentions(fold(change.quote), plan))
    where = "named" if named else "unnamed"
    if change.owners or change.add_owners:
        yield f"owner of {where}, {'over' if step.owners else 'new'}"
    if change.due:
        yield f"day of {where}, {'over' if step.due else 'new'}"
    if change.status:
        yield f"status of {where}"
