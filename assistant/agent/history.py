"""The conversation put in order before each turn."""

from collections.abc import Sequence

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, RemoveMessage, ToolMessage

MOST_MESSAGES = 60


def repairs(messages: Sequence[AnyMessage]) -> list[RemoveMessage]:
    """Return what has to be removed, so that any model takes the history.

    Tool calls and their results of earlier turns go (what they did is in the plan, and what was
    recorded stands on the reply); so do calls that a killed turn left without an answer, and
    what is older than the last 60 messages.
    """
    kept = [m for m in messages if not _is_work(m)]
    old = kept[:-MOST_MESSAGES] if len(kept) > MOST_MESSAGES else []
    gone = [m for m in messages if _is_work(m)] + list(old)
    return [RemoveMessage(id=m.id) for m in gone if m.id]


def unanswered(messages: Sequence[AnyMessage]) -> HumanMessage | None:
    """Return the last message of the seller where no reply came, None where one did."""
    for message in reversed(messages):
        if isinstance(message, HumanMessage):
            return message
        if isinstance(message, AIMessage) and not message.tool_calls:
            return None
    return None


def _is_work(message: AnyMessage) -> bool:
    return isinstance(message, ToolMessage) or (
        isinstance(message, AIMessage) and bool(message.tool_calls or message.invalid_tool_calls)
    )
