"""What happens in a chat turn, as a stream of typed events."""

from typing import Literal

from assistant.agent.prices import Usage
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Strict


class TextEvent(Strict):
    """More of the reply."""

    type: Literal["text"] = "text"
    delta: str


class AgainEvent(Strict):
    """What was streamed so far is not the reply: the model begins anew.

    Attributes:
        message: why, a few words; empty where there is nothing to say.
    """

    type: Literal["again"] = "again"
    message: str = ""


class ToolEvent(Strict):
    """Something is being done; `label` says it in a few words."""

    type: Literal["tool"] = "tool"
    name: str
    label: str
    state: Literal["started", "finished"]


class RecordedEvent(Strict):
    """The plan was changed."""

    type: Literal["recorded"] = "recorded"
    lines: list[ChangeLine]


class ProposedEvent(Strict):
    """Changes wait for the seller's yes; one sentence for each."""

    type: Literal["proposed"] = "proposed"
    lines: list[str]


class AskedEvent(Strict):
    """The reply asks the question with this key."""

    type: Literal["asked"] = "asked"
    key: str
    question: str


class FailedEvent(Strict):
    """The turn failed; message and plan are kept."""

    type: Literal["failed"] = "failed"
    message: str


class EndedEvent(Strict):
    """The turn is over.

    Attributes:
        text: the whole reply.
        asked: key of the question it asks, None where it asks none.
        tools: what was used, in order.
        suggestions: messages that the seller may want to send next.
        model: name of the model that replied.
        usage: the tokens that it took.
    """

    type: Literal["ended"] = "ended"
    text: str
    asked: str | None = None
    tools: list[str] = []
    suggestions: list[str] = []
    model: str = "offline"
    usage: Usage = Usage()


Event = (
    TextEvent
    | AgainEvent
    | ToolEvent
    | RecordedEvent
    | ProposedEvent
    | AskedEvent
    | FailedEvent
    | EndedEvent
)
