"""One message of the seller, answered as a stream of events."""

import threading
import uuid
from collections.abc import Iterator
from typing import Any

from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    AnyMessage,
    HumanMessage,
    RemoveMessage,
    ToolMessage,
)
from langchain_core.runnables import RunnableConfig

from assistant.agent.agent import Agent
from assistant.agent.checkpointer import prune
from assistant.agent.doings import MADE
from assistant.agent.events import (
    AgainEvent,
    AskedEvent,
    EndedEvent,
    Event,
    ProposedEvent,
    RecordedEvent,
    TextEvent,
    ToolEvent,
)
from assistant.agent.failures import explained
from assistant.agent.history import after, repairs, unanswered
from assistant.agent.leaks import Leaks
from assistant.agent.replies.suggestions import suggestions
from assistant.agent.resume import VERSION, artifact, going_on
from assistant.agent.stopping import Stopping
from assistant.agent.tools import LABELS
from assistant.errors import AssistantError, InputError, ModelError
from assistant.plan.lines import ChangeLine
from assistant.session import PlanSession

MAX_CHARS = 20_000
MOST_GRAPH_STEPS = 100  # the model's limits end a turn long before

AGAIN = {
    "busy": "The model's server is busy. Trying again…",
    "down": "The model's server failed. Trying again…",
    "timeout": "The model took too long. Trying again…",
    "unreachable": "The model's server cannot be reached. Trying again…",
    "cut": "The connection broke off. Trying again…",
    "facts": "Recording what you said…",
    "garbled": "The answer could not be read. Trying again…",
}


def run_turn(
    agent: Agent,
    session: PlanSession,
    message: str,
    thread_id: str,
    stop: threading.Event | None = None,
) -> Iterator[Event]:
    """Answer a message; the plan changes through the session while this runs.

    The message is kept before the model sees it. A turn that is cut off leaves it unanswered;
    sending it again goes on where the turn stopped, and nothing is said or written twice.

    Args:
        agent: answers; made with the same `stop`.
        session: the plan.
        message: what the seller says.
        thread_id: names the conversation.
        stop: set when the seller stops the turn.

    Raises:
        InputError: the message is empty or longer than 20,000 characters.
        ModelError: the model does not answer usefully.
        StoppedError: the seller stopped the turn.
        AssistantError: the plan or the conversation cannot be kept.
    """
    text = cleaned(message)
    config: RunnableConfig = {
        "configurable": {"thread_id": thread_id},
        "recursion_limit": MOST_GRAPH_STEPS,
        "callbacks": [Stopping(stop)] if stop else [],
    }
    session.refresh()
    turn = _Turn()
    try:
        begun, done = _begun(agent, session, config, text)
        for result in done:
            yield from turn.again(result)
        for mode, chunk in agent.stream(
            {"messages": begun},
            config,
            stream_mode=["messages", "updates", "custom"],
            durability="sync" if agent.checkpointer else None,
        ):
            yield from turn.take(mode, chunk)
    except AssistantError:
        raise
    except Exception as error:
        told = explained(error)
        if told is None:
            raise
        raise ModelError(told) from error
    turn.keep_lines(agent, config)
    prune(agent.checkpointer, thread_id)
    yield from turn.end(session)


def cleaned(message: str) -> str:
    """Return the message without control characters.

    Raises:
        InputError: nothing is left, or it is too long.
    """
    if len(message) > MAX_CHARS:
        raise InputError(
            f"The message has {len(message):,} characters; {MAX_CHARS:,} fit. Send it in parts."
        )
    text = "".join(c for c in message if c in "\n\t" or (c.isprintable() or c == "\u200d")).strip()
    if not text:
        raise InputError("The message is empty. Say what you know about the deal.")
    return text


def _begun(
    agent: Agent, session: PlanSession, config: RunnableConfig, text: str
) -> tuple[list[AnyMessage | RemoveMessage], list[ToolMessage]]:
    """Return what goes into the conversation first, and what a turn that was cut off had done."""
    kept = agent.get_state(config).values.get("messages", []) if agent.checkpointer else []
    waiting = unanswered(kept)
    if waiting is None or waiting.content != text:
        note = {VERSION: session.version}
        said = HumanMessage(text, id=uuid.uuid4().hex, additional_kwargs=note)
        return [*repairs(kept), said], []
    work = after(kept, waiting)
    mended = going_on(waiting, work, session.plan, session.history())
    gone = {m.id for m in mended if isinstance(m, RemoveMessage)}
    done = [m for m in [*work, *mended] if isinstance(m, ToolMessage) and m.id not in gone]
    return [*repairs(kept[: len(kept) - len(work)]), waiting, *mended], done


class _Turn:
    """What a turn has done so far."""

    def __init__(self) -> None:
        self.tools: list[str] = []
        self.text = ""
        self._speaking: str | None = None
        self._leaks = Leaks()
        self.reply: AIMessage | None = None
        self.lines: list[dict[str, Any]] = []
        self.made: dict[str, Any] = {}

    def take(self, mode: str, chunk: Any) -> Iterator[Event]:
        if mode == "messages":
            yield from self._streamed(chunk[0])
            return
        if mode == "custom":
            yield from self._again(AGAIN.get(chunk.get("again"), AGAIN["down"]))
            return
        for update in chunk.values():
            for message in (update or {}).get("messages", []):
                yield from self._message(message)

    def _streamed(self, message: Any) -> Iterator[Event]:
        if (
            isinstance(message, AIMessageChunk)
            and isinstance(message.content, str)
            and message.content
        ):
            if message.id != self._speaking:
                self._speaking = message.id
                self._leaks = Leaks()
                yield from self._again("")
            yield from self._shown(self._leaks.take(message.content))

    def _shown(self, text: str) -> Iterator[Event]:
        if text:
            self.text += text
            yield TextEvent(delta=text)

    def _again(self, why: str) -> Iterator[Event]:
        """Say that what was streamed so far is not the reply."""
        if self.text or why:
            self.text = ""
            yield AgainEvent(message=why)

    def _message(self, message: Any) -> Iterator[Event]:
        if isinstance(message, AIMessage):
            for call in message.tool_calls:
                self.tools.append(call["name"])
                label = LABELS.get(call["name"], "Working")
                yield ToolEvent(name=call["name"], label=label, state="started")
            yield from self._shown(self._leaks.rest())
            if not message.tool_calls:
                self.reply = message
                if self.text and message.text.startswith(self.text):
                    yield from self._shown(message.text[len(self.text) :])
        elif isinstance(message, ToolMessage):
            name = message.name or ""
            yield ToolEvent(name=name, label=LABELS.get(name, "Working"), state="finished")
            yield from self._results(message)

    def again(self, message: ToolMessage) -> Iterator[Event]:
        """Tell again what the turn had done when it was cut off."""
        self.tools.append(message.name or "")
        yield from self._results(message)

    def _results(self, message: ToolMessage) -> Iterator[Event]:
        found = artifact(message)
        lines = found.get("lines", [])
        self.lines += lines
        self.made |= {key: found[key] for key in MADE if found.get(key)}
        if lines:
            yield RecordedEvent(lines=[ChangeLine.model_validate(line) for line in lines])
        if found.get("proposed"):
            yield ProposedEvent(lines=found["proposed"])

    def keep_lines(self, agent: Agent, config: RunnableConfig) -> None:
        """Write what was recorded or made onto the reply, so that a reload finds it again."""
        if not (self.lines or self.made) or self.reply is None or not agent.checkpointer:
            return
        state = self.reply.additional_kwargs.get("state", {})
        more = self.made | ({"lines": self.lines} if self.lines else {})
        if more.keys() <= state.keys():
            return
        kept = {**self.reply.additional_kwargs, "state": {**more, **state}}
        self.reply = self.reply.model_copy(update={"additional_kwargs": kept})
        agent.update_state(config, {"messages": [self.reply]})

    def end(self, session: PlanSession) -> Iterator[Event]:
        if self.reply is None or not self.reply.text.strip():
            raise ModelError("The model gave no answer. Your message is kept: try again.")
        state = self.reply.additional_kwargs.get("state", {})
        asked = state.get("asked")
        waiting = len(session.pending.changes) if session.pending else 0
        if asked:
            yield AskedEvent(key=asked, question=state.get("question", ""))
        yield EndedEvent(
            text=self.reply.text, asked=asked, tools=self.tools,
            model=state.get("model", "offline"), usage=state.get("usage", {}),
            suggestions=state.get("suggestions") or suggestions(session.plan, waiting=waiting),
        )  # fmt: skip
