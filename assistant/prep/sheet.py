"""The sheet for the next call: everything on it comes from the plan or from the knowledge."""

import datetime as dt

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import entry_like, follows_signature
from assistant.plan.health import check
from assistant.plan.lines import day, working_days
from assistant.plan.model import Plan, Step, Strict
from assistant.plan.schedule import Schedule, schedule
from assistant.playbook.loading import Knowledge
from assistant.prep.agenda import Part, next_steps_share, parts
from assistant.prep.asking import Question, questions
from assistant.prep.attending import Attendee, attendees
from assistant.prep.calls import NAMES, CallKind, agenda_entry, checked, goal, to_bring
from assistant.prep.likely import Likely, likely
from assistant.prep.tracks import Track, tracks
from assistant.prep.weakpoints import weak_points

_MOST_DISCUSSED = 3


class PrepSheet(Strict):
    """How to prepare one call.

    Attributes:
        title: the kind of call and the buyer.
        goal: what the call is for.
        stand: how the plan stands, one sentence each.
        share: how much of the call belongs to next steps, and what is known about that.
        share_source: id of the entry that explains it, if any.
        bring: what to have ready.
        sources: ids of all entries that the sheet draws on.
    """

    kind: CallKind
    minutes: int
    title: str
    goal: str
    stand: list[str]
    agenda: list[Part]
    share: str
    share_source: str | None
    attendees: list[Attendee]
    questions: list[Question]
    tracks: list[Track]
    objections: list[Likely]
    bring: list[str]
    sources: list[str]


def prepare(
    plan: Plan,
    kind: CallKind,
    minutes: int,
    today: dt.date,
    knowledge: Knowledge,
    calendar: WorkCalendar | None = None,
) -> PrepSheet:
    """Return the sheet for a call.

    Args:
        plan: the plan; what it does not say is a question on the sheet.
        kind: what kind of call it is.
        minutes: how long it is, 5 to 480 minutes.
        today: the day that counts as today.
        knowledge: the entries.
        calendar: working days of both sides; by default those of the plan.

    Raises:
        InputError: the minutes are out of bounds, or the knowledge lacks the agenda.
        PlanError: steps wait for each other.
    """
    checked(minutes)
    calendar = calendar or WorkCalendar(plan.calendar)
    entry = agenda_entry(knowledge, kind)
    planned = schedule(plan, today, calendar)
    findings = check(plan, today, calendar)
    discussed = discussed_steps(plan, planned)
    agenda = parts(entry, kind, minutes, plan, discussed, today)
    share, share_source = next_steps_share(kind, agenda, minutes)
    asked = questions(plan, kind, minutes, knowledge, today, calendar)
    said = tracks(plan, kind, minutes, knowledge, today, findings)
    expected = likely(plan, kind, minutes, knowledge, today, weak_points(plan, today, calendar))
    drawn = [
        entry.id, share_source, *(one.source for one in asked), *(one.id for one in said),
        *(one.id for one in expected),
    ]  # fmt: skip
    return PrepSheet(
        kind=kind,
        minutes=minutes,
        title=f"{NAMES[kind]} with {plan.deal.buyer or 'the buyer'}",
        goal=goal(entry),
        stand=_stand(plan, planned, today),
        agenda=agenda,
        share=share,
        share_source=share_source,
        attendees=attendees(plan, kind, discussed),
        questions=asked,
        tracks=said,
        objections=expected,
        bring=to_bring(entry),
        sources=list(dict.fromkeys(one for one in drawn if one)),
    )


def usual_call(plan: Plan) -> CallKind:
    """Return the kind of call that comes next, by how far the plan is."""
    if not plan.steps:
        return "first-call"
    left = [step for step in plan.steps if step.status != "done"]
    before = [step for step in left if not _from_signature_on(step)]
    return "check-in" if before or not left else "closing-call"


def _from_signature_on(step: Step) -> bool:
    entry = entry_like(step)
    return bool(entry and (entry.id == "signature" or follows_signature(entry.id)))


def discussed_steps(plan: Plan, planned: Schedule) -> list[Step]:
    """Return the steps that come next: what is late or blocked, then what has to end soonest."""

    def order(step: Step) -> tuple[bool, dt.date, dt.date]:
        found = planned.step(step.id)
        limit = found.latest_finish if found else None
        return step.status != "blocked", step.due or limit or dt.date.max, limit or dt.date.max

    still_open = [step for step in plan.steps if step.status != "done"]
    return sorted(still_open, key=order)[:_MOST_DISCUSSED]


def _stand(plan: Plan, planned: Schedule, today: dt.date) -> list[str]:
    told = []
    close, live, aim = planned.required_close, plan.go_live, plan.target_close
    if aim:
        told.append(f"The signature is aimed at {day(aim, today)}.")
    if live and close:
        told.append(
            f"To be live on {day(live, today)}, it has to be signed by {day(close, today)}."
        )
    elif live is None:
        told.append("No go-live date is known: ask for it, and what hangs on it.")
    if planned.feasible is False:
        told.append(f"As planned it does not fit: {working_days(planned.short_by_days)} too few.")
    elif planned.feasible:
        told.append(f"It fits, with {working_days(planned.spare_days)} to spare.")
    done = sum(step.status == "done" for step in plan.steps)
    if plan.steps:
        told.append(f"{done} of {len(plan.steps)} steps are done.")
    late = [s for s in plan.steps if s.due and s.due < today and s.status != "done"]
    told += [f"{s.action} was due on {day(s.due, today)}." for s in late[:3] if s.due]
    return told
