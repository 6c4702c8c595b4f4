"""What a clause without a step says of the one before it, in notes."""

import datetime as dt

import pytest

from assistant.plan.deadlines.parser import default_calendar
from assistant.plan.model import Plan, Step
from assistant.understanding.attribution import acts, dates, drops_it, owns, said_of, states_of_it
from assistant.understanding.scene import Scene, look
from assistant.understanding.text import piece

TODAY = dt.date(2026, 11, 24)


def _scene(text: str) -> Scene:
    return look(piece(text, 0, len(text)), Plan(), TODAY, default_calendar(), cautious=True)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("that is Bas Verhoeven", True),
        ("the person is Rhonda Pike", True),
        ("it's with Rhonda Pike", True),
        ("Joost Visser reads it after that", True),
        ("Yusuf Khalil will do it", True),
        ("Philip Osei has that", False),
        ("we can bug Philip Osei", False),
        ("Philip Osei can't move it", False),
        ("Victor Amadi finds it interesting", False),
        ("Dana Whitlock will find out who it is", False),
    ],
)
def test_owns(text: str, owner: bool) -> None:
    scene = _scene(text)
    assert any(owns(scene, who) for who in scene.people) is owner


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("she said Feb 24", True),
        ("then he needs until 15 January", True),
        ("he says he is ready on 11 December", True),
        ("they checked that in September", False),
        ("it always sits on the third Thursday", False),
        ("they are not there on Friday", False),
    ],
)
def test_dates(text: str, due: bool) -> None:
    assert dates(_scene(text)) is due


@pytest.mark.parametrize(
    ("text", "word", "acting"),
    [
        ("the board approves it", "board", True),
        ("it is handled by procurement", "procurement", True),
        ("procurement", "procurement", True),
        ("we replace the paper based bed board", "board", False),
        ("the council template is long", "council", False),
        ("send it to the board", "board", False),
    ],
)
def test_acts(text: str, word: str, acting: bool) -> None:
    at = text.index(word)
    assert acts(text, at, at + len(word)) is acting


def test_what_is_said_already_stays_unless_it_changes() -> None:
    step = Step(id="legal-review", action="Legal review", owners=["Dana"], side="buyer")
    assert not said_of(_scene("Joost Visser reads it"), step).people
    assert said_of(_scene("now Joost Visser reads it instead"), step).people
    assert said_of(_scene("Joost Visser reads it"), step.model_copy(update={"owners": []})).people


def test_states_and_drops() -> None:
    assert states_of_it("it was signed yesterday")
    assert states_of_it("done")
    assert not states_of_it("she has received our entries already")
    assert drops_it("please take it out")
    assert not drops_it("she won't sign without the other one")
