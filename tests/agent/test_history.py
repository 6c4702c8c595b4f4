"""What of a conversation is kept, shown to a model, and repaired."""

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.agent.history import MOST_KEPT, MOST_SEEN, after, recent, repairs, unanswered

CALL = AIMessage("", tool_calls=[{"name": "x", "args": {}, "id": "1"}], id="call")
RESULT = ToolMessage("done", tool_call_id="1", id="result")


def talk(turns: int) -> list[AnyMessage]:
    return [
        message
        for n in range(turns)
        for message in (HumanMessage(f"q{n}", id=f"q{n}"), AIMessage(f"a{n}", id=f"a{n}"))
    ]


def test_work_of_earlier_turns_is_taken_out() -> None:
    messages: list[AnyMessage] = [
        HumanMessage("hi", id="h"),
        CALL,
        RESULT,
        AIMessage("hello", id="a"),
    ]
    assert [gone.id for gone in repairs(messages)] == ["call", "result"]
    assert unanswered(messages) is None


def test_a_call_without_an_answer_is_taken_out() -> None:
    said = HumanMessage("hi", id="h")
    messages: list[AnyMessage] = [said, CALL]
    assert [gone.id for gone in repairs(messages)] == ["call"]
    assert unanswered(messages) is said
    assert after(messages, said) == [CALL]


def test_an_empty_reply_is_no_reply() -> None:
    messages: list[AnyMessage] = [HumanMessage("hi", id="h"), AIMessage("  ", id="a")]
    assert [gone.id for gone in repairs(messages)] == ["a"]
    assert unanswered(messages) is messages[0]


def test_only_the_oldest_of_a_very_long_conversation_go() -> None:
    messages = talk(MOST_KEPT)
    assert [gone.id for gone in repairs(messages)] == [m.id for m in messages[:MOST_KEPT]]


def test_a_model_sees_the_end_of_it_from_a_message_of_the_seller_on() -> None:
    messages = talk(MOST_SEEN)[1:]
    seen = recent(messages)
    assert len(seen) <= MOST_SEEN
    assert isinstance(seen[0], HumanMessage)
    assert seen[-1] is messages[-1]


def test_a_model_sees_all_of_the_turn_at_work() -> None:
    work: list[AnyMessage] = [HumanMessage("now", id="now")]
    for _ in range(MOST_SEEN):
        work += [CALL, RESULT]
    assert recent([*talk(5), *work]) == work
