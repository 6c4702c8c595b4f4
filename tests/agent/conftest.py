import datetime as dt
from collections.abc import Callable

import pytest
from langchain_core.language_models import BaseChatModel
from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent.agent import build_agent
from assistant.agent.events import EndedEvent, Event
from assistant.agent.offline import OfflineModel
from assistant.agent.turn import run_turn
from assistant.session import PlanSession, new_plan

TODAY = dt.date(2026, 11, 24)


class Talk:
    """A conversation with one model about one plan."""

    def __init__(self, model: BaseChatModel, session: PlanSession) -> None:
        self.session = session
        self.saver = InMemorySaver()
        self.agent = build_agent(model, session, self.saver)
        self.events: list[Event] = []

    def say(self, message: str) -> EndedEvent:
        self.events = list(run_turn(self.agent, self.session, message, "thread"))
        last = self.events[-1]
        assert isinstance(last, EndedEvent), last
        return last

    def types(self) -> list[str]:
        return [event.type for event in self.events if event.type != "text"]


@pytest.fixture
def session() -> PlanSession:
    return PlanSession(new_plan(), today=TODAY)


@pytest.fixture
def talk(session: PlanSession) -> Talk:
    return Talk(OfflineModel(), session)


@pytest.fixture
def talk_with(session: PlanSession) -> Callable[[BaseChatModel], Talk]:
    return lambda model: Talk(model, session)
