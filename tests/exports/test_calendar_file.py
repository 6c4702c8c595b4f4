import datetime as dt
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from assistant.exports import render
from assistant.plan.model import CheckIn, Plan
from tests.exports.conftest import TODAY


def _events(plan: Plan, today: dt.date = TODAY) -> list[Any]:
    return list(Calendar.from_ical(render(plan, "ics", today)).walk("VEVENT"))


def _check_in(plan: Plan, check_in: CheckIn) -> list[Any]:
    changed = plan.model_copy(update={"check_in": check_in, "steps": []})
    return _events(changed)


def test_steps_with_a_date_are_all_day_events(plan: Plan) -> None:
    steps = [event for event in _events(plan) if "RRULE" not in event]
    assert [str(event["SUMMARY"]) for event in steps] == [
        "✓ Security review (Acme)", "Contract signatures (Acme)",
    ]  # fmt: skip
    assert [event.decoded("DTSTART") for event in steps] == [
        dt.date(2026, 11, 30), dt.date(2026, 12, 4),
    ]  # fmt: skip
    assert steps[1].decoded("DTEND") == dt.date(2026, 12, 5)
    assert "Mark Feld (Acme) + Globex" in str(steps[0]["DESCRIPTION"])


def test_the_check_in_recurs_until_go_live(plan: Plan) -> None:
    (event,) = [event for event in _events(plan) if "RRULE" in event]
    start = event.decoded("DTSTART")
    assert start == dt.datetime(2026, 11, 30, 10)  # noqa: DTZ001 - on the buyer's clock
    rule = event["RRULE"].to_ical().decode()
    days = [at.date() for at in rrulestr(rule, dtstart=start)]
    assert days[:2] == [dt.date(2026, 11, 30), dt.date(2026, 12, 7)]
    assert days[-1] == dt.date(2027, 1, 4)
    assert len(days) == 6


def test_a_next_check_in_on_another_day_is_an_event_of_its_own(plan: Plan) -> None:
    once, series = _check_in(plan, CheckIn(weekday="monday", next=dt.date(2026, 11, 25)))
    assert once.decoded("DTSTART") == dt.date(2026, 11, 25)
    assert series.decoded("DTSTART") == dt.date(2026, 11, 30)
    assert once["UID"] != series["UID"]


@pytest.mark.parametrize(
    ("check_in", "start"),
    [
        (CheckIn(weekday="friday"), dt.date(2026, 11, 27)),
        (CheckIn(weekday="tuesday"), TODAY),
        (CheckIn(next=dt.date(2026, 12, 2), every_weeks=2), dt.date(2026, 12, 2)),
    ],
)
def test_the_first_check_in(plan: Plan, check_in: CheckIn, start: dt.date) -> None:
    (series,) = _check_in(plan, check_in)
    assert series.decoded("DTSTART") == start
    assert series["RRULE"]["INTERVAL"] == [check_in.every_weeks]


def test_a_time_alone_is_no_event(plan: Plan) -> None:
    assert _check_in(plan, CheckIn(time="10:00")) == []


def test_uids_stay_and_later_files_are_newer(plan: Plan) -> None:
    moved = plan.steps[0].model_copy(update={"due": dt.date(2026, 12, 9), "action": "Signing"})
    later = plan.model_copy(update={"steps": [moved, *plan.steps[1:]]})
    old, new = _events(plan), _events(later, TODAY + dt.timedelta(days=1))
    assert {event["UID"] for event in old} == {event["UID"] for event in new}
    assert len({event["UID"] for event in old}) == len(old) == 3
    assert new[0]["SEQUENCE"] > old[0]["SEQUENCE"]
    other = plan.model_copy(update={"deal": plan.deal.model_copy(update={"buyer": "Initech"})})
    assert not {event["UID"] for event in old} & {event["UID"] for event in _events(other)}


def test_line_breaks_cannot_add_properties(plan: Plan) -> None:
    evil = "x\r\nATTACH:http://evil.example\r\nEND:VEVENT"
    step = plan.steps[0].model_copy(update={"notes": evil, "action": evil})
    events = _events(plan.model_copy(update={"steps": [step], "check_in": None}))
    assert len(events) == 1
    assert "ATTACH" not in events[0]
