"""An interview: the assistant asks, the seller answers, until nothing is asked any more."""

import re
import time
from typing import Any

from assistant.agent.events import AskedEvent, EndedEvent, FailedEvent, ProposedEvent
from assistant.agent.models import create_model
from assistant.agent.turn import run_turn
from assistant.errors import ModelError
from assistant.settings import Settings
from evals.played_seller import PlayedSeller
from evals.seated import seated
from evals.seller import Seller
from evals.suite import Setting
from evals.topics import question_in, topic_of

MOST_TURNS = 40
_PATIENCE = 5  # questions in a row that bring nothing, before the seller has had enough


class _Turn:
    """What the assistant answered."""

    def __init__(self, text: str, key: str | None, proposed: list[str]) -> None:
        self.text, self.key, self.proposed = text, key, proposed


class _Room:
    """The assistant with the plan, as the chat command has it."""

    def __init__(self, case: dict[str, Any], setting: Setting) -> None:
        self.session, self._agent = seated(case, setting.model)
        self._thread = f"{case['id']}/{setting.epoch}"
        self._live = setting.live
        self.lines: list[str] = []
        self.seconds: list[float] = []

    def plan(self) -> dict[str, Any]:
        return self.session.plan.model_dump(mode="json")

    def say(self, message: str) -> _Turn:
        began = time.perf_counter()
        events = list(run_turn(self._agent, self.session, message, self._thread))
        self.seconds.append(time.perf_counter() - began)
        last = events[-1]
        if isinstance(last, FailedEvent):
            raise ModelError(last.message)
        text = last.text if isinstance(last, EndedEvent) else ""
        key = next((one.key for one in events if isinstance(one, AskedEvent)), None)
        if key is None and self._live:
            # A model says nothing of what it asks for but in words.
            key = topic_of(question_in(text), self.plan()) if question_in(text) else None
        proposed = [line for one in events if isinstance(one, ProposedEvent) for line in one.lines]
        self.lines += [f"Seller: {message}", f"Assistant: {text}"]
        return _Turn(text, key, proposed)


def interview(case: dict[str, Any], setting: Setting) -> dict[str, Any]:
    """Return the plan at the end, every question with what it was good for, and the last word.

    Args:
        case: the seller (see data/interviews.yaml).
        setting: the brain, and the seed of the seller's wordings.

    Raises:
        ModelError: the model's server failed.
    """
    room, seller = _Room(case, setting), _seller(case, setting)
    turn = room.say(_put(seller, seller.opening(), "What can I do for you?"))
    ended = False
    for _ in range(MOST_TURNS):
        message = _reply(seller, turn, room)
        if message is None:
            ended = True
            break
        if _enough(seller):
            break
        turn = room.say(_put(seller, message, turn.text))
    last = room.say(seller.final())
    return {
        "plan": room.plan(), "lines": room.lines, "seconds": room.seconds, "ended": ended,
        "last": last.text, "questions": [one._asdict() for one in seller.questions],
        "topics": sorted(seller.topics), "elicited": sorted(seller.elicited),
        "worded": dict(seller.worded) if isinstance(seller, PlayedSeller) else {},
    }  # fmt: skip


def _seller(case: dict[str, Any], setting: Setting) -> Seller:
    if not setting.played:
        return Seller(case, setting.epoch)
    return PlayedSeller(case, setting.epoch, create_model(Settings(), setting.model))


def _put(seller: Seller, message: str, asked: str) -> str:
    return seller.put(message, asked) if isinstance(seller, PlayedSeller) else message


def says_late(text: str) -> bool:
    """Tell whether a reply says that the date cannot be made."""
    return bool(_LATE.search(text))


_LATE = re.compile(
    r"\bshort\b|not as it stands|\b(?:can ?not|can't|won't|will not|does not|doesn't)\b"
    r"(?:\W+\w+){0,3}\W+(?:fit|make|work|hold|be met)|\btoo late\b|not (?:feasible|possible)|"
    r"off track|\bno\b[:,]",
    re.IGNORECASE,
)


def _reply(seller: Seller, turn: _Turn, room: _Room) -> str | None:
    if turn.proposed:
        return seller.choice(turn.proposed)
    return seller.answer(turn.key, room.plan()) if turn.key else None


def _enough(seller: Seller) -> bool:
    last = seller.questions[-_PATIENCE:]
    return len(last) == _PATIENCE and all(one.kind == "again" for one in last)
