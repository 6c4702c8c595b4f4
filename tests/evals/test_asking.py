"""Answers that are kept, and what they took."""

from pathlib import Path

from langchain_core.globals import get_llm_cache
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, ToolCall

from evals.asking import Answers, asking, cost
from evals.results import Usage
from evals.suite import Setting

LIVE = Setting("openai:gpt-5.4")


def _say(text: str) -> GenericFakeChatModel:
    used = {"input_tokens": 100, "output_tokens": 10, "total_tokens": 110}
    return GenericFakeChatModel(messages=iter([AIMessage(text, usage_metadata=used)]))


def _answers(found: Answers | None) -> Answers:
    assert found is not None
    return found


def test_what_was_asked_is_not_asked_again(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    with asking(LIVE, path) as found:
        assert _say("one").invoke("Who signs?").content == "one"
        assert _say("two").invoke("Who owns it?").content == "two"
        assert _answers(found).usage == Usage(calls=2, tokens_in=200, tokens_out=20)
    with asking(LIVE, path) as found:
        assert _say("other").invoke("Who signs?").content == "one"
        assert _answers(found).usage == Usage(cached=1)
        _answers(found).epoch = 2
        assert _say("other").invoke("Who signs?").content == "other"
        _answers(found).clear()
        assert _say("new").invoke("Who signs?").content == "new"


def test_an_answer_given_twice_in_a_conversation_is_two_messages(tmp_path: Path) -> None:
    """One of the same id would take the place of the earlier one, and the turn never end."""
    call = ToolCall(name="change_plan", args={"changes": []}, id="call_1")
    with asking(LIVE, tmp_path / "answers.sqlite"):
        model = GenericFakeChatModel(messages=iter([AIMessage("", tool_calls=[call])]))
        asked = [model.invoke("None of these") for _ in range(3)]
    assert len({one.id for one in asked}) == 3
    assert len({one.tool_calls[0]["id"] for one in asked}) == 3


def test_offline_nothing_is_kept_and_all_is_as_it_was(tmp_path: Path) -> None:
    before = get_llm_cache()
    with asking(Setting(), tmp_path / "x.sqlite") as found:
        assert found is None
    with asking(LIVE, tmp_path / "y.sqlite"):
        assert get_llm_cache() is not before
    assert get_llm_cache() is before
    assert not (tmp_path / "x.sqlite").exists()


def test_what_answers_cost() -> None:
    used = Usage(calls=1, tokens_in=1_000_000, tokens_out=1_000_000)
    assert cost("openai:gpt-5.4", used) == 17.5
    assert cost("compatible:small", used) is None
