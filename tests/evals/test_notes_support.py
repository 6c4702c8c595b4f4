"""Every value that the notes do not support is found, and none that they do."""

from typing import Any

import pytest

from evals.notes_numbers import lengths, numbers
from evals.notes_support import unsupported
from tests.evals.notes_cases import NOTES, case, change, done, plan

REVIEW = "sec review: Dev Anand, wraps by Dec 11, two weeks"
DEAL = "deal is $215k"
MEETING = "weekly catch up Thurs 2pm"


def _doubtful(*changes: dict[str, Any], **values: Any) -> list[str]:
    return unsupported(case(), done(plan(), *changes, **values))[1]


def test_what_stands_in_the_notes_is_supported() -> None:
    total, wrong = unsupported(
        case(),
        done(
            plan(),
            change("add_step", REVIEW, action="Security review", kind="security-review",
                   owners=["Dev Anand"], due="by Dec 11", duration_days=10),
            change("set_deal", DEAL, value=215000.0, buyer="Acme"),
            change("set_check_in", MEETING, weekday="thursday", time="14:00"),
        ),
    )  # fmt: skip
    assert wrong == []
    assert total == 4 + 3 + 3


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"owners": ["Dan Abrams"]}, "owner 'Dan Abrams'"),
        ({"owners": ["Dev Patel"]}, "owner 'Dev Patel'"),
        ({"due": "by Dec 12"}, "due 'by Dec 12'"),
        ({"due": "2026-12-18"}, "due '2026-12-18'"),
        ({"due": "soon"}, "due 'soon'"),
        ({"duration_days": 15}, "duration_days '15'"),
        ({"kind": None, "action": "Moon landing"}, "step 'Moon landing'"),
        ({"assumed": True}, "step 'Security review'"),
    ],
)
def test_what_a_step_claims_beyond_its_words_is_not(values: dict[str, Any], field: str) -> None:
    one = {"action": "Security review", "kind": "security-review", **values}
    found = _doubtful(change("add_step", REVIEW, **one))
    assert len(found) == 1
    assert f"add_step {field}" in found[0]


@pytest.mark.parametrize(
    "values",
    [
        {"op": "set_deal", "value": 21500.0},
        {"op": "set_deal", "value": 216000.0},
        {"op": "set_deal", "buyer": "Acne"},
        {"op": "set_deal", "go_live": "March 1"},
        {"op": "set_person", "name": "Dan"},
        {"op": "set_person", "name": "Dev", "role": "Surgeon"},
        {"op": "set_check_in", "weekday": "tuesday"},
        {"op": "set_check_in", "time": "15:00"},
        {"op": "set_check_in", "time": "14:30"},
    ],
)
def test_what_other_changes_claim_beyond_their_words_is_not(values: dict[str, Any]) -> None:
    quote = MEETING if values["op"] == "set_check_in" else DEAL
    assert len(_doubtful(change(quote=quote, **values))) == 1


def test_a_date_in_other_words_than_the_notes_is_supported_by_its_day() -> None:
    assert _doubtful(change("update_step", REVIEW, step="x", due="2026-12-11")) == []


@pytest.mark.parametrize(
    ("quote", "right"),
    [
        ("sec review:  Dev  Anand", True),
        ("SEC REVIEW: Dev Anand", True),
        ("sec review: Dev and", False),
        ("Dev Anand wraps sec review", False),
        ("", False),
    ],
)
def test_a_quote_stands_in_the_notes_word_for_word(quote: str, *, right: bool) -> None:
    assert bool(_doubtful(change("add_risk", quote, text="x"))) != right


def test_tables_are_quoted_as_they_are_shown() -> None:
    notes = "Step\tOwner\nLegal review\tAna"
    shown = "Legal review: Owner Ana"
    one = {"op": "add_risk", "quote": shown, "at": 0, "said_on": "2026-11-24"}
    assert unsupported(case(notes), done(plan(), one, text=shown)) == (1, [])
    other = shown.replace("Ana", "Bob")
    one = {"op": "add_risk", "quote": other, "at": 0, "said_on": "2026-11-24"}
    assert len(unsupported(case(notes), done(plan(), one, text=other))[1]) == 1


def test_people_may_be_known_from_the_plan_or_meant_by_a_pronoun() -> None:
    notes = "\n".join(["Ana Ruiz is on it.", *["chat"] * 8, "She sends it", *["chat"] * 8, "Sent"])
    one = {"op": "update_step", "step": "x", "owners": ["Ana Ruiz"], "said_on": "2026-11-24"}
    meant = one | {"quote": "She sends it", "at": notes.find("She sends it")}
    far = one | {"quote": "Sent", "at": notes.find("Sent")}
    assert unsupported(case(notes), done(plan(), meant, text=notes))[1] == []
    assert len(unsupported(case(notes), done(plan(), far, text=notes))[1]) == 1
    short = one | {"owners": ["Dev Anand Rao"], "quote": REVIEW, "at": NOTES.find(REVIEW)}
    known = plan(people=[{"name": "Dev Anand Rao"}])
    assert len(_doubtful(short)) == 1
    assert _doubtful(short, before=known) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("~$215k, 2 yr", 215_000),
        ("1.2M USD", 1_200_000),
        ("185.000 EUR", 185_000),
        ("240 000 €", 240_000),
        ("a hundred and forty thousand", 140_000),
        ("maybe half a million", 500_000),
        ("$1,250.50", 1250.5),
        ("it's, um, a two hundred and eighty-five thousand dollar deal", 285_000),
        ("The value is R$ 740 mil", 740_000),
    ],
)
def test_sums_are_read_in_digits_and_in_words(text: str, value: float) -> None:
    assert value in numbers(text)
    assert value + 1 not in numbers(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [("three weeks", 15), ("2-3 weeks", 10), ("2-3 weeks", 15), ("10 working days", 10),
     ("a fortnight", 10), ("about a month", 21), ("takes a week", 5)],
)  # fmt: skip
def test_lengths_come_to_working_days(text: str, days: int) -> None:
    assert days in lengths(text)
    assert days + 3 not in lengths(text)
