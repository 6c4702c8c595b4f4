"""Steps added, changed and removed."""

from typing import Any

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.catalogue import CATALOGUE
from assistant.plan.changes import AddStep, UpdateStep
from assistant.plan.changes import RemoveStep as Removal
from assistant.plan.finding import find_step, fold
from assistant.plan.lines import ChangeLine, names, working_days
from assistant.plan.model import Plan, Side, Source, Step

_STATUS = {
    "not_started": "not started",
    "in_progress": "in progress",
    "done": "done",
    "blocked": "blocked",
}


def add_step(draft: Draft, change: AddStep) -> None:
    """Add a step, or change the one of its name or kind that is there already."""
    kind = change.kind if change.kind in CATALOGUE else None
    known = _same(draft, change, kind)
    if known:
        fields = change.model_dump(
            include={"due", "duration_days", "status", "side"}, exclude_none=True
        )
        if change.notes:
            fields["notes"] = change.notes
        update_step(
            draft,
            UpdateStep(
                step=known.id,
                quote=change.quote,
                add_owners=change.owners,
                add_depends_on=change.depends_on,
                **fields,
            ),
        )
        return
    if not change.action:
        raise PlanError("A step needs a name. Say what is to be done.")
    step_id = kind if kind and kind not in {s.id for s in draft.steps} else draft.new_id(change.action)
    state = "assumed" if change.assumed else "stated"
    step = Step(
        id=step_id,
        action=change.action,
        kind=kind,
        evidence=[change.quote] if change.quote else [],
        sources={"action": Source(state=state, origin="catalogue" if change.assumed else draft.origin, quote=change.quote[:2_000])},
    )
    draft.append_step(step)
    draft.say(
        ChangeLine(op="add_step", text=f"{step.action}: added", step=step_id, field="action",
                   new=step.action, quote=change.quote, state=state)
    )  # fmt: skip
    update_step(
        draft,
        UpdateStep(
            step=step_id,
            quote=change.quote,
            owners=change.owners or None,
            side=change.side,
            due=change.due,
            duration_days=change.duration_days,
            status=change.status,
            notes=change.notes or None,
            add_depends_on=change.depends_on,
        ),
    )


def _same(draft: Draft, change: AddStep, kind: str | None) -> Step | None:
    name = fold(change.action)
    for step in draft.steps:
        if fold(step.action) == name or (kind and step.kind == kind and step.status != "done"):
            return step
    return next((s for s in draft.steps if kind and s.kind == kind), None)


def update_step(draft: Draft, change: UpdateStep) -> None:
    """Change values of one step."""
    step = find_step(draft.current(), change.step)
    before = step
    step = _renamed(draft, step, change)
    step = _owned(draft, step, change)
    step = _dated(draft, step, change)
    step = _timed(draft, step, change)
    step = _ordered(draft, step, change)
    if step != before and change.quote and change.quote not in step.evidence:
        step = step.model_copy(update={"evidence": [*step.evidence, change.quote][-50:]})
    draft.replace_step(step)


def remove_step(draft: Draft, change: Removal) -> None:
    """Drop a step; what waited for it then waits for what it waited for."""
    gone = find_step(draft.current(), change.step)
    kept = []
    for step in draft.steps:
        if step.id == gone.id:
            continue
        if gone.id in step.depends_on:
            inherited = [d for d in gone.depends_on if d not in step.depends_on]
            after = [d for d in step.depends_on if d != gone.id] + inherited
            lags = {k: v for k, v in step.lags.items() if k != gone.id}
            step = step.model_copy(update={"depends_on": after, "lags": lags})
        kept.append(step)
    draft.steps = kept
    risks = [
        risk.model_copy(update={"step": None}) if risk.step == gone.id else risk
        for risk in draft.plan.risks
    ]
    draft.set(risks=risks)
    draft.say(
        ChangeLine(op="remove_step", text=f"{gone.action}: removed", step=gone.id, field="action",
                   old=gone.action, quote=change.quote)
    )  # fmt: skip


def infer_side(plan: Plan, step: Step) -> Side | None:
    """Return the side that owns the step by its owners, else by the catalogue."""
    sides = {p.side for name in step.owners if (p := plan.person(name)) and p.side}
    if len(sides) == 1:
        return sides.pop()
    if sides:
        return "both"
    entry = CATALOGUE.get(step.kind or "")
    return entry.side if entry else None


def _renamed(draft: Draft, step: Step, change: UpdateStep) -> Step:
    values: dict[str, Any] = {}
    if change.action and change.action != step.action:
        values["action"] = change.action
        _say(draft, step, change, "action", step.action, change.action, f'now called "{change.action}"')
    if change.notes is not None and change.notes != step.notes:
        text = change.notes
        if step.notes and draft.origin != "edit" and text not in step.notes:
            text = f"{step.notes} {text}".strip()
        if text != step.notes:
            values["notes"] = text[:20_000]
            _say(draft, step, change, "notes", step.notes, text, f"note: {change.notes}")
    if change.status and change.status != step.status:
        values["status"] = change.status
        _say(draft, step, change, "status", _STATUS[step.status], _STATUS[change.status],
             _STATUS[change.status])  # fmt: skip
        values["sources"] = {**step.sources, "status": draft.source(change.quote)}
    return step.model_copy(update=values)


def _owned(draft: Draft, step: Step, change: UpdateStep) -> Step:
    owners = list(step.owners if change.owners is None else change.owners)
    owners += [name for name in change.add_owners if fold(name) not in map(fold, owners)]
    gone = {fold(name) for name in change.remove_owners}
    owners = [_canonical(draft, name) for name in owners if name and fold(name) not in gone]
    owners = list(dict.fromkeys(owners))
    values: dict[str, Any] = {}
    sources = dict(step.sources)
    if owners != step.owners:
        values["owners"] = owners
        sources["owners"] = draft.source(change.quote)
        was = f" (was {names(step.owners)})" if step.owners else ""
        said = f"owner {names(owners)}{was}" if owners else f"no owner now{was}"
        _say(draft, step, change, "owners", names(step.owners) or None, names(owners) or None, said)
    step = step.model_copy(update=values)
    side = change.side
    if side:
        _refuse_wrong_side(draft, step, side)
        if side != step.side:
            sources["side"] = draft.source(change.quote)
    elif step.side is None or (values and sources.get("side", Source()).state == "inferred"):
        side = infer_side(draft.plan, step)
        if side:
            sources["side"] = Source(state="inferred", origin=draft.origin)
    elif values:
        side = _widened(draft, step)
    return step.model_copy(update={"side": side or step.side, "sources": sources})


def _widened(draft: Draft, step: Step) -> Side | None:
    sides = {p.side for name in step.owners if (p := draft.plan.person(name)) and p.side}
    if step.side in {"buyer", "seller"} and sides and step.side not in sides:
        return "both" if len(sides) > 1 else sides.pop()
    return step.side


def _refuse_wrong_side(draft: Draft, step: Step, side: Side) -> None:
    known = [(name, p.side) for name in step.owners if (p := draft.plan.person(name)) and p.side]
    if side == "both" or not known or len(known) < len(step.owners):
        return
    if all(one not in (side, "both") for _, one in known):
        name, one = known[0]
        raise PlanError(
            f"{step.action} cannot be on the {side}'s side: {name} is on the {one}'s. "
            "Correct the person's side, or name another owner."
        )


def _canonical(draft: Draft, name: str) -> str:
    person = draft.plan.person(name)
    if person:
        return person.name
    first = [p.name for p in draft.plan.people if p.name.split()[0].casefold() == name.casefold()]
    return first[0] if len(first) == 1 else name


def _dated(draft: Draft, step: Step, change: UpdateStep) -> Step:
    if change.clear_due and (step.due or step.due_text):
        _say(draft, step, change, "due", draft.shown(step.due), None, "no due date now")
        sources = {k: v for k, v in step.sources.items() if k != "due"}
        return step.model_copy(
            update={"due": None, "due_text": None, "insisted": False, "sources": sources}
        )
    if change.due is None:
        return step.model_copy(update={"insisted": True}) if change.insist and step.due else step
    found = draft.deadline(change.due)
    if found.after:
        return _tied(draft, step, change, found.after, found.lag_days or 0)
    if found.date is None:
        return _vague(draft, step, change)
    date, found = draft.date(change.due, "a due date")
    note = found.assumption
    off = draft.calendar.why_off(date, step.side)
    if off and not change.insist:
        moved = draft.calendar.previous_working_day(date, step.side)
        if moved < draft.today <= date:
            moved = draft.calendar.next_working_day(date, step.side)
        note = f"{draft.shown(date)} is a day off ({off}), so {draft.shown(moved)}"
        date = moved
    sources = {**step.sources, "due": draft.source(change.quote, state="inferred" if note else "stated", note=note)}
    if date != step.due:
        was = f" (was {draft.shown(step.due)})" if step.due else ""
        because = f" – {note}" if off and not change.insist else ""
        _say(draft, step, change, "due", draft.shown(step.due) if step.due else None,
             draft.shown(date), f"due {draft.shown(date)}{was}{because}")  # fmt: skip
    return step.model_copy(
        update={
            "due": date, "due_text": change.due, "insisted": bool(off and change.insist), "sources": sources,
        }
    )  # fmt: skip


def _vague(draft: Draft, step: Step, change: UpdateStep) -> Step:
    if change.due == step.due_text and step.due is None:
        return step
    _say(draft, step, change, "due", draft.shown(step.due) if step.due else None, change.due,
         f'no firm date yet ("{change.due}")')  # fmt: skip
    sources = {**step.sources, "due": draft.source(change.quote, state="unknown", note="names no day")}
    return step.model_copy(update={"due": None, "due_text": change.due, "sources": sources})


def _tied(draft: Draft, step: Step, change: UpdateStep, words: str, lag: int) -> Step:
    other = find_step(draft.current(), words)
    if lag < 0:
        return step.model_copy(update={"due_text": change.due})
    tied = UpdateStep(step=step.id, add_depends_on=[other.id], lag_days=lag, quote=change.quote)
    return _ordered(draft, step, tied)


def _timed(draft: Draft, step: Step, change: UpdateStep) -> Step:
    days = change.duration_days
    if days is None or days == step.duration_days:
        return step
    was = f" (was {step.duration_days})" if step.duration_days is not None else ""
    _say(draft, step, change, "duration_days",
         None if step.duration_days is None else str(step.duration_days), str(days),
         f"takes {working_days(days)}{was}")  # fmt: skip
    sources = {**step.sources, "duration_days": draft.source(change.quote)}
    return step.model_copy(update={"duration_days": days, "sources": sources})


def _ordered(draft: Draft, step: Step, change: UpdateStep) -> Step:
    plan = draft.current()
    after = list(step.depends_on)
    if change.depends_on is not None:
        after = [find_step(plan, words).id for words in change.depends_on]
    added = [find_step(plan, words).id for words in change.add_depends_on]
    removed = {find_step(plan, words).id for words in change.remove_depends_on}
    after = [one for one in dict.fromkeys([*after, *added]) if one not in removed]
    if step.id in after:
        raise PlanError(f"{step.action} cannot wait for itself. Name another step.")
    lags = {k: v for k, v in step.lags.items() if k in after}
    if change.lag_days is not None:
        lags |= {one: change.lag_days for one in added}
    lags = {k: v for k, v in lags.items() if v}
    if after == step.depends_on and lags == step.lags:
        return step
    title = {s.id: s.action for s in draft.steps}
    new = names([title[one] for one in after]) or None
    lag = f", {working_days(change.lag_days)} later" if change.lag_days else ""
    said = f"after {new}{lag}" if new else "waits for nothing now"
    _say(draft, step, change, "depends_on", names([title[one] for one in step.depends_on]) or None, new, said)
    sources = {**step.sources, "depends_on": draft.source(change.quote)}
    return step.model_copy(update={"depends_on": after, "lags": lags, "sources": sources})


def _say(
    draft: Draft, step: Step, change: UpdateStep, field: str, old: str | None, new: str | None, said: str
) -> None:
    draft.say(
        ChangeLine(op="update_step", text=f"{step.action}: {said}", step=step.id, field=field,
                   old=old, new=new, quote=change.quote)
    )  # fmt: skip
