"""What was sent to a model, kept for the seller to look at; never a key."""

import threading
from collections import deque
from typing import Literal

from assistant.plan.model import Strict

MOST_KEPT = 12
MOST_CHARS = 60_000
Purpose = Literal["chat", "notes", "answer", "practice"]


class SentMessage(Strict):
    """One message of a request, at most MOST_CHARS of it; a tool call is shown as JSON."""

    role: str
    text: str


class Request(Strict):
    """One request: for what, to which model, with which tools and messages."""

    purpose: Purpose
    model: str
    tools: list[str]
    messages: list[SentMessage]


class Sent:
    """The last requests about one plan. Safe to use from several threads."""

    def __init__(self) -> None:
        self._requests: deque[Request] = deque(maxlen=MOST_KEPT)
        self._lock = threading.Lock()

    def note(self, request: Request) -> None:
        """Keep what is about to be sent."""
        with self._lock:
            self._requests.append(request)

    def requests(self) -> list[Request]:
        """Return the last requests, oldest first."""
        with self._lock:
            return list(self._requests)
