import datetime as dt
from typing import Any, get_args

import pytest

from assistant.plan.findings import MEANINGS, Code
from assistant.plan.health import check
from assistant.plan.model import (
    Blackout,
    CalendarSettings,
    CheckIn,
    Deal,
    Plan,
    Side,
    Step,
)
from tests.plan.healthy import TODAY, codes, day, healthy, only, step


def test_a_healthy_plan_has_no_findings() -> None:
    assert check(healthy(step(due=day(12, 15))), TODAY) == []


def test_the_published_example_shows_its_calendar_faults() -> None:
    rows: list[tuple[str, list[str], dt.date, Side, str]] = [
        ("Security review complete", ["John", "Sarah"], day(11, 1, 2024), "both", "done"),
        ("Exec presentation to CFO", ["Mike", "Sarah"], day(11, 8, 2024), "both", "in_progress"),
        ("Legal review complete", ["Mary"], day(11, 15, 2024), "buyer", "not_started"),
        ("Final pricing approval", ["CFO"], day(11, 22, 2024), "buyer", "not_started"),
        ("Contract signatures", ["Both"], day(11, 27, 2024), "both", "not_started"),
        ("Kickoff scheduled", ["Both teams"], day(11, 30, 2024), "both", "not_started"),
    ]
    steps = [
        Step.model_validate(
            {
                "id": str(n),
                "action": action,
                "owners": owners,
                "due": due,
                "side": side,
                "status": how,
            }
        )
        for n, (action, owners, due, side, how) in enumerate(rows, start=1)
    ]
    plan = Plan(
        deal=Deal(value=180_000),
        steps=steps,
        go_live=day(1, 1, 2025),
        target_close=day(12, 1, 2024),
        check_in=CheckIn(weekday="monday", time="10:00", next=day(11, 4, 2024)),
    )
    today = day(11, 4, 2024)
    kickoff = only(plan, "due-on-day-off", today)
    assert (kickoff.step, kickoff.severity) == ("6", "high")
    assert "Saturday" in kickoff.message
    assert kickoff.fix == "Move it to Fri Nov 29 or Mon Dec 2."
    signature = only(plan, "due-before-holiday", today)
    assert signature.step == "5"
    assert "Thanksgiving" in signature.message
    close = only(plan, "close-on-day-off", today)
    assert "Sunday" in close.message
    assert close.fix == "Aim at Fri Nov 29."
    assert "New Year" in only(plan, "go-live-on-day-off", today).message
    unowned = [f.step for f in check(plan, today) if f.code == "no-owner"]
    assert unowned == ["5", "6"]
    assert only(plan, "owner-is-a-role", today).step == "4"


def test_every_code_is_explained() -> None:
    assert set(MEANINGS) == set(get_args(Code))


def test_the_most_serious_comes_first() -> None:
    plan = healthy(step(due=day(11, 28), owners=[]), step("b"), check_in=None)
    ranks = [finding.severity for finding in check(plan, TODAY)]
    assert ranks == sorted(ranks, key=["high", "medium", "low"].index)
    assert {"high", "medium", "low"} <= set(ranks)


@pytest.mark.parametrize(
    ("due", "code"),
    [
        (day(11, 24), None),
        (day(11, 23), "overdue"),
        (day(11, 18), "overdue"),
        (day(11, 17), "stalled"),
        (day(10, 1), "stalled"),
    ],
)
def test_overdue_and_stalled(due: dt.date, code: str | None) -> None:
    found = set(codes(healthy(step(due=due)))) & {"overdue", "stalled"}
    assert found == ({code} if code else set())
    assert codes(healthy(step(due=due, status="done"))) == []


def test_days_overdue_are_said() -> None:
    assert "1 day overdue" in only(healthy(step(due=day(11, 23))), "overdue").message
    stalled = only(healthy(step(due=day(11, 17))), "stalled")
    assert "7 days overdue" in stalled.message
    assert "priorities" in stalled.fix


def test_a_step_needs_a_person() -> None:
    assert only(healthy(step(due=day(12, 15), owners=[])), "no-owner").step == "own"
    both = only(healthy(step(due=day(12, 15), owners=["Both teams"])), "no-owner")
    assert '"Both teams" is nobody in particular' in both.message
    role = only(healthy(step(due=day(12, 15), owners=["Legal", "CFO"])), "owner-is-a-role")
    assert "Legal and CFO" in role.message
    legal = healthy(step("legal-review", due=day(12, 15), owners=[]))
    assert "in legal on the buyer's side" in only(legal, "no-owner").fix


def test_a_step_needs_a_date() -> None:
    missing = only(healthy(step()), "no-date")
    assert "it has to be done by Tue Mar 2" in missing.message
    assert missing.severity == "low"
    assert codes(healthy(step(duration_days=5))) == []
    tied = step(depends_on=["sent"], lags={"sent": 10}, due_text="two weeks after it was sent")
    assert codes(healthy(tied)) == []


@pytest.mark.parametrize(
    "values",
    [
        {"due_text": "soon"},
        {"due_text": "TBD"},
        {"due_text": "when they get to it"},
        {"notes": "They will get back to us"},
        {"evidence": ["Legal should finish it at some point"]},
    ],
)
def test_vague_commitments(values: dict[str, Any]) -> None:
    finding = only(healthy(step(**values)), "vague-commitment")
    assert "Tue Mar 2" in finding.fix


@pytest.mark.parametrize(
    "values",
    [
        {"due_text": "end of next week"},
        {"notes": "They sent it back with comments"},
        {"notes": "Soon", "due": day(12, 15)},
    ],
)
def test_what_is_not_vague(values: dict[str, Any]) -> None:
    assert "vague-commitment" not in codes(healthy(step(**values)))


def test_days_off() -> None:
    thanks = only(healthy(step(due=day(11, 26))), "due-on-day-off")
    assert "Thanksgiving" in thanks.message
    assert thanks.fix == "Move it to Wed Nov 25 or Fri Nov 27."
    insisted = healthy(step(due=day(11, 28), insisted=True))
    assert only(insisted, "due-on-day-off").severity == "low"
    freeze = Blackout(start=day(12, 14), end=day(12, 18), reason="change freeze", side="buyer")
    frozen = healthy(step(due=day(12, 15)), calendar=CalendarSettings(blackouts=[freeze]))
    assert "change freeze" in only(frozen, "due-on-day-off").message
    ours = healthy(step(due=day(12, 15), side="seller"), calendar=frozen.calendar)
    assert "due-on-day-off" not in codes(ours)


def test_the_day_before_a_holiday() -> None:
    assert only(healthy(step(due=day(11, 25))), "due-before-holiday").severity == "low"
    signing = step("signature", kind="signature", due=day(11, 25))
    assert only(healthy(signing), "due-before-holiday").severity == "medium"
    assert "due-before-holiday" not in codes(healthy(step(due=day(11, 27))))
    close = healthy(step(due=day(12, 15)), target_close=day(12, 24))
    assert "Christmas" in only(close, "close-before-holiday").message


def test_due_before_what_it_waits_for() -> None:
    first = step("first", due=day(12, 15))
    early = step("second", due=day(12, 11), depends_on=["first"])
    finding = only(healthy(first, early), "before-dependency")
    assert (finding.step, finding.severity) == ("second", "high")
    assert "Tue Dec 15" in finding.message
    lagging = early.model_copy(update={"due": day(12, 16), "lags": {"first": 5}})
    assert (
        "5 working days lie between them"
        in only(healthy(first, lagging), "before-dependency").message
    )
    fine = early.model_copy(update={"due": day(12, 16)})
    assert "before-dependency" not in codes(healthy(first, fine))
    done = first.model_copy(update={"status": "done"})
    assert "before-dependency" not in codes(healthy(done, early))


def test_the_usual_order_counts_where_it_is_assumed() -> None:
    legal = step("legal-review", kind="legal-review", due=day(12, 18))
    sign = step("signature", kind="signature", due=day(12, 11))
    assumed = healthy(legal, sign, assume_usual=True)
    assert only(assumed, "before-dependency").severity == "medium"
    assert "before-dependency" not in codes(healthy(legal, sign))


def test_due_after_the_required_close() -> None:
    sign = step("signature", kind="signature", duration_days=1)
    build = step(
        "implementation", kind="implementation", duration_days=20, depends_on=["signature"]
    )
    late = step(due=day(12, 11))
    plan = healthy(late, sign, build, go_live=day(1, 5, 2027))
    finding = only(plan, "after-required-close")
    assert "signed by Fri Dec 4" in finding.message
    assert finding.step == "own"
    after = healthy(step("kickoff", kind="kickoff", due=day(12, 11)), sign, build)
    assert "after-required-close" not in codes(after)
    target = healthy(step(due=day(12, 15)), target_close=day(12, 11))
    assert "signed by Fri Dec 11" in only(target, "after-required-close").message
