"""What the offline reader sees in a message: a check on small models, and help for them.

A small model at times says that it noted something and records nothing, or takes the day on which
the buyer goes live for that of a step.
"""

import re
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AIMessage, ToolCall

from assistant.agent.heard import Heard
from assistant.plan.changes import Change, SetDeal
from assistant.session import PlanSession

WRITES = "change_plan"
_KEEP = {"op", "quote"}
_TOLD = ("buyer", "value", "currency", "go_live", "target_close")


def states_facts(heard: Heard, session: PlanSession, asked: str | None) -> bool:
    """Tell whether the message states something for the plan, and asks or supposes nothing.

    Args:
        heard: what the seller said.
        session: the plan.
        asked: key of the open question that the reply before it asked.
    """
    return bool(_read(heard, session, asked))


def completed(reply: AIMessage, heard: Heard, session: PlanSession, asked: str | None) -> AIMessage:
    """Return a model's call that records, with the facts of the deal that it passed over.

    Args:
        reply: what the model wants to do.
        heard: what the seller said.
        session: the plan.
        asked: key of the open question that the reply before it asked.
    """
    if not any(call["name"] == WRITES for call in reply.tool_calls):
        return reply
    facts = _deal_facts(_read(heard, session, asked))
    if not facts:
        return reply
    calls = [
        _with_facts(call, facts, heard.message) if call["name"] == WRITES else call
        for call in reply.tool_calls
    ]
    return reply.model_copy(update={"tool_calls": calls})


def _read(heard: Heard, session: PlanSession, asked: str | None) -> Sequence[Change]:
    if heard.instructs or heard.supposes or "?" in heard.message:
        return []
    from assistant.understanding import Context, read

    waits = session.pending is not None
    context = Context(plan=session.plan, today=session.today, asked=asked, pending=waits)
    return read(heard.message, context).changes


def _deal_facts(changes: Sequence[Change]) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    for change in changes:
        if isinstance(change, SetDeal):
            told = change.model_dump(mode="json", include=set(_TOLD), exclude_none=True)
            facts |= told | ({"quote": change.quote} if told else {})
    return facts


def _with_facts(call: ToolCall, facts: dict[str, Any], message: str) -> ToolCall:
    """Put facts of the deal into a call, where it has none or others than the message says."""
    changes = call["args"].get("changes")
    if not isinstance(changes, list):
        return call
    kept = [_as_said(one, facts, message) for one in changes]
    told = {name for one in kept if _is_deal(one) for name in one if one[name]}
    missing = {name: value for name, value in facts.items() if name not in told - _KEEP}
    if missing.keys() <= _KEEP | {"currency"}:
        return call
    args = {**call["args"], "changes": [{"op": "set_deal", **missing}, *kept]}
    return {**call, "args": args}


def _is_deal(change: Any) -> bool:
    return isinstance(change, dict) and change.get("op") == "set_deal"


def _as_said(change: Any, facts: dict[str, Any], message: str) -> Any:
    """Return a change without values that are known to be others."""
    if not _is_deal(change):
        return change
    return {
        name: value
        for name, value in change.items()
        if name in _KEEP or name not in facts or _stands(value, message)
    }


def _stands(value: object, message: str) -> bool:
    """Tell whether a value has a number or a word of the message."""
    said = set(re.findall(r"\w+", message.casefold()))
    return any(word in said for word in re.findall(r"\w+", str(value or "").casefold()))
