"""What "it" is in the name of a step."""

import pytest

from assistant.notes.telling.pointing import thing_in, with_thing, work_in
from assistant.plan.changes import AddStep
from assistant.session import new_plan


@pytest.mark.parametrize(
    ("before", "action", "quote", "name"),
    [
        (
            "Ana wants a reference call with somebody.", "Set it up", "I'll set it up next week",
            "Reference call",
        ),
        (
            "The old contract has three schedules.", "Rewrite them",
            "Bo will rewrite them", "Rewrite three schedules",
        ),
        ("There's a gap list from the audit.", "Close", "Kim closes it", "Close"),
        ("There's a gap list from the audit.", "close", "I close it", "close gap list"),
        ("It rained all day.", "Send it", "Bo sends it", "Send it"),
    ],
)  # fmt: skip
def test_a_step_is_called_by_the_thing_that_was_named_before(
    before: str, action: str, quote: str, name: str
) -> None:
    step = with_thing(AddStep(action=action, quote=quote), f"{before} ", new_plan())
    assert isinstance(step, AddStep)
    assert step.action.startswith(name)


def test_a_usual_step_gets_its_name() -> None:
    step = with_thing(
        AddStep(action="Build it", quote="Bo will build it"),
        "They'd like to see a business case. ",
        new_plan(),
    )
    assert isinstance(step, AddStep)
    assert step.kind == "business-case"


def test_a_name_without_it_stays() -> None:
    step = AddStep(action="Send the list", quote="Bo sends the list")
    assert with_thing(step, "Ana wants a reference call. ", new_plan()) == step


def test_only_work_is_taken_where_nothing_else_says_that_there_is_any() -> None:
    assert thing_in("She took three boxes with her.") == "three boxes"
    assert not work_in("She took three boxes with her.")
