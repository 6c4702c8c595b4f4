"""What ordinary sellers type: greetings, "Jana and I", short names, what comes first."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding import Context, controls, read

TODAY = dt.date(2027, 2, 8)


def _after(*messages: str, plan: Plan | None = None, asked: str | None = None) -> Plan:
    plan = plan or new_plan()
    for message in messages:
        found = read(message, Context(plan=plan, today=TODAY, asked=asked))
        plan = apply(plan, found.changes, today=TODAY).plan
    return plan


def _with(*steps: AddStep) -> Plan:
    return apply(new_plan(), list(steps), today=TODAY).plan


@pytest.mark.parametrize(
    ("said", "buyer"),
    [
        ("Ciao! Met Acme Dental today, £240K for the imaging platform", "Acme Dental"),
        ("Assalam o alaikum, Indus Textile, 90k USD", "Indus Textile"),
        ("Allô, Duval Logistics, 90k EUR", "Duval Logistics"),
    ],
)
def test_a_greeting_is_no_part_of_the_buyer(said: str, buyer: str) -> None:
    assert _after(said).deal.buyer == buyer


def test_who_somebody_is_names_no_work() -> None:
    plan = _after("Our champion there is Marta Kowalska, she runs security")
    assert [step.kind for step in plan.steps] == ["security-review"]


@pytest.mark.parametrize("said", ["Jana and I will do a demo on Thursday", "demo: me and Jana"])
def test_the_seller_names_himself_beside_somebody(said: str) -> None:
    assert _after(said).steps[0].owners == ["Jana", "Me"]


def test_what_falls_away_is_removed() -> None:
    plan = _with(AddStep(action="Site survey"), AddStep(action="Rig test"))
    assert [s.action for s in _after("the site survey falls away", plan=plan).steps] == ["Rig test"]


def test_the_last_word_of_a_step_names_it() -> None:
    plan = _with(AddStep(action="Site survey"), AddStep(action="Rig test"))
    plan = _after("Survey is on again, 19 February", plan=plan)
    assert [str(s.due) for s in plan.steps] == ["2027-02-19", "None"]


@pytest.mark.parametrize(
    "said", ["the survey needs our data sheet first", "Bilal needs our data sheet first"]
)
def test_what_is_needed_first_comes_first(said: str) -> None:
    plan = _with(AddStep(action="Site survey", owners=["Bilal"]))
    plan = _after(f"ok and {said}", plan=plan)
    assert [s.action for s in plan.steps] == ["Site survey", "Data sheet"]
    assert plan.steps[0].depends_on == [plan.steps[1].id]


def test_going_on_leave_is_no_progress() -> None:
    plan = _with(AddStep(action="Site survey", owners=["Bilal"]))
    plan = _after("Bilal is going on leave, Imran does the site survey", plan=plan)
    assert plan.steps[0].status == "not_started"


def test_an_ok_that_goes_on_accepts_nothing() -> None:
    assert controls.opening("ok and the survey is on Friday")[0] is None
    assert controls.opening("ok, and the survey is on Friday")[0] == "yes"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("demo to their marketing 3 March", "Demo"),
        ("pilot on ten trucks, Ana Pires", "Pilot"),
        ("a quote from me by 12 March", "Quote"),
        ("I send the order form by 12 March", "Send order form"),
    ],
)
def test_a_step_keeps_the_name_that_the_seller_gives_it(said: str, name: str) -> None:
    assert [step.action for step in _after(said).steps] == [name]


@pytest.mark.parametrize(
    "said", ["proposal is my job, 4 March", "order form: on my plate, 4 March"]
)
def test_my_job_is_mine(said: str) -> None:
    assert _after(said, asked="steps").steps[0].owners == ["Me"]


@pytest.mark.parametrize(
    ("said", "action"),
    [
        ("Harriet Cole needs a cost breakdown", "Cost breakdown"),
        ("Lavanya Hegde has also asked for a data undertaking", "Data undertaking"),
        ("oh and she wants a reference call", "Reference call"),
    ],
)
def test_what_somebody_wants_is_work_of_nobody_yet(said: str, action: str) -> None:
    plan = _after(said)
    assert [(step.action, step.owners) for step in plan.steps] == [(action, [])]


@pytest.mark.parametrize(
    "said",
    [
        "they want to go live on March 1",
        "they want a discount",
        "Ana Pires wants an answer",
        "she asks for more time",
    ],
)
def test_what_is_nothing_to_hand_over_is_no_work(said: str) -> None:
    assert _after(said).steps == []


def test_a_condition_has_no_owner() -> None:
    plan = _with(AddStep(action="Wifi check", owners=["Zofia"]))
    plan = _after("Staff training is Maeve, once the wifi check is done", plan=plan)
    assert [step.owners for step in plan.steps] == [["Zofia"], ["Maeve"]]


@pytest.mark.parametrize(
    ("said", "buyer"),
    [
        ("prairie lakes credit union - loan origination - 260k cad", "Prairie Lakes Credit Union"),
        ("hartley & moss, loyalty platform, 320k quid", "Hartley & Moss"),
        ("gladstone heavy lift. crane telematics. 118k", "Gladstone Heavy Lift"),
        ("quick update, 200k", None),
        ("spoke to leanne dobbs, 200k", None),
    ],
)
def test_the_buyer_heads_a_line_written_small(said: str, buyer: str | None) -> None:
    assert _after(said).deal.buyer == buyer


def test_a_team_behind_a_name_is_no_step() -> None:
    plan = _after("talked to Devika Raman and their finance guy, Colm Doherty", asked="steps")
    assert plan.steps == []


@pytest.mark.parametrize("said", ["Ken got the SOC 2 report yesterday", "we sent the SOC 2 report"])
def test_a_deed_told_in_the_past_is_done(said: str) -> None:
    assert [step.status for step in _after(said).steps] == ["done"]


@pytest.mark.parametrize("said", ["we had a call about the demo", "they wanted a demo on Friday"])
def test_talk_and_wishes_of_the_past_do_nothing(said: str) -> None:
    plan = _after(said, plan=_with(AddStep(action="Demo", kind="technical-review")))
    assert [step.status for step in plan.steps] == ["not_started"]
