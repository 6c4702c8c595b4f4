"""What is missing, as questions: the one that helps most comes first.

Keys, by which an answer finds its question:

- `buyer`, `go_live`, `value`: facts of the deal.
- `steps`: what still has to happen, where the plan has no steps but the signing and what follows.
- `signer`: who signs for the buyer.
- `legal`, `security`, `procurement`, `approvals`: whether the usual step (legal-review,
  security-review, procurement, executive-approval) is part of their process, and who does it.
- `implementation`: how long it takes from signature to go-live.
- `step:<id>:owner`, `step:<id>:due`: who owns a step, and by when it is done or how long it takes.
- `champion`, `check_in`: who carries the plan inside, and when it is reviewed.
"""

import datetime as dt
from collections.abc import Iterator

from assistant.plan.calendar import WorkCalendar
from assistant.plan.gap_people import people_gaps, signer_gap
from assistant.plan.gap_steps import step_gaps, usual_gaps
from assistant.plan.gap_words import Gap, buyer
from assistant.plan.lines import day
from assistant.plan.model import Plan
from assistant.plan.schedule import Schedule, schedule

__all__ = ["Gap", "gaps"]


def gaps(
    plan: Plan,
    today: dt.date,
    calendar: WorkCalendar | None = None,
    *,
    planned: Schedule | None = None,
) -> list[Gap]:
    """Return the open questions, best first; none that was answered or declined.

    The order is that of a good interviewer: who and when; what is under way; who signs; what
    else their process has; who does it and by when, the tightest steps first; who carries it.

    Args:
        plan: the plan.
        today: the day that counts as today.
        calendar: working days of both sides, by default made of the plan's.
        planned: the plan's schedule, where it is known already.

    Raises:
        PlanError: steps wait for each other.
    """
    planned = planned or schedule(plan, today, calendar or WorkCalendar(plan.calendar))
    found = {gap.key: gap for gap in _all(plan, today, planned) if gap.key not in plan.answered}
    return list(found.values())


def _all(plan: Plan, today: dt.date, planned: Schedule) -> Iterator[Gap]:
    yield from _anchors(plan, today)
    if all(one.kind in _FRAME and one.status != "done" for one in plan.steps):
        yield Gap(
            key="steps",
            question=f"What still has to happen at {buyer(plan)} before they can sign, "
            "and what is under way already?",
            reason="Each step they know of today is one that cannot surprise you later.",
        )
    yield from signer_gap(plan)
    yield from usual_gaps(plan)
    yield from _implementation(plan, today)
    first, later = step_gaps(plan, today, planned)
    yield from first
    yield from people_gaps(plan, today)
    yield from later


_FRAME = frozenset({"signature", "kickoff", "implementation", "go-live"})


def _anchors(plan: Plan, today: dt.date) -> Iterator[Gap]:
    if not plan.deal.buyer:
        yield Gap(
            key="buyer",
            question="Which company is the buyer?",
            reason="Their name goes on the plan, and tells their people from yours.",
        )
    if plan.go_live:
        return
    if plan.target_close:
        question = f"When does {buyer(plan)} want to be live, and what hangs on that day?"
        reason = (
            f"Signing on {day(plan.target_close, today)} only holds if a date of theirs needs it."
        )
    else:
        question = f"When does {buyer(plan)} need to be live, and what hangs on that day?"
        reason = "So we can count back from it to the signature date."
    yield Gap(key="go_live", question=question, reason=reason)


def _implementation(plan: Plan, today: dt.date) -> Iterator[Gap]:
    if plan.go_live is None or plan.implementation_days is not None:
        return
    step = next((one for one in plan.steps if "implementation" in (one.kind, one.id)), None)
    if step and (step.duration_days is not None or step.due or step.status == "done"):
        return
    start = "the kickoff" if step else "signature"
    assumed = "; until then I take four weeks." if plan.assume_usual or step else "."
    yield Gap(
        key="implementation",
        question=f"How long does it take from {start} to go-live?",
        reason=f"Counted back from {day(plan.go_live, today)}, that gives the day "
        f"by which it has to be signed{assumed}",
        step=step.id if step else None,
    )
