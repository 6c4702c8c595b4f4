"""The conversation about a plan, as it was kept, and the turns that carry it on."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Literal

from assistant.agent.events import Event
from assistant.agent.prices import Usage
from assistant.errors import StoreError
from assistant.plan.lines import ChangeLine
from assistant.plan.model import Strict
from assistant.prep.calls import CallKind
from assistant.session import PlanSession
from assistant.settings import OFFLINE, Settings
from assistant.ui import resources
from assistant.ui.chat.turns import Turn

if TYPE_CHECKING:
    from langchain_core.messages import AnyMessage


class Prepared(Strict):
    """A call that was prepared: its sheet can be opened."""

    call: CallKind
    minutes: int


class Objection(Strict):
    """What a buyer said, recognised: id of its entry, and the plan's step that it is about."""

    entry: str
    step: str | None = None
    audience: str = "champion"


class Message(Strict):
    """One message of the conversation.

    Attributes:
        lines: what was recorded while it was answered.
        proposed: it offers something to take or leave.
        suggestions: what the seller may want to say next.
        model: name of the model that replied.
        usage: the tokens that it took.
        prep: the call that was prepared.
        objection: what the buyer said, where the reply answers that.
    """

    author: Literal["seller", "assistant"]
    text: str
    lines: list[ChangeLine] = []
    proposed: bool = False
    suggestions: list[str] = []
    model: str = OFFLINE
    usage: Usage = Usage()
    prep: Prepared | None = None
    objection: Objection | None = None


def conversation(thread_id: str) -> list[Message]:
    """Return the messages of a thread, oldest first.

    Raises:
        StoreError: the conversations cannot be read.
    """
    try:
        kept = resources.conversations().get_tuple({"configurable": {"thread_id": thread_id}})
    except sqlite3.Error as error:
        raise StoreError(f"The conversation cannot be read ({error}).") from error
    return told(kept.checkpoint["channel_values"].get("messages", [])) if kept else []


def told(messages: Sequence["AnyMessage"]) -> list[Message]:
    """Return what of a model's messages the seller sees."""
    found: list[Message] = []
    recorded: list[ChangeLine] = []
    proposed, prep, objection = False, None, None
    for message in messages:
        text = message.text.strip()
        if message.type == "human":
            found.append(Message(author="seller", text=text))
            recorded, proposed, prep, objection = [], False, None, None
        elif message.type == "tool":
            recorded += _lines(message.artifact)
            proposed = proposed or _proposes(message.artifact)
            prep = _prepared(message.artifact) or prep
            objection = _objection(message.artifact, "answer") or objection
        elif message.type == "ai" and text and not message.tool_calls:
            state = message.additional_kwargs.get("state", {})
            lines = recorded or _lines(state)
            suggestions = [str(one) for one in state.get("suggestions", [])]
            found.append(
                Message(
                    author="assistant",
                    text=text,
                    lines=lines,
                    proposed=proposed or bool(state.get("offered")),
                    suggestions=suggestions,
                    model=str(state.get("model", OFFLINE)),
                    usage=Usage.model_validate(state.get("usage", {})),
                    prep=prep or _prepared(state),
                    objection=objection or _objection(state, "objection"),
                )
            )
            recorded, proposed, prep, objection = [], False, None, None
    return found


def _proposes(artifact: Any) -> bool:
    return isinstance(artifact, dict) and bool(artifact.get("proposed"))


def _prepared(artifact: Any) -> Prepared | None:
    made = artifact.get("prep") if isinstance(artifact, dict) else None
    return Prepared(call=made["call"], minutes=made["minutes"]) if made else None


def _objection(kept: Any, name: str) -> Objection | None:
    found = kept.get(name) if isinstance(kept, dict) else None
    sources = found.get("sources") if isinstance(found, dict) else None
    if not sources or not isinstance(found, dict):
        return None
    return Objection(
        entry=str(sources[0]), step=found.get("step"), audience=found.get("audience") or "champion"
    )


def _lines(kept: Any) -> list[ChangeLine]:
    lines = kept.get("lines") if isinstance(kept, dict) else None
    return [ChangeLine.model_validate(line) for line in lines or []]


def start_turn(
    session: PlanSession, plan_id: str, turn: Turn, settings: Settings, model: str
) -> Turn | None:
    """Send a message; None where the last one is still being answered."""

    def events() -> Iterator[Event]:
        from assistant.agent.agent import build_agent
        from assistant.agent.models import create_model
        from assistant.agent.turn import run_turn

        brain = create_model(
            settings, model, retries=0, answer_tokens=settings.limits.answer_tokens,
            noting=resources.noting(plan_id, model, "chat"),
        )  # fmt: skip
        agent = build_agent(
            brain, session, resources.conversations(), name=model, limits=settings.limits,
            stop=turn.stopped, library=settings.knowledge_source,
        )  # fmt: skip
        for event in run_turn(agent, session, turn.message, plan_id, turn.stopped):
            if event.type == "ended":
                resources.outbox().drop(plan_id)
            yield event

    return resources.turns().start(plan_id, turn, events)
