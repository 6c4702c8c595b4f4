"""Facts of the deal, people, check-in, risks and calendar changed."""

from typing import Any

from assistant.errors import PlanError
from assistant.plan import changes as c
from assistant.plan.applying import Draft
from assistant.plan.calendar import WorkCalendar
from assistant.plan.finding import find_step, fold
from assistant.plan.lines import ChangeLine, money, working_days
from assistant.plan.model import MAX_PEOPLE, MAX_RISKS, CheckIn, Person, Risk

_DEAL = {"name": "Deal", "buyer": "Buyer", "seller": "Seller"}
_SIDE = {"buyer": "on the buyer's side", "seller": "on the seller's side", "both": "on both sides"}


def set_deal(draft: Draft, change: c.SetDeal) -> None:
    """Set facts of the deal."""
    _clear(draft, change)
    deal = draft.plan.deal
    values: dict[str, Any] = {}
    for field, title in _DEAL.items():
        new = getattr(change, field)
        if new and new != getattr(deal, field):
            values[field] = new
            _say(draft, change, field, getattr(deal, field), new, f"{title}: {new}")
    if change.currency and change.currency != deal.currency:
        values["currency"] = change.currency
        if change.value is None and deal.value is not None:
            _say(draft, change, "currency", deal.currency, change.currency, f"Currency: {change.currency}")
    if change.value is not None and change.value != deal.value:
        values["value"] = change.value
        shown = money(change.value, change.currency or deal.currency)
        old = money(deal.value, deal.currency) if deal.value is not None else None
        _say(draft, change, "value", old, shown, f"Deal value: {shown}" + (f" (was {old})" if old else ""))
    if values:
        draft.set(deal=deal.model_copy(update=values))
        for field in values:
            draft.note_source(f"deal.{field}", draft.source(change.quote))
    if change.go_live is not None:
        _set_date(draft, change, "go_live", "Go-live", change.go_live)
    if change.target_close is not None:
        _set_date(draft, change, "target_close", "Signature aimed at", change.target_close)
    _set_implementation(draft, change)


def _set_implementation(draft: Draft, change: c.SetDeal) -> None:
    days = change.implementation_days
    if days is None or days == draft.plan.implementation_days:
        return
    draft.set(implementation_days=days)
    draft.note_source("implementation_days", draft.source(change.quote))
    _say(draft, change, "implementation_days", None, str(days), f"Implementation: {working_days(days)}")


def _set_date(draft: Draft, change: c.SetDeal, field: str, title: str, phrase: str) -> None:
    date, found = draft.date(phrase, title.lower())
    if date < draft.today:
        raise PlanError(
            f"{title} on {draft.shown(date)} has passed. Give a day from today on."
        )
    old = getattr(draft.plan, field)
    draft.set(**{field: date})
    state = "inferred" if found.assumption else "stated"
    draft.note_source(field, draft.source(change.quote, state=state, note=found.assumption))
    if date == old:
        return
    was = f" (was {draft.shown(old)})" if old else ""
    because = f" – {found.assumption}" if found.assumption else ""
    _say(draft, change, field, draft.shown(old) if old else None, draft.shown(date),
         f"{title}: {draft.shown(date)}{was}{because}")  # fmt: skip


def _clear(draft: Draft, change: c.SetDeal) -> None:
    for field in change.clear:
        if field in ("go_live", "target_close"):
            old = getattr(draft.plan, field)
            draft.set(**{field: None})
            shown = draft.shown(old) if old else None
        else:
            shown = str(getattr(draft.plan.deal, field) or "") or None
            draft.set(deal=draft.plan.deal.model_copy(update={field: None}))
        if shown:
            title = field.replace("_", "-").capitalize()
            _say(draft, change, field, shown, None, f"{title}: taken out")


def set_person(draft: Draft, change: c.SetPerson) -> None:
    """Add somebody, or correct what is known of them."""
    people = list(draft.plan.people)
    known = draft.plan.person(change.name)
    if known is None:
        if len(people) >= MAX_PEOPLE:
            raise PlanError(f"A plan holds at most {MAX_PEOPLE} people. Remove some first.")
        person = Person(name=change.new_name or change.name, role=change.role, side=change.side,
                        sources={"name": draft.source(change.quote)})  # fmt: skip
        draft.set(people=[*people, person])
        _say(draft, change, "name", None, person.name, _described(person))
        _refit_sides(draft, person.name)
        return
    values: dict[str, Any] = {}
    for field in ("role", "side"):
        new = getattr(change, field)
        if new and new != getattr(known, field):
            values[field] = new
    if change.new_name and change.new_name != known.name:
        values["name"] = change.new_name
        _rename_owner(draft, known.name, change.new_name)
    if not values:
        return
    person = known.model_copy(update=values)
    draft.set(people=[person if one is known else one for one in people])
    was = f" (was {known.name})" if "name" in values else ""
    _say(draft, change, next(iter(values)), known.name, person.name, _described(person) + was)
    if "side" in values:
        _refit_sides(draft, person.name)


def _refit_sides(draft: Draft, name: str) -> None:
    """Let the sides that were only inferred from owners follow what is now known of one."""
    from assistant.plan.step_changes import infer_side

    for step in draft.steps:
        source = step.sources.get("side")
        if name in step.owners and (step.side is None or (source and source.state == "inferred")):
            side = infer_side(draft.plan, step)
            if side and side != step.side:
                draft.replace_step(step.model_copy(update={"side": side}))


def _described(person: Person) -> str:
    parts = [person.role or "", _SIDE.get(person.side or "", "")]
    about = ", ".join(part for part in parts if part)
    return f"{person.name}: {about}" if about else f"{person.name}: added"


def _rename_owner(draft: Draft, old: str, new: str) -> None:
    draft.steps = [
        step.model_copy(
            update={"owners": [new if fold(one) == fold(old) else one for one in step.owners]}
        )
        for step in draft.steps
    ]


def remove_person(draft: Draft, change: c.RemovePerson) -> None:
    """Take somebody out of the plan, and off every step they own."""
    known = draft.plan.person(change.name)
    if known is None:
        names = ", ".join(p.name for p in draft.plan.people[:12]) or "nobody yet"
        raise PlanError(f"{change.name} is not in the plan. People in it: {names}.")
    draft.set(people=[one for one in draft.plan.people if one is not known])
    _say(draft, change, "name", known.name, None, f"{known.name}: taken out")
    for step in draft.steps:
        if known.name in step.owners:
            owners = [one for one in step.owners if one != known.name]
            draft.replace_step(step.model_copy(update={"owners": owners}))
            draft.say(ChangeLine(op=change.op, text=f"{step.action}: {known.name} no longer owns it",
                                 step=step.id, field="owners", old=known.name, quote=change.quote))  # fmt: skip


def set_check_in(draft: Draft, change: c.SetCheckIn) -> None:
    """Set the recurring check-in."""
    old = draft.plan.check_in
    if change.clear:
        draft.set(check_in=None)
        if old:
            _say(draft, change, "check_in", _check_in_words(draft, old), None, "Check-in: none now")
        return
    values: dict[str, Any] = {}
    for field in ("weekday", "time", "every_weeks"):
        if getattr(change, field) is not None:
            values[field] = getattr(change, field)
    if change.next is not None:
        values["next"], _ = draft.date(change.next, "the next check-in")
    elif change.weekday and old and old.next and f"{old.next:%A}".lower() != change.weekday:
        values["next"] = None
    new = (old or CheckIn()).model_copy(update=values)
    draft.set(check_in=new)
    draft.note_source("check_in", draft.source(change.quote))
    if new != old:
        _say(draft, change, "check_in", _check_in_words(draft, old) if old else None,
             _check_in_words(draft, new), f"Check-in: {_check_in_words(draft, new)}")  # fmt: skip


def _check_in_words(draft: Draft, check_in: CheckIn) -> str:
    parts = []
    if check_in.weekday:
        every = "every" if check_in.every_weeks == 1 else f"every {check_in.every_weeks} weeks on"
        parts.append(f"{every} {check_in.weekday.capitalize()}")
    if check_in.time:
        parts.append(f"at {check_in.time}")
    if check_in.next:
        parts.append(f"next on {draft.shown(check_in.next)}")
    return " ".join(parts) or "set"


def add_risk(draft: Draft, change: c.AddRisk) -> None:
    """Record something that could move a date."""
    step = find_step(draft.current(), change.step).id if change.step else None
    evidence = [change.quote] if change.quote else []
    for risk in draft.plan.risks:
        if fold(risk.text) == fold(change.text):
            return
    if len(draft.plan.risks) >= MAX_RISKS:
        raise PlanError(f"A plan holds at most {MAX_RISKS} risks. Resolve some first.")
    risk = Risk(text=change.text, step=step, evidence=evidence)
    draft.set(risks=[*draft.plan.risks, risk])
    draft.say(ChangeLine(op=change.op, text=f"Risk: {change.text}", step=step, field="risk",
                         new=change.text, quote=change.quote))  # fmt: skip


def resolve_risk(draft: Draft, change: c.ResolveRisk) -> None:
    """Mark a risk as dealt with."""
    wanted = fold(change.text)
    hits = [r for r in draft.plan.risks if wanted in fold(r.text) and not r.resolved]
    if len(hits) != 1:
        raise PlanError(
            "No open risk is called that." if not hits else "More than one risk fits. Give its full words."
        )
    done = hits[0].model_copy(update={"resolved": True})
    draft.set(risks=[done if r is hits[0] else r for r in draft.plan.risks])
    _say(draft, change, "risk", hits[0].text, None, f"Risk dealt with: {hits[0].text}")


def mark_unknown(draft: Draft, change: c.MarkUnknown) -> None:
    """Record that a question stays open."""
    if draft.plan.answered.get(change.question) == change.answer:
        return
    draft.set(answered={**draft.plan.answered, change.question: change.answer})


def set_calendar(draft: Draft, change: c.SetCalendar) -> None:
    """Set whose holidays count, days off and the fiscal year."""
    old = draft.plan.calendar
    values: dict[str, Any] = {
        field: getattr(change, field)
        for field in ("buyer_country", "seller_country", "fiscal_year_start", "blackouts")
        if getattr(change, field) is not None
    }
    for side in ("buyer", "seller"):
        part = getattr(change, f"{side}_subdivision")
        if part is not None:
            values[f"{side}_subdivision"] = part or None
        elif values.get(f"{side}_country", getattr(old, f"{side}_country")) != getattr(old, f"{side}_country"):
            values[f"{side}_subdivision"] = None
    if change.add_blackout:
        values["blackouts"] = [*values.get("blackouts", old.blackouts), change.add_blackout]
    new = old.model_copy(update=values)
    if new == old:
        return
    draft.calendar = WorkCalendar(new)
    draft.calendar.is_working_day(draft.today)
    draft.set(calendar=new)
    _say(draft, change, "calendar", None, None, _calendar_words(draft, change))


def _calendar_words(draft: Draft, change: c.SetCalendar) -> str:
    if change.add_blackout:
        off = change.add_blackout
        reason = f" ({off.reason})" if off.reason else ""
        return f"Days off: {draft.shown(off.start)} to {draft.shown(off.end)}{reason}"
    now = draft.plan.calendar
    return f"Holidays that count: buyer {now.buyer_country}, seller {now.seller_country}"


def _say(
    draft: Draft, change: Any, field: str, old: str | None, new: str | None, text: str
) -> None:
    draft.say(ChangeLine(op=change.op, text=text, field=field, old=old, new=new, quote=change.quote))
