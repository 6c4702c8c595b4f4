"""A message read as an answer and as notes, and the reading that is worth more."""

import datetime as dt

import pytest

from assistant.agent.reading_signs import signs, step_changes
from assistant.agent.two_readings import as_notes, read_twice, with_steps
from assistant.plan.apply import apply
from assistant.plan.changes import AddStep, Change, SetDeal, UpdateStep
from assistant.session import new_plan
from assistant.understanding import Act, Context, Reading, read
from tests.agent.conftest import TODAY

WALK: list[Change] = [
    SetDeal(buyer="Acme"),
    AddStep(action="Walk the store", owners=["Kim Sato"], due="2026-12-04"),
]


def _context(*changes: Change) -> Context:
    plan = apply(new_plan(), list(changes or WALK), today=TODAY).plan
    return Context(plan=plan, today=TODAY, focus_steps=["walk-the-store"])


def _notes(message: str, context: Context) -> list[Change]:
    found = as_notes(message, read(message, context), context)
    assert found is not None
    return found


def test_a_message_of_a_few_words_is_not_read_as_notes() -> None:
    assert as_notes("Kim does it", Reading(), _context()) is None


def test_what_only_asks_is_not_read_as_notes() -> None:
    words = "What if Ana Ruiz signs the contract on December 9?"
    asks = Reading(acts=[Act(kind="question", text=words)])
    assert as_notes(words, asks, _context()) is None


def test_talk_that_tells_of_no_step_has_no_second_reading() -> None:
    assert as_notes("The weather was lovely all week long", Reading(), _context()) is None


def test_read_as_notes_a_message_tells_of_its_steps() -> None:
    told = _notes("Ana Ruiz tests the scanners by December 11.", _context())
    added = [one for one in told if isinstance(one, AddStep)]
    assert [(one.owners, one.due) for one in added] == [(["Ana Ruiz"], "by December 11")]


def test_a_date_at_the_head_of_a_message_is_no_day_from_which_others_count() -> None:
    context = _context()
    told = _notes("1 October 2026: Ana Ruiz tests the scanners by tomorrow evening.", context)
    days = {step.due for step in apply(context.plan, told, today=TODAY).plan.steps}
    assert dt.date(2026, 10, 2) not in days


def test_the_steps_of_one_reading_stand_in_for_those_of_the_other() -> None:
    deal = SetDeal(value=9, currency="USD", quote="9 dollars")
    first = Reading(
        changes=[deal, UpdateStep(step="walk-the-store", owners=["Ana"], quote="Ana tests")],
        unclear=["Ana tests", "and so on"],
    )
    new = AddStep(action="Test", owners=["Ana"], quote="Ana tests")
    taken = with_steps(first, [new])
    assert taken.changes == [deal, new]
    assert taken.unclear == ["and so on"]


def test_the_signs_tell_whose_owner_a_reading_changes_without_naming_the_step() -> None:
    context = _context()
    over = UpdateStep(step="walk-the-store", owners=["Ana Ruiz"], quote="Ana Ruiz does")
    told = signs("Ana Ruiz tests the scanners", context, [over], [])
    assert told["first, owner of unnamed, over"] == 1
    assert told["nothing in second"] == 1
    named = over.model_copy(update={"quote": "Ana Ruiz does the walk the store"})
    assert "first, owner of unnamed, over" not in signs("Ana", context, [named], [])


def test_the_signs_count_people_and_days_that_a_reading_leaves_out() -> None:
    words = "Ana Ruiz tests the scanners by December 11."
    context = _context()
    told = signs(words, context, [], _notes(words, context))
    assert told["first, people unused"] == told["first, days unused"] == 1
    assert "second, people unused" not in told
    assert told["fewer, days unused"] == 1


def test_only_changes_of_steps_are_compared() -> None:
    assert step_changes(WALK) == WALK[1:]


@pytest.mark.parametrize(
    "message",
    ["Kim Sato has done it already.", "Make that December 9 please, not the 4th."],
)
def test_what_goes_on_about_a_step_stays_with_it(message: str) -> None:
    context = _context()
    plan = apply(context.plan, read_twice(message, context).changes, today=TODAY).plan
    assert [step.action for step in plan.steps] == ["Walk the store"]


@pytest.mark.parametrize(
    "message",
    ["Sorry, Ana Ruiz tests the scanners by December 11.", "Ana walks it, no wait, make that Bo."],
)
def test_what_takes_something_back_is_for_the_talk_alone(message: str) -> None:
    context = _context()
    assert as_notes(message, read(message, context), context) is None


def test_the_second_reading_tells_of_no_other_steps_than_the_first() -> None:
    context = _context()
    words = "Ana Ruiz tests the scanners by December 11."
    other = [UpdateStep(step="walk-the-store", owners=["Ana Ruiz"], quote=words)]
    assert as_notes(words, Reading(changes=other), context) is None
