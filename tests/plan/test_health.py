import datetime as dt
from typing import Any, get_args

import pytest

from assistant.errors import PlanError
from assistant.plan.findings import MEANINGS, Code
from assistant.plan.health import Finding, check
from assistant.plan.model import (
    Blackout,
    CalendarSettings,
    CheckIn,
    Deal,
    Person,
    Plan,
    Side,
    Source,
    Step,
)

TODAY = dt.date(2026, 11, 24)


def day(month: int, number: int, year: int = 2026) -> dt.date:
    return dt.date(year, month, number)


def step(step_id: str = "own", side: Side = "buyer", **values: Any) -> Step:
    known: dict[str, Any] = {
        "action": step_id.replace("-", " ").capitalize(),
        "owners": ["Ann Roe"],
    }
    return Step(id=step_id, side=side, **{**known, **values})


def healthy(*steps: Step, **values: Any) -> Plan:
    """Return a plan in which nothing but what the test adds is wrong."""
    known: dict[str, Any] = {
        "deal": Deal(buyer="Acme", value=50_000, currency="USD"),
        "go_live": day(3, 2, 2027),
        "people": [Person(name="Ann Roe", side="buyer"), Person(name="Bo Li", side="buyer")],
        "check_in": CheckIn(weekday="monday", next=day(11, 30)),
        "steps": [*steps, step("sent", due=day(12, 15), status="done")],
    }
    return Plan(**{**known, **values})


def codes(plan: Plan, today: dt.date = TODAY) -> list[str]:
    return [finding.code for finding in check(plan, today)]


def only(plan: Plan, code: str, today: dt.date = TODAY) -> Finding:
    found = [finding for finding in check(plan, today) if finding.code == code]
    assert len(found) == 1, codes(plan, today)
    return found[0]


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
