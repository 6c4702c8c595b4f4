import datetime as dt

import pytest

from assistant.errors import PlanError
from assistant.plan.apply import Applied, apply
from assistant.plan.changes import AddStep, Change, RemovePerson, SetDeal, SetPerson, UpdateStep
from assistant.plan.model import Person, Plan, Side, Step
from assistant.plan.sides import side_of

TODAY = dt.date(2026, 11, 24)


def make(plan: Plan, *changes: Change) -> Applied:
    return apply(plan, changes, today=TODAY)


def texts(applied: Applied) -> list[str]:
    return [line.text for line in applied.lines]


def test_a_person_is_described() -> None:
    applied = make(Plan(), SetPerson(name="Mark Feld", role="IT Security", side="buyer"))
    assert texts(applied) == ["Mark Feld: IT Security, on the buyer's side"]
    assert applied.plan.people[0].sources["role"].state == "stated"
    assert make(applied.plan, SetPerson(name="mark feld", side="buyer")).plan == applied.plan


def test_a_first_name_means_the_one_who_has_it() -> None:
    plan = make(Plan(), SetPerson(name="Mark Feld"), AddStep(action="Own", owners=["Mark"])).plan
    assert plan.steps[0].owners == ["Mark Feld"]
    again = make(plan, SetPerson(name="Mark", role="CISO"))
    assert [(p.name, p.role) for p in again.plan.people] == [("Mark Feld", "CISO")]
    other = make(again.plan, SetPerson(name="Mark Feld", side="buyer")).plan
    assert len(make(other, SetPerson(name="Mark", side="seller")).plan.people) == 2


def test_a_full_name_explains_a_first_name_said_before() -> None:
    plan = make(Plan(), AddStep(action="Own", owners=["Mark", "Jo"])).plan
    applied = make(plan, SetPerson(name="Mark Feld"))
    assert applied.plan.steps[0].owners == ["Mark Feld", "Jo"]
    assert 'taken to be the "Mark" of the steps' in texts(applied)[0]


def test_two_of_one_first_name_are_kept_apart() -> None:
    plan = make(Plan(), SetPerson(name="Mark Feld"), SetPerson(name="Mark Otto")).plan
    applied = make(plan, AddStep(action="Own", owners=["Mark", "otto"]))
    assert applied.plan.steps[0].owners == ["Mark", "Mark Otto"]


def test_a_corrected_name_is_corrected_everywhere() -> None:
    plan = make(Plan(), SetPerson(name="Jon Lee"), AddStep(action="Own", owners=["Jon Lee"])).plan
    applied = make(plan, SetPerson(name="Jon Lee", new_name="John Lee"))
    assert [person.name for person in applied.plan.people] == ["John Lee"]
    assert applied.plan.steps[0].owners == ["John Lee"]
    assert texts(applied) == ["John Lee (was Jon Lee)"]


def test_correcting_a_name_to_one_that_is_there_joins_the_two() -> None:
    plan = make(
        Plan(),
        SetPerson(name="Jon", role="CFO"),
        SetPerson(name="John Lee", side="buyer"),
        AddStep(action="Own", owners=["Jon", "John Lee"]),
    ).plan
    applied = make(plan, SetPerson(name="Jon", new_name="John Lee"))
    assert [person.name for person in applied.plan.people] == ["John Lee"]
    assert applied.plan.steps[0].owners == ["John Lee"]


def test_who_is_taken_out_owns_nothing() -> None:
    plan = make(
        Plan(), SetPerson(name="Mark Feld"), AddStep(action="Own", owners=["Mark", "Jo Lee"])
    ).plan
    applied = make(plan, RemovePerson(name="Mark"))
    assert applied.plan.people == []
    assert applied.plan.steps[0].owners == ["Jo Lee"]
    assert texts(applied) == ["Mark Feld: taken out, and off Own"]
    assert make(plan, RemovePerson(name="jo lee")).plan.steps[0].owners == ["Mark Feld"]
    with pytest.raises(PlanError, match="People in it: Mark Feld"):
        make(plan, RemovePerson(name="Nobody Known"))


def test_owners_are_added_replaced_and_removed() -> None:
    plan = make(Plan(), AddStep(action="Own", owners=["Ann", "Bob"])).plan
    applied = make(
        plan,
        UpdateStep(step="own", add_owners=["ann", "Cem"]),
        UpdateStep(step="own", remove_owners=["BOB"]),
        UpdateStep(step="own", owners=["Dee", "Dee"]),
        UpdateStep(step="own", owners=[]),
    )
    assert texts(applied) == [
        "Own: owner Ann, Bob and Cem (was Ann and Bob)",
        "Own: owner Ann and Cem (was Ann, Bob and Cem)",
        "Own: owner Dee (was Ann and Cem)",
        "Own: no owner now (was Dee)",
    ]


def test_the_side_follows_the_owners_until_somebody_says_it() -> None:
    people = [SetPerson(name="Mark Feld", side="buyer"), SetPerson(name="Sarah Lee", side="seller")]
    plan = make(Plan(), *people, AddStep(action="Own", owners=["Mark"])).plan
    assert plan.steps[0].side == "buyer"
    both = make(plan, UpdateStep(step="own", add_owners=["Sarah"])).plan
    assert both.steps[0].side == "both"
    stated = make(plan, UpdateStep(step="own", side="buyer")).plan
    widened = make(stated, UpdateStep(step="own", owners=["Sarah"]))
    assert widened.plan.steps[0].side == "both"
    assert "Own: now on both sides (was on the buyer's side)" in texts(widened)


def test_the_side_follows_what_is_learned_of_an_owner() -> None:
    plan = make(Plan(assume_usual=True), AddStep(action="Legal review", owners=["Ann"])).plan
    assert plan.steps[0].side == "buyer"  # as is usual
    learned = make(plan, SetPerson(name="Ann", side="seller")).plan
    assert learned.steps[0].side == "seller"
    stated = make(
        plan, UpdateStep(step="legal", side="buyer"), SetPerson(name="Ann", side="seller")
    )
    assert stated.plan.steps[0].side == "both"


def test_a_side_that_every_owner_contradicts_is_refused() -> None:
    plan = make(
        Plan(), SetPerson(name="Sarah Lee", side="seller"), AddStep(action="Own", owners=["Sarah"])
    ).plan
    with pytest.raises(PlanError) as refused:
        make(plan, UpdateStep(step="own", side="buyer"))
    assert str(refused.value) == (
        "Own cannot be on the buyer's side: Sarah Lee is on your side. "
        "Correct the person's side, or name another owner."
    )
    assert make(plan, UpdateStep(step="own", side="both")).plan.steps[0].side == "both"
    mixed = UpdateStep(step="own", add_owners=["Legal"], side="buyer")
    assert make(plan, mixed).plan.steps[0].side == "buyer"


@pytest.mark.parametrize(
    ("owner", "side"),
    [
        ("Me", "seller"),
        ("us", "seller"),
        ("Sales engineer", "seller"),
        ("John (Buyer)", "buyer"),
        ("Sarah (Us)", "seller"),
        ("Acme legal", "buyer"),
        ("Brightline services", "seller"),
        ("Both teams", "both"),
        ("Mark", "buyer"),
        ("Mark Feld", "buyer"),
        ("Legal", None),
        ("Jo Lee", None),
        ("Allison Hall", None),
    ],
)
def test_an_owner_may_tell_the_side(owner: str, side: Side | None) -> None:
    plan = make(Plan(), SetDeal(buyer="Acme", seller="Brightline")).plan
    people = [Person(name="Mark Feld", side="buyer")]
    assert side_of(plan.model_copy(update={"people": people}), owner) == side


def test_an_explicit_side_is_said_when_it_changes() -> None:
    plan = Plan(steps=[Step(id="own", action="Own", side="seller")])
    assert texts(make(plan, UpdateStep(step="own", side="both"))) == ["Own: on both sides"]
    assert make(plan, UpdateStep(step="own", side="seller")).lines == []
