"""Where a turn stands: what was said, what it means, what has been done about it."""

import datetime as dt
import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolMessage

from assistant.plan.model import Plan
from assistant.understanding import Context, Reading, read


@dataclass(frozen=True)
class Done:
    """A tool that was used in this turn, and what came of it."""

    tool: str
    failed: bool
    text: str
    artifact: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Moment:
    """The turn so far.

    Attributes:
        before: the plan when the message came.
        plan: the plan now.
        pending: what waited for a yes when the message came, in words.
        asked: key of the question that the last reply asked.
        question: its words.
        offered: whether the usual steps were offered before.
        repeats: how often that question was repeated already.
    """

    message: str
    today: dt.date
    before: Plan
    plan: Plan
    pending: list[str]
    reading: Reading
    done: list[Done]
    asked: str | None
    question: str
    offered: bool
    turns: int
    repeats: int = 0

    def used(self, tool: str) -> Done | None:
        """Return what came of a tool in this turn, None where it was not used."""
        return next((one for one in self.done if one.tool == tool), None)


def moment(messages: Sequence[BaseMessage]) -> Moment | None:
    """Return where the turn stands, None where the plan has not been read yet."""
    last = max((i for i, m in enumerate(messages) if isinstance(m, HumanMessage)), default=-1)
    if last < 0:
        return None
    done = [_done(m) for m in messages[last + 1 :] if isinstance(m, ToolMessage)]
    first = next((one for one in done if one.tool == "read_plan"), None)
    if first is None:
        return None
    replies = [m for m in messages[:last] if isinstance(m, AIMessage) and not m.tool_calls]
    state = replies[-1].additional_kwargs.get("state", {}) if replies else {}
    said = str(messages[last].content)
    today = dt.date.fromisoformat(first.artifact["today"])
    text = json.dumps(first.artifact["plan"], sort_keys=True)
    reading = _reading(
        said, text, today, state.get("asked"), tuple(first.artifact["pending"]),
        tuple(state.get("focus_steps", ())), tuple(state.get("focus_people", ())),
    )  # fmt: skip
    written = [one.artifact["plan"] for one in done if "plan" in one.artifact]
    return Moment(
        message=said,
        today=today,
        before=Plan.model_validate(first.artifact["plan"]),
        plan=Plan.model_validate(written[-1]),
        pending=list(first.artifact["pending"]),
        reading=reading,
        done=done[1:],
        asked=state.get("asked"),
        question=state.get("question", ""),
        offered=any(r.additional_kwargs.get("state", {}).get("offered") for r in replies),
        turns=len(replies),
        repeats=int(state.get("repeats", 0)),
    )


@functools.lru_cache(maxsize=64)
def _reading(
    said: str,
    plan: str,
    today: dt.date,
    asked: str | None,
    pending: tuple[str, ...],
    focus_steps: tuple[str, ...],
    focus_people: tuple[str, ...],
) -> Reading:
    """Read a message; the rounds of one turn share the result."""
    context = Context(
        plan=Plan.model_validate_json(plan),
        today=today,
        asked=asked,
        pending=bool(pending),
        proposed=[words.split(":")[0] for words in pending],
        focus_steps=list(focus_steps),
        focus_people=list(focus_people),
    )
    return read(said, context)


def _done(message: ToolMessage) -> Done:
    artifact = message.artifact if isinstance(message.artifact, dict) else {}
    return Done(
        tool=message.name or "",
        failed=message.status == "error",
        text=str(message.content),
        artifact=artifact,
    )
