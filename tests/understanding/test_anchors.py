"""What a step waits for, pointed to by owner, by a word of its name, or by "that"."""

import pytest

from assistant.plan.model import Plan, Step
from assistant.understanding.anchors import awaited, comes_next
from assistant.understanding.statuses import dropped

PLAN = Plan(
    steps=[
        Step(id="security-review", kind="security-review", action="Security review",
             owners=["Bas Verhoeven"]),
        Step(id="capital-committee", action="Capital committee"),
        Step(id="msa-sent", kind="msa-sent", action="Contract draft sent", owners=["Kim Lee"]),
        Step(id="business-case", kind="business-case", action="Business case", owners=["Lea Ott"]),
        Step(id="load-test", action="Load test in the harbour", owners=["Lea Ott"]),
    ]
)  # fmt: skip
FOCUS = ["load-test", "business-case"]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("Joost reads it after Bas is finished", ["security-review"]),
        ("the order is quick once capital is through", ["capital-committee"]),
        ("She wants two weeks from the day she gets it", ["msa-sent"]),
        ("the CFO needs the business case first", ["business-case"]),
        ("it starts after that", ["load-test"]),
        ("only after Lea is happy", ["load-test"]),
        ("he won't sign without the security review", ["security-review"]),
        ("not before Friday", []),
        ("they answer after next week", []),
        ("once in a while they call", []),
    ],
)
def test_what_comes_first(text: str, steps: list[str]) -> None:
    assert awaited(text, PLAN, FOCUS) == steps


@pytest.mark.parametrize(
    ("text", "next_"),
    [
        ("Then Gill raises the order", True),
        ("the privacy assessment comes after that", True),
        ("Our counsel will then return her comments", True),
        ("Gill raises the order", False),
    ],
)
def test_what_stands_behind_the_step_before(text: str, next_: bool) -> None:
    assert comes_next(text) is next_


def test_what_is_waited_for_is_not_dropped() -> None:
    assert not dropped("She won't sign without the DPA")
    assert not dropped("nobody signs without the security review")
    assert dropped("we do it without a pilot")
    assert dropped("we've decided against the pilot")
