"""A chat model that says what a script tells it, and complains about what the script does not."""

from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import PrivateAttr

Step = AIMessage | Exception


class ScriptedModel(BaseChatModel):
    """Gives its steps one after the other; an exception is raised instead of given.

    It is treated as a large model; without its metadata as a small one.
    """

    steps: list[Any]
    metadata: dict[str, Any] | None = {"strict": True}
    _next: int = PrivateAttr(0)
    _seen: list[list[BaseMessage]] = PrivateAttr(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    @property
    def seen(self) -> list[list[BaseMessage]]:
        """The messages of every call."""
        return self._seen

    def bind_tools(self, tools: Sequence[Any], **_kwargs: Any) -> Any:  # noqa: ARG002
        return self

    def _step(self, messages: list[BaseMessage]) -> AIMessage:
        self._seen.append(list(messages))
        if self._next >= len(self.steps):
            raise AssertionError(
                f"The script has no step {self._next + 1}; last message: {messages[-1]!r}"
            )
        step = self.steps[self._next]
        self._next += 1
        if isinstance(step, Exception):
            raise step
        assert isinstance(step, AIMessage)
        return step

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **_kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._step(messages))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **_kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        step = self._step(messages)
        chunk = AIMessageChunk(
            content=step.content,
            tool_calls=step.tool_calls,
            chunk_position="last",
            usage_metadata=step.usage_metadata,
        )
        yield ChatGenerationChunk(message=chunk)

    def finished(self) -> None:
        """Complain about steps that were not used."""
        left = len(self.steps) - self._next
        assert left == 0, f"{left} steps of the script were not used"


def call(tool: str, **args: Any) -> AIMessage:
    """Return a message that calls one tool."""
    call_id = f"call-{tool}-{abs(hash(str(args))) % 10_000}"
    return AIMessage(content="", tool_calls=[{"name": tool, "args": args, "id": call_id}])


def say(text: str) -> AIMessage:
    """Return a plain reply."""
    return AIMessage(content=text)
