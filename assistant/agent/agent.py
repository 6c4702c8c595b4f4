"""One graph for any model."""

import threading
from collections.abc import Callable
from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware, wrap_tool_call
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import ToolMessage
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph

from assistant.agent.calling import ModelCalls
from assistant.agent.heard import Heard
from assistant.agent.models import is_strict
from assistant.agent.offline import OfflineModel
from assistant.agent.stopping import STOPPED
from assistant.agent.tools import plan_tools
from assistant.errors import PlanError, StoppedError
from assistant.session import PlanSession
from assistant.settings import Library, Limits

Agent = CompiledStateGraph[Any, Any, Any, Any]


def build_agent(
    model: BaseChatModel,
    session: PlanSession,
    checkpointer: BaseCheckpointSaver[Any] | None = None,
    *,
    name: str = "",
    limits: Limits | None = None,
    stop: threading.Event | None = None,
    library: Library | None = None,
) -> Agent:
    """Return the agent that talks about the session's plan.

    Args:
        model: the brain; all models get the same tools.
        session: the plan; nothing but the session writes it.
        checkpointer: keeps the conversation; without one it lasts for one turn.
        name: the model's name, kept with each reply.
        limits: what a turn may take.
        stop: set when the seller stops the turn; nothing is written after that.
        library: where the playbook is looked up; by default the shipped entries.
    """
    stop = stop or threading.Event()
    guard = _guard(stop)
    if isinstance(model, OfflineModel):
        return create_agent(
            model,
            plan_tools(session, library=library),
            middleware=[guard],
            checkpointer=checkpointer,
        )
    calls = ModelCalls(
        session, name or model._llm_type, limits or Limits(),  # noqa: SLF001 - its only name
        strict=is_strict(model), stop=stop,
    )  # fmt: skip

    def hear() -> Heard:
        if calls.heard is None:
            raise RuntimeError("A tool was called before the model.")
        return calls.heard

    middleware: list[AgentMiddleware[Any, Any]] = [guard, calls]
    return create_agent(
        model, plan_tools(session, hear, library), middleware=middleware, checkpointer=checkpointer
    )


def _guard(stop: threading.Event) -> AgentMiddleware[Any, Any]:
    @wrap_tool_call
    def guarded(request: Any, handler: Callable[[Any], Any]) -> Any:
        """Give a refused change back to the model in words; let bugs be loud."""
        if stop.is_set():
            raise StoppedError(STOPPED)
        try:
            return handler(request)
        except PlanError as error:
            call = request.tool_call
            return ToolMessage(
                content=str(error), tool_call_id=call["id"], name=call["name"], status="error"
            )

    return guarded
