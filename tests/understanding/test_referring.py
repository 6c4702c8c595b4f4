"""What a message goes on about: the step it just named, not the question asked before."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, SetDeal
from assistant.plan.model import CalendarSettings, Plan, Step
from assistant.session import new_plan
from assistant.understanding import Context, read

TODAY = dt.date(2026, 10, 12)


def _after(*messages: str, asked: str | None = None) -> Plan:
    plan = apply(new_plan(), [SetDeal(buyer="Tamarack Lumber")], today=TODAY).plan
    for message in messages:
        found = read(message, Context(plan=plan, today=TODAY, asked=asked))
        plan = apply(plan, found.changes, today=TODAY).plan
    return plan


def _step(plan: Plan, word: str) -> Step:
    return next(one for one in plan.steps if word in one.action.casefold())


def test_a_day_behind_a_step_is_that_steps_and_no_answer() -> None:
    plan = _after("signature: the owner, Jim Tamarack. 12/4", asked="security")
    assert _step(plan, "signature").due == dt.date(2026, 12, 4)
    assert [one.kind for one in plan.steps] == ["signature"]


def test_a_name_behind_a_step_is_its_owner() -> None:
    plan = _after("Contract has to be signed by 27 November. Miles Corbet.", asked="legal")
    assert _step(plan, "signature").owners == ["Miles Corbet"]
    assert not [one for one in plan.steps if one.kind == "legal-review"]


def test_what_a_step_waits_for_is_taken_in_a_chat_too() -> None:
    plan = _after(
        "Integration test: Yvonne Tremblay, due November 27.",
        "Cutover rehearsal: Omar Reyes, due December 11.",
        "Omar can only start once the integration test is done.",
    )
    assert _step(plan, "cutover").depends_on == [_step(plan, "integration").id]


@pytest.mark.parametrize(
    ("said", "name", "owner"),
    [
        ("Acoustic test in the hall with Pieter Bos on 21 May", "acoustic test", "Pieter Bos"),
        ("Then the layout drawing, Jutta Brenner, March 12.", "layout drawing", "Jutta Brenner"),
        ("2) Site inspection: Omar Reyes, due November 27", "site inspection", "Omar Reyes"),
    ],
)
def test_work_at_the_head_of_a_clause_is_a_step(said: str, name: str, owner: str) -> None:
    step = _step(_after(said), name)
    assert step.owners == [owner]
    assert step.due is not None


@pytest.mark.parametrize(
    "said",
    [
        "I was in the north hall with Pieter Bos on 21 May.",
        "The new rounds begin on 4 October 2027.",
        "Tamarack Lumber with Pieter Bos on 21 May",
    ],
)
def test_what_is_no_work_is_no_step(said: str) -> None:
    assert not _after(said).steps


@pytest.mark.parametrize(
    "said", ["ok that is all", "That is everything I have for now.", "gtg", "More I do not know."]
)
def test_that_there_is_no_more_takes_no_proposal_over(said: str) -> None:
    plan = _after("Security review: Nate Quigley, Dec 11")
    context = Context(plan=plan, today=TODAY, pending=True, proposed=["NDA signed"])
    found = read(said, context)
    assert [act.kind for act in found.acts] == ["closes"]
    assert not found.changes


@pytest.mark.parametrize("said", ["it is done", "that's all from legal by Friday"])
def test_what_says_more_is_no_goodbye(said: str) -> None:
    found = read(said, Context(plan=_after("Legal review: Ann Poe"), today=TODAY))
    assert "closes" not in [act.kind for act in found.acts]


def test_who_is_named_in_a_chat_is_the_buyers_unless_said_otherwise() -> None:
    plan = _after("Technical review is Shelby Kunz, 10/30", "My colleague Jutta Brenner helps")
    sides = {person.name: person.side for person in plan.people}
    assert sides == {"Shelby Kunz": "buyer", "Jutta Brenner": "seller"}


def test_the_day_on_which_the_buyer_starts_is_the_go_live() -> None:
    assert _after("They energize on April 5, 2027.").go_live == dt.date(2027, 4, 5)
    assert _after("The traffic is awful today.").go_live is None


def test_a_body_that_decides_is_a_step_in_a_chat() -> None:
    plan = _after("The hospital board decides on 18 March")
    assert _step(plan, "hospital board").due == dt.date(2027, 3, 18)


def test_the_same_guy_is_who_was_named_last() -> None:
    plan = apply(
        _after("Technical review is Stewie Papadakis, 12 March"),
        [AddStep(action="Load test")],
        today=TODAY,
    ).plan
    found = read(
        "Load test, same guy, 24 March",
        Context(plan=plan, today=TODAY, focus_people=["Stewie Papadakis"]),
    )
    assert _step(apply(plan, found.changes, today=TODAY).plan, "load").owners == [
        "Stewie Papadakis"
    ]


def _with(*changes: AddStep) -> Plan:
    return apply(new_plan(), changes, today=TODAY).plan


def _told(plan: Plan, *messages: str, asked: str | None = None) -> Plan:
    focus: list[str] = []
    for message in messages:
        context = Context(plan=plan, today=TODAY, asked=asked, focus_steps=focus)
        found = read(message, context)
        plan = apply(plan, found.changes, today=TODAY).plan
        focus = found.focus_steps
    return plan


def test_a_bare_day_of_the_month_stays_in_the_month_of_its_step() -> None:
    plan = _told(
        new_plan(),
        "Supplier audit with Noreen Keane on the 12th of February.",
        "Sorry, make that the 19th.",
    )
    assert _step(plan, "supplier").due == dt.date(2027, 2, 19)


def test_no_wait_corrects_and_is_no_answer() -> None:
    plan = _told(
        _with(AddStep(action="Load test", due="August 27, 2027")), "Load test is August 27"
    )
    context = Context(plan=plan, today=TODAY, asked="procurement", focus_steps=["load-test"])
    found = read("No, wait, August 27 is vacation here. September 3.", context)
    later = apply(plan, found.changes, today=TODAY).plan
    assert _step(later, "load").due == dt.date(2027, 9, 3)
    assert "procurement" not in later.answered


def test_without_it_he_does_not_sign_drops_nothing() -> None:
    plan = _with(AddStep(action="Layout drawing"), AddStep(action="Contract signatures"))
    assert len(_told(plan, "Without the layout drawing he does not sign.").steps) == 2


def test_what_must_be_done_before_a_step_does_not_own_it() -> None:
    plan = _with(
        AddStep(action="Security review", owners=["Omar Aydin"]),
        AddStep(action="Works council", owners=["Ute Neubert"], due="January 14"),
    )
    after = _told(plan, "Before the works council Omar Aydin must be ready.")
    assert _step(after, "works").owners == ["Ute Neubert"]
    assert _step(after, "works").depends_on == [_step(after, "security").id]


def test_who_is_waited_for_signs_nothing() -> None:
    plan = _told(
        _with(AddStep(action="Security review", owners=["Joan Fitch"])),
        "Contract signatures = Anita Crewe 1/29, only after Joan + Bill are thru",
    )
    assert _step(plan, "signature").owners == ["Anita Crewe"]


def test_a_list_in_one_line_is_read_item_by_item() -> None:
    plan = _after(
        "ACTION ITEMS - Send architecture diagram (Celia Moffat, Dec 8) "
        "- Complete cyber review (Omar Reyes, Jan 15)",
    )
    assert _step(plan, "diagram").owners == ["Celia Moffat"]
    assert _step(plan, "cyber").due == dt.date(2027, 1, 15)
    assert _step(plan, "cyber").status == "not_started"


def test_a_bare_dollar_is_that_of_the_buyers_country() -> None:
    plan = new_plan().model_copy(update={"calendar": CalendarSettings(buyer_country="AU")})
    assert _told(plan, "The deal is worth $88k").deal.currency == "AUD"


@pytest.mark.parametrize(
    ("said", "currency"),
    [
        ("Value is 310 thousand, euro.", "EUR"),
        ("The contract is worth 3.6 million Norwegian kroner.", "NOK"),
        ("Value Rs. 75 lakhs.", "INR"),
    ],
)
def test_currencies_in_words(said: str, currency: str) -> None:
    assert _told(new_plan(), said).deal.currency == currency


def test_every_monday_at_nine_is_the_check_in() -> None:
    plan = _told(new_plan(), "Every Monday at 9, we get on the horn.", asked="procurement")
    assert plan.check_in is not None
    assert (plan.check_in.weekday, str(plan.check_in.time)[:5]) == ("monday", "09:00")
    assert not plan.steps


@pytest.mark.parametrize("said", ["It takes five weeks.", "It decides on November 10"])
def test_it_is_no_team_that_owns_the_step(said: str) -> None:
    plan = _with(AddStep(action="Implementation", kind="implementation"))
    assert _told(plan, said, asked="step:implementation:owner").steps[0].owners == []


def test_a_day_of_what_somebody_does_is_no_go_live() -> None:
    plan = apply(new_plan(), [SetDeal(go_live="January 11, 2027")], today=TODAY).plan
    found = read(
        "Carlos Lins makes the integration test, he asks 3 weeks, starts 19 October.",
        Context(plan=plan, today=TODAY, focus_steps=["deal:go_live"]),
    )
    after = apply(plan, found.changes, today=TODAY).plan
    assert after.go_live == dt.date(2027, 1, 11)
    assert _step(after, "integration").owners == ["Carlos Lins"]


def test_who_somebody_is_makes_no_step() -> None:
    assert not _after("Their lawyer, he is called Paul Kerr.").steps


def test_a_question_that_is_answered_at_once_names_the_step() -> None:
    plan = _after("security review? Ann Poe. 24 March")
    step = _step(plan, "security")
    assert (step.owners, step.due) == (["Ann Poe"], dt.date(2027, 3, 24))


def test_a_plain_question_makes_no_step() -> None:
    assert not _after("Security review?").steps


def test_a_message_that_is_only_a_day_dates_the_step_spoken_of() -> None:
    plan = _with(AddStep(action="Contract signatures", kind="signature"))
    context = Context(plan=plan, today=TODAY, focus_steps=["signature"])
    after = apply(plan, read("Jan 29", context).changes, today=TODAY).plan
    assert after.steps[0].due == dt.date(2027, 1, 29)


def test_work_that_only_waits_for_a_step_is_a_step() -> None:
    plan = _with(AddStep(action="Data migration"))
    after = _told(plan, "Admin workshop after the data migration")
    assert _step(after, "workshop").depends_on == [_step(after, "migration").id]


def test_who_gets_the_papers_does_not_own_their_sending() -> None:
    plan = _after("Security questionnaire goes from us to Petra Voss by November 6.")
    assert "Petra Voss" not in _step(plan, "questionnaire").owners


def test_a_sum_is_no_company() -> None:
    context = Context(plan=new_plan(), today=TODAY, asked="buyer")
    found = read("the deal is about three hundred thousand pounds", context)
    assert apply(new_plan(), found.changes, today=TODAY).plan.deal.buyer is None
