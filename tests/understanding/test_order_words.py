"""What comes before what, in the words in which people say it."""

import pytest

from assistant.plan.model import Plan
from assistant.understanding.dependencies import orders
from assistant.understanding.step_mentions import StepMention


def _order(text: str) -> list[tuple[str, str]]:
    """Return earlier and later, of the drawing and the sizing."""
    found = [
        StepMention(at, at + len(word), None, None, word, False)
        for word in ("site drawing", "pump sizing")
        if (at := text.find(word)) >= 0
    ]
    return [(one.earlier.action, one.later.action) for one in orders(text, sorted(found))]


@pytest.mark.parametrize(
    "text",
    [
        "no pump sizing before the site drawing",
        "pump sizing not before the site drawing",
        "the pump sizing hangs on the site drawing",
        "the pump sizing is based on the site drawing",
        "the pump sizing builds on the site drawing",
        "the site drawing feeds into the pump sizing",
        "the site drawing is a precondition for the pump sizing",
        "the site drawing is needed for the pump sizing",
        "we need the site drawing for the pump sizing",
        "the site drawing precedes the pump sizing",
        "the site drawing comes first, the pump sizing follows",
        "the order is site drawing, pump sizing",
        "before the pump sizing comes the site drawing",
    ],
)
def test_the_drawing_comes_first(text: str) -> None:
    assert _order(text) == [("site drawing", "pump sizing")]


@pytest.mark.parametrize(
    "text",
    ["the site drawing and the pump sizing", "we talked of the site drawing, the pump sizing"],
)
def test_words_without_order(text: str) -> None:
    assert _order(text) == []


def test_a_plan_without_steps_has_none() -> None:
    assert Plan().steps == []
