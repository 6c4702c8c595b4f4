"""What every export shows: the plan in words that buyer and seller both read.

The seller's private matter (the deal's value, quotes, sources) stays out of it.
"""

import datetime as dt
from dataclasses import dataclass

from assistant.exports.limits import limits, planned
from assistant.plan.lines import day
from assistant.plan.model import CheckIn, Person, Plan, Side, Status, Step
from assistant.plan.schedule import Schedule
from assistant.plan.sequence import in_sequence

STATUS: dict[Status, str] = {
    "not_started": "Not Started",
    "in_progress": "In Progress",
    "done": "✓",
    "blocked": "Blocked",
}
OPEN = "to be agreed"
UNNAMED = "to be named"
_MYSELF = {"me", "i", "myself"}
_OURS = {"us", "we"}


@dataclass(frozen=True)
class Row:
    """One step.

    Attributes:
        id: the step's id in the plan.
        due: the date that somebody named.
        latest: the computed last day on which it may end; None where nothing limits it, where
            that day has passed, or when it is done.
        due_words: one of the two in words, or that it is open.
        after: names of the steps it waits for.
    """

    id: str
    number: int
    action: str
    owners: str
    side: str
    due: dt.date | None
    latest: dt.date | None
    due_words: str
    state: Status
    status: str
    notes: str
    after: str
    days: int | None


@dataclass(frozen=True)
class Contact:
    """Somebody who takes part."""

    name: str
    role: str
    side: str


@dataclass(frozen=True)
class Sheet:
    """The plan in words. Dates that nobody agreed on read "to be agreed"."""

    title: str
    buyer: str
    seller: str
    goal: str
    today: str
    close: str
    go_live: str
    check_in: str
    rows: list[Row]
    risks: list[str]
    people: list[Contact]

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(row.state == "done" for row in self.rows)


def sheet(plan: Plan, today: dt.date) -> Sheet:
    """Return what an export shows of the plan; steps stand in the order of their dates.

    None stands before what it waits for, whatever day somebody named.
    """
    found = planned(plan, today)
    close = plan.target_close or (found.required_close if found else None)
    signed, start = (_full(one) if one else OPEN for one in (close, plan.go_live))
    buyer = plain(plan.deal.buyer or "")
    return Sheet(
        title=f"Mutual Action Plan: {buyer}" if buyer else "Mutual Action Plan",
        buyer=buyer or "Buyer",
        seller=_seller(plan),
        goal=_goal(close, plan.go_live),
        today=_full(today),
        close=signed,
        go_live=start,
        check_in=_check_in(plan.check_in, today),
        rows=_rows(plan, found, today),
        risks=[plain(risk.text) for risk in plan.risks if not risk.resolved],
        people=[_contact(plan, person) for person in plan.people],
    )


def plain(text: str, *, lines: bool = False) -> str:
    """Return the text without control characters, on one line unless `lines` may stay."""
    kept = "".join(c if c.isprintable() or c == "\u200d" else _blank(c) for c in text)
    if lines:
        return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()
    return " ".join(kept.split())


def _blank(character: str) -> str:
    if character in "\n\u2028\u2029":
        return "\n"
    return " " if character.isspace() else ""


def _rows(plan: Plan, found: Schedule | None, today: dt.date) -> list[Row]:
    latest = limits(plan, found)
    days = {one.id: one.duration_days for one in found.steps} if found else {}
    ordered = in_sequence(plan, {one.id: _when(one, latest.get(one.id)) for one in plan.steps})
    return [
        _row(plan, number, step, latest.get(step.id), days.get(step.id), today)
        for number, step in enumerate(ordered, 1)
    ]


def _when(step: Step, latest: dt.date | None) -> dt.date:
    if step.due or latest:
        return step.due or latest or dt.date.max
    return dt.date.min if step.status == "done" else dt.date.max


def _row(
    plan: Plan,
    number: int,
    step: Step,
    latest: dt.date | None,
    days: int | None,
    today: dt.date,
) -> Row:
    names = (plan.step(one) for one in step.depends_on)
    ahead = latest if latest and latest >= today else None
    return Row(
        id=step.id,
        number=number,
        action=plain(step.action),
        owners=_owners(plan, step),
        side=_side(plan, step.side),
        due=step.due,
        latest=ahead,
        due_words=_due(step, latest, today),
        state=step.status,
        status=STATUS[step.status],
        notes=plain(step.notes, lines=True),
        after=", ".join(plain(one.action) for one in names if one),
        days=None if step.status == "done" else days,
    )


def _due(step: Step, latest: dt.date | None, today: dt.date) -> str:
    if step.due:
        return day(step.due, today)
    if step.status == "done":
        return ""
    if latest and latest >= today:
        return f"by {day(latest, today)} at the latest"
    return OPEN


def _owners(plan: Plan, step: Step) -> str:
    if not step.owners:
        side = _side(plan, step.side)
        return f"{side}, {UNNAMED}" if side and side != "Both" else side or UNNAMED.capitalize()
    return " + ".join(_owner(plan, name) for name in step.owners)


def _owner(plan: Plan, name: str) -> str:
    """Return "John (Acme)"; the seller, who says "me", is not Me to the reader."""
    if name.casefold() in _MYSELF | _OURS:
        return _seller(plan)
    person = plan.person(name)
    side = _side(plan, person.side if person else None)
    shown = plain(name)
    return f"{shown} ({side})" if side and side.casefold() != shown.casefold() else shown


def _contact(plan: Plan, person: Person) -> Contact:
    me = person.name.casefold() in _MYSELF
    return Contact(
        name=_seller(plan) if me else plain(person.name),
        role=plain(person.role or ""),
        side=_side(plan, person.side),
    )


def _side(plan: Plan, side: Side | None) -> str:
    if side == "both":
        return "Both"
    if side == "buyer":
        return plain(plan.deal.buyer or "") or "Buyer"
    return _seller(plan) if side == "seller" else ""


def _seller(plan: Plan) -> str:
    return plain(plan.deal.seller or "") or "Seller"


def _goal(close: dt.date | None, go_live: dt.date | None) -> str:
    signed = f"Signed Agreement by {_full(close) if close else f'a date {OPEN}'}"
    return f"{signed} for {_full(go_live)}" if go_live else signed


def _check_in(check_in: CheckIn | None, today: dt.date) -> str:
    if check_in is None:
        return OPEN
    parts = []
    if check_in.next:
        parts.append(day(check_in.next, today))
    if check_in.weekday:
        weeks = check_in.every_weeks
        often = (
            "every" if weeks == 1 else "every other" if weeks == 2 else f"every {weeks} weeks on"
        )
        parts.append(f"{often} {check_in.weekday.capitalize()}")
    if check_in.time:
        parts.append(clock(check_in.time))
    return ", ".join(parts) or OPEN


def clock(time: str) -> str:
    """Return "10am" or "2:30pm" for 24-hour HH:MM."""
    hour, minute = int(time[:2]), time[3:]
    half = "am" if hour < 12 else "pm"
    return f"{hour % 12 or 12}{'' if minute == '00' else ':' + minute}{half}"


def _full(date: dt.date) -> str:
    return f"{date:%a %b} {date.day}, {date.year}"
