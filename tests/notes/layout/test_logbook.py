"""Logs of a deal: the newest entry above the others, each counting from its own day."""

import datetime as dt

from assistant.notes.drafting import accepted, draft
from assistant.notes.layout.logbook import is_entry_head
from assistant.notes.page import page_of
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)
LOG = """Northwind Foods - renewal
24/11 | CALL | Mara Conti (CFO)
- value is 120k now, go-live 1 March 2027
18/11 | MTG | Mara Conti, Ben Ode
- go-live 1 February 2027
- I send the pricing by Friday
02/11 | EMAIL | Ben Ode
- value est 90k
"""


def test_entries_have_their_day() -> None:
    page = page_of(LOG, "pasted", TODAY)
    days = {line.text: line.said_at for line in page.lines}
    assert days["- value est 90k"] == dt.date(2026, 11, 2)
    assert days["- go-live 1 February 2027"] == dt.date(2026, 11, 18)


def test_what_was_said_last_counts_wherever_it_stands() -> None:
    page = page_of(LOG, "pasted", TODAY)
    plan = accepted(Plan(), draft(page, Plan(), TODAY).changes, TODAY).plan
    assert plan.deal.value == 120_000
    assert plan.go_live == dt.date(2027, 3, 1)
    (step,) = plan.steps
    assert step.due == dt.date(2026, 11, 20)
    assert {one.name for one in plan.people} == {"Mara Conti", "Ben Ode"}


def test_a_line_that_says_something_is_no_head() -> None:
    assert is_entry_head("18/11 | MTG | Mara Conti, Ben Ode")
    assert not is_entry_head("Dec 4 security review by Mara")


def test_one_date_makes_no_log() -> None:
    page = page_of("24/11 call with Mara\n- legal by Dec 4\n", "pasted", TODAY)
    assert all(line.said_at is None for line in page.lines)
