"""The check-in, and the days that count."""

from typing import Any

from assistant.errors import PlanError
from assistant.plan.applying import Draft
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import SetCalendar, SetCheckIn
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Blackout, CalendarSettings, CheckIn

MAX_BLACKOUTS = 200
_MONTH_NAMES = (
    "January February March April May June July August September October November December"
)
_MONTHS = _MONTH_NAMES.split()


def set_check_in(draft: Draft, change: SetCheckIn) -> None:
    """Set the recurring check-in."""
    old = draft.plan.check_in
    if change.clear:
        draft.set(check_in=None)
        draft.forget_source("check_in")
        if old:
            was = _check_in_words(draft, old)
            _say(draft, change, "check_in", was, None, f"Check-in: none now (was {was})")
        return
    new = (old or CheckIn()).model_copy(update=_check_in_values(draft, change, old))
    if new == (old or CheckIn()):
        return
    draft.set(check_in=new)
    draft.note_source("check_in", draft.source(change.quote))
    draft.answered("check_in")
    before = _check_in_words(draft, old) if old else None
    shown = _check_in_words(draft, new)
    was = f" (was {before})" if before else ""
    _say(draft, change, "check_in", before, shown, f"Check-in: {shown}{was}")


def set_calendar(draft: Draft, change: SetCalendar) -> None:
    """Set whose holidays count, days off and the fiscal year.

    Due dates stay where they are: somebody agreed to them. The plan check shows those that have
    become days off.

    Raises:
        PlanError: no holidays are known for the country, or there are too many days off.
    """
    old = draft.plan.calendar
    new = old.model_copy(update=_settings(old, change))
    if new == old:
        return
    if len(new.blackouts) > MAX_BLACKOUTS:
        raise PlanError(f"Name at most {MAX_BLACKOUTS} stretches of days off. Join some of them.")
    draft.calendar = WorkCalendar(new)
    draft.calendar.is_working_day(draft.today)
    draft.set(calendar=new)
    for field, before, after, text in _differences(draft, old, new):
        _say(draft, change, field, before, after, text)


def _check_in_values(draft: Draft, change: SetCheckIn, old: CheckIn | None) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in ("weekday", "time", "every_weeks"):
        if getattr(change, field) is not None:
            values[field] = getattr(change, field)
    if change.next is not None:
        values["next"], _ = draft.date(change.next, "the next check-in")
    elif change.weekday and old and old.next and f"{old.next:%A}".lower() != change.weekday:
        values["next"] = None
    return values


def _check_in_words(draft: Draft, check_in: CheckIn) -> str:
    parts = []
    if check_in.weekday:
        weekday = check_in.weekday.capitalize()
        every = (
            f"every {weekday}"
            if check_in.every_weeks == 1
            else f"every {check_in.every_weeks} weeks on {weekday}"
        )
        parts.append(every)
    elif check_in.every_weeks > 1:
        parts.append(f"every {check_in.every_weeks} weeks")
    if check_in.time:
        parts.append(f"at {check_in.time}")
    text = " ".join(parts)
    if check_in.next:
        text += f"{', next on' if text else 'next on'} {draft.shown(check_in.next)}"
    return text or "not fixed"


def _settings(old: CalendarSettings, change: SetCalendar) -> dict[str, Any]:
    values: dict[str, Any] = {
        field: getattr(change, field)
        for field in ("buyer_country", "seller_country", "fiscal_year_start", "blackouts")
        if getattr(change, field) is not None
    }
    for side in ("buyer", "seller"):
        part = getattr(change, f"{side}_subdivision")
        country = f"{side}_country"
        if part is not None:
            values[f"{side}_subdivision"] = part or None
        elif values.get(country, getattr(old, country)) != getattr(old, country):
            values[f"{side}_subdivision"] = None
    if change.add_blackout and change.add_blackout not in old.blackouts:
        values["blackouts"] = [*values.get("blackouts", old.blackouts), change.add_blackout]
    return values


def _differences(
    draft: Draft, old: CalendarSettings, new: CalendarSettings
) -> list[tuple[str, str | None, str | None, str]]:
    found: list[tuple[str, str | None, str | None, str]] = []
    for side, title in (("buyer", "the buyer"), ("seller", "you")):
        before, after = (_place(settings, side) for settings in (old, new))
        if before != after:
            text = f"Holidays that count for {title}: {after} (was {before})"
            found.append((f"{side}_country", before, after, text))
    if old.fiscal_year_start != new.fiscal_year_start:
        months = [_MONTHS[one.fiscal_year_start - 1] for one in (old, new)]
        text = f"Fiscal year starts in {months[1]} (was {months[0]})"
        found.append(("fiscal_year_start", months[0], months[1], text))
    for off in new.blackouts:
        if off not in old.blackouts:
            words = _blackout(draft, off)
            found.append(("blackouts", None, words, f"Days off: {words}"))
    for off in old.blackouts:
        if off not in new.blackouts:
            words = _blackout(draft, off)
            found.append(("blackouts", words, None, f"Days off taken out: {words}"))
    return found


def _place(settings: CalendarSettings, side: str) -> str:
    country: str = getattr(settings, f"{side}_country")
    part: str | None = getattr(settings, f"{side}_subdivision")
    return f"{country}-{part}" if part else country


def _blackout(draft: Draft, off: Blackout) -> str:
    whose = {"buyer": " at the buyer", "seller": " on your side", "both": ""}[off.side]
    reason = f" ({off.reason})" if off.reason else ""
    days = draft.shown(off.start)
    if off.end != off.start:
        days += f" to {draft.shown(off.end)}"
    return f"{days}{whose}{reason}"


def _say(
    draft: Draft,
    change: SetCheckIn | SetCalendar,
    field: str,
    old: str | None,
    new: str | None,
    text: str,
) -> None:
    draft.say(
        ChangeLine(op=change.op, text=text, field=field, old=old, new=new, quote=change.quote)
    )
