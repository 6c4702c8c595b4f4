"""What is to be done about a message before it is answered, one thing after the other."""

import re
from typing import Any, NamedTuple

from assistant.agent.lookups import looks_up, worries
from assistant.agent.moment import Moment
from assistant.agent.replies.looked_up import objection_in
from assistant.agent.replies.offer import usual_offer
from assistant.errors import PlanError
from assistant.plan.apply import apply, apply_possible
from assistant.plan.changes import Change, MarkUnknown
from assistant.plan.gaps import gaps
from assistant.understanding import controls
from assistant.understanding.choices import picked
from assistant.understanding.reading import Act

MOST_SUPPOSED = 2
_YES_NO = re.compile(
    r"(?:does|do|did|will|would|is|are|was|has|have|had|can|could|should)\b", re.IGNORECASE
)

# "What do I say when they say legal is slow?" tells of nothing that was said.
_SUPPOSES = re.compile(
    r"\b(?:how|what)\s+(?:do|should|can|could|would|shall|might)\s+(?:I|we)\b.*"
    r"\b(?:if|when|whenever|in case|once)\b",
    re.IGNORECASE | re.DOTALL,
)


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
    if now.used("propose_changes") or now.used("undo") or _looked_up(now, jobs):
        return None
    offered = usual_offer(now)
    return _changes("propose_changes", offered) if offered else None


def _looked_up(now: Moment, jobs: list[Job]) -> bool:
    """Tell whether the playbook answers the message; a search for an objection may find none."""
    asked = next((job for job in jobs if job.tool == "search_playbook"), None)
    return asked is not None and ("kinds" not in asked.args or objection_in(now) is not None)


def _jobs(now: Moment) -> list[Job]:
    """Return what the message itself asks for, in order; the same for every round of a turn."""
    jobs: list[Job] = []
    query = looks_up(now)
    if query:
        jobs.append(Job("search_playbook", query))
    kinds = [act.kind for act in now.reading.acts]
    if "undo" in kinds:
        jobs.append(Job("undo", {}))
    if now.choosing:
        choice = _choice(now)
        if choice is not None:
            jobs.append(Job("answer_proposal", {"accept": choice}))
    heard = worries(now) if objection_in(now) else []
    changes = [one for one in (*now.reading.changes, *_answered(now)) if one not in heard]
    if heard:
        # Changes of steps whose adding waits for a yes wait with it.
        _, hanging = apply_possible(now.before, changes, today=now.today)
        changes = [one for one in changes if one not in hanging]
        heard = [one for one in now.reading.changes if one in heard or one in hanging]
    if changes:
        jobs.append(_changes("change_plan", changes))
    supposed = [a.changes for a in now.reading.acts if a.kind == "question" and a.changes]
    jobs += [_changes("what_if", changes) for changes in supposed[:MOST_SUPPOSED]]
    if not objection_in(now):
        jobs += [_call(act) for act in now.reading.acts if act.topic == "prepare"][:1]
    unsure = [*now.reading.unsure, *heard, *_revealed(now)]
    if unsure:
        jobs.append(_changes("propose_changes", unsure))
    return jobs


def _call(act: Act) -> Job:
    given = {"kind": act.call, "minutes": act.minutes}
    return Job("prepare_call", {name: value for name, value in given.items() if value})


def _revealed(now: Moment) -> list[Change]:
    """Return what the buyer's words say of the plan, where the message states no fact itself."""
    if _SUPPOSES.search(now.message):
        return []
    answer = objection_in(now)
    return answer.changes if answer and not now.reading.changes else []


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
    asked, kinds = now.asked, {act.kind for act in now.reading.acts}
    if not asked or not kinds & {"dont_know", "skip", "no"} or not _still_open(now, asked):
        return []
    # "I don't know who signs, but legal takes three weeks" leaves another question open.
    alone = [
        act.kind
        for act in now.reading.acts
        if not now.reading.changes or controls.control(act.text) == act.kind
    ]
    if "dont_know" in alone:
        return [MarkUnknown(question=asked, answer="unknown", quote=now.message[:200])]
    if "skip" in alone or (_turns_down(now) and not now.choosing):
        return [MarkUnknown(question=asked, answer="declined", quote=now.message[:200])]
    return []


def _still_open(now: Moment, asked: str) -> bool:
    """Tell whether what else the message says leaves the question unanswered."""
    if not now.reading.changes:
        return True
    try:
        plan = apply(now.before, now.reading.changes, today=now.today).plan
    except PlanError:
        return True
    return any(gap.key == asked for gap in gaps(plan, now.today))


def _turns_down(now: Moment) -> bool:
    """Tell whether a no answers the question: "no, keep it" after "who signs?" does not."""
    if now.reading.changes or not any(act.kind == "no" for act in now.reading.acts):
        return False
    return bool(_YES_NO.match(now.question)) or controls.control(now.message) == "no"


def _choice(now: Moment) -> list[int] | None:
    """Return the positions of what is taken of the proposal, None where it still waits."""
    if any(c.op == "mark_unknown" and c.question == now.asked for c in now.reading.changes):
        return None  # the no answers the question, not the proposal that waits beside it
    everything = list(range(len(now.pending)))
    for act in now.reading.acts:
        if act.kind == "accept_some":
            return _chosen(now.pending, act)
        if act.kind in ("yes", "no") and _opens(now.message, act):
            return everything if act.kind == "yes" else []
    return None


def _opens(message: str, act: Act) -> bool:
    """Tell whether the message begins with it: "great" at its end takes nothing over."""
    return message.strip().casefold().startswith(act.text.strip().casefold())


def _chosen(pending: list[str], act: Act) -> list[int] | None:
    named = picked(act.text, [words.split(":")[0] for words in pending])
    if act.phrase == "all_but":
        return [n for n in range(len(pending)) if n not in named]
    return named or None
