"""Words that stand for a day or a name said before."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import AddStep
from assistant.plan.model import Plan
from assistant.session import new_plan
from assistant.understanding.same_again import ordinal, said_again

TODAY = dt.date(2027, 2, 8)


def _plan() -> Plan:
    return apply(new_plan(), [AddStep(action="Site survey", due="2027-02-24")], today=TODAY).plan


def _said(text: str) -> str:
    return said_again(text, _plan(), TODAY, ["site-survey"], ["Ana Pires"]).text


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("and her tax form same day", "and her tax form on 24 February 2027"),
        ("demo on 3 March, training the same day", "demo on 3 March, training on 3 March 2027"),
        ("board packet, that's her too", "board packet, that's Ana Pires too"),
        ("the same person does the demo", "Ana Pires does the demo"),
        (
            "then a quote from me 2 days later",
            "then a quote from me on 26 February 2027 after that",
        ),
        ("a quote 3 days later", "a quote on 1 March 2027 after that"),
        ("no, day after.", "no, on 25 February 2027 after that."),
        ("22nd for that one", "the 22nd for that one"),
        ("24th, not 22nd", "the 24th, not the 22nd"),
        ("2nd sorry.", "the 2nd, sorry."),
        ("not this Monday, the 15", "not this Monday, the 15th"),
        ("June 8 actually, she's got a wedding", "June 8 actually. she's got a wedding"),
    ],
)
def test_it_is_what_it_stands_for(said: str, meant: str) -> None:
    assert _said(said) == meant


@pytest.mark.parametrize(
    "said",
    [
        "same day as the demo",
        "they work the same day in and day out",
        "on 2nd floor",
        "move it one week later",
        "the 15 trucks",
        "we go live the day after tomorrow",
        "I told her too much",
        "the 2nd session is off",
        "the 4th of June",
    ],
)
def test_other_words_stay(said: str) -> None:
    assert _said(said) == said


def test_without_a_day_or_a_name_before_they_stay() -> None:
    said = "same day, her too"
    assert said_again(said, new_plan(), TODAY, [], []).text == said


def test_days_of_a_month() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "30th",
    ]  # fmt: skip
