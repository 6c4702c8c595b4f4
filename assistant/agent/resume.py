"""A turn that was cut off goes on where it stopped, and writes nothing twice.

The plan is written in one place and the conversation in another. A process that is killed between
the two leaves a change in the plan whose tool call has no result. The message of the seller notes
the version of the plan that it found, so that such a change is known by its version.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import (
    AIMessage,
    AnyMessage,
    HumanMessage,
    RemoveMessage,
    ToolCall,
    ToolMessage,
)

from assistant.agent.tools import ASSISTANT, told, wrote
from assistant.plan.model import Plan
from assistant.session import Entry

VERSION = "version"
CUT_OFF = "This was cut off before anything was done. Do it again if it is still needed."


def going_on(
    message: HumanMessage, work: Sequence[AnyMessage], plan: Plan, entries: Sequence[Entry]
) -> list[AnyMessage | RemoveMessage]:
    """Return what to add to the conversation and what to take out, so that the turn can go on.

    A call whose change is in the plan gets the result that it lost. One that did nothing is taken
    out, or told so where others of the same message did something.

    Args:
        message: the message of the seller that has no reply yet.
        work: what came after it.
        plan: the plan as it is now.
        entries: the versions of the plan.
    """
    results = {m.tool_call_id: m for m in work if isinstance(m, ToolMessage)}
    lost = _Lost(_unclaimed(message, results, entries), plan)
    calls: set[str] = set()
    mended: list[AnyMessage | RemoveMessage] = []
    for one in work:
        if not isinstance(one, AIMessage):
            continue
        missing = [call for call in one.tool_calls if call["id"] not in results]
        found = [lost.result(call) for call in missing]
        if len(missing) == len(one.tool_calls) and not any(found):
            mended.append(_without(one))
            continue
        calls |= {str(call["id"]) for call in one.tool_calls}
        mended += [got or _cut_off(call) for call, got in zip(missing, found, strict=True)]
    mended += [_without(result) for one, result in results.items() if one not in calls]
    if not any(_wrote(one) for one in [*results.values(), *mended]):
        return [_without(one) for one in work]
    return mended


def _wrote(message: AnyMessage | RemoveMessage) -> bool:
    return isinstance(message, ToolMessage) and VERSION in artifact(message)


def artifact(message: ToolMessage) -> dict[str, Any]:
    """Return what a tool's result carries for the program."""
    return message.artifact if isinstance(message.artifact, dict) else {}


def _unclaimed(
    message: HumanMessage, results: dict[str, ToolMessage], entries: Sequence[Entry]
) -> list[Entry]:
    """Return the versions written since the message that no result speaks of."""
    since = message.additional_kwargs.get(VERSION)
    if since is None:
        return []
    claimed = {artifact(result).get(VERSION) for result in results.values()}
    return [e for e in entries if e.version > since and e.version not in claimed]


class _Lost:
    """Hands out the versions that no result speaks of, each once."""

    def __init__(self, entries: list[Entry], plan: Plan) -> None:
        self._entries = entries
        self._plan = plan

    def result(self, call: ToolCall) -> ToolMessage | None:
        """Return the result that the call lost, None where it wrote nothing."""
        entry = next((e for e in self._entries if _is_by(call["name"], e)), None)
        if entry is None:
            return None
        self._entries.remove(entry)
        return ToolMessage(
            content=told(entry.lines),
            artifact=wrote(self._plan, entry.version, entry.lines),
            name=call["name"],
            tool_call_id=str(call["id"]),
            id=uuid.uuid4().hex,
        )


def _is_by(tool: str, entry: Entry) -> bool:
    """Tell whether a version looks like the work of this tool."""
    undoes = entry.origin.startswith("undo:")
    if tool == "undo":
        return undoes
    if tool == "change_plan":
        return entry.author == ASSISTANT and not undoes
    return tool == "answer_proposal" and entry.author != ASSISTANT and entry.origin == "chat"


def _cut_off(call: ToolCall) -> ToolMessage:
    return ToolMessage(
        content=CUT_OFF,
        name=call["name"],
        tool_call_id=str(call["id"]),
        status="error",
        id=uuid.uuid4().hex,
    )


def _without(message: AnyMessage) -> RemoveMessage:
    return RemoveMessage(id=str(message.id))
