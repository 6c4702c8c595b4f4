"""Owners that stand above a list, as initials, or beside what a clause is about."""

import datetime as dt

import pytest

from assistant.notes.drafting import accepted, draft
from assistant.notes.page import page_of
from assistant.plan.model import Plan, Step

TODAY = dt.date(2026, 11, 24)


def steps_of(text: str) -> dict[str, Step]:
    """Return the steps that come of notes, by their names."""
    made = draft(page_of(text, "pasted", TODAY), Plan(), TODAY)
    return {step.action: step for step in accepted(Plan(), made.changes, TODAY).plan.steps}


def test_a_list_under_a_name_is_that_persons() -> None:
    steps = steps_of(
        "Ingrid (their data team)\n"
        "- export of the meter readings by Dec 4\n"
        "- runs the load test, done by Dec 18\n"
        "Bo Lindqvist:\n"
        "- DPA back by Dec 11\n"
        "Nobody yet\n"
        "- legal review\n"
    )
    owners = {name: step.owners for name, step in steps.items()}
    assert owners["Export of the meter readings"] == ["Ingrid"]
    assert owners["Load test"] == ["Ingrid"]
    assert owners["Data processing agreement"] == ["Bo Lindqvist"]
    assert owners["Legal review and redlines"] == []


def test_a_list_under_a_sentence_is_nobodys() -> None:
    steps = steps_of("Ingrid Solberg joined late\n- export of the meter readings by Dec 4\n")
    assert steps["Export of the meter readings"].owners == []


def test_initials_are_those_of_somebody_present() -> None:
    steps = steps_of(
        "Present: Wanda Frick (WF, Larkdale Trams), Otto Brandt (OB, Larkdale Trams)\n"
        "AP: OB to complete the security review - 4 Dec\n"
        "AP: WF to return the signed NDA - 27 Nov\n"
    )
    assert steps["Security review"].owners == ["Otto Brandt"]
    assert steps["NDA signed"].owners == ["Wanda Frick"]


def test_initials_of_two_people_are_nobodys() -> None:
    steps = steps_of(
        "Present: Otto Brandt, Olga Bauer\nAP: OB to complete the security review - 4 Dec\n"
    )
    assert all(step.owners == [] for step in steps.values())
    assert len(steps) == 1


def test_what_is_struck_out_counts_no_more() -> None:
    steps = steps_of("1) legal review: Otto Brandt, ~~Dec 4~~ Dec 11\n2) ~~pilot~~ not needed\n")
    assert steps["Legal review and redlines"].due == dt.date(2026, 12, 11)
    assert len(steps) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The purchase order is released by Ms Rao, legal department, by 4 December.",
        "The purchase order goes out on 4 December, if legal approves.",
        "The board decides on the purchase order by 4 December and wants the legal review first.",
    ],
)
def test_a_step_named_beside_takes_no_date(text: str) -> None:
    steps = steps_of(f"Legal review: Otto Brandt, 11 December\n{text}\n")
    assert steps["Legal review and redlines"].due == dt.date(2026, 12, 11)


def test_lines_with_arrows_stay_apart() -> None:
    steps = steps_of(
        "pilot \u2192 four elevators, Otto Brandt, kicks off 11/30, done by 12/11\n"
        "NDA \u2192 Wanda Frick, due 11/27\n"
    )
    assert steps["NDA signed"].owners == ["Wanda Frick"]
    assert steps["NDA signed"].due == dt.date(2026, 11, 27)


@pytest.mark.parametrize(
    ("text", "name", "owners", "due"),
    [
        ("Otto Brandt takes the business case to the investment committee on December 15.",
         "Investment committee approval", ["Otto Brandt"], "2026-12-15"),
        ("Capital board sits on 16 December, Wanda Frick presenting.",
         "Capital board approval", ["Wanda Frick"], "2026-12-16"),
        ("The board of the co-op has to pass it. They usually meet on Mondays, but now the 16th.",
         "Board", [], "2026-12-16"),
        ("The contract will be signed by Otto Brandt at their meeting on 14 January.",
         "Contract signatures", ["Otto Brandt"], "2027-01-14"),
        ("I owe to Mr Prigent the insurance certificate by December 4.",
         "Insurance certificate", ["Me"], "2026-12-04"),
    ],
)  # fmt: skip
def test_who_brings_it_and_when_a_body_sits(
    text: str, name: str, owners: list[str], due: str
) -> None:
    step = steps_of(text)[name]
    assert step.owners == owners
    assert str(step.due) == due


def test_a_surname_that_is_a_word_of_the_trade_is_somebody() -> None:
    steps = steps_of("On the DPA, our privacy officer has it. That's LaTonya Price.")
    assert [step.owners for step in steps.values()] == [["LaTonya Price"]]


def test_the_name_before_a_bracket_is_who() -> None:
    steps = steps_of("Security review - Joost Hermans (CISO, Polderhaven) - Dec 4\n")
    assert steps["Security review"].owners == ["Joost Hermans"]


def test_a_remark_behind_a_row_says_what_it_waits_for() -> None:
    steps = steps_of(
        "Nr\tActivity\tResponsible\tDate\tRemark\n"
        "1\tData export\tAna Ruiz\t4 Dec\t\n"
        "2\tLegal review\tOtto Brandt\t11 Dec\t\n"
        "3\tOrder signature\tOtto Brandt\t18 Dec\tneeds 1 and 2\n"
    )
    signature = next(step for name, step in steps.items() if "signature" in name.lower())
    assert len(signature.depends_on) == 2


@pytest.mark.parametrize(
    ("text", "name", "owners", "due"),
    [
        ("Isla's boss Mrs Kerr signs the contract on December 11.",
         "Contract signatures", ["Mrs Kerr"], "2026-12-11"),
        ("legal: their lawyer is Moray Sim, back by December 4",
         "Legal review and redlines", ["Moray Sim"], "2026-12-04"),
        ("The scanners have to be ordered by December 8 or we are late. Greg Nairn.",
         "Scanners ordered", ["Greg Nairn"], "2026-12-08"),
        ("Our board decides on December 16, and Hanneke Smit must be done before it goes on.",
         "Board", [], "2026-12-16"),
        ("Dr Whitcomb signs the contract. He's in on Tuesdays.",
         "Contract signatures", ["Dr Whitcomb"], "None"),
        ("Wim Overbeek signs the contract, usually in the same week.",
         "Contract signatures", ["Wim Overbeek"], "None"),
        ("Pilot: Ana Ruiz, done by December 11\nboard mtg 12/15 -> Lyle Haug, needs pilot results",
         "Proof of concept", ["Ana Ruiz"], "2026-12-11"),
    ],
)  # fmt: skip
def test_whose_it_is_and_when(text: str, name: str, owners: list[str], due: str) -> None:
    found = steps_of(text)
    step = next(one for action, one in found.items() if action in (name, "Pilot"))
    assert step.owners == owners
    assert str(step.due) == due


def test_weeks_before_the_go_live_are_a_day() -> None:
    steps = steps_of("go-live: Monday 8 March 2027\nUAT: two weeks before go-live, Pippa Lorne\n")
    assert steps["UAT"].due == dt.date(2027, 2, 22)


@pytest.mark.parametrize(
    ("text", "later", "earlier"),
    [
        (("Ana Ruiz: send the SOC 2 report by Dec 1\nSecurity review by December 4, starts when "
         "the documents arrive [Otto Brandt]"), "Security review", "Send"),
        (("Security review: Otto Brandt, December 4\nThe purchase order is released by Ms Rao by "
         "18 December, provided that the security review is through."), "Purchase", "Security"),
        (("Security review: Otto Brandt, December 4\nDr Wrona signs the contract on 17 December, "
         "if Otto Brandt has no objections."), "Contract", "Security"),
    ],
)  # fmt: skip
def test_a_condition_says_what_comes_first(text: str, later: str, earlier: str) -> None:
    steps = steps_of(text)
    names = {step.id: name for name, step in steps.items()}
    waiting = next(step for name, step in steps.items() if name.startswith(later))
    assert [names[one].split()[0] for one in waiting.depends_on] == [earlier]


def test_a_condition_of_anything_else_orders_nothing() -> None:
    steps = steps_of(
        "Security review: Otto Brandt, December 4\n"
        "Dr Wrona signs the contract on 17 December, if it does not snow.\n"
    )
    assert all(step.depends_on == [] for step in steps.values())
