"""A chat script sent to the assistant."""

import datetime as dt
import time
from typing import Any

from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent.agent import build_agent
from assistant.agent.events import FailedEvent
from assistant.agent.models import create_model
from assistant.agent.turn import run_turn
from assistant.errors import ModelError
from assistant.plan.model import CalendarSettings
from assistant.session import PlanSession, new_plan
from assistant.settings import Settings


def talk(case: dict[str, Any], model_name: str) -> dict[str, Any]:
    """Return the plan after the script, and the seconds that each message took.

    Raises:
        ModelError: the model's server failed.
    """
    calendar = CalendarSettings(buyer_country=case.get("country", "US"))
    plan = new_plan().model_copy(update={"calendar": calendar})
    session = PlanSession(plan, today=dt.date.fromisoformat(case["today"]))
    settings = Settings()
    model = create_model(settings, model_name, answer_tokens=settings.limits.answer_tokens)
    agent = build_agent(model, session, InMemorySaver(), limits=settings.limits)
    seconds, replies = [], []
    for message in case["messages"]:
        start = time.perf_counter()
        events = list(run_turn(agent, session, message, case["id"]))
        seconds.append(time.perf_counter() - start)
        if isinstance(events[-1], FailedEvent):
            raise ModelError(events[-1].message)
        replies.append(getattr(events[-1], "text", ""))
    return {"plan": session.plan.model_dump(mode="json"), "seconds": seconds, "replies": replies}
