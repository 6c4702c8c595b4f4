"""The plan in few words, as a model reads it: bounded, whatever the plan's size."""

import datetime as dt
from collections.abc import Sequence

from assistant.plan.gap_words import Gap
from assistant.plan.lines import day, money, short, some
from assistant.plan.model import Person, Plan, Step
from assistant.plan.schedule import Schedule

MOST_STEPS = 40
MOST_PEOPLE = 15
MOST_RISKS = 5
MOST_GAPS = 4
_STATUS = {"in_progress": "under way", "done": "done", "blocked": "blocked"}


def digest(plan: Plan, today: dt.date, planned: Schedule, *, most_steps: int = MOST_STEPS) -> str:
    """Return the deal, its people, steps and dates, at most about 8,000 characters.

    Of more than 40 steps the ones that matter soonest are shown.

    Args:
        plan: the plan.
        today: the day that counts as today.
        planned: its schedule.
        most_steps: how many steps are shown.
    """
    parts = [_deal(plan, today), _people(plan), _steps(plan, planned, today, most_steps)]
    parts += [_check_in(plan, today), _risks(plan), verdict(plan, planned, today)]
    return unfenced("\n".join(part for part in parts if part))


def unfenced(text: str) -> str:
    """Return text that cannot close the block which tells data from instructions."""
    return text.replace("<", "(").replace(">", ")")


def open_questions(found: Sequence[Gap]) -> str:
    """Return those of the open questions that help most, each with its key."""
    lines = [f"- [{gap.key}] {short(gap.question, 200)}" for gap in found[:MOST_GAPS]]
    return "\n".join(lines) or "- none"


def verdict(plan: Plan, planned: Schedule, today: dt.date) -> str:
    """Return whether the dates can be met, in a sentence or two."""
    if planned.feasible is None:
        return "Dates: no go-live or target date yet."
    parts = ["Dates: fits" if planned.feasible else "Dates: DOES NOT FIT"]
    if planned.feasible:
        parts.append(f"{planned.spare_days} working days to spare")
    else:
        parts.append(f"short by {planned.short_by_days} working days")
    if planned.required_close:
        parts.append(f"sign by {day(planned.required_close, today)}")
    if not planned.feasible and planned.earliest_go_live:
        parts.append(f"earliest go-live {day(planned.earliest_go_live, today)}")
    critical = [step.action for one in planned.critical_path if (step := plan.step(one))]
    if critical:
        parts.append(f"critical: {' > '.join(short(one, 40) for one in critical[:6])}")
    return "; ".join(parts) + "."


def _deal(plan: Plan, today: dt.date) -> str:
    deal = plan.deal
    known = {
        "buyer": short(deal.buyer) if deal.buyer else None,
        "seller": short(deal.seller) if deal.seller else None,
        "value": money(deal.value, deal.currency) if deal.value is not None else None,
        "go-live": day(plan.go_live, today) if plan.go_live else None,
        "target close": day(plan.target_close, today) if plan.target_close else None,
    }
    said = [f"{name} {value}" for name, value in known.items() if value]
    unknown = [name for name in ("buyer", "value", "go-live") if not known[name]]
    text = f"Deal: {'; '.join(said) or 'nothing known yet'}."
    return f"{text} Not known: {', '.join(unknown)}." if unknown else text


def _people(plan: Plan) -> str:
    if not plan.people:
        return "People: none yet."
    return f"People: {some([_person(one) for one in plan.people], MOST_PEOPLE)}."


def _person(person: Person) -> str:
    known = [part for part in (person.role and short(person.role, 40), person.side) if part]
    return f"{short(person.name, 40)} ({', '.join(known)})" if known else short(person.name, 40)


def _steps(plan: Plan, planned: Schedule, today: dt.date, most: int) -> str:
    if not plan.steps:
        return "Steps: none yet."
    chosen = _chosen(plan, planned, most)
    lines = [_step(step, planned, today) for step in chosen]
    left = len(plan.steps) - len(chosen)
    if left:
        lines.append(f"… and {left} more steps; read_plan shows them.")
    return "\n".join([f"Steps ({len(plan.steps)}), each with its id:", *lines])


def _chosen(plan: Plan, planned: Schedule, most: int) -> list[Step]:
    """Return the steps that matter soonest, in the plan's order."""
    if len(plan.steps) <= most:
        return plan.steps

    def rank(step: Step) -> tuple[bool, bool, dt.date]:
        found = planned.step(step.id)
        end = step.due or (found.latest_finish if found else None) or dt.date.max
        return step.status == "done", not (found and found.critical), end

    kept = {step.id for step in sorted(plan.steps, key=rank)[:most]}
    return [step for step in plan.steps if step.id in kept]


def _step(step: Step, planned: Schedule, today: dt.date) -> str:
    parts = [some([short(name, 24) for name in step.owners], 2) or "no owner"]
    if step.due:
        parts.append(f"due {day(step.due, today)}")
    elif step.status != "done":
        found = planned.step(step.id)
        latest = found.latest_finish if found else None
        parts.append(f"no date, latest {day(latest, today)}" if latest else "no date")
    if step.status in _STATUS:
        parts.append(_STATUS[step.status])
    if step.depends_on:
        parts.append(f"after {some([short(one, 30) for one in step.depends_on], 3)}")
    return f"- {step.id}: {short(step.action, 50)} | {' | '.join(parts)}"


def _check_in(plan: Plan, today: dt.date) -> str:
    held = plan.check_in
    if held is None:
        return ""
    parts = [
        part
        for part in (
            held.weekday,
            held.time,
            f"every {held.every_weeks} weeks" if held.every_weeks > 1 else "",
            f"next {day(held.next, today)}" if held.next else "",
        )
        if part
    ]
    return f"Check-in: {', '.join(parts)}."


def _risks(plan: Plan) -> str:
    open_ones = [short(risk.text, 100) for risk in plan.risks if not risk.resolved]
    return f"Risks: {some(open_ones, MOST_RISKS)}." if open_ones else ""
