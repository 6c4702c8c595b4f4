import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import (
    AddStep,
    Change,
    MarkUnknown,
    SetCheckIn,
    SetDeal,
    SetPerson,
    UpdateStep,
)
from assistant.plan.gaps import Gap, gaps
from assistant.plan.model import CheckIn, Person, Plan, Step

TODAY = dt.date(2026, 11, 24)
EMPTY = Plan(assume_usual=True)
CORE = ("security-review", "legal-review", "procurement", "executive-approval", "signature")


def make(plan: Plan, *changes: Change) -> Plan:
    return apply(plan, changes, today=TODAY).plan


def keys(plan: Plan) -> list[str]:
    return [gap.key for gap in gaps(plan, TODAY)]


def gap(plan: Plan, key: str) -> Gap:
    return next(one for one in gaps(plan, TODAY) if one.key == key)


@pytest.fixture
def plan() -> Plan:
    steps = [AddStep(action=kind.replace("-", " "), kind=kind) for kind in CORE]
    return make(EMPTY, SetDeal(buyer="Acme", value=180_000, go_live="Feb 26"), *steps)


def test_an_empty_plan_is_asked_in_the_order_of_an_interview() -> None:
    assert keys(EMPTY) == [
        "buyer", "go_live", "steps", "signer", "legal", "security", "procurement", "approvals",
        "champion", "check_in", "value",
    ]  # fmt: skip


def test_owners_and_dates_come_after_the_process(plan: Plan) -> None:
    asked = keys(plan)
    assert asked[:2] == ["signer", "implementation"]
    assert asked.index("step:legal-review:owner") < asked.index("champion")
    assert not {"legal", "security", "procurement", "approvals", "steps", "value"} & set(asked)


def test_the_tightest_steps_are_asked_about_first(plan: Plan) -> None:
    long = make(plan, UpdateStep(step="security-review", duration_days=30))
    about = [key for key in keys(long) if key.startswith("step:")]
    assert about[0] == "step:security-review:owner"
    short = make(
        long,
        UpdateStep(step="security-review", duration_days=1),
        UpdateStep(step="legal-review", duration_days=30),
    )
    assert next(key for key in keys(short) if key.startswith("step:")) == "step:legal-review:owner"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (SetDeal(buyer="Acme"), "buyer"),
        (SetDeal(value=5.0), "value"),
        (SetDeal(go_live="Jan 5"), "go_live"),
        (SetCheckIn(weekday="monday"), "check_in"),
        (SetPerson(name="Ann", role="COO, champion"), "champion"),
        (SetPerson(name="Ann", role="signs contracts", side="buyer"), "signer"),
        (AddStep(action="Sign", kind="signature", owners=["Ann"], side="buyer"), "signer"),
        (AddStep(action="Legal review"), "legal"),
        (AddStep(action="InfoSec review"), "security"),
        (AddStep(action="CFO sign-off"), "approvals"),
        (AddStep(action="Purchasing review"), "procurement"),
        (AddStep(action="Anything"), "steps"),
    ],
)
def test_a_fact_answers_its_question_whenever_it_comes(change: Change, key: str) -> None:
    assert key in keys(EMPTY)
    assert key not in keys(make(EMPTY, change))


def test_nothing_declined_or_unknown_is_asked_again(plan: Plan) -> None:
    for key in keys(plan):
        plan = make(plan, MarkUnknown(question=key, answer="declined"))
    assert gaps(plan, TODAY) == []


def test_not_knowing_the_steps_leaves_the_other_questions() -> None:
    skipped = make(EMPTY, MarkUnknown(question="steps"), MarkUnknown(question="buyer"))
    assert keys(skipped)[:3] == ["go_live", "signer", "legal"]


def test_a_stated_duration_or_date_is_enough(plan: Plan) -> None:
    assert "step:legal-review:due" in keys(plan)
    for change in (
        UpdateStep(step="legal-review", duration_days=10),
        UpdateStep(step="legal-review", due="Dec 11"),
        UpdateStep(step="legal-review", due="a week after security"),
    ):
        assert "step:legal-review:due" not in keys(make(plan, change))


def test_a_vague_date_is_asked_about_in_its_own_words(plan: Plan) -> None:
    vague = make(plan, UpdateStep(step="legal-review", due="soon"))
    asked = gap(vague, "step:legal-review:due").question
    assert asked == '"soon" for the legal review: which day could they aim at?'


def test_questions_name_the_buyer_and_what_is_known(plan: Plan) -> None:
    assert gap(plan, "step:legal-review:owner").question == "Who at Acme owns the legal review?"
    assert gap(plan, "signer").question == "Who signs at Acme at this value?"
    boss = make(plan, SetPerson(name="Ann Roe", role="CFO", side="buyer"))
    assert gap(boss, "signer").question.endswith(": Ann Roe, or somebody else?")
    counsel = make(
        EMPTY, SetDeal(buyer="Acme"), SetPerson(name="Jo", role="General Counsel", side="buyer")
    )
    assert "Jo, or somebody else?" in gap(counsel, "legal").question
    role = make(plan, UpdateStep(step="legal-review", owners=["Legal team"]))
    question = gap(role, "step:legal-review:owner").question
    assert question == "Legal team owns the legal review: who is that at Acme?"


def test_reasons_name_the_day_that_counts(plan: Plan) -> None:
    reason = gap(plan, "step:legal-review:due").reason
    assert reason.startswith("It has to be done by ")
    assert "15 working days" in reason
    assert "Fri Feb 26" in gap(plan, "implementation").reason


def test_people_of_the_seller_answer_no_question_about_the_buyer() -> None:
    plan = make(
        EMPTY,
        SetPerson(name="Sam", role="signs for us, champion", side="seller"),
        AddStep(action="Sign", kind="signature", owners=["Sam"], side="seller"),
    )
    assert {"signer", "champion"} <= set(keys(plan))


def test_implementation_is_asked_for_once_there_is_a_go_live() -> None:
    live = make(EMPTY, SetDeal(go_live="Feb 26"))
    assert "implementation" not in keys(EMPTY)
    assert "until then I take four weeks" in gap(live, "implementation").reason
    assert "implementation" not in keys(make(live, SetDeal(implementation_days=10)))
    step = make(live, AddStep(action="Implementation"))
    assert gap(step, "implementation").step == "implementation"
    known = make(step, UpdateStep(step="implementation", duration_days=15))
    assert "implementation" not in keys(known)


def test_done_steps_are_not_asked_about(plan: Plan) -> None:
    done = make(plan, UpdateStep(step="legal-review", status="done"))
    assert not [key for key in keys(done) if "legal" in key]


def test_what_comes_after_the_signature_is_asked_last(plan: Plan) -> None:
    more = make(plan, AddStep(action="Admin training"), AddStep(action="Kickoff"))
    asked = keys(more)
    assert asked.index("check_in") < asked.index("step:kickoff:owner")


def test_a_check_in_in_the_past_is_asked_about_again() -> None:
    past = Plan(check_in=CheckIn(next=dt.date(2026, 11, 16)))
    assert (
        gap(past, "check_in").question == "The last check-in was Mon Nov 16: when is the next one?"
    )


def test_a_plan_that_was_imported_is_asked_about_too() -> None:
    plan = Plan(
        steps=[Step(id="1", action="Legal review complete", owners=["Mary"], side="buyer")],
        people=[Person(name="Mary", side="buyer")],
    )
    asked = keys(plan)
    assert "legal" not in asked
    assert "step:1:due" in asked
    assert "step:1:owner" not in asked
