"""One graph for any model."""

from collections.abc import Callable
from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    ModelRequest,
    ModelResponse,
    wrap_tool_call,
)
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import SystemMessage, ToolMessage
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph.state import CompiledStateGraph

from assistant.agent.history import recent
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
        middleware.append(_PlanInView(session))
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


class _PlanInView(AgentMiddleware[Any, Any]):
    """Shows a model the plan as it is now, and the end of the conversation."""

    def __init__(self, session: PlanSession) -> None:
        super().__init__()
        self._session = session

    def wrap_model_call(
        self,
        request: ModelRequest[Any],
        handler: Callable[[ModelRequest[Any]], ModelResponse[Any]],
    ) -> ModelResponse[Any]:
        """Call the model with a fresh prompt."""
        return handler(
            request.override(
                system_message=SystemMessage(system_prompt(self._session)),
                messages=recent(request.messages),
            )
        )
