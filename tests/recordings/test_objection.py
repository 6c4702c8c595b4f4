"""An answer to an objection in a real model's words."""

import pytest

from assistant.agent.models import create_model
from assistant.agent.wording import worded
from assistant.settings import Settings

pytestmark = pytest.mark.vcr
ENTRIES = {
    "legal-is-slow": "Understood. Let us send the paper to Priya Nair today, so that it runs "
    "beside the security review and March 5 holds. Who redlines on your side?"
}
FACTS = ["Go-live is Fri Mar 5.", "Priya Nair does the legal review."]


def test_an_answer_holds_or_gives_way(settings: Settings) -> None:
    model = create_model(settings, answer_tokens=300)
    made = worded(model, "objection", "Legal always takes forever here", ENTRIES, FACTS)
    assert made.sources == ["legal-is-slow"]
    if made.by_model:
        assert "?" in made.text
    else:
        assert made.text == ENTRIES["legal-is-slow"]
        assert made.reason
