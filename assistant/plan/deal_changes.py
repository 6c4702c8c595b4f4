"""Facts of the deal changed."""

import datetime as dt
from typing import Any, Literal

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.changes import SetDeal
from assistant.plan.lines import ChangeLine, money, working_days

_NAMES = {"name": "Deal", "buyer": "Buyer", "seller": "Seller"}
_DATES: dict[Literal["go_live", "target_close"], tuple[str, str]] = {
    "go_live": ("Go-live", "the go-live date"),
    "target_close": ("Target signature", "the signature date"),
}
_TITLES = {
    "value": "Deal value",
    "go_live": "Go-live",
    "target_close": "Target signature",
    **_NAMES,
}


def set_deal(draft: Draft, change: SetDeal) -> None:
    """Set facts of the deal."""
    for field in change.clear:
        _clear(draft, change, field)
    _set_names(draft, change)
    _set_value(draft, change)
    if change.go_live is not None:
        _set_date(draft, change, "go_live", change.go_live)
    if change.target_close is not None:
        _set_date(draft, change, "target_close", change.target_close)
    _set_implementation(draft, change)


def _set_names(draft: Draft, change: SetDeal) -> None:
    for field, title in _NAMES.items():
        new, old = getattr(change, field), getattr(draft.plan.deal, field)
        if not new or new == old:
            continue
        _keep(draft, change, **{field: new})
        was = f" (was {old})" if old else ""
        _say(draft, change, field, old, new, f"{title}: {new}{was}")


def _set_value(draft: Draft, change: SetDeal) -> None:
    deal = draft.plan.deal
    currency = change.currency or deal.currency
    value = deal.value if change.value is None else change.value
    if value == deal.value and currency == deal.currency:
        return
    _keep(draft, change, value=value, currency=currency)
    old = None if deal.value is None else money(deal.value, deal.currency)
    if value is None:
        _say(draft, change, "currency", deal.currency, currency, f"Currency: {currency}")
        return
    shown = money(value, currency)
    was = f" (was {old})" if old else ""
    _say(draft, change, "value", old, shown, f"Deal value: {shown}{was}")


def _set_date(
    draft: Draft, change: SetDeal, field: Literal["go_live", "target_close"], phrase: str
) -> None:
    title, what = _DATES[field]
    date, found = draft.date(phrase, what)
    if date < draft.today:
        raise PlanError(
            f"{title} on {draft.shown(date)} has passed. "
            f"Give a day from {draft.shown(draft.today)} on, with its year where it is far ahead."
        )
    old: dt.date | None = getattr(draft.plan, field)
    draft.set(**{field: date})
    source = draft.source(change.quote, state=draft.state_of(found), note=found.assumption)
    draft.note_source(field, source)
    draft.answered(field)
    if date == old:
        return
    was = f" (was {draft.shown(old)})" if old else ""
    shown = draft.shown(date)
    note = f" ({_reading(phrase, found.assumption, shown)})" if found.assumption else ""
    before = draft.shown(old) if old else None
    _say(draft, change, field, before, shown, f"{title}: {shown}{note}{was}")


def _reading(phrase: str, assumption: str, shown: str) -> str:
    """Return how the words were read, without the day that stands beside it."""
    note = assumption.removesuffix(".").removesuffix(f", {shown}")
    return f'"{phrase}" r{note[1:]}' if note.startswith("Read ") else note


def _set_implementation(draft: Draft, change: SetDeal) -> None:
    days, old = change.implementation_days, draft.plan.implementation_days
    if days is None or days == old:
        return
    draft.set(implementation_days=days)
    draft.note_source("implementation_days", draft.source(change.quote))
    draft.answered("implementation")
    was = f" (was {old})" if old is not None else ""
    before = None if old is None else str(old)
    said = f"From signature to go-live: {working_days(days)}{was}"
    _say(draft, change, "implementation_days", before, str(days), said)


def _clear(draft: Draft, change: SetDeal, field: str) -> None:
    if field in ("go_live", "target_close"):
        date: dt.date | None = getattr(draft.plan, field)
        old = draft.shown(date) if date else None
        draft.set(**{field: None})
        draft.forget_source(field)
    else:
        value = getattr(draft.plan.deal, field)
        old = None if value is None else str(value)
        if field == "value" and value is not None:
            old = money(value, draft.plan.deal.currency)
        draft.set(deal=draft.plan.deal.model_copy(update={field: None}))
        draft.forget_source(f"deal.{field}")
    if old:
        _say(draft, change, field, old, None, f"{_TITLES[field]}: taken out (was {old})")


def _keep(draft: Draft, change: SetDeal, **values: Any) -> None:
    deal = draft.plan.deal
    changed = [field for field, value in values.items() if value != getattr(deal, field)]
    draft.set(deal=deal.model_copy(update=values))
    for field in changed:
        draft.note_source(f"deal.{field}", draft.source(change.quote))
        draft.answered(field)


def _say(
    draft: Draft, change: SetDeal, field: str, old: str | None, new: str | None, text: str
) -> None:
    draft.say(
        ChangeLine(op=change.op, text=text, field=field, old=old, new=new, quote=change.quote)
    )
