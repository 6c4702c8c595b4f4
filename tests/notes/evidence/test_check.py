"""No value passes that the words do not give, and those they give do."""

from typing import Any

import pytest

from assistant.notes.page import page_of
from assistant.notes.passages import place
from assistant.plan.changes import AddStep, RemovePerson, RemoveStep, UpdateStep
from assistant.session import new_plan
from tests.notes.evidencing import TODAY, drafted, kept

SECURITY = "Security review: Dana Ortiz, two weeks, done by Dec 11"
ADDED = {"action": "Security review"}


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("owners", ["Dana Ortiz"], ["Kim Lee"]),
        ("owners", ["Dana"], ["Dan"]),
        ("owners", ["Dana Ortiz"], ["Dana Smith"]),
        ("owners", ["Dana Ortiz"], ["Security Ortega"]),
        ("due", "by Dec 11", "by Dec 1"),
        ("due", "2026-12-11", "2026-12-08"),
        ("due", "Dec 11", "end of next week"),
        ("due", "December 11th", "in two weeks"),
        ("duration_days", 10, 15),
        ("side", "buyer", "seller"),
    ],
)
def test_a_value_stands_in_the_words_or_is_left_out(field: str, good: Any, bad: Any) -> None:
    empty = new_plan()
    right = AddStep.model_validate({**ADDED, field: good})
    wrong = AddStep.model_validate({**ADDED, field: bad})
    found = kept(SECURITY, SECURITY, right, empty)
    assert found is not None
    assert found[field] == good
    assert kept(SECURITY, SECURITY, wrong, empty) == ADDED


def test_what_is_left_out_is_told_with_its_reason() -> None:
    made = drafted(SECURITY, SECURITY, AddStep(action="Security review", owners=["Kim Lee"]))
    assert [one.reason for one in made.unresolved] == ["The words do not name Kim Lee."]


def test_a_name_far_away_is_no_owner() -> None:
    filler = "\n".join(f"- the {word} was talked about for a while" for word in "abcdef")
    notes = f"Kim Lee joined late\n{filler}\n- Security review by Dec 11"
    change = AddStep(action="Security review", owners=["Kim Lee"])
    assert kept(notes, "Security review by Dec 11", change, new_plan()) == ADDED


@pytest.mark.parametrize(
    "notes",
    [
        "Kim Lee:\n- legal contact\n- Security review",
        "Kim Lee wants it soon.\nShe does the Security review herself.",
        "[00:01] Ana Ruiz: Who does the Security review?\n[00:02] Kim Lee: Me.",
        "[00:01] Kim Lee: I'll do the Security review.\n[00:02] Ana Ruiz: Great, thanks.",
        "Security review is with Kim",
        "Security review\n  Kim Lee has it",
    ],
)
def test_an_owner_is_named_beside_the_words_by_a_pronoun_or_speaks_them(notes: str) -> None:
    change = AddStep(action="Security review", owners=["Kim Lee"])
    found = kept(notes, "Security review", change)  # the plan has this step: an owner is added
    assert found is not None
    assert found["add_owners"] == ["Kim Lee"]


@pytest.mark.parametrize("name", ["Mark Feld", "Art", "Al"])
def test_a_name_within_another_word_is_none(name: str) -> None:
    notes = "Security review starts in the market, feldspar is partly also there"
    found = kept(notes, notes, AddStep(action="Security review", owners=[name]), new_plan())
    assert found == ADDED


def test_a_length_of_time_is_no_date() -> None:
    notes = "Security review takes two weeks"
    change = AddStep(action="Security review", due="2027-03-01")
    assert kept(notes, notes, change, new_plan()) == ADDED


def test_words_of_a_date_that_stand_apart_are_no_date() -> None:
    notes = "Dec 14: Security review with 4 people"
    change = AddStep(action="Security review", due="Dec 4")
    assert kept(notes, notes, change, new_plan()) == ADDED


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Security review is done", "done"),
        ("Security review ✓", "done"),
        ("Sicherheitsprüfung (Security review) abgeschlossen", "done"),
        ("Security review: started yesterday", "in_progress"),
        ("Security review is stuck with IT", "blocked"),
        ("Security review l'audit est terminé", "done"),
    ],
)
def test_a_status_is_kept_where_the_words_state_it(words: str, status: str) -> None:
    change = UpdateStep.model_validate({"step": "security-review", "status": status})
    found = kept(words, words, change)
    assert found is not None
    assert found["status"] == status


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Dana owns the security review", "done"),
        ("Security review must be done by Dec 11", "done"),
        ("Is the security review done?", "done"),
        ("Security review is not done yet", "done"),
        ("Security review noch nicht abgeschlossen", "done"),
        ("Security review by Dec 11", "in_progress"),
        ("Security review by Dec 11", "blocked"),
        ("if the security review is done we can sign", "done"),
        ("once security review is finished, legal starts", "done"),
        ("we hope the security review gets approved", "done"),
    ],
)
def test_a_status_that_the_words_do_not_state_is_left_out(words: str, status: str) -> None:
    change = UpdateStep.model_validate({"step": "security-review", "status": status})
    assert kept(words, words, change) is None


def test_the_yes_to_a_question_states_it() -> None:
    notes = "[00:01] Ana Ruiz: Is the security review done?\n[00:02] Dana Ortiz: Yes, on Monday."
    change = UpdateStep(step="security-review", status="done")
    assert kept(notes, "Is the security review done?", change) is not None


def test_a_done_step_is_not_opened_again_by_words_that_do_not_say_so() -> None:
    notes = "Legal review: Kim Lee"
    change = UpdateStep(step="legal-review", status="not_started")
    assert kept(notes, notes, change) is None
    again = "The legal review is not done after all"
    assert kept(again, again, change) is not None


def test_words_about_one_step_say_nothing_of_another() -> None:
    notes = "Legal review is done"
    assert kept(notes, notes, UpdateStep(step="security-review", status="done")) is None
    assert kept(notes, notes, RemoveStep(step="security-review")) is None


def test_a_step_that_the_words_do_not_speak_of_is_left_out() -> None:
    notes = "The coffee machine at their site is incredible"
    assert kept(notes, notes, AddStep(action="Contract signatures", kind="signature")) is None
    assert kept(notes, notes, AddStep(action="Budget approval")) is None


def test_a_usual_step_may_be_named_otherwise() -> None:
    notes = "infosec check with Dana"
    change = AddStep(action="Security review", kind="security-review", owners=["Dana"])
    found = kept(notes, notes, change, new_plan())
    assert found is not None
    assert found["owners"] == ["Dana"]


@pytest.mark.parametrize(
    "words", ["Drop the security review", "Security review not needed any more",
              "no security review", "Security review entfällt"],
)  # fmt: skip
def test_a_step_goes_where_the_words_drop_it(words: str) -> None:
    assert kept(words, words, RemoveStep(step="security-review")) is not None


def test_a_step_stays_where_the_words_do_not_drop_it() -> None:
    words = "Security review: Dana Ortiz by Dec 11"
    assert kept(words, words, RemoveStep(step="security-review")) is None


def test_somebody_leaves_where_the_words_say_so() -> None:
    left, stays = "Dana Ortiz has left the company", "Dana Ortiz joined the call"
    assert kept(left, left, RemovePerson(name="Dana Ortiz")) is not None
    assert kept(stays, stays, RemovePerson(name="Dana Ortiz")) is None


def test_an_order_needs_both_steps_named() -> None:
    words = "Legal review comes after the security review"
    good = UpdateStep(step="legal-review", add_depends_on=["security-review"])
    assert kept(words, words, good) is not None
    other = "Legal review by Dec 11"
    assert kept(other, other, good) is None


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("owns  the 'security\nreview'", True),
        ("OWNS the", True),
        ("Feb 16, 2027", True),
        ("eb 16", False),
        ("16, 20", False),
        ("", False),
        ("owns security", False),
        ("$180k (net", True),
    ],
)
def test_quotes_are_whole_words_with_white_space_and_marks_folded(quote: str, stands: bool) -> None:
    notes = "Dana owns the \u2018security review\u2019 by Feb 16, 2027 for $180k (net)"
    page = page_of(notes, "pasted", TODAY)
    assert (place(quote, page) >= 0) is stands


def test_of_several_places_the_nearest_one_counts() -> None:
    page = page_of("call Kim\ncall Dana\ncall Kim", "pasted", TODAY)
    assert place("call Kim", page, near=page.lines[2].start) == page.lines[2].start
    assert place("call Kim", page, near=page.lines[2].start - 1) == page.lines[2].start
    assert place("call Kim", page) == 0


@pytest.mark.parametrize(
    ("words", "days", "stands"),
    [
        ("Security review takes an hour", 1, False),
        ("Security review, three years", 720, False),
        ("Security review takes two days", 2, True),
    ],
)
def test_an_hour_and_a_term_of_years_are_no_working_days(
    words: str, days: int, stands: bool
) -> None:
    change = AddStep(action="Security review", duration_days=days)
    found = kept(words, words, change, new_plan())
    assert found is not None
    assert ("duration_days" in found) is stands


def test_a_name_before_a_colon_far_above_is_no_owner() -> None:
    filler = "\n".join(f"- the {word} was talked about for a while" for word in "abcdef")
    notes = f"Kim Lee asks:\n{filler}\n- Security review by Dec 11"
    change = AddStep(action="Security review", owners=["Kim Lee"])
    assert kept(notes, "Security review by Dec 11", change, new_plan()) == ADDED
