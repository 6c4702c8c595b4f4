"""The tools that earlier turns used, kept short with their replies.

The calls themselves leave the conversation, as what they did is in the plan. But a model that sees
nothing but replies soon does nothing but reply: so the last few calls are shown to it again.
"""

import json
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, ToolCall, ToolMessage

from assistant.agent.tools import LABELS

MADE = ("prep",)  # what a tool made that the page can open
MOST_KEPT = 2  # calls of one turn
MOST_SHOWN = 3  # turns whose calls are shown again
_LONGEST_CALL, _LONGEST_RESULT = 1_500, 300


def done_in(work: Sequence[AnyMessage]) -> dict[str, Any]:
    """Return the lines that the tools of a turn recorded, and what they made that opens."""
    results = [one.artifact for one in work if isinstance(one, ToolMessage)]
    kept = [one for one in results if isinstance(one, dict)]
    lines = [line for one in kept for line in one.get("lines", [])]
    made = {key: one[key] for one in kept for key in MADE if one.get(key)}
    return made | ({"lines": lines} if lines else {})


def did(work: Sequence[AnyMessage]) -> list[dict[str, Any]]:
    """Return the calls of a turn that succeeded, with how their results begin."""
    results = {one.tool_call_id: one for one in work if isinstance(one, ToolMessage)}
    found = []
    for message in work:
        for call in message.tool_calls if isinstance(message, AIMessage) else []:
            result = results.get(str(call["id"]))
            if result is None or result.status == "error" or call["name"] not in LABELS:
                continue
            if len(json.dumps(call["args"])) <= _LONGEST_CALL:
                text = result.text.split("\nOpen questions", 1)[0][:_LONGEST_RESULT]
                found.append({"name": call["name"], "args": call["args"], "result": text})
    return found[:MOST_KEPT]


def with_doings(messages: Sequence[AnyMessage]) -> list[AnyMessage]:
    """Return a conversation with the calls of its last turns before their replies."""
    busy = [n for n, one in enumerate(messages) if _kept(one)][-MOST_SHOWN:]
    shown: list[AnyMessage] = []
    for n, message in enumerate(messages):
        if n in busy:
            for m, one in enumerate(_kept(message)):
                call_id = f"call_{n}_{m}"
                call = ToolCall(name=one["name"], args=one["args"], id=call_id)
                shown.append(AIMessage("", tool_calls=[call]))
                shown.append(ToolMessage(one["result"], tool_call_id=call_id, name=one["name"]))
        shown.append(message)
    return shown


def _kept(message: AnyMessage) -> list[dict[str, Any]]:
    if isinstance(message, HumanMessage):
        return []
    kept = message.additional_kwargs.get("state", {}).get("did", [])
    return list(kept) if isinstance(kept, list) else []
