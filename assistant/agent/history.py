"""The conversation put in order before each turn."""

from collections.abc import Sequence

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, RemoveMessage, ToolMessage

MOST_KEPT = 400
MOST_SEEN = 40
MOST_CHARS = 24_000


def repairs(messages: Sequence[AnyMessage]) -> list[RemoveMessage]:
    """Return what has to be removed, so that any model takes the history.

    Tool calls and their results of earlier turns go (what they did is in the plan, and what was
    recorded stands on the reply); so do calls that a killed turn left without an answer, results
    without a call, empty replies, and what is older than the last 400 messages.
    """
    kept = [m for m in messages if not is_work(m)]
    old = kept[:-MOST_KEPT]
    gone = [m for m in messages if is_work(m)] + old
    return [RemoveMessage(id=m.id) for m in gone if m.id]


def recent(messages: Sequence[AnyMessage], most_chars: int = MOST_CHARS) -> list[AnyMessage]:
    """Return the end of the conversation, from a message of the seller on.

    At most 40 messages and `most_chars` characters, but always the last message of the seller
    and all of the turn at work.
    """
    said = [n for n, m in enumerate(messages) if isinstance(m, HumanMessage)]
    if not said:
        return list(messages)
    first = said[-1]
    length = 0
    for n in range(said[-1] - 1, max(-1, len(messages) - MOST_SEEN - 1), -1):
        length += len(messages[n].text)
        if length > most_chars:
            break
        if isinstance(messages[n], HumanMessage):
            first = n
    return list(messages[first:])


def unanswered(messages: Sequence[AnyMessage]) -> HumanMessage | None:
    """Return the last message of the seller where no reply came, None where one did."""
    for message in reversed(messages):
        if isinstance(message, HumanMessage):
            return message
        if not is_work(message):
            return None
    return None


def after(messages: Sequence[AnyMessage], message: HumanMessage) -> list[AnyMessage]:
    """Return what came after a message."""
    start = next((n for n, m in enumerate(messages) if m.id == message.id), len(messages))
    return list(messages[start + 1 :])


def is_work(message: AnyMessage) -> bool:
    """Tell whether the message is a step on the way to a reply, and none itself."""
    if isinstance(message, AIMessage):
        busy = bool(message.tool_calls or message.invalid_tool_calls)
        return busy or not message.text.strip()
    return isinstance(message, ToolMessage)
