"""The assistant at the start of a case: its plan, and the agent that a seller talks to."""

import datetime as dt
from typing import Any

from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent.agent import Agent, build_agent
from assistant.agent.models import create_model
from assistant.plan.model import CalendarSettings
from assistant.session import PlanSession, new_plan
from assistant.settings import Settings


def seated(case: dict[str, Any], model_name: str) -> tuple[PlanSession, Agent]:
    """Return an empty plan on the case's day, with its country's holidays, and the agent."""
    calendar = CalendarSettings(buyer_country=case.get("country", "US"))
    plan = new_plan().model_copy(update={"calendar": calendar})
    session = PlanSession(plan, today=dt.date.fromisoformat(case["today"]))
    settings = Settings()
    model = create_model(settings, model_name, answer_tokens=settings.limits.answer_tokens)
    return session, build_agent(model, session, InMemorySaver(), limits=settings.limits)
