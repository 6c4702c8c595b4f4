"""A conversation about a plan that is kept in memory only."""

import datetime as dt
import re

from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent.agent import build_agent
from assistant.agent.events import AskedEvent, EndedEvent, FailedEvent
from assistant.agent.models import create_model
from assistant.agent.turn import run_turn
from assistant.errors import InputError, PlanError
from assistant.plan.model import Plan, Strict
from assistant.session import PlanSession
from assistant.settings import Settings

THREAD = "conversation"
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


class Turn(Strict):
    """One message and what came of it.

    Attributes:
        asked: key of the question that the reply asks, None where it asks none.
        tools: what the model used, in order.
    """

    seller: str
    assistant: str
    asked: str | None = None
    tools: list[str] = []


class Conversation:
    """A conversation with the assistant.

    Args:
        plan: the plan to start from.
        today: the day that counts as today.
        model: name of the model; by default the setting's.

    Raises:
        SettingsError: the model's name or its settings are wrong.
    """

    def __init__(self, plan: Plan, today: dt.date, model: str | None = None) -> None:
        self._session = PlanSession(plan, today=today)
        settings = Settings()
        brain = create_model(
            settings, model, retries=0, answer_tokens=settings.limits.answer_tokens
        )
        self._agent = build_agent(
            brain, self._session, InMemorySaver(),
            name=model or settings.model, limits=settings.limits,
            library=settings.knowledge_source,
        )  # fmt: skip

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._session.plan

    def say(self, message: str) -> Turn:
        """Send a message; one that cannot be used is answered with what to mend.

        Raises:
            ModelError: the model failed.
        """
        tools: list[str] = []
        asked, reply = None, ""
        try:
            for event in run_turn(self._agent, self._session, message, THREAD):
                if isinstance(event, AskedEvent):
                    asked = event.key
                elif isinstance(event, FailedEvent):
                    reply = event.message
                elif isinstance(event, EndedEvent):
                    reply, tools = unescaped(event.text), event.tools
                    asked = event.asked or asked
        except (InputError, PlanError) as error:
            reply = str(error)
        return Turn(seller=message, assistant=reply, asked=asked, tools=tools)


def unescaped(markdown: str) -> str:
    """Return Markdown as people read it: replies escape what Markdown would take for markup."""
    return _ESCAPED.sub(r"\1", markdown)
