"""Invitations of a calendar, read for what they tell."""

import datetime as dt

from assistant.notes.formats.invitation import invitation
from assistant.notes.page import page_of

EVENT = """BEGIN:VEVENT
SUMMARY:Follow up: Acme
DTSTART:20261120T140000
ORGANIZER;CN="Jo Teal":mailto:jo@vendor.example
DESCRIPTION:Budget USD 128\\,000. Ana to send it by 1 December\\nAnd Bo sig
 ns in March.
END:VEVENT"""


def test_only_what_it_tells_is_kept() -> None:
    text = invitation(EVENT) or ""
    assert text.splitlines()[:3] == ["Follow up: Acme", "Date: 2026-11-20", "Organizer: Jo Teal"]
    assert "USD 128,000" in text
    assert text.splitlines()[-1] == "And Bo signs in March."
    assert "VEVENT" not in text


def test_its_day_is_the_day_of_the_notes() -> None:
    assert page_of(EVENT, "pasted", dt.date(2026, 11, 24)).meeting_date == dt.date(2026, 11, 20)


def test_other_text_is_none() -> None:
    assert invitation("SUMMARY: all fine\nDTSTART is a field of a calendar") is None
