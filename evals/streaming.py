"""Answers that stream, kept between runs: LangChain's cache knows of whole answers alone."""

import json
from collections.abc import Iterator
from typing import Any

from langchain_core.caches import BaseCache
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.globals import get_llm_cache
from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.chat_models import generate_from_stream
from langchain_core.load import dumps
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult

_ENDED, _BROKE_OFF = "finish_reason", "length"


class KeptStreams(BaseChatModel):
    """A model whose streamed answers are looked up in LangChain's cache before it is asked.

    An answer that the reader breaks off, as where a model goes round in a circle, is kept too, as
    one that ended at its length: the reader would break it off again. What a server fails at is
    not kept.

    Args:
        model: answers what is not kept yet.
        name: its name, by which its answers are told from others'.
    """

    model: BaseChatModel
    name: str | None = None

    @property
    def _llm_type(self) -> str:
        return "kept-streams"

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002 - LangChain's name
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        cache = get_llm_cache()
        prompt, said_by = dumps(messages), f"{self.name} {json.dumps(kwargs, sort_keys=True)}"
        kept = cache.lookup(prompt, said_by) if cache else None
        if kept is not None:
            yield from (_whole(one.message) for one in kept if isinstance(one, ChatGeneration))
            return
        stream = self.model.stream(messages, stop=stop, **kwargs)
        for message in _keeping(cache, prompt, said_by, stream) if cache else stream:
            yield ChatGenerationChunk(message=message)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return generate_from_stream(self._stream(messages, stop, run_manager, **kwargs))


def _keeping(
    cache: BaseCache, prompt: str, said_by: str, stream: Iterator[AIMessageChunk]
) -> Iterator[AIMessageChunk]:
    from openai import LengthFinishReasonError

    told = AIMessage("")
    try:
        for chunk in stream:
            told = _more(told, chunk)
            yield chunk
    except (GeneratorExit, LengthFinishReasonError):
        told.response_metadata = {_ENDED: _BROKE_OFF}
        cache.update(prompt, said_by, [ChatGeneration(message=told)])
        raise
    cache.update(prompt, said_by, [ChatGeneration(message=told)])


def _more(told: AIMessage, chunk: AIMessageChunk) -> AIMessage:
    ended = chunk.response_metadata.get(_ENDED)
    return AIMessage(
        told.text + chunk.text,
        # The client tells the tokens once while it streams and once at the end.
        usage_metadata=chunk.usage_metadata or told.usage_metadata,
        response_metadata={_ENDED: ended} if ended else told.response_metadata,
    )


def _whole(message: BaseMessage) -> ChatGenerationChunk:
    used = message.usage_metadata if isinstance(message, AIMessage) else None
    return ChatGenerationChunk(
        message=AIMessageChunk(
            content=message.content, response_metadata=message.response_metadata,
            usage_metadata=used, chunk_position="last",
        )
    )  # fmt: skip
