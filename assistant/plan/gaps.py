"""What is missing, as questions: the one that helps most comes first.

Keys: buyer, go_live, value, steps, legal, security, procurement, approvals, signer, champion,
check_in, implementation, step:<id>:owner, step:<id>:due.
"""

import datetime as dt
from collections.abc import Iterator

from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import CATALOGUE, duration, entry_of
from assistant.plan.lines import day, working_days
from assistant.plan.model import Plan, Step, Strict
from assistant.plan.network import after_signature
from assistant.plan.schedule import Schedule, schedule

LARGE_DEAL = 100_000


class Gap(Strict):
    """A question that the plan leaves open.

    Attributes:
        key: names the question; what the seller says next is read against it.
        reason: why it helps to know.
        step: id of the step that it is about.
    """

    key: str
    question: str
    reason: str
    step: str | None = None


def gaps(plan: Plan, today: dt.date, calendar: WorkCalendar | None = None) -> list[Gap]:
    """Return the open questions, best first; none that was answered or declined."""
    calendar = calendar or WorkCalendar(plan.calendar)
    planned = schedule(plan, today, calendar)
    found = [gap for gap in _all(plan, today, planned) if gap.key not in plan.answered]
    return list({gap.key: gap for gap in found}.values())


def _all(plan: Plan, today: dt.date, planned: Schedule) -> Iterator[Gap]:
    yield from _anchors(plan)
    if not plan.steps:
        yield Gap(
            key="steps",
            question=f"What still has to happen at {_buyer(plan)} before they can sign?",
            reason="Each step they already know of is one that cannot surprise you later.",
        )
        return
    yield from _usual(plan)
    yield from _signer(plan)
    yield from _owners(plan, planned)
    yield from _dates(plan, today, planned)
    yield from _people(plan)


def _anchors(plan: Plan) -> Iterator[Gap]:
    if not plan.deal.buyer:
        yield Gap(key="buyer", question="Who is the buyer?",
                  reason="The plan carries their name, and people are put on their side or on yours.")  # fmt: skip
    if plan.go_live is None:
        if plan.target_close:
            question = f"When does {_buyer(plan)} want to be live, and what hangs on that day?"
        else:
            question = f"When does {_buyer(plan)} need to be live?"
        yield Gap(key="go_live", question=question,
                  reason="Every date is counted back from their go-live, not from your quarter end.")  # fmt: skip


def _usual(plan: Plan) -> Iterator[Gap]:
    questions = {
        "legal": ("legal-review", "Does {buyer}'s legal team have to review the contract, and who there does it?",
                  "Legal usually takes three weeks and rarely starts on its own."),
        "security": ("security-review", "Will {buyer} run a security review, and who handles it?",
                     "It usually takes three weeks and can run beside legal if it starts now."),
        "procurement": ("procurement", "Does procurement or purchasing get involved at {buyer}, and who there?",
                        "They tend to appear at the end, with a registration that takes two weeks."),
        "approvals": ("executive-approval", "Who else at {buyer} has to approve before anybody can sign: a CFO, a board, a committee?",
                      "Committees meet on fixed days; a missed one can cost a month."),
    }  # fmt: skip
    for key, (kind, question, reason) in questions.items():
        if not any(_is(step, kind) for step in plan.steps):
            yield Gap(key=key, question=question.format(buyer=_buyer(plan)), reason=reason)


def _signer(plan: Plan) -> Iterator[Gap]:
    signing = next((s for s in plan.steps if _is(s, "signature")), None)
    if signing and (signing.owners or signing.status == "done"):
        return
    if any("sign" in (person.role or "").casefold() for person in plan.people):
        return
    yield Gap(key="signer", question=f"Who signs at {_buyer(plan)} at this value?",
              reason="The signer's calendar and limits decide whether the last week holds.",
              step=signing.id if signing else None)  # fmt: skip


def _owners(plan: Plan, planned: Schedule) -> Iterator[Gap]:
    for step in _by_urgency(plan, planned):
        if step.owners or _is(step, "signature"):
            continue
        where = f" at {_buyer(plan)}" if step.side == "buyer" else " on your side" if step.side == "seller" else ""
        urgent = planned.step(step.id)
        reason = "A step without a name is a step that nobody does."
        if urgent and urgent.critical:
            reason = "A day lost on this one is a day lost at the end, so it needs a name first."
        yield Gap(key=f"step:{step.id}:owner", question=f"Who owns {_the(step)}{where}?", reason=reason, step=step.id)


def _dates(plan: Plan, today: dt.date, planned: Schedule) -> Iterator[Gap]:
    for step in _by_urgency(plan, planned):
        if step.due or step.depends_on and step.lags or "due" in step.sources and not step.due_text:
            continue
        latest = planned.step(step.id)
        if latest and latest.latest_finish and latest.latest_finish >= today:
            reason = f"It has to be done by {day(latest.latest_finish, today)} at the latest."
        else:
            days, _ = duration(step)
            reason = f"It is taken to need {working_days(days)} until somebody says otherwise."
        yield Gap(key=f"step:{step.id}:due", question=f"By when can {_the(step)} be done?", reason=reason, step=step.id)


def _people(plan: Plan) -> Iterator[Gap]:
    large = plan.deal.value is None or plan.deal.value >= LARGE_DEAL
    if large and not any("champion" in (p.role or "").casefold() for p in plan.people):
        yield Gap(key="champion", question=f"Who is your champion at {_buyer(plan)}?",
                  reason="Somebody inside has to carry the plan when you are not in the room.")  # fmt: skip
    if plan.check_in is None or not (plan.check_in.weekday or plan.check_in.next):
        yield Gap(key="check_in", question="When do you and the buyer go through this plan each week?",
                  reason="A fixed quarter of an hour keeps the dates honest.")  # fmt: skip
    if plan.deal.value is None:
        yield Gap(key="value", question="What is the deal worth?",
                  reason="The size decides which approvals are usual.")  # fmt: skip


def _by_urgency(plan: Plan, planned: Schedule) -> list[Step]:
    """Return the open steps that somebody named, the tightest first."""
    slack = {step.id: step.slack_days for step in planned.steps}
    open_steps = [step for step in plan.steps if step.status != "done" and not after_signature(step)]

    def order(step: Step) -> tuple[int, int]:
        left = slack.get(step.id)
        return (0 if step.side == "buyer" else 1, left if left is not None else 999)

    return sorted(open_steps, key=order)


def _is(step: Step, kind: str) -> bool:
    entry = entry_of(step)
    return bool(entry and entry.id == kind)


def _the(step: Step) -> str:
    name = step.action
    if entry_of(step) and CATALOGUE.get(step.kind or ""):
        name = name[:1].lower() + name[1:] if not name.split()[0].isupper() else name
        return f"the {name}"
    return f'"{name}"'


def _buyer(plan: Plan) -> str:
    return plan.deal.buyer or "the buyer"
