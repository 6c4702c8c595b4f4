"""Which step a few words name."""

import pytest

from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding.step_naming import named_step
from assistant.understanding.steps import mentions


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("legal review of the order form", "legal-review"),
        ("completed security review", "security-review"),
        ("Fire marshal sign-off", None),
        ("Network survey of all nine sites", None),
        ("PCI review", None),
    ],
)
def test_kind(what: str, kind: str | None) -> None:
    assert named_step(what, Plan()).kind == kind


def test_what_is_no_usual_name_keeps_the_words_said() -> None:
    plan = new_plan()
    said = {text: mentions(text, plan)[0].action for text in (
        "Tender board approval", "privacy impact assessment", "proc", "the POC"
    )}  # fmt: skip
    assert said["Tender board approval"] == "Board approval"
    assert said["privacy impact assessment"] == "Privacy impact assessment"
    assert said["proc"] == "Procurement and final pricing"
    assert said["the POC"] == "Proof of concept"
