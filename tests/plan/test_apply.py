import datetime as dt

import pytest

from assistant.errors import PlanError
from assistant.plan.apply import apply
from assistant.plan.changes import (
    AddRisk,
    AddStep,
    Change,
    RemoveStep,
    ResolveRisk,
    SetCalendar,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.model import Blackout, Plan, Step
from tests.plan.applying import TODAY, make, plan, step, texts

__all__ = ["plan"]


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


@pytest.mark.parametrize("called", ["Raj", "patel", "Raj Patel"])
def test_an_owner_called_by_one_name_keeps_the_full_one(called: str) -> None:
    before = make(Plan(), AddStep(action="Questionnaire", owners=["Raj Patel", "Ann"])).plan
    alone = make(before, UpdateStep(step="questionnaire", owners=[called], status="done"))
    assert step(alone, "questionnaire").owners == ["Raj Patel"]


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


def test_a_day_that_notes_name_stays_as_it_was_agreed(plan: Plan) -> None:
    changes: list[Change] = [
        UpdateStep(step="legal-review", due="Saturday Nov 28"),
        UpdateStep(step="signature", due="end of November"),
    ]
    applied = apply(plan, changes, today=TODAY, origin="notes")
    assert step(applied, "legal-review").due == dt.date(2026, 11, 28)
    assert "although that is a day off (Saturday)" in texts(applied)[0]
    assert step(applied, "signature").due == dt.date(2026, 11, 30)


def test_a_day_that_notes_name_stays_where_the_step_changes_sides(plan: Plan) -> None:
    changes: list[Change] = [
        SetCalendar(seller_country="DE"),
        UpdateStep(step="legal", due="May 6, 2027"),
        UpdateStep(step="legal", side="seller"),
    ]
    applied = apply(plan, changes, today=TODAY, origin="notes")
    assert step(applied, "legal-review").due == dt.date(2027, 5, 6)


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
