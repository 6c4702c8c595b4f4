import datetime as dt

import pytest

from assistant.plan.changes import Change, Requalify, ScoreLetter
from assistant.plan.model import Deal, Letter, Person, Plan, Qualification, Step
from assistant.understanding import Context, Reading, read

TODAY = dt.date(2026, 11, 24)


def plan(*, card: bool = False) -> Plan:
    return Plan(
        assume_usual=True,
        deal=Deal(buyer="Acme"),
        people=[
            Person(name="Jo Lee", role="Champion", side="buyer"),
            Person(name="Dana Cruz", role="CFO", side="buyer"),
            Person(name="Sam Ode", role="Account Executive", side="seller"),
        ],
        steps=[Step(id="legal-review", action="Legal review", kind="legal-review")],
        qualification=Qualification(since=TODAY) if card else None,
    )


def said(message: str, *, card: bool = False) -> Reading:
    return read(message, Context(plan=plan(card=card), today=TODAY))


def scored(found: Reading) -> list[ScoreLetter]:
    return [one for one in found.changes if isinstance(one, ScoreLetter)]


@pytest.mark.parametrize(
    ("message", "letter", "speaker"),
    [
        ("the CFO said they lose 40k a month on this", "metrics", "CFO"),
        ("Jo told me she has put it on the agenda and told her boss she wants it", "champion",
         "Jo Lee"),
        ("According to Dana, they'd fund it if security is fine with it", "economic-buyer",
         "Dana Cruz"),
        ("The old system will no longer be supported after June, Jo says", "identified-pain",
         "Jo Lee"),
    ],
)  # fmt: skip
def test_words_of_the_buyer_go_to_their_letter(message: str, letter: Letter, speaker: str) -> None:
    (change,) = scored(said(message))
    assert (change.letter, change.said_by, change.score) == (letter, speaker, None)
    assert change.words
    assert change.words in message
    assert change.quote in message
    assert said(message).unclear == []


def test_quoted_words_of_the_right_one_are_green_and_nothing_else() -> None:
    found = said('Dana Cruz told us "we lose 40k a month on this, it has to stop"')
    assert [one.op for one in found.changes] == ["score_letter"]
    (change,) = scored(found)
    assert change.score == "green"
    assert change.words == "we lose 40k a month on this, it has to stop"


@pytest.mark.parametrize(
    "message",
    [
        "Our AE said they lose 40k a month",
        "Sam said they lose 40k a month",
        "Legal takes three weeks",
        "Jo said legal takes three weeks",
        "Do they lose 40k a month, says Jo?",
    ],
)
def test_what_proves_nothing_begins_no_card(message: str) -> None:
    assert scored(said(message)) == []


def test_with_a_card_what_is_said_of_a_step_counts_for_both() -> None:
    found = said("Jo said legal takes three weeks", card=True)
    assert {one.op for one in found.changes} == {"update_step", "score_letter"}


@pytest.mark.parametrize(
    ("message", "change"),
    [
        ("set competition to amber", ScoreLetter(letter="competition", score="amber")),
        ("Decision criteria is red again", ScoreLetter(letter="decision-criteria", score="red")),
        ("metrics: they want to halve handling time",
         ScoreLetter(letter="metrics", words="they want to halve handling time")),
        ("Let's do MEDDPICC", Requalify()),
        ("We should requalify this one", Requalify()),
    ],
)  # fmt: skip
def test_a_letter_or_the_card_named(message: str, change: Change) -> None:
    (found,) = said(message).changes
    assert found.model_copy(update={"quote": ""}) == change


def test_green_by_word_alone_is_refused_with_what_to_give() -> None:
    found = said("Champion is green")
    assert found.changes == []
    assert "own words" in found.problems[0]


@pytest.mark.parametrize(
    "message",
    [
        "they've put the project on hold",
        "Jo said the priority has shifted to the merger",
        "something more urgent came up on their side",
    ],
)
def test_a_shifted_priority_is_asked_about_first(message: str) -> None:
    found = said(message)
    (change,) = found.unsure
    assert isinstance(change, Requalify)
    assert change.why
    assert scored(found) == []


def test_begun_afresh_over_what_is_known_waits_for_a_yes() -> None:
    card = Qualification.model_validate(
        {"since": TODAY, "letters": {"metrics": {"score": "amber", "words": "they lose 40k"}}}
    )
    known = plan().model_copy(update={"qualification": card})
    found = read("Requalify this deal", Context(plan=known, today=TODAY))
    assert found.changes == []
    assert [one.op for one in found.unsure] == ["requalify"]
