"""The buyer among all companies of a page, on pages of forms that no rule was written for."""

import datetime as dt

import pytest

from assistant.notes.offline.firm_mentions import firms
from assistant.notes.offline.parties import parties
from assistant.notes.page import Page, page_of
from assistant.plan.model import Plan

TODAY = dt.date(2026, 11, 24)


def _page(text: str) -> Page:
    return page_of(text, "pasted", TODAY)


@pytest.mark.parametrize(
    ("text", "buyer"),
    [
        (
            (
                "PROTOCOL NO. 4\nParties: Väderstads Hamn AB (the Customer) and Kvarnlogic ApS "
                "(the Supplier)\nPlace: Luleå\n1. The trial was approved."
            ),
            "Väderstads Hamn AB",
        ),
        (
            "Account: Okanagan Rail Works\nOpportunity: Brake test stands (9)\nStage: 3",
            "Okanagan Rail Works",
        ),
        (
            (
                "File note\nLunch with Arne Skov, harbour master of Vestkyst Bulk, in Esbjerg. He "
                "had come back from Norway. Nothing was agreed."
            ),
            "Vestkyst Bulk",
        ),
        (
            (
                "Dear Bidders\n\nOrange River Water is pleased to tell you: you are on the list. "
                "The system must be in use on 1 June 2027.\n\nKind regards\nLindiwe Maseko"
            ),
            "Orange River Water",
        ),
        (
            (
                "A. THISTLEDOWN BAKERIES - oven cameras, $120,000\nMet Alicia Venn.\n\n"
                "B. HARROW MILLS - renewal, $52,000"
            ),
            "THISTLEDOWN BAKERIES",
        ),
        (
            (
                "A good call with Ruth Petrie of the Elmbourne Archive. Her lawyer might go to the "
                "National Gallery in April."
            ),
            "Elmbourne Archive",
        ),
    ],
)
def test_the_company_that_buys(text: str, buyer: str) -> None:
    told = parties(_page(text), Plan()).buyer
    assert told is not None
    assert told.name == buyer
    assert told.name in told.line.text


@pytest.mark.parametrize(
    "text", ["Morning all. Update on the security review: Dana sends it Friday.", "I'll call them."]
)
def test_a_page_that_names_nobody(text: str) -> None:
    assert parties(_page(text), Plan()).buyer is None


def test_people_titles_and_greetings_are_no_companies() -> None:
    page = _page("Dear Mr Addy\nMs Kerstin Lindqvist and Dame Olive Hartnell met on Monday.")
    assert not {one.name for one in firms(page)} & {
        "Mr Addy", "Ms Kerstin Lindqvist", "Dame Olive Hartnell", "Monday",
    }  # fmt: skip
