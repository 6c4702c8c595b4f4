"""Sentences of a page, as the second look sees them."""

import datetime as dt

from assistant.notes.offline.reader import OfflineNotes
from assistant.notes.page import page_of
from assistant.notes.telling.sentence import Telling
from assistant.session import new_plan

TODAY = dt.date(2026, 11, 24)


def tellings(text: str) -> list[Telling]:
    """Return the sentences of a pasted text, in their order."""
    notes = OfflineNotes(page_of(text, "pasted", TODAY), new_plan(), TODAY)
    notes.read(again=False)
    return notes.tellings()


def telling(text: str) -> Telling:
    """Return the last sentence of a pasted text."""
    return tellings(text)[-1]
