"""The day on which the buyer goes live, told from other days in words that no list knows."""

import datetime as dt

import pytest

from assistant.plan.apply import apply
from assistant.plan.changes import SetDeal
from assistant.plan.model import Plan
from assistant.understanding import read
from assistant.understanding.classify import goal_odds
from assistant.understanding.reading import Context

GOALS = (
    "The bottling line has to be on the new controls by May 3.",
    "Our divers are supposed to log every trip in it starting 1 June.",
    "Guests check in with the kiosks as of March 14, the hotel reopens that morning",
    "they'll be printing labels out of it from the 12th of April on",
    "every ambulance carries the tablet by 2/28",
    "The minister wants the register online on 30 September.",
)
OTHERS = (
    "Ines hands back the questionnaire on May 3.",
    "The steering group sits on 1 June and has to nod it through.",
    "Could you let me have the insurance papers by March 14?",
    "Bert is hiking until the 12th of April.",
    "sandbox trial with six people from 2/28 on, two weeks",
    "The old supplier's licence ends on 30 September.",
    "both signatures by December 18",
)


@pytest.mark.parametrize("text", GOALS)
def test_what_the_buyer_does_from_a_day_on(text: str) -> None:
    assert goal_odds(text) > 0.5


@pytest.mark.parametrize("text", OTHERS)
def test_days_of_anything_else(text: str) -> None:
    assert goal_odds(text) < 0.4


def test_what_only_sounds_like_going_live_does_not_move_the_day() -> None:
    first = "We go live on May 28."
    later = "The reading rooms open to the public on 1 June."
    plan = Plan()
    for text in (first, later):
        found = read(text, Context(plan=plan, today=dt.date(2026, 11, 24), cautious=True))
        plan = apply(plan, found.changes, today=dt.date(2026, 11, 24)).plan
    assert plan.go_live == dt.date(2027, 5, 28)


def test_the_day_on_which_a_body_sits_is_none() -> None:
    text = "Everything above 100k needs the capital panel, which sits on 1 June."
    found = read(text, Context(plan=Plan(), today=dt.date(2026, 11, 24), cautious=True))
    assert not any(isinstance(one, SetDeal) and one.go_live for one in found.changes)
