"""What is to be done about a message before it is answered, one thing after the other."""

from typing import Any, NamedTuple

from assistant.agent.moment import Moment
from assistant.agent.replies.offer import usual_offer
from assistant.plan.changes import Change, MarkUnknown
from assistant.understanding.choices import picked
from assistant.understanding.reading import Act


class Job(NamedTuple):
    """A tool to use, and with what."""

    tool: str
    args: dict[str, Any]


def next_job(now: Moment) -> Job | None:
    """Return the next thing to do, None where everything is done."""
    jobs = _jobs(now)
    position = len(now.done)
    if position < len(jobs):
        return jobs[position]
    if now.used("propose_changes") or now.used("undo"):
        return None
    offered = usual_offer(now)
    return _changes("propose_changes", offered) if offered else None


def _jobs(now: Moment) -> list[Job]:
    """Return what the message itself asks for, in order; the same for every round of a turn."""
    jobs: list[Job] = []
    kinds = [act.kind for act in now.reading.acts]
    if "undo" in kinds:
        jobs.append(Job("undo", {}))
    if now.pending:
        choice = _choice(now)
        if choice is not None:
            jobs.append(Job("answer_proposal", {"accept": choice}))
    changes = [*now.reading.changes, *_answered(now)]
    if changes:
        jobs.append(_changes("change_plan", changes))
    jobs += [
        _changes("what_if", act.changes)
        for act in now.reading.acts
        if act.kind == "question" and act.changes
    ]
    if now.reading.unsure:
        jobs.append(_changes("propose_changes", now.reading.unsure))
    return jobs


def _changes(tool: str, changes: list[Change]) -> Job:
    return Job(
        tool,
        {
            "changes": [
                c.model_dump(mode="json", exclude_defaults=True) | {"op": c.op} for c in changes
            ]
        },
    )


def _answered(now: Moment) -> list[Change]:
    """Return that the question stays open, where the seller does not know or does not say."""
    kinds = {act.kind for act in now.reading.acts}
    if not now.asked or now.pending:
        return []
    if "dont_know" in kinds:
        return [MarkUnknown(question=now.asked, answer="unknown", quote=now.message[:200])]
    if "skip" in kinds or ("no" in kinds and not now.reading.changes):
        return [MarkUnknown(question=now.asked, answer="declined", quote=now.message[:200])]
    return []


def _choice(now: Moment) -> list[int] | None:
    """Return the positions of what is taken of the proposal, None where it still waits."""
    everything = list(range(len(now.pending)))
    for act in now.reading.acts:
        if act.kind == "accept_some":
            return _chosen(now.pending, act)
        if act.kind == "yes":
            return everything
        if act.kind == "no":
            return []
    return None


def _chosen(pending: list[str], act: Act) -> list[int] | None:
    named = picked(act.text, [words.split(":")[0] for words in pending])
    if act.phrase == "all_but":
        return [n for n in range(len(pending)) if n not in named] if named else None
    return named or None
