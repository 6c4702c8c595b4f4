"""Clauses that are about a thing of their own, and what they must leave alone."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, Change, SetDeal, SetPerson
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, read
from assistant.understanding.held_back import held_back

TODAY = dt.date(2026, 11, 23)


def _talk(*messages: str, start: tuple[Change, ...] = (), asked: str | None = None) -> Plan:
    plan = apply(new_plan(), [SetDeal(buyer="Fenwick Rail"), *start], today=TODAY).plan
    steps: list[str] = []
    people: list[str] = []
    for message in messages:
        context = Context(
            plan=plan, today=TODAY, asked=asked, focus_steps=steps, focus_people=people
        )
        found = read(message, context)
        assert not found.problems
        plan = apply(plan, found.changes, today=TODAY).plan
        steps, people = found.focus_steps, found.focus_people
    return plan


@pytest.mark.parametrize(
    "said",
    [
        "FAT is at our site in Luebeck, 15 March, Ulf Brandt does it with me.",
        "Before that they must send the sample boxes, that's Eva Kowal, end of January.",
        "Then their HSE guy Tim Cole does the site audit on 14 December",
    ],
)
def test_work_told_behind_the_go_live_does_not_move_it(said: str) -> None:
    plan = _talk("Go-live is 3 May 2027.", said)
    assert plan.go_live == dt.date(2027, 5, 3)


@pytest.mark.parametrize(
    "said", ["no wait, 10 May", "they moved it to 10 May", "make that 10 May", "10 May, sorry"]
)
def test_words_that_mend_the_go_live_still_move_it(said: str) -> None:
    assert _talk("Go-live is 3 May 2027.", said).go_live == dt.date(2027, 5, 10)


def test_a_plain_verb_with_its_object_is_a_step_of_its_own() -> None:
    first = AddStep(action="Draft contract", owners=["Me"])
    plan = _talk("Dalia Fawzy opens the letter of credit", start=(first,))
    assert [(s.action, s.owners) for s in plan.steps] == [
        ("Draft contract", ["Me"]),
        ("Open letter of credit", ["Dalia Fawzy"]),
    ]


def test_how_long_follows_what_the_same_sentence_told() -> None:
    first = AddStep(action="Committee approval", owners=["Beth"])
    said = "Beth mentioned that their provider has to open an API, that takes 4 weeks"
    steps = {s.action: s.duration_days for s in _talk(said, start=(first,)).steps}
    assert steps["Committee approval"] is None


@pytest.mark.parametrize(
    "said",
    [
        "scratch the 11th, the broker is slow. thursday the 17th",
        "Mr. Tan said December 11 is difficult. He wishes December 17.",
        "December 11 won't work. Make it the 17th",
    ],
)
def test_a_day_that_is_taken_back_points_to_its_step(said: str) -> None:
    start = (
        SetPerson(name="Mr Tan", side="buyer"),
        AddStep(action="Ringi document", owners=["Mr Tan"], due="2026-12-11"),
        AddStep(action="Site visit", owners=["Ann"], due="2026-12-04"),
    )
    plan = _talk("go-live is 1 April 2027", said, start=start)
    assert [str(s.due) for s in plan.steps] == ["2026-12-17", "2026-12-04"]
    assert plan.go_live == dt.date(2027, 4, 1)


@pytest.mark.parametrize(
    ("said", "later", "first"),
    [
        ("can't start the data load until the DPA is signed", "Data load", "dpa"),
        ("the rig test can only happen once the NDA is signed", "Rig test", "nda"),
        (
            "no admin training before the security review is done",
            "Admin training",
            "security-review",
        ),
    ],
)
def test_what_is_held_back_waits_for_what_it_names(said: str, later: str, first: str) -> None:
    plan = _talk(said)
    step = next(s for s in plan.steps if s.action == later)
    before = next(s for s in plan.steps if s.kind == first)
    assert step.depends_on == [before.id]


@pytest.mark.parametrize(
    "said",
    ["we cannot begin until Monday", "he can't say before Friday", "it can't start till then"],
)
def test_words_that_name_no_work_hold_nothing_back(said: str) -> None:
    assert held_back(said) is None


def test_who_will_do_it_only_then_still_does_it() -> None:
    start = (AddStep(action="Purchase request", owners=["Deb"]), AddStep(action="Licence"))
    plan = _talk("Deb won't raise the purchase request till the licence is through", start=start)
    assert plan.steps[0].owners == ["Deb"]
    assert plan.steps[0].depends_on == [plan.steps[1].id]


def test_an_order_of_steps_that_are_not_there_adds_them() -> None:
    plan = _talk("After the budget approval they issue the PO.")
    assert {s.kind for s in plan.steps} >= {"purchase-order"}


def test_no_date_or_small_talk_is_unclear() -> None:
    plan = apply(new_plan(), [SetDeal(buyer="Fenwick Rail")], today=TODAY).plan
    for said in ("They wash for the hospitals.", "Peace be upon you.", "quick one before my call"):
        assert read(said, Context(plan=plan, today=TODAY, asked="signer")).unclear == []


@pytest.mark.parametrize(
    "said",
    [
        "Terrence is off next week so give him till the 11th of December",
        "Terrence says he needs till 11 December",
    ],
)
def test_time_that_somebody_gets_is_for_their_own_step(said: str) -> None:
    start = (
        SetPerson(name="Terrence", side="buyer"),
        AddStep(action="Cyber review", owners=["Terrence"]),
        AddStep(action="Install", owners=["Gloria"], due="2027-01-15"),
    )
    plan = _talk("Gloria schedules the install for 15 January 2027", said, start=start)
    assert [str(s.due) for s in plan.steps] == ["2026-12-11", "2027-01-15"]


@pytest.mark.parametrize("said", ["Demo is over, they are happy", "the demo was over in an hour"])
def test_what_is_over_is_done(said: str) -> None:
    plan = _talk(said, start=(AddStep(action="Demo", kind="technical-review"),))
    assert plan.steps[0].status == ("done" if "happy" in said else "not_started")


def test_a_short_name_in_capitals_is_no_person() -> None:
    plan = _talk("She needs our TOM document", "TOM comes from my colleague Holger")
    assert [p.name for p in plan.people] == ["Holger"]


def test_what_somebody_is_names_no_step() -> None:
    plan = _talk("Their data protection officer is external, Dr. Wencke Stromer")
    assert plan.steps == []


def test_who_has_left_hands_over_to_the_new_one() -> None:
    start = (
        SetPerson(name="Annelie Botha", role="FD", side="buyer"),
        AddStep(action="Contract signatures", kind="signature", owners=["Annelie Botha"]),
    )
    plan = _talk("Annelie's resigned!! New FD is Sipho Dube", start=start)
    assert plan.steps[0].owners == ["Sipho Dube"]


def test_somebody_who_does_not_know_leaves_the_question_asked() -> None:
    start = (SetPerson(name="Imraan", side="buyer"),)
    assert _talk("Imraan no idea yet", start=start, asked="go_live").answered == {}


def test_a_body_and_who_signs_are_told_apart_from_questions() -> None:
    plan = _talk("who must sign is Mr. Antunes, the owner")
    assert [s.owners for s in plan.steps] == [["Mr Antunes"]]


def test_a_move_of_what_is_not_known_leaves_the_go_live() -> None:
    plan = _talk("Go-live is 3 May 2027.", "FAT moved, they want 22 March now")
    assert plan.go_live == dt.date(2027, 5, 3)
