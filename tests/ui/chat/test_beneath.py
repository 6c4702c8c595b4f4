"""What a reply leads to."""

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolMessage

from assistant.ui.chat.beneath import around_answer, cited, readable
from assistant.ui.chat.conversation import Message, told

ANSWER = {"sources": ["legal-is-slow"], "step": "legal-review", "audience": "executive"}
REPLY = (
    "This sounds like **Legal is slow**. You could say:\n\n> Let us speak.\n\n"
    "Or, more directly:\n\n> Name them.\n\nThen ask: Who?\n\nBetter not: push.\n\n"
    "From the playbook: [legal-is-slow].\n\nDid you mean this? Say yes, and it goes in."
)


def test_ids_of_entries_in_a_reply_are_found_in_their_order() -> None:
    text = "See [stalled-buyer-steps] and `legal-is-slow`, not go-live or legal-is-slow again."
    assert [one.id for one in cited(text)] == ["stalled-buyer-steps", "legal-is-slow"]
    assert cited("nothing of that kind, e.g. check-in or well-known") == []


def test_an_answer_is_kept_with_its_reply() -> None:
    talk: list[AnyMessage] = [
        HumanMessage("The buyer says legal is slow"),
        ToolMessage("found", tool_call_id="1", artifact={"answer": ANSWER}),
        AIMessage(REPLY),
        HumanMessage("thanks"),
        AIMessage("Welcome.", additional_kwargs={"state": {"objection": ANSWER}}),
        HumanMessage("ok"),
        AIMessage("Fine."),
    ]
    replies = [one for one in told(talk) if one.author == "assistant"]
    assert [one.objection.entry if one.objection else None for one in replies] == [
        "legal-is-slow", "legal-is-slow", None,
    ]  # fmt: skip
    first = replies[0].objection
    assert first is not None
    assert (first.step, first.audience) == ("legal-review", "executive")


def test_the_card_stands_between_what_leads_to_it_and_what_follows() -> None:
    (message,) = told([AIMessage(REPLY, additional_kwargs={"state": {"objection": ANSWER}})])
    assert around_answer(message.text, message) == (
        "This sounds like **Legal is slow**. You could say:",
        "Did you mean this? Say yes, and it goes in.",
    )
    plain = Message(author="assistant", text=REPLY)
    assert around_answer(REPLY, plain) == (REPLY, "")


def test_ids_of_entries_are_not_read_out() -> None:
    text = (
        "**Ask early.**\n\nFrom the playbook: [legal-is-slow].\n\nSee also: Push [legal-is-slow]."
    )
    assert readable(text) == "**Ask early.**\n\nSee also: Push."
    assert readable("A [b-c] that nobody knows") == "A [b-c] that nobody knows"
