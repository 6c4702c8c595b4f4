"""What of a model's changes is made at once, and what waits for the seller's yes.

A model turns language into changes; code decides what becomes of them. What adds to the plan and
stands in the seller's own words is made at once. What takes something out, moves a date that the
buyer agreed to, or does not follow from the words waits.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from assistant.agent.heard import Heard
from assistant.errors import PlanError
from assistant.plan import changes as c
from assistant.plan.calendar import WorkCalendar
from assistant.plan.catalogue import CATALOGUE
from assistant.plan.finding import find_step
from assistant.plan.model import Plan, Step
from assistant.plan.qualification import LETTERS

Fields = dict[str, Any]
_KEEP = {
    "op",
    "quote",
    "step",
    "action",
    "kind",
    "name",
    "text",
    "question",
    "answer",
    "assumed",
    "letter",
}
_RHYTHM = re.compile(r"every|each|week|fortnight|month|\d", re.IGNORECASE)
# What a model fills in without being told is left out, not proposed: nothing depends on it.
_LEFT_OUT = {"side", "currency", "weekday", "time", "every_weeks"}
_TAKERS = {"clear", "clear_due", "remove_owners", "remove_depends_on", "blackouts"}
_SHIFTS = "it turns every letter of MEDDPICC red"
_TAKES_OUT = "it takes something out of the plan"
_MOVES = "it moves a date that stands in the plan"
_UNSAID = "the message does not say it"
_ORDERS = "the message speaks to the assistant there"


class Ruling(NamedTuple):
    """What becomes of one change.

    Attributes:
        now: what is made at once, None where nothing is.
        later: what waits for a yes, None where nothing does.
        reason: why it waits.
    """

    now: c.Change | None
    later: c.Change | None = None
    reason: str = ""


def ruling(change: c.Change, heard: Heard, plan: Plan, calendar: WorkCalendar) -> Ruling:
    """Decide about one change that a model asks for.

    Args:
        change: what is asked for; of its quote only what stands in the message is kept.
        heard: what the seller said.
        plan: the plan as it is by then.
        calendar: working days of both sides.

    Raises:
        PlanError: the change is about a step that the plan does not have or that the message does
            not speak of, or about a company as if it were a person.
    """
    if not change.quote.strip():
        return Ruling(None, change, "the seller did not say it")
    ordered = heard.instructed(change.quote)
    heard = heard.before_orders
    if ordered or not heard.message:
        return Ruling(None, change, _ORDERS)
    if heard.supposes or not heard.close(change.quote):
        return Ruling(None, change, _UNSAID)
    change = change.model_copy(update={"quote": heard.exact(change.quote)})
    if isinstance(change, c.RemoveStep | c.RemovePerson | c.ResolveRisk | c.Requalify):
        return Ruling(None, change, _SHIFTS if isinstance(change, c.Requalify) else _TAKES_OUT)
    if isinstance(change, c.SetPerson) and _is_company(change.name, plan):
        raise PlanError(f"{change.name} is the buyer's company, not a person.")
    if not _subject(change, heard, plan):
        return Ruling(None, change, _UNSAID)
    fields = change.model_dump(exclude_defaults=True, exclude=_KEEP)
    judge = _Judge(heard, plan, calendar)
    waits = {name: why for name, value in fields.items() if (why := judge.why(change, name, value))}
    idle = _idle(waits, fields, heard)
    if idle:
        fields = {name: value for name, value in fields.items() if name not in idle}
        waits = {name: why for name, why in waits.items() if name not in idle}
        if not fields and not isinstance(change, c.AddStep | c.SetPerson):
            raise PlanError(f"The message does not say that ({', '.join(sorted(idle))}).")
        change = type(change)(**_base(change), **fields)
    if not waits:
        return Ruling(_gentle(change, heard, plan))
    return _split(change, fields, waits, heard, plan)


def _idle(waits: dict[str, str], fields: Fields, heard: Heard) -> set[str]:
    """Return what is left out rather than proposed: what was filled in for want of a word."""
    today = heard.today.isoformat()  # stands in the prompt, and is what a model fills in
    idle = {
        name for name, why in waits.items()
        if why == _UNSAID and (name in _LEFT_OUT or str(fields[name]) == today)
    }  # fmt: skip
    lasts = "due" in waits and heard.only_lasts(str(fields["due"]))
    return idle | ({"due"} if lasts else set())


def _is_company(name: str, plan: Plan) -> bool:
    buyer = plan.deal.buyer
    return bool(buyer) and name.strip().casefold() == str(buyer).casefold()


def _subject(change: c.Change, heard: Heard, plan: Plan) -> bool:
    """Tell whether what the change is about comes up in what was said."""
    match change:
        case c.AddStep():
            return heard.mentions(change.action) or _known(change.kind, heard)
        case c.UpdateStep():
            step = _step_meant(change, heard, plan)
            return heard.points_back or heard.mentions(step.action) or _known(step.kind, heard)
        case c.ScoreLetter():
            return bool(change.words) or heard.mentions(LETTERS[change.letter])
        case c.SetPerson():
            return heard.names(change.name, plan)
        case c.AddRisk():
            return heard.covers(change.text)
    return True


def _step_meant(change: c.UpdateStep, heard: Heard, plan: Plan) -> Step:
    """Return the step, unless it was taken for another.

    Raises:
        PlanError: the message names other work, or the plan has no such step.
    """
    step = find_step(plan, change.step)
    if heard.elsewhere(step.action, step.kind):
        raise PlanError(
            f"The message does not speak of {step.action}. Change the step that it speaks of, or "
            "add that."
        )
    return step


def _known(kind: str | None, heard: Heard) -> bool:
    return bool(kind and kind in CATALOGUE and heard.mentions(CATALOGUE[kind].action))


def _split(
    change: c.Change, fields: Fields, waits: dict[str, str], heard: Heard, plan: Plan
) -> Ruling:
    reason = next(iter(waits.values()))
    kept = {name: value for name, value in fields.items() if name not in waits}
    left = {name: value for name, value in fields.items() if name in waits}
    if isinstance(change, c.AddStep):
        added = c.AddStep(**_base(change), **kept)
        later = c.UpdateStep(step=change.action, quote=change.quote, **_as_update(left))
        return Ruling(added, later, reason)
    if not kept and not isinstance(change, c.SetPerson):
        return Ruling(None, change, reason)
    make = type(change)
    rest: c.Change = make(**_base(change), **left)
    return Ruling(_gentle(make(**_base(change), **kept), heard, plan), rest, reason)


def _base(change: c.Change) -> Fields:
    return {name: value for name, value in change.model_dump().items() if name in _KEEP}


def _as_update(fields: Fields) -> Fields:
    return {("add_depends_on" if n == "depends_on" else n): value for n, value in fields.items()}


def _gentle(change: c.Change, heard: Heard, plan: Plan) -> c.Change:
    """Add owners instead of replacing those whom the message does not speak of."""
    if not isinstance(change, c.UpdateStep) or not change.owners:
        return change
    before = find_step(plan, change.step).owners
    new = {name.casefold() for name in change.owners}
    if any(not heard.names(name, plan) for name in before if name.casefold() not in new):
        return change.model_copy(update={"owners": None, "add_owners": change.owners})
    return change


class _Judge:
    """Why one field of a change has to wait, "" where it does not."""

    def __init__(self, heard: Heard, plan: Plan, calendar: WorkCalendar) -> None:
        self._heard, self._plan, self._calendar = heard, plan, calendar

    def why(self, change: c.Change, name: str, value: Any) -> str:
        if name in _TAKERS:
            return _TAKES_OUT
        if name in ("due", "go_live", "target_close", "next"):
            return self._date(change, name, str(value))
        return "" if self._said(name, value) else _UNSAID

    def _date(self, change: c.Change, name: str, phrase: str) -> str:
        if not self._heard.dates(phrase, self._calendar):
            return _UNSAID
        return _MOVES if self._agreed(change, name) else ""

    def _agreed(self, change: c.Change, name: str) -> bool:
        """Tell whether a date that the buyer agreed to would move."""
        if isinstance(change, c.UpdateStep):
            step: Step = find_step(self._plan, change.step)
            if step.due is None or step.side == "seller":
                return False
            return not self._same(change.due or "", step.due)
        held = getattr(self._plan, name, None) if isinstance(change, c.SetDeal) else None
        return held is not None and not self._same(str(getattr(change, name)), held)

    def _same(self, phrase: str, date: Any) -> bool:
        from assistant.plan.deadlines import resolve

        found = resolve(phrase, self._heard.today, self._calendar)
        return bool(found.date == date)

    def _said(self, name: str, value: Any) -> bool:
        says = self._sayings().get(name)
        return says is None or says(value)

    def _sayings(self) -> dict[str, Callable[[Any], bool]]:
        heard, plan = self._heard, self._plan

        def people(names: list[str]) -> bool:
            return all(heard.names(one, plan) for one in names)

        def company(one: str) -> bool:
            return heard.names(one, plan)

        def steps(names: list[str]) -> bool:
            return heard.points_to_work or all(map(heard.speaks_of, names))

        def hour(time: str) -> bool:
            return heard.says(time) or heard.says(str(int(time[:2]) % 12 or 12))

        def rhythm(_weeks: int) -> bool:
            return bool(_RHYTHM.search(heard.message))

        def never(_value: Any) -> bool:
            return False

        return {
            "owners": people, "add_owners": people,
            "buyer": company, "seller": company, "new_name": company,
            "duration_days": heard.lasts, "implementation_days": heard.lasts,
            "lag_days": heard.lasts, "value": heard.costs, "currency": heard.pays_in,
            "role": heard.mentions, "notes": heard.covers, "action": heard.covers,
            "name": heard.covers, "depends_on": steps, "add_depends_on": steps,
            "weekday": lambda one: heard.says(one[:3]), "time": hour,
            "every_weeks": rhythm, "side": lambda one: heard.sided(one, plan),
            "words": heard.says, "said_by": company, "score": heard.says,
            "status": heard.stands, "insist": never, "add_blackout": never,
            "buyer_country": never, "seller_country": never,
        }  # fmt: skip
