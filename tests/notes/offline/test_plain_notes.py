"""Ordinary notes, read as whole pages: what a step is called, and what is none."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.page import page_of
from assistant.plan.apply import apply
from assistant.plan.calendar import WorkCalendar
from assistant.plan.changes import AddStep
from assistant.plan.model import Plan
from assistant.session import new_plan

TODAY = dt.date(2026, 11, 27)
HEAD = "Call with Harbour Foods, Nov 26\n\n"


def plan_of(text: str) -> Plan:
    made = draft(page_of(HEAD + text, "pasted", TODAY), new_plan(), TODAY)
    return accepted(new_plan(), made.changes, TODAY).plan


def only(text: str) -> tuple[str, list[str]]:
    (step,) = plan_of(text).steps
    return step.action, step.owners


@pytest.mark.parametrize(
    ("notes", "action"),
    [
        ("- I owe Maya a revised quote by Wednesday", "Revised quote"),
        ("- Jake to send the pricing proposal on Thursday", "Send the pricing proposal"),
        ("- SOW - us - Dec 9", "SOW"),
        ("- We still need the SOW from Jake", "SOW"),
        ("I'll send the pilot agreement tomorrow.", "Send the pilot agreement"),
        ("Priya to send over the updated MSA on Thursday.", "Send over the updated MSA"),
        ("I'll send the contract tomorrow.", "Send the contract"),
        ("- Kick-off planned week of Feb 15", "Kickoff"),
        ("- Pilot scheduled for Jan 20", "Proof of concept"),
    ],
)
def test_a_document_goes_by_its_own_words_and_a_usual_step_by_its_name(
    notes: str, action: str
) -> None:
    assert only(notes)[0] == action


@pytest.mark.parametrize(
    ("notes", "owners"),
    [
        ("- I promised her the ROI model by end of day Monday", ["Me"]),
        ("- I'm to send the deck tomorrow", ["Me"]),
        ("- Jen to introduce me to the CFO next week", ["Jen"]),
        ("- Client legal - review MSA (10 business days)", ["Legal"]),
        ("- Customer IT - set up SSO by Dec 9", ["IT"]),
    ],
)
def test_who_does_it(notes: str, owners: list[str]) -> None:
    assert only(notes)[1] == owners


@pytest.mark.parametrize(
    "notes",
    [
        "- spoke to Jen Wu (Director of IT). She's on board.",
        "- weekly check-in Thursdays 10am\nMaya worries that legal could drag into January",
        "- they'll get back to us on the pilot scope\n- Tom is in Oslo until Dec 3",
    ],
)
def test_a_talk_a_rhythm_and_what_is_left_open_are_no_steps(notes: str) -> None:
    assert not plan_of(notes).steps


@pytest.mark.parametrize("title", ["Notes Acme Dec 1", "Acme notes 12/1", "Recap Acme - 24/11"])
def test_the_title_of_a_page_is_no_step(title: str) -> None:
    made = draft(page_of(f"{title}\n- Mark sends the deck", "pasted", TODAY), new_plan(), TODAY)
    steps = accepted(new_plan(), made.changes, TODAY).plan.steps
    assert [step.action for step in steps] == ["Send deck"]


def test_a_sign_off_from_a_team_is_an_approval_by_it() -> None:
    assert only("- needs sign off from compliance, that's Greg") == (
        "Compliance approval",
        ["Greg"],
    )


def test_to_send_a_paper_to_review_it_and_to_sign_it_are_three_steps() -> None:
    steps = plan_of(
        "Action: Send NDA -> Tom, today\n"
        "Action: Review NDA -> Acme Legal (Sue), 5 days\n"
        "Action: Sign NDA -> Bo, Dec 8"
    ).steps
    assert [(step.action, step.owners) for step in steps] == [
        ("Send NDA", ["Tom"]),
        ("Review NDA", ["Sue"]),
        ("NDA signed", ["Bo"]),
    ]


def test_a_draft_that_is_sent_is_not_the_review_of_it() -> None:
    steps = plan_of("Legal review takes 10 days. I'm sending the draft contract on Monday.").steps
    assert [(step.action, step.owners) for step in steps] == [
        ("Legal review and redlines", []),
        ("Send draft contract", ["Me"]),
    ]


def test_a_vote_and_what_comes_then_are_two_steps() -> None:
    steps = plan_of("* Board vote Dec 15, then PO within 2 wks").steps
    assert [step.action for step in steps] == ["Board vote", "Purchase order"]
    assert steps[0].due == dt.date(2026, 12, 15)


def test_who_gives_them_something_is_ours_and_who_gives_us_something_theirs() -> None:
    people = plan_of(
        "- Jake sends them the offer by Friday\n- Bo to give us access by Dec 4"
    ).people
    assert {one.name: one.side for one in people} == {"Jake": "seller", "Bo": "buyer"}


def test_our_side_behind_the_last_of_those_present_is_the_last_one_s_alone() -> None:
    people = plan_of(
        "On the call: Helen Cho - COO, Marcus (infosec), and Priya from our side\n"
        "Marcus is reviewing our pen test summary. Priya to send the MSA on Thursday."
    ).people
    sides = {one.name: one.side for one in people}
    assert (sides["Marcus"], sides["Priya"]) == ("buyer", "seller")


def test_a_questionnaire_is_no_other_name_of_the_report_in_the_plan() -> None:
    plan = new_plan()
    known = AddStep(action="SOC 2 report", kind="security-pack", owners=["Me"], quote="I send it")
    plan = apply(
        plan, [known], today=TODAY, calendar=WorkCalendar(plan.calendar), origin="chat"
    ).plan
    notes = "- Tom will finish the security questionnaire by Dec 11, needs our SOC 2 report first"
    made = draft(page_of(HEAD + notes, "pasted", TODAY), plan, TODAY)
    assert all(one.lines for one in made.changes)
    steps = {one.action: one for one in accepted(plan, made.changes, TODAY).plan.steps}
    assert steps["SOC 2 report"].owners == ["Me"]
    assert steps["Security questionnaire"].owners == ["Tom"]
    assert steps["Security questionnaire"].depends_on == [steps["SOC 2 report"].id]
