"""A recap to the buyer, as plain text to copy, of what was agreed. Nothing is sent."""

import datetime as dt
from collections.abc import Iterator, Sequence

from assistant.plan.lines import ChangeLine, day, names
from assistant.plan.model import WEEKDAYS, CheckIn, Plan, Step

MAX_QUESTIONS = 8
MAX_STEPS = 40
_GREETED = 3  # people by name; more are greeted together
_WE = {"me": "me", "i": "me", "myself": "me", "us": "us", "we": "us"}  # as the mail says it


def recap(
    plan: Plan,
    lines: Sequence[ChangeLine],
    today: dt.date,
    *,
    met: dt.date | None = None,
    present: Sequence[str] = (),
    questions: Sequence[str] = (),
) -> str:
    """Return an email to the buyer about what the accepted changes agreed.

    Dates in it are those that somebody named, never computed ones; risks and sums stay out.

    Args:
        plan: the plan after the changes.
        lines: what was accepted; only steps named in it are told.
        today: the day that counts as today.
        met: the day of the meeting, where it is known.
        present: who was there.
        questions: what the notes left open, as questions to the buyer.
    """
    touched = {line.step for line in lines if line.step}
    steps = [step for step in plan.steps if step.id in touched]
    agreed = [
        *_section("Next steps", [_told(one, today) for one in steps if one.status != "done"]),
        *_section("Done", [_line(one.action) for one in steps if one.status == "done"]),
        *_section("No longer needed", list(_dropped(lines))),
        *_section("Dates", list(_dates(plan, lines, today))),
        *_section("Still open", list(_open(steps, questions))),
    ]
    when = " today" if met == today else f" on {day(met, today)}" if met else ""
    told = " This is what I took from it:" if agreed else " Nothing in our plan changes for now."
    parts = [
        f"Subject: {_subject(plan)}",
        f"Hi {_greeted(plan, present)},",
        f"Thank you for the conversation{when}.{told}",
        *agreed,
        "Is anything missing or wrong? A short answer is enough, and I will correct the plan.",
        "\n".join(["Best regards,", *_signed(plan)]),
    ]
    return "\n\n".join(parts) + "\n"


def _line(text: str) -> str:
    return " ".join(text.split())


def _named(owner: str) -> str:
    name = _line(owner)
    return _WE.get(name.casefold(), name)


def _section(head: str, items: Sequence[str]) -> list[str]:
    if not items:
        return []
    shown = [f"- {item}" for item in items[:MAX_STEPS]]
    if len(items) > MAX_STEPS:
        shown.append(f"- and {len(items) - MAX_STEPS} more, in the plan")
    return ["\n".join([head, *shown])]


def _subject(plan: Plan) -> str:
    sides = [_line(one) for one in (plan.deal.buyer, plan.deal.seller) if one]
    return "Our next steps" + (f": {names(sides)}" if sides else "")


def _greeted(plan: Plan, present: Sequence[str]) -> str:
    """Return the first names of the buyer's people who were there, or "all"."""
    there = {name.casefold() for name in present}
    people = [one.name for one in plan.people if one.side == "buyer"]
    found = [name.split()[0] for name in people if name.casefold() in there and name.split()]
    return names(found) if 0 < len(found) <= _GREETED else "all"


def _told(step: Step, today: dt.date) -> str:
    owner = names([_named(one) for one in step.owners]) or "owner to be named"
    if step.due:
        due = f"by {day(step.due, today)}"
    elif step.due_text:
        due = f'"{_line(step.due_text)}", date to be agreed'
    else:
        due = "date to be agreed"
    blocked = " (blocked)" if step.status == "blocked" else ""
    return f"{_line(step.action)}{blocked}: {owner}, {due}"


def _dropped(lines: Sequence[ChangeLine]) -> Iterator[str]:
    for line in lines:
        if line.op == "remove_step":
            yield _line(line.old or line.text)


def _dates(plan: Plan, lines: Sequence[ChangeLine], today: dt.date) -> Iterator[str]:
    """Yield the dates of the deal that were agreed, and the next check-in whatever was agreed."""
    fields = {line.field for line in lines}
    if plan.go_live and "go_live" in fields:
        yield f"Live: {day(plan.go_live, today)}"
    if plan.target_close and "target_close" in fields:
        yield f"Signed, as our target: {day(plan.target_close, today)}"
    if plan.check_in:
        told = _check_in(plan.check_in, today)
        if told:
            yield f"Next check-in: {told}"


def _check_in(check_in: CheckIn, today: dt.date) -> str:
    at = f" at {check_in.time}" if check_in.time else ""
    if check_in.next and check_in.next >= today:
        return f"{day(check_in.next, today)}{at}"
    if check_in.weekday is None:
        return ""
    ahead = (WEEKDAYS.index(check_in.weekday) - today.weekday()) % 7
    if check_in.every_weeks == 1 and not check_in.next:
        return f"{day(today + dt.timedelta(days=ahead or 7), today)}{at}"
    return f"{check_in.weekday.capitalize()}{at}"


def _open(steps: Sequence[Step], questions: Sequence[str]) -> Iterator[str]:
    asked = list(dict.fromkeys(_line(one) for one in questions if one.strip()))
    for step in steps:
        if step.status == "done":
            continue
        if not step.owners:
            asked.append(f'Who takes "{_line(step.action)}"?')
        elif not step.due:
            asked.append(f'By when can "{_line(step.action)}" be done?')
    yield from asked[:MAX_QUESTIONS]


def _signed(plan: Plan) -> list[str]:
    """Return the seller's name, where only one person of theirs is in the plan.

    Who calls themselves "me" somewhere in it is none of those who are named.
    """
    ours = {_named(one.name) for one in plan.people if one.side == "seller"}
    ours |= {"me" for step in plan.steps if "me" in map(_named, step.owners)}
    return [*ours] if len(ours) == 1 and "me" not in ours else []
