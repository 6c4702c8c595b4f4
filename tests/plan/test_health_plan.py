import datetime as dt
from typing import Any

import pytest

from assistant.errors import PlanError
from assistant.plan.health import check
from assistant.plan.model import (
    CalendarSettings,
    CheckIn,
    Deal,
    Person,
    Plan,
    Source,
)
from tests.plan.healthy import TODAY, codes, day, healthy, only, step


def test_due_after_go_live() -> None:
    train = step("training", kind="training", due=day(3, 5, 2027))
    assert only(healthy(train), "after-go-live").step == "training"
    review = step("launch-review", kind="launch-review", due=day(3, 19, 2027))
    assert codes(healthy(review)) == []


def test_later_than_what_follows_can_bear() -> None:
    first = step("first", due=day(2, 26, 2027))
    second = step("second", depends_on=["first"], duration_days=10)
    finding = only(healthy(first, second), "waits-for-later-step")
    assert "needs it by Tue Feb 16" in finding.message


def test_sooner_than_it_can_be_done() -> None:
    soon = only(healthy(step(due=day(12, 4), duration_days=15)), "due-too-soon")
    assert "cannot be done before Tue Dec 15: it takes 15 working days" in soon.message
    assert soon.severity == "medium"
    started = step(due=day(12, 4), duration_days=15, status="in_progress")
    assert "due-too-soon" not in codes(healthy(started))


def test_sooner_than_what_it_waits_for_can_be_done() -> None:
    first = step("first", duration_days=30)
    last = step("last", depends_on=["first"], duration_days=None, due=day(12, 4))
    found = only(healthy(first, last), "due-too-soon")
    assert found.step == "last"
    assert "it waits for First, which can be done on" in found.message
    assert found.severity == "medium", "no guess at a duration explains weeks"


def test_blocked() -> None:
    assert only(healthy(step(due=day(12, 15), status="blocked")), "blocked").severity == "high"


@pytest.mark.parametrize(
    "words",
    [
        "our quarter end",
        "before the end of our quarter",
        "we need it in by our fiscal year end",
        "so that I make my quota",
        "so we hit the number",
        "last week of our Q4",
        "end-of-quarter discount runs out",
    ],
)
def test_the_sellers_own_quarter(words: str) -> None:
    said = step(due=day(12, 15), evidence=[words])
    assert only(healthy(said), "seller-quarter-end").step == "own"
    source = {"target_close": Source(quote=words)}
    anchored = healthy(step(due=day(12, 15)), target_close=day(12, 30), sources=source)
    assert only(anchored, "seller-quarter-end").step is None


@pytest.mark.parametrize(
    "words",
    [
        "their quarter end",
        "our Q1 launch needs it",
        "the board meets at the end of the quarter",
        "Ann: we want it before our quarter ends",
        "the numbers are with finance",
        "our year plan is attached",
    ],
)
def test_dates_of_the_buyers_own(words: str) -> None:
    said = step(due=day(12, 15), evidence=[words])
    assert "seller-quarter-end" not in codes(healthy(said))


def test_a_close_at_a_quarters_end_without_a_reason() -> None:
    def plan(close: dt.date, quote: str = "", month: int = 1, **values: Any) -> Plan:
        return healthy(
            step(due=day(12, 15)),
            go_live=None,
            target_close=close,
            calendar=CalendarSettings(fiscal_year_start=month),
            sources={"target_close": Source(quote=quote)},
            **values,
        )

    code = "seller-quarter-end"
    assert only(plan(day(12, 31)), code).severity == "low"
    assert only(plan(day(12, 30)), code).severity == "low"
    assert code not in codes(plan(day(12, 16)))
    assert code not in codes(plan(day(12, 30), month=2))
    assert code in codes(plan(day(1, 29, 2027), month=2))
    assert code not in codes(plan(day(12, 30), "their license expires at the end of the year"))
    assert code in codes(plan(day(12, 16), "close by EOQ"))


def test_the_buyers_part() -> None:
    ours = step(due=day(12, 15), side="seller", owners=["Sam"])
    plan = healthy(ours, steps=[ours])
    assert only(plan, "no-buyer-steps").severity == "high"
    theirs = step("b", due=day(12, 15))
    many = [ours.model_copy(update={"id": str(n)}) for n in range(4)]
    assert "4 of 5" not in only(healthy(steps=[*many, theirs]), "one-sided").message
    assert "Only 1 of 5 open steps" in only(healthy(steps=[*many, theirs]), "one-sided").message


def test_teams_are_missed_where_the_size_asks_for_them() -> None:
    missing = {"missing-legal", "missing-security", "missing-finance", "missing-executive"}
    get_it = step("get it signed", kind="signature", due=day(12, 15))
    large = healthy(get_it, deal=Deal(value=180_000, currency="USD"))
    assert missing <= set(codes(large))
    assert "a deal at $180,000" in only(large, "missing-legal").message
    assert not missing & set(codes(healthy(get_it)))
    people = [
        Person(name="Ann Roe", role="General Counsel", side="buyer"),
        Person(name="Bo Li", role="CFO", side="buyer"),
        Person(name="Cy Noor", role="Head of IT", side="buyer"),
    ]
    assert not missing & set(codes(large.model_copy(update={"people": people})))
    ours = [person.model_copy(update={"side": "seller"}) for person in people]
    assert missing <= set(codes(large.model_copy(update={"people": ours})))


def test_a_step_stands_for_its_team() -> None:
    kinds = ("legal-review", "security-review", "budget", "executive-approval")
    steps = [step(kind, kind=kind, due=day(12, 15)) for kind in kinds]
    plan = healthy(*steps, deal=Deal(value=900_000))
    assert not [code for code in codes(plan) if code.startswith("missing")]


def test_one_contact_is_a_risk() -> None:
    alone = healthy(step(due=day(12, 15)), people=[Person(name="Ann Roe", side="buyer")])
    assert only(alone, "single-contact").message.startswith("Only one person is")
    nobody = healthy(step(due=day(12, 15), owners=["Legal"]), people=[], steps=[])
    assert "single-contact" not in codes(nobody)
    owners = healthy(step(due=day(12, 15), owners=["Ann Roe", "Cy Noor"]), people=[])
    assert "single-contact" not in codes(owners)


def test_check_ins() -> None:
    fine = step(due=day(12, 15))
    assert only(healthy(fine, check_in=None), "no-check-in")
    assert only(healthy(fine, check_in=CheckIn(time="10:00")), "no-check-in")
    passed = healthy(fine, check_in=CheckIn(weekday="thursday", next=day(11, 19)))
    assert "Fri Nov 27" in only(passed, "check-in-passed").fix  # Thursday is Thanksgiving
    off = healthy(fine, check_in=CheckIn(next=day(11, 26)))
    assert "Thanksgiving" in only(off, "check-in-on-day-off").message
    assert only(healthy(fine, check_in=CheckIn(weekday="sunday")), "check-in-on-day-off")
    assert codes(healthy(fine, check_in=CheckIn(weekday="friday"))) == []


def test_the_anchor() -> None:
    open_step = step(due=day(12, 15))
    assert only(healthy(open_step, go_live=None), "no-go-live").severity == "high"
    assert "no-go-live" not in codes(healthy(steps=[], go_live=None))
    assert only(healthy(step(due=day(11, 20)), go_live=day(11, 20)), "go-live-passed")
    passed = healthy(open_step, go_live=None, target_close=day(11, 20))
    assert only(passed, "close-passed")
    signed = step("signature", kind="signature", status="done")
    assert "close-passed" not in codes(healthy(signed, target_close=day(11, 20)))


def test_what_does_not_fit_names_a_day_that_does() -> None:
    long = step(duration_days=80, due=None)
    finding = only(healthy(long, go_live=day(1, 5, 2027)), "does-not-fit")
    assert "too few" in finding.message
    assert "the first day that works" in finding.fix
    sign = step("signature", kind="signature", duration_days=1)
    late = healthy(sign, go_live=day(1, 5, 2027), implementation_days=20, target_close=day(12, 9))
    assert "signed by Fri Dec 4" in only(late, "close-too-late").message


def test_too_many_steps() -> None:
    many = [step(f"s{n}", due=day(12, 15)) for n in range(31)]
    assert only(healthy(steps=many), "too-many-steps")
    assert "too-many-steps" not in codes(healthy(steps=many[:30]))


def test_a_circle_is_refused() -> None:
    circle = [step("a", depends_on=["b"]), step("b", depends_on=["a"])]
    with pytest.raises(PlanError, match="wait for each other"):
        check(healthy(*circle), TODAY)
