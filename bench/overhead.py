"""What a turn costs beside the model: ours, and a bare create_agent loop with the same tools.

The model is a stub that answers at once. Both change the same plan of 20 steps by the same call and
keep the conversation in memory; ours also shows the model the plan, checks the change against the
seller's words, repairs the history and tells events.
"""

import gc
import uuid
from collections.abc import Callable, Iterator
from typing import Any

from langchain.agents import create_agent
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    ToolMessage,
)
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.memory import InMemorySaver

from assistant.agent.agent import build_agent
from assistant.agent.heard import Heard
from assistant.agent.tools import plan_tools
from assistant.agent.turn import run_turn
from assistant.session import PlanSession
from bench.figures import Figure, percentile, worked
from bench.turns import TODAY, plan_of_twenty

RUNS = 60
SAID = "Priya Nair takes the legal review, it takes three weeks"
CALL = {
    "changes": [
        {"op": "update_step", "quote": SAID, "step": "legal-review", "owners": ["Priya Nair"],
         "duration": "three weeks"}
    ]
}  # fmt: skip


class Stub(BaseChatModel):
    """Calls one tool, then replies."""

    metadata: dict[str, Any] | None = {"strict": True}

    @property
    def _llm_type(self) -> str:
        return "stub"

    def bind_tools(self, tools: Any, **kwargs: Any) -> Any:  # noqa: ARG002
        """Return the model itself."""
        return self

    def _generate(self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=_answer(messages))])

    def _stream(
        self, messages: list[BaseMessage], *_args: Any, **_kwargs: Any
    ) -> Iterator[ChatGenerationChunk]:
        made = _answer(messages)
        yield ChatGenerationChunk(
            message=AIMessageChunk(
                content=made.content, tool_calls=made.tool_calls, chunk_position="last"
            )
        )


def _answer(messages: list[BaseMessage]) -> AIMessage:
    if isinstance(messages[-1], ToolMessage):
        return AIMessage("Priya has legal. Who signs at Acme Health?")
    return AIMessage("", tool_calls=[{"name": "change_plan", "args": CALL, "id": "1"}])


def measure() -> list[Figure]:
    """Measure both in turns, so that they see one load."""
    ours, bare = _ours(), _bare()
    for act in (ours, bare):
        act()
    gc.collect()
    runs = [(worked(ours), worked(bare)) for _ in range(RUNS)]
    own, other = ([pair[n][0] for pair in runs] for n in (0, 1))
    passed, work = (percentile([one[n] / two[n] for one, two in runs], 0.5) for n in (0, 1))
    return [
        Figure(
            f"own overhead of a turn around a stub, median of {RUNS}", percentile(own, 0.5), "ms"
        ),
        Figure("the same, p95", percentile(own, 0.95), "ms"),
        Figure(
            "a bare create_agent loop with the same tools, median", percentile(other, 0.5), "ms"
        ),
        Figure("the same, p95", percentile(other, 0.95), "ms"),
        Figure("own overhead beside the bare loop, median of pairs", passed, "times", 1.3),
        Figure("the same in time of the processors", work, "times", 1.3),
    ]


def _ours() -> Callable[[], object]:
    saver, plan = InMemorySaver(), plan_of_twenty()

    def turn() -> None:
        session = PlanSession(plan, today=TODAY)
        agent = build_agent(Stub(), session, saver)
        for _ in run_turn(agent, session, SAID, uuid.uuid4().hex):
            pass
        _done(session)

    return turn


def _bare() -> Callable[[], object]:
    saver, plan = InMemorySaver(), plan_of_twenty()
    heard = Heard(message=SAID, question="", today=TODAY)

    def turn() -> None:
        session = PlanSession(plan, today=TODAY)
        agent = create_agent(Stub(), plan_tools(session, lambda: heard), checkpointer=saver)
        config: RunnableConfig = {"configurable": {"thread_id": uuid.uuid4().hex}}
        for _ in agent.stream(
            {"messages": [HumanMessage(SAID)]}, config, stream_mode=["messages", "updates"]
        ):
            pass
        _done(session)

    return turn


def _done(session: PlanSession) -> None:
    step = session.plan.step("legal-review")
    if step is None or step.owners != ["Priya Nair"] or step.duration_days != 15:
        raise RuntimeError("The stub's change was not made.")
