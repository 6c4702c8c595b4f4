"""Tells of every request to a model before it goes out."""

import json
from typing import Any

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import BaseMessage

from assistant.agent.sent import MOST_CHARS, Purpose, Request, Sent, SentMessage


class Noting(BaseCallbackHandler):
    """Notes every request of a model before it goes out, a repeated one again.

    Args:
        sent: where they are kept.
        purpose: what the model is asked for.
        model: its name, as in the settings.
    """

    raise_error = True

    def __init__(self, sent: Sent, purpose: Purpose, model: str) -> None:
        self._sent, self._purpose, self._model = sent, purpose, model

    def on_chat_model_start(
        self,
        serialized: dict[str, Any],  # noqa: ARG002 - LangChain hands it over by place
        messages: list[list[BaseMessage]],
        **kwargs: Any,
    ) -> None:
        """Keep the request."""
        tools = kwargs.get("invocation_params", {}).get("tools") or []
        for asked in messages:
            self._sent.note(
                Request(
                    purpose=self._purpose,
                    model=self._model,
                    tools=[one["function"]["name"] for one in tools],
                    messages=[
                        SentMessage(role=str(one.type), text=_text(one)[:MOST_CHARS])
                        for one in asked
                    ],
                )
            )


def _text(message: BaseMessage) -> str:
    made = getattr(message, "tool_calls", None)
    if made:
        calls = [{"tool": call["name"], **call["args"]} for call in made]
        return "\n".join(json.dumps(call, ensure_ascii=False) for call in calls)
    return str(message.text)
