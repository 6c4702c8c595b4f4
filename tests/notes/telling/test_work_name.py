"""What the step of a sentence is called."""

import datetime as dt

import pytest

from assistant.notes.telling.work_name import work_name
from assistant.plan.calendar import WorkCalendar
from assistant.session import new_plan
from assistant.understanding.scene import look
from assistant.understanding.text import Piece

TODAY = dt.date(2026, 11, 24)


def _name(text: str, before: str = "") -> str:
    plan = new_plan()
    scene = look(
        Piece(0, len(text), text), plan, TODAY, WorkCalendar(plan.calendar),
        known=["Kim Sato", "Ana Ruiz"], cautious=True,
    )  # fmt: skip
    return work_name(scene, before)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kim Sato will send the floor plan by Friday.", "Send floor plan"),
        ("The trial rig gets bolted down by Kim Sato on December 4.", "Trial rig"),
        ("The trustees vote on December 4.", "trustees vote"),
        ("Site drawing: Kim Sato has it.", "Site drawing"),
        ("The racks leave our depot on December 4.", "Racks leave our depot"),
        ("Calibration happens on December 4.", "Calibration"),
        ("He needs our SOC 2 first", "SOC 2"),
    ],
)
def test_a_step_is_called_by_its_own_words(text: str, name: str) -> None:
    assert _name(text).casefold() == name.casefold()


def test_what_it_means_is_named_by_the_sentence_before() -> None:
    name = _name("Ana Ruiz checks it by Friday.", "Kim Sato draws up the contract.")
    assert name == "Check contract"


def test_words_that_name_no_work_have_no_name() -> None:
    assert _name("Nice to see you.") == ""
