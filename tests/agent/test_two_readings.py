"""A message read as an answer and as notes, and the reading that is worth more."""

import datetime as dt

import pytest

from assistant.agent.amending import Amendment, amended, amendments, step_changes, told
from assistant.agent.reading_signs import Weighing
from assistant.agent.two_readings import as_notes, read_twice
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
    return [change for change, _ in found.there.changes]


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


def _otherwise(
    first: list[Change], second: list[Change], context: Context
) -> tuple[dict[str, Amendment], list[Change]]:
    """Return the amendments by what they do, and the changes with all of them made."""
    here, there = (told(context.plan, one, TODAY) for one in (first, second))
    found = amendments(context.plan, here, there)
    names = {f"{one.deed} {one.field or one.step}": one for one in found}
    return names, amended(first, here, there, found)


def test_each_field_that_is_told_otherwise_is_an_amendment_of_its_own() -> None:
    context = _context()
    deal = SetDeal(value=9, currency="USD", quote="9 dollars")
    over = UpdateStep(step="walk-the-store", owners=["Ana"], due="December 9", quote="Ana")
    new = AddStep(action="Test the scanners", owners=["Ana"], quote="Ana tests")
    names, changes = _otherwise([deal, over], [new], context)
    assert names.keys() == {"less owner", "less day", "add test-the-scanners"}
    assert changes == [deal, new]


def test_one_field_is_taken_and_the_others_stay() -> None:
    context = _context()
    first = [UpdateStep(step="walk-the-store", owners=["Ana"], due="December 9", quote="Ana, 9th")]
    second = [UpdateStep(step="walk-the-store", owners=["Bo"], due="December 11", quote="Bo, 11th")]
    here, there = (told(context.plan, one, TODAY) for one in (first, second))
    day = next(o for o in amendments(context.plan, here, there) if o.field == "day")
    plan = apply(context.plan, amended(first, here, there, [day]), today=TODAY).plan
    assert [(one.owners, one.due) for one in plan.steps] == [(["Ana"], dt.date(2026, 12, 11))]


def test_a_new_step_that_both_tell_by_other_words_is_one_step() -> None:
    first: list[Change] = [AddStep(action="Scanner test", owners=["Ana"], quote="Ana tests")]
    second: list[Change] = [AddStep(action="Scanner tests", owners=["Bo"], quote="Bo tests")]
    names, changes = _otherwise(first, second, _context())
    assert names.keys() == {"other owner"}
    plan = apply(_context().plan, changes, today=TODAY).plan
    assert [one.owners for one in plan.steps] == [["Kim Sato"], ["Bo"]]


def test_readings_that_tell_the_same_have_no_amendments() -> None:
    same: list[Change] = [UpdateStep(step="walk-the-store", owners=["Ana"], quote="Ana")]
    names, changes = _otherwise(same, list(same), _context())
    assert (names, changes) == ({}, same)


def test_the_signs_tell_whose_owner_a_reading_changes_without_naming_the_step() -> None:
    context = _context()
    over: list[Change] = [UpdateStep(step="walk-the-store", owners=["Ana"], quote="Ana does")]
    here, there = (told(context.plan, one, TODAY) for one in (over, []))
    (less,) = amendments(context.plan, here, there)
    twice = as_notes("Ana does that by Friday", Reading(changes=over), context)
    assert twice is not None
    found = Weighing(context, here, there, twice.sentences).signs(less)
    assert found["less owner"] == found["less owner; over"] == found["less owner; in focus"] == 1
    assert found["less owner; unnamed"] == 1


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


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("step:executive-approval:owner", "The Board of Supervisors, on January 26."),
        ("legal", "Like I told you, in-house, Farah Aziz."),
        ("procurement", "Yes, Walt Simms in purchasing registers us as a vendor."),
    ],
)
def test_an_answer_is_read_as_what_was_asked(asked: str, message: str) -> None:
    known = AddStep(action="Executive approval", kind="executive-approval")
    context = _context(SetDeal(buyer="Acme"), known).model_copy(
        update={"asked": asked, "focus_steps": ["executive-approval"]}
    )
    first = read(message, context)
    twice = as_notes(message, first, context)
    assert twice is not None
    deeds = {(one.deed, one.step) for one, _ in twice.weighed(context)}
    changed = {step for _, step in twice.here.changes if step}
    assert changed
    assert not [step for deed, step in deeds if deed == "add" and ":" in asked]
    assert not [step for deed, step in deeds if deed == "drop" and step in changed]
