import datetime as dt

import pytest

from assistant.errors import PlanError
from assistant.plan.apply import MAX_CHANGES, apply
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    MarkUnknown,
    RemoveStep,
    ResolveRisk,
    SetCalendar,
    SetCheckIn,
    SetDeal,
    UpdateStep,
)
from assistant.plan.model import Blackout, Plan, Step
from tests.plan.applying import TODAY, make, plan, step, texts

__all__ = ["plan"]


def test_nothing_changes_where_one_change_is_refused(plan: Plan) -> None:
    before = plan.model_copy(deep=True)
    with pytest.raises(PlanError):
        make(plan, UpdateStep(step="legal", status="done"), UpdateStep(step="nowhere"))
    assert plan == before


def test_a_circle_is_refused_with_its_steps_in_order(plan: Plan) -> None:
    first = make(plan, UpdateStep(step="legal", depends_on=["security"])).plan
    second = make(first, UpdateStep(step="signature", depends_on=["legal"])).plan
    with pytest.raises(PlanError) as refused:
        make(second, UpdateStep(step="security", depends_on=["signature"]))
    chain = str(refused.value).partition(": ")[2].partition(".")[0].split(" → ")
    assert chain[0] == chain[-1]
    assert len(chain) == 4
    order = ["Security review", "Legal review", "Contract signatures"]
    start = order.index(chain[0])
    assert chain[:-1] == order[start:] + order[:start]


def test_removing_a_step_ties_the_ends(plan: Plan) -> None:
    tied = make(
        plan,
        UpdateStep(step="legal", depends_on=["security"]),
        UpdateStep(step="signature", add_depends_on=["legal"], lag_days=3),
        AddRisk(text="Outside counsel is slow", step="legal"),
        MarkUnknown(question="step:legal-review:owner"),
    )
    applied = make(tied.plan, RemoveStep(step="legal"))
    assert step(applied, "signature").depends_on == ["security-review"]
    assert step(applied, "signature").lags == {}
    assert applied.plan.risks[0].step is None
    assert applied.plan.answered == {}
    assert texts(applied) == [
        "Legal review: removed",
        "Contract signatures: now after Security review",
    ]


def test_status_duration_notes_and_name(plan: Plan) -> None:
    applied = make(
        plan,
        UpdateStep(
            step="legal",
            action="Contract review",
            status="in_progress",
            duration_days=10,
            notes="A",
        ),
        UpdateStep(step="Contract review", notes="B", duration_days=12),
    )
    assert texts(applied) == [
        'Legal review: now called "Contract review"',
        "Contract review: note: A",
        "Contract review: in progress",
        "Contract review: takes 10 working days",
        "Contract review: note: B",
        "Contract review: takes 12 working days (was 10)",
    ]
    assert step(applied, "legal-review").notes == "A B"


def test_notes_typed_into_the_table_replace(plan: Plan) -> None:
    noted = make(plan, UpdateStep(step="legal", notes="Old")).plan
    applied = apply(noted, [UpdateStep(step="legal", notes="New")], today=TODAY, origin="edit")
    assert step(applied, "legal-review").notes == "New"
    assert step(applied, "legal-review").sources == noted.steps[1].sources


def test_evidence_is_collected_once(plan: Plan) -> None:
    said = UpdateStep(step="legal", status="blocked", quote="legal is stuck")
    again = UpdateStep(step="legal", duration_days=3, quote="legal is stuck")
    applied = make(plan, said, again)
    assert step(applied, "legal-review").evidence == ["legal is stuck"]
    unchanged = make(plan, UpdateStep(step="legal", status="not_started", quote="nothing new"))
    assert unchanged.plan == plan


def test_values_know_where_they_come_from(plan: Plan) -> None:
    change = UpdateStep(step="legal", owners=["Mark"], duration_days=4, quote="Mark, four days")
    applied = apply(plan, [change], today=TODAY, origin="notes")
    for field in ("owners", "duration_days"):
        source = step(applied, "legal-review").sources[field]
        assert (source.state, source.origin, source.quote) == ("stated", "notes", "Mark, four days")


def test_facts_of_the_deal() -> None:
    applied = make(
        Plan(),
        SetDeal(name="Rollout", buyer="Acme", value=1_250_000.5, currency="EUR"),
        SetDeal(value=180_000, currency="USD", target_close="end of January"),
        SetDeal(implementation_days=15, clear=["name"]),
    )
    assert texts(applied) == [
        "Deal: Rollout",
        "Buyer: Acme",
        "Deal value: EUR 1,250,000.50",
        "Deal value: $180,000 (was EUR 1,250,000.50)",
        'Target signature: Fri Jan 29 ("end of January" read as its last working day)',
        "Deal: taken out (was Rollout)",
        "From signature to go-live: 15 working days",
    ]
    assert applied.plan.sources["target_close"].state == "inferred"
    assert "deal.name" not in applied.plan.sources


def test_go_live_stays_as_it_was_said(plan: Plan) -> None:
    applied = make(plan, SetDeal(go_live="Jan 1"))
    assert applied.plan.go_live == dt.date(2027, 1, 1)


def test_a_usual_step_that_is_turned_down_is_not_needed(plan: Plan) -> None:
    no = make(plan, MarkUnknown(question="reference-calls", answer="declined"))
    assert texts(no) == ["Not needed: reference calls"]


def test_an_answer_reopens_its_question(plan: Plan) -> None:
    unknown = make(
        plan,
        SetDeal(clear=["value"]),
        MarkUnknown(question="value"),
        MarkUnknown(question="step:legal-review:owner", answer="declined"),
        MarkUnknown(question="step:legal-review:due"),
        MarkUnknown(question="check_in"),
    )
    assert texts(unknown)[1:] == [
        "Left open: what the deal is worth",
        "Left open: Legal review, who owns it",
        "Left open: Legal review, when it is due",
        "Left open: when you check in",
    ]
    answered = make(
        unknown.plan,
        SetDeal(value=5),
        UpdateStep(step="legal", owners=["Mark"], due="Dec 4"),
        SetCheckIn(weekday="monday"),
    )
    assert answered.plan.answered == {}


def test_the_check_in(plan: Plan) -> None:
    first = make(plan, SetCheckIn(weekday="monday", time="10:00", next="next Monday"))
    assert texts(first) == ["Check-in: every Monday at 10:00, next on Mon Nov 30"]
    moved = make(first.plan, SetCheckIn(weekday="tuesday", every_weeks=2))
    assert moved.plan.check_in
    assert moved.plan.check_in.next is None
    assert "every 2 weeks on Tuesday at 10:00 (was every Monday" in texts(moved)[0]
    assert make(first.plan, SetCheckIn(clear=True)).plan.check_in is None


def test_risks(plan: Plan) -> None:
    said = AddRisk(text="Outside counsel could be slow", step="legal", quote="counsel is slow")
    first = make(plan, said)
    assert first.plan.risks[0].step == "legal-review"
    again = make(first.plan, said.model_copy(update={"quote": "really slow"}))
    assert again.plan.risks[0].evidence == ["counsel is slow", "really slow"]
    assert again.lines == []
    done = make(again.plan, ResolveRisk(text="outside counsel"))
    assert done.plan.risks[0].resolved
    assert texts(done) == ["Risk dealt with: Outside counsel could be slow"]
    assert not make(done.plan, said).plan.risks[0].resolved


def test_one_of_several_risks_has_to_be_named(plan: Plan) -> None:
    two = make(plan, AddRisk(text="Budget freeze"), AddRisk(text="Budget owner leaves")).plan
    with pytest.raises(PlanError, match="Say which of these"):
        make(two, ResolveRisk(text="budget"))
    assert make(two, ResolveRisk(text="the budget freeze is over")).plan.risks[0].resolved


def test_days_off(plan: Plan) -> None:
    off = Blackout(start=dt.date(2026, 12, 21), end=dt.date(2026, 12, 31), reason="freeze")
    applied = make(
        plan,
        SetCalendar(add_blackout=off, buyer_country="DE", buyer_subdivision="BY"),
        SetCalendar(fiscal_year_start=2, add_blackout=off),
        UpdateStep(step="legal", due="Dec 23"),
    )
    assert texts(applied)[:3] == [
        "Holidays that count for the buyer: DE-BY (was US)",
        "Days off: Mon Dec 21 to Thu Dec 31 (freeze)",
        "Fiscal year starts in February (was January)",
    ]
    assert step(applied, "legal-review").due == dt.date(2026, 12, 18)
    elsewhere = make(applied.plan, SetCalendar(buyer_country="US", blackouts=[]))
    assert elsewhere.plan.calendar.buyer_subdivision is None
    assert elsewhere.plan.calendar.blackouts == []


def test_agreed_dates_stay_when_days_off_change(plan: Plan) -> None:
    dated = make(plan, UpdateStep(step="legal", due="Dec 23")).plan
    off = Blackout(start=dt.date(2026, 12, 21), end=dt.date(2026, 12, 31))
    applied = make(dated, SetCalendar(add_blackout=off))
    assert step(applied, "legal-review").due == dt.date(2026, 12, 23)


def test_lists_are_bounded(plan: Plan) -> None:
    with pytest.raises(PlanError, match=f"{MAX_CHANGES:,}"):
        make(plan, *[AddStep(action="x")] * (MAX_CHANGES + 1))
    names = [f"Owner Nr{n}" for n in range(60)]
    groups = [UpdateStep(step="legal", add_owners=names[n : n + 20]) for n in (0, 20, 40)]
    with pytest.raises(PlanError, match="at most 50 owners"):
        make(plan, *groups)
    full = Plan(steps=[Step(id=f"s{n}", action=f"S {n}") for n in range(2_000)])
    with pytest.raises(PlanError, match="2000 steps"):
        make(full, AddStep(action="one more"))
