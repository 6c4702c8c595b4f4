"""One graph for any model."""

from collections.abc import Callable
from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    ModelRequest,
    ModelResponse,
    dynamic_prompt,
    wrap_tool_call,
)
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import ToolMessage
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph

from assistant.agent.offline import OfflineModel
from assistant.agent.prompt import system_prompt
from assistant.agent.tools import plan_tools
from assistant.errors import PlanError
from assistant.session import PlanSession

Agent = CompiledStateGraph[Any, Any, Any, Any]


def build_agent(
    model: BaseChatModel, session: PlanSession, checkpointer: BaseCheckpointSaver[Any] | None = None
) -> Agent:
    """Return the agent that talks about the session's plan.

    Args:
        model: the brain; all models get the same tools.
        session: the plan; nothing but the session writes it.
        checkpointer: keeps the conversation; without one it lasts for one turn.
    """
    middleware: list[AgentMiddleware[Any, Any]] = [_plan_errors_to_model]
    if not isinstance(model, OfflineModel):
        middleware.append(_prompt_for(session))
    return create_agent(
        model, plan_tools(session), middleware=middleware, checkpointer=checkpointer
    )


@wrap_tool_call
def _plan_errors_to_model(request: Any, handler: Callable[[Any], Any]) -> Any:
    """Give a refused change back to the model in words; let bugs be loud."""
    try:
        return handler(request)
    except PlanError as error:
        call = request.tool_call
        return ToolMessage(
            content=str(error), tool_call_id=call["id"], name=call["name"], status="error"
        )


def _prompt_for(session: PlanSession) -> AgentMiddleware[Any, Any]:
    @dynamic_prompt
    def prompt(_request: ModelRequest[Any]) -> str:
        return system_prompt(session)

    return prompt


__all__ = ["Agent", "ModelResponse", "build_agent"]
