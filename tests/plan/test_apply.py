import datetime as dt

import pytest

from assistant.errors import PlanError
from assistant.plan.apply import MAX_CHANGES, Applied, apply
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    MarkUnknown,
    RemoveStep,
    ResolveRisk,
    SetCalendar,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.model import Blackout, Plan, Step

TODAY = dt.date(2026, 11, 24)  # a Tuesday; Thanksgiving is Nov 26


def make(plan: Plan, *changes: Change) -> Applied:
    return apply(plan, changes, today=TODAY)


def texts(applied: Applied) -> list[str]:
    return [line.text for line in applied.lines]


def step(applied: Applied, step_id: str) -> Step:
    found = applied.plan.step(step_id)
    assert found
    return found


@pytest.fixture
def plan() -> Plan:
    return make(
        Plan(assume_usual=True),
        SetDeal(buyer="Acme", seller="Brightline", value=180_000, currency="USD", go_live="Jan 5"),
        SetPerson(name="Mark Feld", role="IT Security", side="buyer"),
        SetPerson(name="Sarah Lee", role="Account Executive", side="seller"),
        AddStep(action="Security review", kind="security-review"),
        AddStep(action="Legal review", kind="legal-review"),
        AddStep(action="Contract signatures", kind="signature"),
    ).plan


def test_a_step_is_added_in_one_sentence(plan: Plan) -> None:
    applied = make(
        plan,
        AddStep(
            action="Budget approval",
            kind="budget",
            owners=["Mark"],
            due="end of next week",
            duration_days=5,
            quote="Mark gets the budget by the end of next week",
        ),
    )
    said = 'added, owner Mark Feld, due Fri Dec 4 ("end of next week"), takes 5 working days'
    assert texts(applied) == [f"Budget approval: {said}"]
    budget = step(applied, "budget")
    assert budget.due == dt.date(2026, 12, 4)
    assert budget.due_text == "end of next week"
    assert budget.owners == ["Mark Feld"]
    assert budget.side == "buyer"
    assert budget.evidence == ["Mark gets the budget by the end of next week"]
    assert budget.sources["due"].state == "inferred"
    assert "Fri Dec 4" in budget.sources["due"].note


def test_a_proposed_step_says_what_is_usual(plan: Plan) -> None:
    applied = make(plan, AddStep(action="Purchase order", kind="purchase-order", assumed=True))
    assert texts(applied) == ["Purchase order: added, usually 3 working days"]
    assert applied.lines[0].state == "assumed"
    assert step(applied, "purchase-order").sources["action"].origin == "catalogue"


def test_a_usual_step_is_known_by_its_name(plan: Plan) -> None:
    assert step(make(plan, AddStep(action="Vendor onboarding")), "vendor-onboarding").kind
    imported = Plan(assume_usual=False)
    own = make(imported, AddStep(action="Vendor onboarding")).plan.steps[0]
    assert own.kind is None


def test_adding_what_is_there_changes_it(plan: Plan) -> None:
    applied = make(plan, AddStep(action="InfoSec review", owners=["Mark Feld"], due="Dec 4"))
    assert len(applied.plan.steps) == 3
    assert texts(applied) == [
        "Security review: in the plan already, owner Mark Feld",
        "Security review: due Fri Dec 4",
    ]
    assert make(plan, AddStep(action="legal  REVIEW")).plan == plan


def test_approvals_of_different_people_are_different_steps(plan: Plan) -> None:
    kind = "executive-approval"
    changes = [AddStep(action=f"{who} approval", kind=kind) for who in ("CFO", "Board", "CFO")]
    applied = make(plan, *changes, AddStep(action="Executive approval", kind=kind))
    names = [one.action for one in applied.plan.steps if one.kind == kind]
    assert names == ["CFO approval", "Board approval"]


def test_new_ids_do_not_collide() -> None:
    applied = make(Plan(), *(AddStep(action=name) for name in ("A b", "a-b!", "A/B?", "???")))
    assert [one.id for one in applied.plan.steps] == ["a-b", "step"]
    twins = make(Plan(steps=[Step(id="a-b", action="Other")]), AddStep(action="A b"))
    assert twins.plan.steps[1].id == "a-b-2"


def test_a_due_date_on_a_day_off_moves_and_says_so(plan: Plan) -> None:
    applied = make(plan, UpdateStep(step="legal-review", due="Saturday"))
    assert texts(applied) == ["Legal review: due Fri Nov 27, because Nov 28 is a Saturday"]
    assert step(applied, "legal-review").sources["due"].note == "Nov 28 is a Saturday"
    thanks = make(plan, UpdateStep(step="legal-review", due="Nov 26"))
    assert step(thanks, "legal-review").due == dt.date(2026, 11, 25)
    assert "Thanksgiving" in texts(thanks)[0]


def test_a_due_date_never_moves_into_the_past() -> None:
    friday_off = dt.date(2026, 11, 27)
    plan = Plan(steps=[Step(id="a", action="A")])
    changes: list[Change] = [
        SetCalendar(add_blackout=Blackout(start=TODAY, end=friday_off, reason="shutdown")),
        UpdateStep(step="a", due="Nov 26"),
    ]
    assert step(make(plan, *changes), "a").due == dt.date(2026, 11, 30)


def test_the_seller_may_insist_on_a_day_off(plan: Plan) -> None:
    applied = make(plan, UpdateStep(step="legal-review", due="Saturday", insist=True))
    assert step(applied, "legal-review").due == dt.date(2026, 11, 28)
    assert step(applied, "legal-review").insisted
    assert "although that is a day off (Saturday)" in texts(applied)[0]
    moved = make(applied.plan, UpdateStep(step="legal-review", due="Dec 4"))
    assert not step(moved, "legal-review").insisted


def test_a_step_that_changes_sides_keeps_off_its_days_off(plan: Plan) -> None:
    german = make(plan, SetCalendar(seller_country="DE"), UpdateStep(step="legal", due="Dec 24"))
    assert step(german, "legal-review").side == "buyer"
    dated = make(german.plan, UpdateStep(step="legal", due="May 14, 2027"))
    whit_monday = make(dated.plan, UpdateStep(step="legal", due="May 17, 2027"))
    assert step(whit_monday, "legal-review").due == dt.date(2027, 5, 17)
    shared = make(whit_monday.plan, UpdateStep(step="legal", side="both"))
    assert step(shared, "legal-review").due == dt.date(2027, 5, 14)
    assert any("Pentecost Monday" in text for text in texts(shared))


def test_a_date_that_hangs_on_a_step_becomes_an_order(plan: Plan) -> None:
    applied = make(plan, UpdateStep(step="signing", due="two weeks after legal"))
    signing = step(applied, "signature")
    assert signing.depends_on == ["legal-review"]
    assert signing.lags == {"legal-review": 10}
    assert signing.due is None
    assert signing.due_text == "two weeks after legal"
    assert texts(applied) == ["Contract signatures: after Legal review plus 10 working days"]


def test_a_date_before_a_step_lets_that_step_wait(plan: Plan) -> None:
    applied = make(plan, UpdateStep(step="security review", due="a week before signature"))
    assert step(applied, "signature").depends_on == ["security-review"]
    assert step(applied, "signature").lags == {"security-review": 4}
    assert step(applied, "security-review").depends_on == []


def test_a_date_may_hang_on_go_live(plan: Plan) -> None:
    applied = make(plan, AddStep(action="Send the survey", due="10 business days after go-live"))
    assert applied.plan.steps[-1].due == dt.date(2027, 1, 20)
    assert applied.plan.steps[-1].sources["due"].note == "counted from go-live on Tue Jan 5"


def test_a_vague_date_is_kept_in_words(plan: Plan) -> None:
    dated = make(plan, UpdateStep(step="legal", due="Dec 4")).plan
    applied = make(dated, UpdateStep(step="legal", due="soon"))
    assert step(applied, "legal-review").due is None
    assert step(applied, "legal-review").due_text == "soon"
    assert texts(applied) == ['Legal review: no firm date yet, "soon" (was Fri Dec 4)']
    assert make(applied.plan, UpdateStep(step="legal", due="soon")).lines == []


def test_a_due_date_can_be_taken_out(plan: Plan) -> None:
    dated = make(plan, UpdateStep(step="legal", due="Dec 4")).plan
    applied = make(dated, UpdateStep(step="legal", clear_due=True))
    assert step(applied, "legal-review").due is None
    assert "due" not in step(applied, "legal-review").sources
    assert texts(applied) == ["Legal review: no due date now (was Fri Dec 4)"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (SetDeal(go_live="1900-01-01"), "Check the year"),
        (SetDeal(go_live="2099-01-01"), "more than five years ahead"),
        (SetDeal(go_live="2026-11-02"), "has passed"),
        (SetDeal(go_live="soon"), "names no day"),
        (SetDeal(target_close="banana"), "Say it like"),
        (UpdateStep(step="legal", due="banana"), "not a date I can read"),
        (UpdateStep(step="legal", due=""), "The date is empty"),
        (UpdateStep(step="legal", due="two weeks after legal"), "counts from Legal review itself"),
        (UpdateStep(step="legal", due="a day after procurement"), 'called "procurement"'),
        (UpdateStep(step="pilot"), "Security review"),
        (UpdateStep(step="legal", add_depends_on=["legal"]), "cannot wait for itself"),
        (UpdateStep(step="legal", depends_on=["pilot"]), "or add it"),
        (UpdateStep(step="legal", owners=["Sarah"], side="buyer"), "Correct the person's side"),
        (UpdateStep(step="legal", owners=[f"P {n}" for n in range(20)], add_owners=[]), ""),
        (RemoveStep(step="the pilot"), "Steps in the plan"),
        (AddStep(action=" "), "needs a name"),
        (SetPerson(name=" "), "needs a name"),
        (AddRisk(text=""), "needs words"),
        (ResolveRisk(text="reorg"), "No risk is open"),
        (SetCalendar(buyer_country="XX"), "two-letter country code"),
        (SetCheckIn(next="whenever"), "names no day"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_out(plan: Plan, change: Change, says: str) -> None:
    if not says:
        assert make(plan, change).plan != plan
        return
    with pytest.raises(PlanError) as refused:
        make(plan, change)
    assert says in str(refused.value)
    assert str(refused.value).endswith(".")


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
    with pytest.raises(PlanError, match=str(MAX_CHANGES)):
        make(plan, *[AddStep(action="x")] * (MAX_CHANGES + 1))
    names = [f"Owner Nr{n}" for n in range(60)]
    groups = [UpdateStep(step="legal", add_owners=names[n : n + 20]) for n in (0, 20, 40)]
    with pytest.raises(PlanError, match="at most 50 owners"):
        make(plan, *groups)
    full = Plan(steps=[Step(id=f"s{n}", action=f"S {n}") for n in range(2_000)])
    with pytest.raises(PlanError, match="2000 steps"):
        make(full, AddStep(action="one more"))
