"""Notes read by a real model."""

import datetime as dt

import pytest

from assistant.agent.models import create_model
from assistant.agent.notes_model import reader
from assistant.notes.drafting import draft
from assistant.notes.page import page_of
from assistant.session import new_plan
from assistant.settings import Settings

pytestmark = pytest.mark.vcr
TODAY = dt.date(2026, 11, 24)
NOTES = "Go-live is March 5, 2027."


def test_notes_become_changes_with_their_words(settings: Settings) -> None:
    read = reader(create_model(settings, answer_tokens=250))
    found = draft(page_of(NOTES, "pasted", TODAY), new_plan(), TODAY, read)
    assert found.changes
    assert all(one.quote in NOTES for one in found.changes)
    words = " ".join(line.text for one in found.changes for line in one.lines)
    assert "Go-live: Fri Mar 5" in words
