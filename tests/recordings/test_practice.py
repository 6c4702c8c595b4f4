"""Practice with a real model: it plays the buyer, and scores the seller."""

import datetime as dt

import pytest

from assistant.agent.models import create_model
from assistant.agent.practice_model import ModelBuyer
from assistant.errors import ModelError
from assistant.practice.rubric import MAXIMA
from assistant.practice.scene import Turn, make_scene
from assistant.settings import Settings

pytestmark = pytest.mark.vcr
TODAY = dt.date(2026, 11, 24)
SAID = "That makes sense. How long is the queue of your security team, and who could I talk to?"


def _buyer(settings: Settings) -> ModelBuyer:
    return ModelBuyer(create_model(settings, answer_tokens=500), settings.model)


def test_a_turn_of_practice_stays_in_the_part(settings: Settings) -> None:
    scene = make_scene("security-takes-time", TODAY)
    reply = _buyer(settings).reply(scene, [], SAID)
    assert reply.text
    assert len(reply.text.split()) <= 80


def test_a_score_rests_on_the_sellers_words_or_is_not_used(settings: Settings) -> None:
    scene = make_scene("security-takes-time", TODAY)
    turns = [Turn(seller=SAID, buyer="About three weeks. Mark Feld decides.")]
    try:
        card = _buyer(settings).score(scene, turns)
    except ModelError as error:
        assert "not used" in str(error) or "cannot be read" in str(error)  # noqa: PT017
        return
    assert {one.id for one in card.criteria} == set(MAXIMA)
    assert all(one.quote in SAID for one in card.criteria)
