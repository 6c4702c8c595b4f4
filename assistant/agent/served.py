"""A model behind OpenAI's API or one like it."""

from typing import Any

from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk
from langchain_openai import ChatOpenAI

REFUSAL = "refusal"


class ServedModel(ChatOpenAI):
    """LangChain's model, which also keeps what a model says when it refuses to answer."""

    def _convert_chunk_to_generation_chunk(
        self,
        chunk: dict[str, Any],
        default_chunk_class: type,
        base_generation_info: dict[str, Any] | None,
    ) -> ChatGenerationChunk | None:
        made = super()._convert_chunk_to_generation_chunk(
            chunk, default_chunk_class, base_generation_info
        )
        choices = chunk.get("choices") or []
        words = (choices[0].get("delta") or {}).get(REFUSAL) if choices else None
        if made is not None and words and isinstance(made.message, AIMessageChunk):
            made.message.additional_kwargs[REFUSAL] = words
        return made
