"""Steps added, changed and removed."""

from typing import Any

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.catalogue import CATALOGUE, recognise
from assistant.plan.changes import AddStep, RemoveStep, UpdateStep
from assistant.plan.finding import find_step, fold
from assistant.plan.lines import ChangeLine, short, working_days
from assistant.plan.model import Source, Status, Step
from assistant.plan.step_dates import dated
from assistant.plan.step_order import order_words, ordered, without
from assistant.plan.step_owners import owned

STATUS_WORDS: dict[Status, str] = {
    "not_started": "not started",
    "in_progress": "in progress",
    "done": "done",
    "blocked": "blocked",
}
_MAX_EVIDENCE = 50
_MAX_NOTES = 20_000
# Words of an approval that do not say whose it is.
_APPROVAL_WORDS = (
    "approval approvals approve sign off signoff final internal review executive exec "
    "management leadership authority signature s by of the from get"
)
_APPROVAL = frozenset(_APPROVAL_WORDS.split())
# Words of the security papers that do not say which of them is meant.
_PAPER_WORDS = frozenset(
    (  # noqa: SIM905
        "send sent share the our their your security infosec it documents docs documentation "
        "pack package evidence completed final"
    ).split()
)


def add_step(draft: Draft, change: AddStep) -> None:
    """Add a step, or change the one of its name or kind that is there already."""
    if not change.action:
        raise PlanError("A step needs a name. Say what is to be done.")
    kind = _kind(draft, change)
    known = _same(draft, change.action, kind)
    if known:
        _add_to(draft, known, change)
        return
    step = _new_step(draft, change, kind)
    draft.append_step(step)
    start = len(draft.lines)
    update_step(draft, _rest(change, step.id, owners=change.owners or None))
    _fold_lines(draft, step, change, start)


def update_step(draft: Draft, change: UpdateStep) -> None:
    """Change values of one step."""
    before = find_step(draft.current(), change.step)
    step = _described(draft, before, change)
    step = owned(draft, step, change)
    step = dated(draft, step, change)
    step = _timed(draft, step, change)
    step = ordered(draft, step, change)
    if step != before:
        step = _with_evidence(step, change.quote)
    draft.replace_step(step)


def remove_step(draft: Draft, change: RemoveStep) -> None:
    """Drop a step; what waited for it then waits for what it waited for."""
    gone = find_step(draft.current(), change.step)
    before = draft.steps
    draft.steps = without(before, gone)
    risks = [
        risk.model_copy(update={"step": None}) if risk.step == gone.id else risk
        for risk in draft.plan.risks
    ]
    draft.set(risks=risks)
    # Another step may get the same id one day; its questions are not answered.
    draft.answered(f"step:{gone.id}:owner")
    draft.answered(f"step:{gone.id}:due")
    draft.say(
        ChangeLine(
            op=change.op,
            text=f"{gone.action}: removed",
            step=gone.id,
            field="action",
            old=gone.action,
            quote=change.quote,
        )
    )
    for step in before:
        tied = draft.step(step.id)
        if tied and tied.depends_on != step.depends_on:
            after = order_words(draft, tied.depends_on, tied.lags)
            said = f"now after {after}" if after else "waits for nothing now"
            draft.say_step(change, tied, "depends_on", gone.action, after or None, said)


def _kind(draft: Draft, change: AddStep) -> str | None:
    if change.kind in CATALOGUE:
        return change.kind
    entry = recognise(change.action) if draft.plan.assume_usual else None
    return entry.id if entry else None


def _same(draft: Draft, action: str, kind: str | None) -> Step | None:
    """Return the step that is meant already: of the same name, or of the same kind."""
    name = fold(action)
    by_name = [step for step in draft.steps if fold(step.action) == name]
    by_kind = [
        step
        for step in draft.steps
        if kind and step.kind == kind and not _another(kind, step.action, action)
    ]
    found = by_name or by_kind
    return next((step for step in found if step.status != "done"), found[0] if found else None)


def _another(kind: str, known: str, action: str) -> bool:
    """Tell whether two names of one kind are of two approvers, or of two papers."""
    return _other_approver(kind, known, action) or _other_paper(kind, known, action)


def _other_paper(kind: str, known: str, action: str) -> bool:
    """Tell whether both names are of a paper, and not of the same ("SOC 2 report")."""
    if kind != "security-pack":
        return False
    one, other = ({*fold(name).split()} - _PAPER_WORDS for name in (known, action))
    return bool(one and other and not one & other)


def _other_approver(kind: str, one: str, other: str) -> bool:
    """Tell whether two approvals are given by different people: the CFO, the board."""
    if kind != "executive-approval":
        return False
    who = [set(fold(name).split()) - _APPROVAL for name in (one, other)]
    return bool(who[0] and who[1]) and not who[0] & who[1]


def _add_to(draft: Draft, known: Step, change: AddStep) -> None:
    start = len(draft.lines)
    update_step(draft, _rest(change, known.id, add_owners=change.owners))
    lead = f"{known.action}: "
    if len(draft.lines) > start and draft.lines[start].text.startswith(lead):
        first = draft.lines[start]
        text = f"{lead}in the plan already, {first.text.removeprefix(lead)}"
        draft.lines[start] = first.model_copy(update={"text": text})


def _new_step(draft: Draft, change: AddStep, kind: str | None) -> Step:
    taken = {step.id for step in draft.steps}
    source = draft.source(change.quote)
    if change.assumed:
        source = Source(state="assumed", origin="catalogue", quote=source.quote)
    return Step(
        id=kind if kind and kind not in taken else draft.new_id(change.action),
        action=change.action,
        kind=kind,
        evidence=[change.quote] if change.quote else [],
        sources={"action": source},
    )


def _rest(change: AddStep, step_id: str, **owners: Any) -> UpdateStep:
    """Return what the change says of the step beyond its name."""
    return UpdateStep(
        step=step_id,
        quote=change.quote,
        side=change.side,
        due=change.due,
        duration_days=change.duration_days,
        status=change.status,
        notes=change.notes or None,
        add_depends_on=change.depends_on,
        **owners,
    )


def _fold_lines(draft: Draft, step: Step, change: AddStep, start: int) -> None:
    """Say in one line what was added, and after it what became of other steps."""
    lead = f"{step.action}: "
    own = [line for line in draft.lines[start:] if line.step == step.id]
    others = [line for line in draft.lines[start:] if line.step != step.id]
    said = [line.text.removeprefix(lead) for line in own]
    entry = CATALOGUE.get(step.kind or "")
    if change.assumed and entry and entry.days and change.duration_days is None:
        said.append(f"usually {working_days(entry.days)}")
    line = ChangeLine(
        op=change.op,
        text=f"{lead}added" + "".join(f", {words}" for words in said),
        step=step.id,
        field="action",
        new=step.action,
        quote=change.quote,
        state="assumed" if change.assumed else "stated",
    )
    draft.lines[start:] = [line, *others]


def _described(draft: Draft, step: Step, change: UpdateStep) -> Step:
    if change.action and change.action != step.action:
        said = f'now called "{change.action}"'
        draft.say_step(change, step, "action", step.action, change.action, said)
        step = step.model_copy(update={"action": change.action})
    values: dict[str, Any] = {}
    notes = _notes(draft, step, change)
    if notes != step.notes:
        values["notes"] = notes
        said = (
            f"note: {short(change.notes, 120).removesuffix('.')}"
            if change.notes
            else "no notes now"
        )
        old = short(step.notes, 200) or None
        draft.say_step(change, step, "notes", old, short(notes, 200) or None, said)
    if change.status and change.status != step.status:
        old, new = STATUS_WORDS[step.status], STATUS_WORDS[change.status]
        values["status"] = change.status
        values["sources"] = {**step.sources, "status": draft.source(change.quote)}
        draft.say_step(change, step, "status", old, new, new)
    return step.model_copy(update=values)


def _notes(draft: Draft, step: Step, change: UpdateStep) -> str:
    """Return the notes; what is said adds to them, what is typed into the table replaces them."""
    if change.notes is None:
        return step.notes
    if draft.origin == "edit" or not step.notes:
        return change.notes
    if change.notes in step.notes:
        return step.notes
    return f"{step.notes} {change.notes}".strip()[:_MAX_NOTES]


def _timed(draft: Draft, step: Step, change: UpdateStep) -> Step:
    days = change.duration_days
    if days is None or days == step.duration_days:
        return step
    old = None if step.duration_days is None else str(step.duration_days)
    was = f" (was {old})" if old else ""
    said = f"takes {working_days(days)}{was}"
    draft.say_step(change, step, "duration_days", old, str(days), said)
    draft.answered(f"step:{step.id}:due")
    if step.kind == "implementation":
        draft.answered("implementation")
    sources = {**step.sources, "duration_days": draft.source(change.quote)}
    return step.model_copy(update={"duration_days": days, "sources": sources})


def _with_evidence(step: Step, quote: str) -> Step:
    if not quote or quote in step.evidence:
        return step
    return step.model_copy(update={"evidence": [*step.evidence, quote][-_MAX_EVIDENCE:]})
