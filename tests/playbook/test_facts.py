import datetime as dt

from assistant.plan.model import Deal, Person, Plan, Step
from assistant.playbook.facts import date_words, executive_of, facts_of

TODAY = dt.date(2026, 11, 23)


def test_only_what_was_stated_is_a_fact() -> None:
    assert facts_of(Plan(), TODAY) == {}
    step = Step(id="legal-review", action="Legal review", kind="legal-review")
    plan = Plan(go_live=dt.date(2027, 1, 5), steps=[step], assume_usual=True)
    assert facts_of(plan, TODAY, step) == {
        "go_live": "January 5", "step": "the legal review", "step_name": "Legal review",
    }  # fmt: skip


def test_facts_of_a_whole_plan() -> None:
    step = Step(
        id="map", action="Map decision and paper process", kind="decision-process",
        due=dt.date(2026, 12, 4), owners=["Mark Feld", "TBD", "IT"],
    )  # fmt: skip
    plan = Plan(
        deal=Deal(name="Claims rollout", buyer="Acme"),
        target_close=dt.date(2026, 12, 11),
        people=[
            Person(name="Ana Ruiz", role="CFO", side="buyer"),
            Person(name="Dana Ortiz", role="VP Operations, champion", side="buyer"),
            Person(name="Sam", role="CEO", side="seller"),
        ],
        steps=[step],
    )
    assert facts_of(plan, TODAY, step) == {
        "close": "December 11", "buyer": "Acme", "goal": "Claims rollout",
        "champion": "Dana Ortiz", "executive": "Ana Ruiz",
        "step": "mapping your decision process",
        "step_name": "Map decision and paper process",
        "due": "December 4", "owner": "Mark Feld and IT",
    }  # fmt: skip


def test_who_owns_the_approval_comes_first() -> None:
    people = [
        Person(name="Ana Ruiz", role="CFO", side="buyer"),
        Person(name="Lee Wong", role="CEO", side="buyer"),
    ]
    step = Step(id="executive-approval", action="Approval", owners=["Lee Wong"])
    found = executive_of(Plan(people=people, steps=[step]))
    assert found is not None
    assert found.name == "Lee Wong"


def test_a_deal_that_is_named_after_the_buyer_has_no_goal() -> None:
    assert "goal" not in facts_of(Plan(deal=Deal(name="Acme", buyer="ACME")), TODAY)


def test_a_far_day_has_its_year() -> None:
    assert date_words(dt.date(2028, 1, 5), TODAY) == "January 5, 2028"
