"""The plan for a calendar: steps as all-day events, the check-in as a recurring one."""

import datetime as dt
import uuid

from icalendar import Calendar, Event

from assistant.exports.sheet import Row, Sheet, plain, sheet
from assistant.plan.model import WEEKDAYS, CheckIn, Plan

CHECK_IN = dt.timedelta(minutes=30)
_SPACE = uuid.UUID("6b8f4c1e-2f0d-5a53-9d1c-0f5c3a7e9b21")
_EPOCH = dt.date(2020, 1, 1)


def render(plan: Plan, today: dt.date) -> bytes:
    """Return an iCalendar file. An event keeps its UID, so that importing again updates it."""
    shown = sheet(plan, today)
    calendar = Calendar()
    calendar.add("prodid", "-//map-assistant//Mutual Action Plan//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", shown.title)
    for row in shown.rows:
        if row.due:
            calendar.add_component(_step(plan, shown, row, row.due, today))
    for event in _check_ins(plan, shown, today):
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


def _event(plan: Plan, key: str, today: dt.date) -> Event:
    event = Event()
    deal = f"{plan.deal.buyer or ''}|{plan.deal.name or ''}|{plan.deal.seller or ''}".casefold()
    event.add("uid", f"{uuid.uuid5(_SPACE, f'{deal}|{key}')}@map-assistant")
    event.add("dtstamp", dt.datetime.combine(today, dt.time(), tzinfo=dt.UTC))
    # A later export counts as a newer version of the same event.
    event.add("sequence", max(0, (today - _EPOCH).days))
    return event


def _step(plan: Plan, shown: Sheet, row: Row, due: dt.date, today: dt.date) -> Event:
    event = _event(plan, f"step|{row.id}", today)
    done = "✓ " if row.state == "done" else ""
    event.add("summary", f"{done}{row.action} ({shown.buyer})")
    event.add("dtstart", due)
    if due < dt.date.max:
        event.add("dtend", due + dt.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    status = "Done" if row.state == "done" else row.status
    lines = [f"Owner: {row.owners}", f"Status: {status}", *([row.notes] if row.notes else [])]
    event.add("description", "\n".join(lines))
    return event


def _check_ins(plan: Plan, shown: Sheet, today: dt.date) -> list[Event]:
    """Return the recurring check-in, and the next one where it falls on another weekday."""
    check_in = plan.check_in
    if check_in is None or not (check_in.next or check_in.weekday):
        return []
    first = check_in.next or today
    weekday = WEEKDAYS.index(check_in.weekday) if check_in.weekday else first.weekday()
    regular = first + dt.timedelta(days=(weekday - first.weekday()) % 7)
    events = []
    if check_in.next and regular != check_in.next:
        events.append(_meeting(plan, shown, check_in, check_in.next, today, "next"))
    series = _meeting(plan, shown, check_in, regular, today, "series")
    series.add("rrule", _rule(plan, check_in, regular))
    return [*events, series]


def _rule(plan: Plan, check_in: CheckIn, first: dt.date) -> dict[str, object]:
    rule: dict[str, object] = {"freq": "weekly", "interval": check_in.every_weeks}
    rule["byday"] = WEEKDAYS[first.weekday()][:2].upper()
    until = plan.go_live or plan.target_close
    if until and until >= first:
        rule["until"] = dt.datetime.combine(until, dt.time(23, 59)) if check_in.time else until
    return rule


def _meeting(
    plan: Plan, shown: Sheet, check_in: CheckIn, date: dt.date, today: dt.date, key: str
) -> Event:
    event = _event(plan, f"check-in|{key}", today)
    event.add("summary", f"Check-in: mutual action plan ({shown.buyer})")
    event.add("description", plain(shown.goal))
    if check_in.time is None:
        event.add("dtstart", date)
        event.add("transp", "TRANSPARENT")
        return event
    # Without a time zone: ten o'clock is ten o'clock where the buyer's calendar is.
    start = dt.datetime.combine(date, dt.time.fromisoformat(check_in.time))
    event.add("dtstart", start)
    event.add("duration", CHECK_IN)
    return event
