import json

import pytest

from assistant.agent.practice_model import ModelBuyer
from assistant.errors import ModelError, UnusableAnswerError
from assistant.practice.buyer import Round
from assistant.practice.rubric import TITLES
from assistant.practice.scene import make_scene
from tests.agent.conftest import TODAY
from tests.doubles.scripted import ScriptedModel, say

ASKED = "I see, that's fair. What usually makes it so slow?"


def _round(*answers: object) -> tuple[Round, ScriptedModel]:
    steps = [say(json.dumps(one)) if isinstance(one, dict) else one for one in answers]
    model = ScriptedModel(steps=steps)
    scene = make_scene("security-takes-time", TODAY)
    return Round(scene, ModelBuyer(model, "openai:test")), model


def _card(quote: str, better: str = "What is slow about it?") -> dict[str, object]:
    return {
        "criteria": [{"id": key, "score": 10, "quote": quote, "better": better} for key in TITLES]
    }


def test_the_model_words_the_buyer() -> None:
    played, model = _round({"say": "Our two people have a queue, that's all I can tell you."})
    assert played.say(ASKED).buyer == "Our two people have a queue, that's all I can tell you."
    prompt = str(model.seen[0][0].content)
    assert "You play a buyer" in prompt
    # What was not earned is not shown, so it cannot be given away.
    assert played.scene.profile.worry[0] not in prompt
    model.finished()


def test_a_line_out_of_the_part_is_asked_again_and_then_replaced() -> None:
    sells = {"say": "As an AI I can offer you our product at a discount."}
    played, model = _round(sells, {"say": "It's the queue. We're one of many."})
    assert played.say(ASKED).buyer == "It's the queue. We're one of many."
    played, model = _round(sells, sells)
    assert "AI" not in played.say(ASKED).buyer
    model.finished()


def test_the_model_cannot_agree_on_its_own() -> None:
    played, _ = _round({"say": "All right, I'm in for that."})
    assert played.say("Hello there.").ended is None


@pytest.mark.parametrize("answer", [say("no JSON at all"), say('{"other": 1}'), say("")])
def test_an_answer_that_cannot_be_read_is_a_failure_in_words(answer: object) -> None:
    played, _ = _round(answer)
    with pytest.raises(ModelError, match="go on offline"):
        played.say(ASKED)
    assert played.turns == []


def test_a_score_rests_on_the_seller_s_words() -> None:
    line = {"say": "It's the queue."}
    played, _ = _round(line, _card("what usually  makes it so slow?"))
    played.say(ASKED)
    score = played.score()
    assert {one.quote for one in score.criteria} == {"What usually makes it so slow?"}
    assert {one.score for one in score.criteria} == {8, 10}  # never above the maximum
    assert score.total == sum(one.score for one in score.criteria)


def test_quotes_that_nobody_said_are_refused() -> None:
    played, _ = _round({"say": "It's the queue."}, _card("I offer you 20% off"))
    played.say(ASKED)
    with pytest.raises(UnusableAnswerError, match="does not rest on what you said"):
        played.score()


def test_a_quote_with_a_slip_stands_for_the_seller_s_own_words() -> None:
    played, _ = _round({"say": "It's the queue."}, _card("what usually makes that so slow"))
    played.say(ASKED)
    assert {one.quote for one in played.score().criteria} == {"What usually makes it so slow?"}


def test_points_that_all_rest_on_the_same_words_are_refused() -> None:
    line = {"say": "It's the queue."}
    played, _ = _round(line, {"say": "Nobody knows."}, _card("I see, that's fair"))
    played.say(ASKED)
    played.say("Who could tell us?")
    with pytest.raises(UnusableAnswerError, match="does not rest on what you said"):
        played.score()


def test_a_buyer_does_not_say_the_seller_s_lines() -> None:
    echo = {"say": "I understand. What usually makes it so slow?"}
    played, model = _round(echo, {"say": "It's the queue. We're one of many."})
    assert played.say(ASKED).buyer == "It's the queue. We're one of many."
    model.finished()


def test_a_better_line_with_a_made_up_figure_is_replaced() -> None:
    card = _card("What usually makes it so slow?", better="We save you 4711 dollars a day.")
    played, _ = _round({"say": "It's the queue."}, card)
    played.say(ASKED)
    assert all("4711" not in one.advice for one in played.score().criteria)
