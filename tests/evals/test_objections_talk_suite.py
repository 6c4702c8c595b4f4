from typing import Any

import pytest

from evals.registry import registry

SUITE = registry()["objections_talk"]
REPORT: dict[str, Any] = {"id": "one", "message": "They said it is too dear", "gold": ["price"]}
ANSWER = "This sounds like **{0}**. You could say:\n\n> Fine.\n\nFrom the playbook: [{0}]."


@pytest.mark.parametrize(
    ("text", "right", "offered"),
    [
        (ANSWER.format("price"), 1, 1),
        (f"{ANSWER.format('pilot')}\n\nIt may also be **Dear** [price].", 0, 1),
        (ANSWER.format("pilot"), 0, 0),
        ("Who signs? See [price].", 0, 0),
    ],
)
def test_the_one_that_is_answered_counts_as_right(text: str, right: int, offered: int) -> None:
    verdict = SUITE.score(REPORT, {"text": text})

    assert (verdict.counts["right"], verdict.counts["offered"]) == (right, offered)
    assert bool(verdict.notes) is not bool(right)
