"""What was sent to a model, kept for the seller to look at; never a key."""

import json
import threading
from collections import deque
from typing import TYPE_CHECKING, Any

from assistant.plan.model import Strict

if TYPE_CHECKING:
    from langchain.agents.middleware import ModelRequest

MOST_KEPT = 12
_MOST_CHARS = 60_000


class SentMessage(Strict):
    """One message of a request; a tool call is shown as JSON."""

    role: str
    text: str


class Request(Strict):
    """One request: to which model, with which tools and messages."""

    model: str
    tools: list[str]
    messages: list[SentMessage]


class Sent:
    """The last requests about one plan. Safe to use from several threads."""

    def __init__(self) -> None:
        self._requests: deque[Request] = deque(maxlen=MOST_KEPT)
        self._lock = threading.Lock()

    def note(self, model: str, request: "ModelRequest[Any]") -> None:
        """Keep what is about to be sent."""
        shown = [request.system_message] if request.system_message else []
        messages = [
            SentMessage(role=str(one.type), text=_text(one)[:_MOST_CHARS])
            for one in [*shown, *request.messages]
        ]
        tools = [
            one["function"]["name"] if isinstance(one, dict) else one.name for one in request.tools
        ]
        with self._lock:
            self._requests.append(Request(model=model, tools=tools, messages=messages))

    def requests(self) -> list[Request]:
        """Return the last requests, oldest first."""
        with self._lock:
            return list(self._requests)


def _text(message: Any) -> str:
    made = getattr(message, "tool_calls", None)
    if made:
        calls = [{"tool": call["name"], **call["args"]} for call in made]
        return "\n".join(json.dumps(call, ensure_ascii=False) for call in calls)
    return str(message.text)
