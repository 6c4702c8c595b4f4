"""Steps of the deal's own that notes tell of twice in other words."""

from assistant.plan.catalogue import CATALOGUE
from assistant.plan.changes import AddStep, Change, UpdateStep
from assistant.plan.model import Plan, Step
from assistant.understanding.step_words import FILLERS, stem, stems
from assistant.understanding.work_words import work_verbs

_FAINT = frozenset(
    stem(word)
    for word in "of by at in and or up out new send sent done get finish complete return".split()  # noqa: SIM905
) | frozenset(stem(word) for word in FILLERS)


def told_again(change: Change, plan: Plan) -> Change:
    """Return a step to add as a change of the step that notes told of before, if it is that.

    "Write the memo" is the "Budget memo" of the same person, "Finish the integration test" the
    "Integration test": all weighty words of one stand in the other, and nobody else does it.
    """
    if not isinstance(change, AddStep) or change.kind:
        return change
    same = next((step for step in plan.steps if _same(change, step)), None)
    if same is None:
        return change
    fields = change.model_dump(
        include={"side", "due", "duration_days", "status"}, exclude_none=True, exclude_defaults=True
    )
    # Of two names the one that says more stays.
    longer = len(_things(change.action)) > len(_things(same.action))
    if longer and not same.kind:
        fields["action"] = change.action
    more = [owner for owner in change.owners if owner not in same.owners]
    return UpdateStep(
        step=same.id, quote=change.quote, add_owners=more,
        add_depends_on=change.depends_on, notes=change.notes or None, **fields,
    )  # fmt: skip


def _same(change: AddStep, step: Step) -> bool:
    if _core(step.kind) or step.status == "done" or change.status == "done":
        return False
    one, other = _things(change.action), _things(step.action)
    if not one or not other or not (one <= other or other <= one):
        return False
    if any(word.isdigit() for word in one ^ other):
        return False
    theirs = {owner.casefold() for owner in change.owners} & {o.casefold() for o in step.owners}
    if change.owners and step.owners and not theirs:
        return False
    dated = change.due is not None and step.due is not None
    return one == other or (bool(theirs) and not dated) or (min(len(one), len(other)) > 1)


def _core(kind: str | None) -> bool:
    return kind is not None and (kind not in CATALOGUE or CATALOGUE[kind].core)


def _things(name: str) -> set[str]:
    words = stems(name)
    lead = words[:1] if len(words) > 1 and words[0] in _verbs() else ()
    return set(words) - set(lead) - _FAINT


def _verbs() -> frozenset[str]:
    return frozenset(stem(verb) for verb in work_verbs())
