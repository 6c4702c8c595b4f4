"""The offline brain: a chat model without a model, on the same tools as any other."""

import functools
import re
import uuid
from collections.abc import Iterator, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from assistant.agent.jobs import Job, next_job
from assistant.agent.moment import moment
from assistant.agent.replies.compose import compose

_WORDS = re.compile(r"\S+\s*|\s+")


class OfflineModel(BaseChatModel):
    """Understands by rules and small classifiers, and words its replies from the plan.

    It knows nothing but the messages: the plan comes from the result of `read_plan`, what was
    asked before from the last reply. The same messages always give the same answer.
    """

    @property
    def _llm_type(self) -> str:
        return "offline"

    def bind_tools(
        self, tools: Sequence[Any], **_kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Return the model itself: it knows the tools that it needs."""
        names = {tool.name for tool in tools if isinstance(tool, BaseTool)}
        return self.bind(tool_names=sorted(names))

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002 - the base class asks for it
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **_kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=answer(messages))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002 - the base class asks for it
        run_manager: CallbackManagerForLLMRun | None = None,
        **_kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        message = answer(messages)
        for chunk in _chunks(message):
            if run_manager and isinstance(chunk.message.content, str) and chunk.message.content:
                run_manager.on_llm_new_token(chunk.message.content, chunk=chunk)
            yield chunk


def answer(messages: Sequence[BaseMessage]) -> AIMessage:
    """Return the next message: a call of one tool, or the reply."""
    now = moment(messages)
    if now is None:
        return _call(Job("read_plan", {}), messages)
    job = next_job(now)
    if job:
        return _call(job, messages)
    reply = compose(now)
    return AIMessage(content=reply.text, additional_kwargs={"state": reply.state()})


def _call(job: Job, messages: Sequence[BaseMessage]) -> AIMessage:
    last = next((m.id for m in reversed(messages) if isinstance(m, HumanMessage)), None)
    seed = f"{last}/{len(messages)}/{job.tool}"
    call_id = uuid.uuid5(uuid.NAMESPACE_OID, seed).hex
    call = {"name": job.tool, "args": job.args, "id": call_id, "type": "tool_call"}
    return AIMessage(content="", tool_calls=[call])


def _chunks(message: AIMessage) -> Iterator[ChatGenerationChunk]:
    if message.tool_calls:
        import json

        call = message.tool_calls[0]
        part = {
            "name": call["name"],
            "args": json.dumps(call["args"]),
            "id": call["id"],
            "index": 0,
            "type": "tool_call_chunk",
        }
        yield ChatGenerationChunk(
            message=AIMessageChunk(content="", tool_call_chunks=[part], chunk_position="last")
        )
        return
    for word in _WORDS.findall(str(message.content)):
        yield ChatGenerationChunk(message=AIMessageChunk(content=word))
    yield ChatGenerationChunk(
        message=AIMessageChunk(
            content="", additional_kwargs=message.additional_kwargs, chunk_position="last"
        )
    )


warm = functools.partial(moment, ())
