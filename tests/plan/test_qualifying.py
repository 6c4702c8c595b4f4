import json

import pytest
from pydantic import ValidationError

from assistant.errors import InputError, PlanError
from assistant.plan.changes import RemovePerson, Requalify, ScoreLetter, SetPerson
from assistant.plan.model import Letter, LetterScore, Plan, Score
from assistant.plan.qualification import LETTERS, in_order, open_letters
from assistant.plan_file import parse_plan
from assistant.session import PlanSession
from tests.plan.applying import TODAY, make, plan, texts

__all__ = ["plan"]
WORDS = "We lose 300 hours a month on this"


def score(made: Plan, letter: Letter) -> Score:
    assert made.qualification
    return made.qualification.letter(letter).score


def test_a_plan_without_a_card_loads_and_has_none(plan: Plan) -> None:
    assert plan.qualification is None
    assert parse_plan(b'{"schema": 1}').qualification is None
    assert open_letters(plan) == in_order()
    assert set(in_order()) == set(LETTERS)


def test_all_letters_start_red(plan: Plan) -> None:
    made = make(plan, Requalify(why="Rollout put back"))
    assert texts(made) == ["MEDDPICC: begun afresh, every letter red, because Rollout put back"]
    assert made.plan.qualification
    assert made.plan.qualification.since == TODAY
    assert all(score(made.plan, letter) == "red" for letter in LETTERS)


def test_words_of_the_buyer_make_a_letter_amber_and_on_request_green(plan: Plan) -> None:
    said = ScoreLetter(letter="metrics", words=WORDS, said_by="mark feld", quote="Mark said ...")
    made = make(plan, said)
    assert score(made.plan, "metrics") == "amber"
    assert texts(made) == [f"Metrics: amber (was red), Mark Feld: “{WORDS}”"]
    green = make(made.plan, ScoreLetter(letter="metrics", score="green")).plan
    assert score(green, "metrics") == "green"
    assert open_letters(green)[:3] == ["identified-pain", "economic-buyer", "champion"]
    assert "metrics" not in open_letters(green)
    assert make(green, ScoreLetter(letter="metrics", score="green")).lines == []


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "own words"),
        ({"words": "Yes, fine", "said_by": "Mark Feld"}, "own words"),
        ({"words": WORDS}, "who of the buyer"),
        ({"words": WORDS, "said_by": "Sarah Lee"}, "not of the buyer"),
        ({"words": WORDS, "said_by": "me"}, "not of the buyer"),
        ({"words": WORDS, "said_by": "our CFO"}, "not of the buyer"),
        ({"words": WORDS, "said_by": "Jo Unknown"}, "not among the people"),
    ],
)
def test_no_green_without_the_words_of_somebody_of_the_buyer(
    plan: Plan, said: dict[str, str], told: str
) -> None:
    change = ScoreLetter.model_validate({"letter": "metrics", "score": "green", **said})
    with pytest.raises(PlanError, match=told):
        make(plan, change)


def test_somebody_whose_side_nobody_told_proves_nothing(plan: Plan) -> None:
    known = make(plan, SetPerson(name="Jo Park")).plan
    change = ScoreLetter(letter="champion", score="green", words=WORDS, said_by="Jo Park")
    with pytest.raises(PlanError, match="which side"):
        make(known, change)
    assert score(make(known, SetPerson(name="Jo Park", side="buyer"), change).plan, "champion")


@pytest.mark.parametrize(("speaker", "fits"), [("Mark Feld", False), ("CFO", True)])
def test_of_the_economic_buyer_only_their_own_words_count(
    plan: Plan, speaker: str, fits: bool
) -> None:
    words = "If security is fine with it, I'll fund it"
    change = ScoreLetter(letter="economic-buyer", score="green", words=words, said_by=speaker)
    if fits:
        assert score(make(plan, change).plan, "economic-buyer") == "green"
        return
    with pytest.raises(PlanError, match="second-hand"):
        make(plan, change)


def test_new_words_that_prove_less_take_the_green_away(plan: Plan) -> None:
    green = make(plan, ScoreLetter(letter="metrics", score="green", words=WORDS, said_by="CFO"))
    later = make(green.plan, ScoreLetter(letter="metrics", words="It saves us a lot of time"))
    assert score(later.plan, "metrics") == "amber"


def test_who_leaves_takes_their_green_along(plan: Plan) -> None:
    letters = [
        ScoreLetter(letter="champion", score="green", words=WORDS, said_by="Mark Feld"),
        ScoreLetter(letter="metrics", score="green", words=WORDS, said_by="Mark Feld"),
    ]
    renamed = make(plan, *letters, SetPerson(name="Mark Feld", new_name="Marc Feld")).plan
    assert renamed.qualification
    assert renamed.qualification.letters["champion"].said_by == "Marc Feld"
    left = make(renamed, RemovePerson(name="Marc Feld"))
    assert score(left.plan, "champion") == "red"
    assert score(left.plan, "metrics") == "amber"
    assert "Champion: red (was green), because Marc Feld has left" in texts(left)


def test_who_turns_out_to_be_of_the_seller_proves_nothing(plan: Plan) -> None:
    green = make(plan, ScoreLetter(letter="metrics", score="green", words=WORDS, said_by="CFO"))
    assert score(green.plan, "metrics") == "green"
    said = ScoreLetter(letter="champion", score="green", words=WORDS, said_by="Mark Feld")
    moved = make(green.plan, said, SetPerson(name="Mark Feld", side="seller"))
    assert score(moved.plan, "champion") == "amber"


def test_begun_afresh_all_are_red_again_and_undo_brings_them_back(plan: Plan) -> None:
    session = PlanSession(plan, today=TODAY)
    session.apply([ScoreLetter(letter="metrics", score="green", words=WORDS, said_by="CFO")])
    kept = session.plan
    session.apply([Requalify(why="They put it back to spring")])
    assert score(session.plan, "metrics") == "red"
    session.undo()
    assert session.plan == kept
    session.apply([Requalify(close=True)])
    assert session.plan.qualification is None


def test_a_file_may_claim_no_green_without_words() -> None:
    with pytest.raises(ValidationError):
        LetterScore(score="green", said_by="Mark")
    card = {"since": "2026-11-24", "letters": {"metrics": {"score": "green"}}}
    with pytest.raises(InputError, match="own words"):
        parse_plan(json.dumps({"schema": 1, "qualification": card}).encode())
